package io.licit.core.segment;

import java.util.Collection;
import java.util.List;

/** Names that an author may have meant. */
final class Suggestions {
    private static final int SHOWN = 3;

    private Suggestions() {}

    /** {@code did you mean `a` or `b`?}, or nothing where no name is near. */
    static String help(String written, Collection<String> names) {
        return help(near(written, names));
    }

    static String help(List<String> names) {
        if (names.isEmpty()) {
            return "";
        }
        return "did you mean " + listed(names, "or") + "?";
    }

    /** {@code `a`, `b` or `c`}. */
    static String listed(List<String> names, String word) {
        List<String> quoted = names.stream().map(name -> "`" + name + "`").toList();
        int last = quoted.size() - 1;
        if (last < 1) {
            return String.join("", quoted);
        }
        return String.join(", ", quoted.subList(0, last)) + " " + word + " " + quoted.get(last);
    }

    /** The nearest names, at most three; a name is near when a third of its letters or fewer differ. */
    static List<String> near(String written, Collection<String> names) {
        String lower = Words.lower(written);
        int allowed = Math.max(1, lower.length() / 3);
        return names.stream()
                .distinct()
                .filter(name -> Math.abs(name.length() - lower.length()) <= allowed)
                .map(name -> new Candidate(name, distance(lower, Words.lower(name))))
                .filter(candidate -> candidate.distance <= allowed)
                .sorted()
                .limit(SHOWN)
                .map(Candidate::name)
                .toList();
    }

    private record Candidate(String name, int distance) implements Comparable<Candidate> {
        @Override
        public int compareTo(Candidate other) {
            return distance != other.distance ? Integer.compare(distance, other.distance) : name.compareTo(other.name);
        }
    }

    /** Letters to insert, delete, change or swap with their neighbour: optimal string alignment. */
    static int distance(String left, String right) {
        int[][] cost = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, left, right, i, j);
            }
        }
        return cost[left.length()][right.length()];
    }

    private static int step(int[][] cost, String left, String right, int i, int j) {
        int change = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
        int best = Math.min(cost[i - 1][j - 1] + change, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped = i > 1
                && j > 1
                && left.charAt(i - 1) == right.charAt(j - 2)
                && left.charAt(i - 2) == right.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
