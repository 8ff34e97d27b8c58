package io.licit.engine.bits;

import java.util.Arrays;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/**
 * A characteristic that is given as a probability of each group, such as a proxy method's, for every person.
 *
 * <p>A person is missing where a probability is, or where they add up to less than 0.99 (the CFPB's rule for BISG, "Using
 * publicly available information to proxy for unidentified race and ethnicity", 2014); and, house convention, where one
 * is no probability or they add up to more than 1.01.
 */
public final class Probabilities {
    private static final double LEAST = 0.99;
    private static final double MOST = 1.01;

    private final List<String> groups;
    private final List<double[]> columns;
    private final RoaringBitmap missing;
    private final RoaringBitmap known;
    private final Blocks blocks;

    private Probabilities(List<String> groups, List<double[]> columns, int persons, RoaringBitmap missing) {
        this.groups = groups;
        this.columns = columns;
        this.missing = missing;
        this.known = RoaringBitmap.bitmapOfRange(0, persons);
        known.andNot(missing);
        this.blocks = new Blocks(persons);
    }

    /** @param columns one for each group, by person, NaN where missing; not to be changed afterwards */
    public static Probabilities of(List<String> groups, List<double[]> columns) {
        int persons = columns.isEmpty() ? 0 : columns.get(0).length;
        if (groups.size() != columns.size() || columns.stream().anyMatch(column -> column.length != persons)) {
            throw new IllegalArgumentException("not one column of all persons for each group");
        }
        RoaringBitmap missing = new RoaringBitmap();
        for (int person = 0; person < persons; person++) {
            double sum = 0;
            boolean proper = true;
            for (double[] column : columns) {
                proper &= column[person] >= 0 && column[person] <= 1;
                sum += column[person];
            }
            if (!proper || !(sum >= LEAST && sum <= MOST)) {
                missing.add(person);
            }
        }
        return new Probabilities(List.copyOf(groups), List.copyOf(columns), persons, missing);
    }

    public List<String> groups() {
        return groups;
    }

    public RoaringBitmap missing() {
        return missing.clone();
    }

    /**
     * What a weighted rate and its variance are made of.
     *
     * @param persons known
     * @param sums of each group's probability
     * @param products {@code products[g][h]}: sums of the products of two groups' probabilities; of squares where they are
     *     one group
     */
    public record Sums(long persons, double[] sums, double[][] products) {}

    /** Over the known persons of a set, and over all other known persons. */
    public record Split(Sums inside, Sums outside) {}

    public Split split(RoaringBitmap set) {
        blocks.requireWithin(set);
        return new Split(of(RoaringBitmap.and(known, set)), of(RoaringBitmap.andNot(known, set)));
    }

    /** Over everybody who is known. */
    public Sums everybody() {
        return of(known);
    }

    private Sums of(RoaringBitmap set) {
        int size = groups.size();
        Sums total = new Sums(set.getLongCardinality(), new double[size], new double[size][size]);
        for (Sums part : blocks.ranges((first, last) -> of(set, first, last))) {
            for (int g = 0; g < size; g++) {
                total.sums[g] += part.sums[g];
                for (int h = 0; h < size; h++) {
                    total.products[g][h] += part.products[Math.min(g, h)][Math.max(g, h)];
                }
            }
        }
        return total;
    }

    /** Only half of the products, which the other half is equal to. */
    private Sums of(RoaringBitmap set, int first, int last) {
        int size = groups.size();
        Sums sums = new Sums(0, new double[size], new double[size][size]);
        Blocks.Cursor cursor = new Blocks.Cursor(set);
        int[] members = new int[Blocks.SIZE];
        double[] own = new double[size];
        for (int block = first; block < last; block++) {
            int length = cursor.at(block) ? cursor.read(members) : 0;
            for (int i = 0; i < length; i++) {
                int person = blocks.start(block) + members[i];
                Arrays.setAll(own, g -> columns.get(g)[person]);
                add(own, sums);
            }
        }
        return sums;
    }

    private static void add(double[] own, Sums sums) {
        for (int g = 0; g < own.length; g++) {
            sums.sums[g] += own[g];
            for (int h = g; h < own.length; h++) {
                sums.products[g][h] += own[g] * own[h];
            }
        }
    }
}
