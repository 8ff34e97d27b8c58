package io.licit.fairness.disclosure;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Which numbers of a report to withhold so that no count under a minimum can be computed from those that stay.
 *
 * <p>Atoms are the finest cells of persons: their counts are unknown to the reader, every number is a sum of some. What
 * the reader can compute is the linear span of what stays. Zero may be shown, since it singles out nobody; a reader who
 * knows of a zero knows that every atom in it is empty.
 *
 * <p>Method: the items are taken in, the most useful first, each unless it would make a small named number computable or
 * leave a remainder of a line that is known and small. So none that is withheld could be shown besides. Cell suppression
 * with complementary cells: Hundepool et al., Statistical Disclosure Control, 2012, ch. 4; computable counts by
 * elimination, and bounds by one equation at a time. Bounds by several equations together are not looked at.
 */
public final class Disclosure {
    private Disclosure() {}

    /**
     * What is to be published. A sum is the ascending numbers of its atoms.
     *
     * @param atoms how many persons are in each
     * @param known sums that everybody knows and that are never withheld
     * @param items sums that are shown or withheld together, the most useful first
     * @param named sums that a reader has a name for, shown or not; those of 1 to the minimum less one are protected
     * @param lines numbers in {@code named} of sums that exclude each other and that a reader might add up: what stays
     *     hidden of a line is bounded by its remainder
     */
    public record Table(
            long[] atoms, List<int[]> known, List<List<int[]>> items, List<int[]> named, List<int[]> lines) {
        public Table {
            known = List.copyOf(known);
            items = List.copyOf(items);
            named = List.copyOf(named);
            lines = List.copyOf(lines);
        }
    }

    /** Whether the count is to be protected: from 1 to the minimum less one. */
    public static boolean small(long count, long minimum) {
        return 0 < count && count < minimum;
    }

    /**
     * The numbers of the items to withhold. A count that follows from {@code known} alone can't be protected and is let
     * be.
     */
    public static BitSet withheld(Table table, long minimum) {
        Columns columns = Columns.of(table);
        if (Arrays.stream(columns.counts()).noneMatch(count -> small(count, minimum))) {
            return new BitSet(); // what is hidden of a line comes to nobody or to the minimum, too
        }
        Reader reader = new Reader(columns, minimum);
        BitSet withheld = new BitSet();
        for (int item = 0; item < table.items().size(); item++) {
            if (!reader.mayLearn(item)) {
                withheld.set(item);
            }
        }
        return withheld;
    }
}
