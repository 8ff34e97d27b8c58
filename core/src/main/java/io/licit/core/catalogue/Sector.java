package io.licit.core.catalogue;

/** What the organisation does, as far as the law tells uses apart by it. */
public enum Sector implements Word {
    GENERAL("general"),
    CREDIT("credit"),
    HOUSING("housing"),
    EMPLOYMENT("employment"),
    INSURANCE("insurance"),
    HEALTH("health");

    private final String word;

    Sector(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
