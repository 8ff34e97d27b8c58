package io.licit.fairness.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An audience parted by the values of something, as it may leave: no count of few persons is shown, and none can be
 * computed from those that are and from the whole.
 *
 * <p>Values of whom few match are put together with each other, and with larger ones until they are no longer few. Where
 * few of a value are eligible or reachable, both numbers are withheld, and those of the smallest other rows with them,
 * until they are two or more and not few together. The two go and stay together: one alone would bound the other.
 *
 * <p>What several tables tell together is not looked at, nor how many match and are not eligible.
 */
public record Parted(List<Row> rows, Optional<Row> others) {
    public Parted {
        rows = List.copyOf(rows);
    }

    /**
     * Some values together, or one alone.
     *
     * @param values their indexes
     * @param passed empty where it is withheld
     */
    public record Row(List<Integer> values, long matching, Optional<Passed> passed) {
        public Row {
            values = List.copyOf(values);
        }
    }

    /** Who of those that match got further. */
    public record Passed(long eligible, long reachable) {}

    /**
     * The largest values each in a row of its own, the largest first, and the others together. Values of whom nobody
     * matches have no row.
     *
     * @param counts by value; nobody is counted twice
     * @param apart a value that has a row of its own however many are larger, and is the last; none where it is negative
     * @param most rows of values
     * @param minimum persons that a count must be of to leave; 1 lets all leave
     */
    public static Parted of(List<Funnel> counts, int apart, int most, long minimum) {
        return new Parting(counts, apart, minimum).parted(most, -1);
    }

    /** The same, where the last of the counts are of many values that are not told apart, and have no row of their own. */
    public static Parted withRest(List<Funnel> counts, int apart, int most, long minimum) {
        return new Parting(counts, apart, minimum).parted(most, counts.size() - 1);
    }

    /** The rows in the making. */
    private static final class Parting {
        private final List<Funnel> counts;
        private final int apart;
        private final long minimum;
        private final List<Integer> shown = new ArrayList<>();
        private final List<Integer> others = new ArrayList<>();

        Parting(List<Funnel> counts, int apart, long minimum) {
            this.counts = counts;
            this.apart = apart;
            this.minimum = minimum;
        }

        Parted parted(int most, int rest) {
            for (int value = 0; value < counts.size(); value++) {
                long matching = counts.get(value).matching();
                if (matching > 0) {
                    (isFew(matching) || value == rest ? others : shown).add(value);
                }
            }
            shown.sort(Comparator.comparing((Integer value) -> value == apart)
                    .thenComparing(value -> -counts.get(value).matching()));
            int last = shown.size() - (shown.contains(apart) ? 1 : 0);
            List<Integer> beyond = shown.subList(Math.min(most, last), last);
            others.addAll(beyond);
            beyond.clear();
            while (isFew(sum(others).matching()) && !shown.isEmpty()) {
                others.add(removeSmallest());
            }
            others.sort(Comparator.naturalOrder());
            return rows();
        }

        private int removeSmallest() {
            int smallest = shown.stream()
                    .min(Comparator.comparing(value -> counts.get(value).matching()))
                    .orElseThrow();
            shown.remove(Integer.valueOf(smallest));
            return smallest;
        }

        private boolean isFew(long count) {
            return Disclosure.small(count, minimum);
        }

        private Funnel sum(List<Integer> values) {
            return values.stream().map(counts::get).reduce(Funnel.NOBODY, Funnel::plus);
        }

        private Parted rows() {
            List<List<Integer>> all = new ArrayList<>();
            shown.forEach(value -> all.add(List.of(value)));
            if (!others.isEmpty()) {
                all.add(others);
            }
            List<Funnel> sums = all.stream().map(this::sum).toList();
            List<Integer> withheld = withheld(sums);
            List<Row> rows = new ArrayList<>();
            for (int row = 0; row < sums.size(); row++) {
                Funnel sum = sums.get(row);
                rows.add(new Row(
                        all.get(row),
                        sum.matching(),
                        withheld.contains(row)
                                ? Optional.empty()
                                : Optional.of(new Passed(sum.eligible(), sum.reachable()))));
            }
            Optional<Row> rest = others.isEmpty() ? Optional.empty() : Optional.of(rows.remove(rows.size() - 1));
            return new Parted(rows, rest);
        }

        /** The rows whose later steps stay here. A row that is alone is the whole, which is told anyway. */
        private List<Integer> withheld(List<Funnel> sums) {
            List<Integer> withheld = new ArrayList<>();
            List<Integer> open = new ArrayList<>();
            for (int row = 0; row < sums.size(); row++) {
                Funnel sum = sums.get(row);
                (isFew(sum.eligible()) || isFew(sum.reachable()) ? withheld : open).add(row);
            }
            if (withheld.isEmpty() || sums.size() == 1) {
                return List.of();
            }
            // Rows without anybody last, since they hide the least.
            open.sort(Comparator.comparing((Integer row) -> sums.get(row).eligible() == 0)
                    .thenComparing(row -> sums.get(row).eligible()));
            Funnel hidden = withheld.stream().map(sums::get).reduce(Funnel.NOBODY, Funnel::plus);
            while (!open.isEmpty() && (withheld.size() < 2 || isFew(hidden.eligible()) || isFew(hidden.reachable()))) {
                int next = open.remove(0);
                withheld.add(next);
                hidden = hidden.plus(sums.get(next));
            }
            return withheld;
        }
    }
}
