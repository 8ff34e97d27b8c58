package io.licit.fairness.alternative;

import java.util.Locale;

/**
 * One change to one condition.
 *
 * @param literal its number in the formula
 * @param variant its number among the literal's variants; 0 is the condition as it stands
 * @param kind what is done
 * @param from the condition's text
 * @param to the text of what stands in its place; empty where it is dropped
 */
public record Change(int literal, int variant, Kind kind, String from, String to) {
    public enum Kind {
        DROPPED,
        MOVED,
        SWAPPED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
