package io.licit.server.view;

import java.util.List;

/**
 * An attempt that was answered.
 *
 * @param said how many were right, in a sentence
 * @param certificate its number; empty where it was not passed
 */
public record MarkedView(boolean isPassed, String said, String certificate, List<Line> lines) {
    public MarkedView {
        lines = List.copyOf(lines);
    }

    /**
     * @param given what was chosen
     * @param answer what is right; the same where that was chosen
     * @param section of the course's text that teaches it
     */
    public record Line(
            int number, String question, boolean isRight, String given, String answer, String why, String section) {}
}
