package io.licit.server.view;

import java.util.List;

/**
 * An activity of the record of processing.
 *
 * @param id of its segment
 */
public record ActivityView(String id, String title, List<Field> fields) {
    public ActivityView {
        fields = List.copyOf(fields);
    }

    /**
     * @param letter of GDPR Article 30(1)
     * @param isKnown whether it is answered; else the text says what a human is to answer
     */
    public record Field(String letter, String name, String text, boolean isKnown) {}
}
