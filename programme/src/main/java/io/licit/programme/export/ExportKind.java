package io.licit.programme.export;

import io.licit.core.catalogue.Word;
import io.licit.engine.ExportRequest.Form;

/** A kind of file that an audience leaves in. */
public enum ExportKind implements Word {
    CSV("csv", Form.CSV, false),
    PARQUET("parquet", Form.PARQUET, false),
    NDJSON("ndjson", Form.NDJSON, false),
    GOOGLE_CUSTOMER_MATCH("google-customer-match", Form.CSV, true),
    META_CUSTOM_AUDIENCE("meta-custom-audience", Form.CSV, true),
    TIKTOK_CUSTOMER_FILE("tiktok-customer-file", Form.CSV, true);

    private final String word;
    private final Form form;
    private final boolean platform;

    ExportKind(String word, Form form, boolean platform) {
        this.word = word;
        this.form = form;
        this.platform = platform;
    }

    @Override
    public String word() {
        return word;
    }

    Form form() {
        return form;
    }

    /** Whether it is a list of hashes for an ad platform. */
    boolean isForPlatform() {
        return platform;
    }
}
