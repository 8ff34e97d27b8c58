package io.licit.core.campaign;

import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.source.Sources;

/** What is known of wordings and of a message's elements: {@code law/patterns.yaml} and {@code law/elements.yaml}. */
public record Library(Patterns patterns, Elements elements) {
    /**
     * From the texts of the shipped law and the wordings that a workspace adds; what can't be read is reported.
     *
     * @param workspace its texts, of which {@code law/patterns*.yaml} count
     */
    public static Library read(Sources law, Sources workspace, Diagnostics out) {
        return new Library(Patterns.read(law, out).with(workspace, out), ElementsReader.read(law, out));
    }
}
