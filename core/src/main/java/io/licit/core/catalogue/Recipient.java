package io.licit.core.catalogue;

/** Who gets the audience. */
public enum Recipient implements Word {
    OWN("own"),
    THIRD_PARTY("third-party"),
    ONLINE_PLATFORM("online-platform");

    private final String word;

    Recipient(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
