package io.licit.core.catalogue;

/** The type of a value. {@code UNKNOWN} is a column whose data nobody has looked at; it fits everywhere. */
public enum Type implements Word {
    BOOLEAN("boolean"),
    NUMBER("number"),
    TEXT("text"),
    DATE("date"),
    TIMESTAMP("timestamp"),
    UNKNOWN("unknown");

    private final String word;

    Type(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
