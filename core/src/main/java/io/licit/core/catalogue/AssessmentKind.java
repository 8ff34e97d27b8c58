package io.licit.core.catalogue;

/** A kind of signed human judgement. */
public enum AssessmentKind implements Word {
    DPIA("dpia"),
    LEGITIMATE_INTERESTS("legitimate-interests"),
    BUSINESS_REASON("business-reason"),
    PURPOSE_COMPATIBILITY("purpose-compatibility"),
    SUBSTANTIATION("substantiation"),
    FAIRNESS("fairness");

    private final String word;

    AssessmentKind(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
