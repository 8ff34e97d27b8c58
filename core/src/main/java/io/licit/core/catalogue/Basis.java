package io.licit.core.catalogue;

/** The lawful basis that a segment declares, after GDPR Art. 6(1). */
public enum Basis implements Word {
    CONSENT("consent"),
    LEGITIMATE_INTERESTS("legitimate-interests"),
    CONTRACT("contract"),
    LEGAL_OBLIGATION("legal-obligation"),
    VITAL_INTERESTS("vital-interests"),
    PUBLIC_TASK("public-task");

    private final String word;

    Basis(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
