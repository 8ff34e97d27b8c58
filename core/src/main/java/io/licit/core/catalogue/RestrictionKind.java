package io.licit.core.catalogue;

/** Why a person's data may not be used as before. */
public enum RestrictionKind implements Word {
    ERASURE("erasure"),
    RESTRICTION("restriction"),
    DECEASED("deceased"),
    DO_NOT_CALL("do-not-call"),
    LEGAL_HOLD("legal-hold");

    private final String word;

    RestrictionKind(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
