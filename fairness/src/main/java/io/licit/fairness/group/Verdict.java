package io.licit.fairness.group;

/** What the counts say, mildest last. Never that a segment is without fault: only what was found. */
public enum Verdict {
    ADVERSE_IMPACT("adverse impact indicated"),
    CONCERN("concern"),
    /** Too few persons, or too wide an interval, to say either. */
    INSUFFICIENT("insufficient evidence"),
    /** The protected data is missing, or only one group is known. */
    CANNOT_TELL("cannot tell"),
    NO_CONCERN("no concern found");

    private final String word;

    Verdict(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
