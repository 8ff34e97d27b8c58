package io.licit.cli;

import java.util.Locale;

/** A form of output. */
enum Format {
    TEXT,
    JSON,
    SARIF,
    JUNIT,
    GITHUB,
    HTML,
    XAPI,
    OSCAL,
    CSV,
    MARKDOWN;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
