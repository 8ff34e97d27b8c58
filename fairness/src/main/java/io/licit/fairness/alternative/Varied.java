package io.licit.fairness.alternative;

import java.util.List;
import java.util.Optional;

/**
 * A condition that the search may change: every person has one small code for it, and a variant is a set of codes.
 *
 * @param literal its number in the formula
 * @param text as it stands
 * @param codes how many codes there are, from 0; a person of whom nothing is known has one too
 * @param variants the first is the condition as it stands; one that leaves it out needs no codes
 */
public record Varied(int literal, String text, int codes, List<Variant> variants) {
    public Varied {
        variants = List.copyOf(variants);
        if (variants.isEmpty() || variants.get(0).kind().isPresent()) {
            throw new IllegalArgumentException("`" + text + "` does not begin with itself");
        }
        for (Variant variant : variants) {
            if (!variant.dropped() && variant.holds().length != codes) {
                throw new IllegalArgumentException("`" + variant.text() + "` is not said of every code");
            }
        }
    }

    /** How many there are besides the condition as it stands. */
    int changes() {
        return variants.size() - 1;
    }

    /**
     * What may stand in the condition's place.
     *
     * @param kind what was done; empty for the condition as it stands
     * @param text empty where it is left out
     * @param holds by code, whether it is true of such a person; plays no part where it is left out
     */
    public record Variant(Optional<Change.Kind> kind, String text, boolean[] holds) {
        public static Variant original(String text, boolean... holds) {
            return new Variant(Optional.empty(), text, holds);
        }

        public static Variant leftOut() {
            return new Variant(Optional.of(Change.Kind.DROPPED), "", new boolean[0]);
        }

        public static Variant moved(String text, boolean... holds) {
            return new Variant(Optional.of(Change.Kind.MOVED), text, holds);
        }

        public static Variant swapped(String text, boolean... holds) {
            return new Variant(Optional.of(Change.Kind.SWAPPED), text, holds);
        }

        boolean dropped() {
            return kind.equals(Optional.of(Change.Kind.DROPPED));
        }
    }
}
