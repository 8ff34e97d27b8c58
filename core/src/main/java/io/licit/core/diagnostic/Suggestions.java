package io.licit.core.diagnostic;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Words that an author may have meant. */
public final class Suggestions {
    private static final int NEAREST_MAX = 3;
    private static final int DISTANCE_MAX = 3;

    private Suggestions() {}

    /**
     * At most three candidates within a small edit distance, nearest first, then in alphabetical order. Upper case and
     * the choice of hyphen, underscore or blank cost nothing; two letters in the wrong order cost one.
     */
    public static List<String> nearest(String word, Collection<String> candidates) {
        String folded = fold(word);
        int limit = Math.min(DISTANCE_MAX, Math.max(1, folded.length() / 3));
        return candidates.stream()
                .distinct()
                .map(candidate -> new Near(candidate, distance(folded, fold(candidate), limit)))
                .filter(near -> near.distance <= limit)
                .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::word))
                .limit(NEAREST_MAX)
                .map(Near::word)
                .toList();
    }

    /** {@code did you mean `a` or `b`?}; nothing where nothing is near. */
    public static Said didYouMean(String word, Collection<String> candidates) {
        List<String> near = nearest(word, candidates);
        return near.isEmpty() ? Said.nothing() : Said.of("did you mean {}?", either(near));
    }

    /** {@code `a`, `b` or `c`}. */
    public static Said either(Collection<String> names) {
        return Said.joined(", ", " or ", Said.quoted(names));
    }

    /** {@code `a`, `b` and `c`}. */
    public static Said all(Collection<String> names) {
        return Said.joined(", ", " and ", Said.quoted(names));
    }

    /** {@code a, b or c}, with the word that stands before the last. */
    public static String joined(List<String> items, String word) {
        int last = items.size() - 1;
        return last < 1
                ? String.join("", items)
                : String.join(", ", items.subList(0, last)) + " " + word + " " + items.get(last);
    }

    private static String fold(String word) {
        return word.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
    }

    /** Optimal string alignment; anything above {@code limit} where the distance is greater than that. */
    private static int distance(String a, String b, int limit) {
        if (Math.abs(a.length() - b.length()) > limit) {
            return limit + 1;
        }
        int[] before = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
            int[] spare = before;
            before = last;
            last = row;
            row = spare;
        }
        return last[b.length()];
    }

    private record Near(String word, int distance) {}
}
