package io.licit.core.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How something is said in a language.
 *
 * @param language ISO 639-1
 * @param find any of them says it
 * @param except words that say something else, and hold what {@code find} finds
 * @param subjectOnly whether it says so at the head of a message alone
 * @param advertisingOnly whether a message about a contract that a person has may say it
 * @param added whether it was added to a pattern that was known before; then it spares no words but its own
 */
record Wording(
        String language,
        List<Pattern> find,
        List<Pattern> except,
        boolean subjectOnly,
        boolean advertisingOnly,
        boolean added) {
    /** How much of a passage is searched at a time, and by how much two stretches overlap: longer than any wording. */
    static final int WINDOW = 2_000;

    static final int OVERLAP = 400;

    /** How many characters a search may look at in a window before it is given up. */
    static final int STEPS = 400_000;

    Wording {
        find = List.copyOf(find);
        except = List.copyOf(except);
    }

    /** From {@code start} until {@code end} of a folded text. */
    record Stretch(int start, int end) {
        boolean holds(Stretch other) {
            return start <= other.start && other.end <= end;
        }
    }

    /**
     * Where a folded text says it, in order.
     *
     * <p>INVARIANT: a window that can't be searched in {@link #STEPS} counts as saying it, so that no text is so long or so
     * strange that nothing is found in it.
     */
    List<Stretch> in(String text) {
        List<Stretch> found = new ArrayList<>();
        int from = 0;
        while (true) {
            int until = Math.min(text.length(), from + WINDOW);
            for (Stretch one : window(text, from, until)) {
                if (!found.contains(one)) {
                    found.add(one);
                }
            }
            if (until == text.length()) {
                return found;
            }
            from = until - OVERLAP;
        }
    }

    private List<Stretch> window(String text, int from, int until) {
        try {
            List<Stretch> found = all(find, text, from, until);
            if (!found.isEmpty()) {
                List<Stretch> spared = all(except, text, from, until);
                found.removeIf(one -> spared.stream().anyMatch(other -> other.holds(one)));
            }
            return found;
        } catch (TooManySteps given) {
            return List.of(new Stretch(from, until));
        }
    }

    private static List<Stretch> all(List<Pattern> patterns, String text, int from, int until) {
        List<Stretch> found = new ArrayList<>();
        for (Pattern pattern : patterns) {
            Matcher matcher = pattern.matcher(new Counted(text, new Steps()));
            matcher.region(from, until).useTransparentBounds(true).useAnchoringBounds(false);
            while (matcher.find()) {
                found.add(new Stretch(matcher.start(), matcher.end()));
            }
        }
        return found;
    }

    private static final class Steps {
        private int taken;

        void take() {
            if (++taken > STEPS) {
                throw new TooManySteps();
            }
        }
    }

    /** A text that counts how often it is looked at. Time would depend on the machine. */
    private record Counted(String text, Steps steps) implements CharSequence {
        @Override
        public char charAt(int index) {
            steps.take();
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static final class TooManySteps extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManySteps() {
            super("a wording takes too many steps", null, false, false);
        }
    }
}
