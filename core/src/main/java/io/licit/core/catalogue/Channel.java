package io.licit.core.catalogue;

/** How a person is reached; {@code none} where nobody is. */
public enum Channel implements Word {
    EMAIL("email"),
    SMS("sms"),
    PHONE_LIVE("phone-live"),
    PHONE_AUTOMATED("phone-automated"),
    MESSAGING("messaging"),
    PUSH("push"),
    IN_APP("in-app"),
    FAX("fax"),
    POST("post"),
    WEB_ADS("web-ads"),
    TRACKERS("trackers"),
    NONE("none");

    private final String word;

    Channel(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
