package io.licit.server.view;

import java.util.List;

/**
 * A question of an attempt.
 *
 * @param isMissing whether the form came back without an answer to it
 */
public record QuestionView(int number, String text, List<Option> options, boolean isMissing) {
    public QuestionView {
        options = List.copyOf(options);
    }

    /** @param isChosen whether it was chosen when the form came back */
    public record Option(String letter, String text, boolean isChosen) {}
}
