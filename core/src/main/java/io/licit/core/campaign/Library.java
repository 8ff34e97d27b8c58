package io.licit.core.campaign;

import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.source.Sources;

/** What is known of wordings and of a message's elements: {@code law/patterns.yaml} and {@code law/elements.yaml}. */
public record Library(Patterns patterns, Elements elements) {
    /** From the texts of the shipped law, or others beside it; what can't be read is reported. */
    public static Library read(Sources law, Diagnostics out) {
        return new Library(Patterns.read(law, out), ElementsReader.read(law, out));
    }
}
