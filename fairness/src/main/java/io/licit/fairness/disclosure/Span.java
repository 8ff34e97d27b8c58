package io.licit.fairness.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Everything that can be computed from some sums by adding and subtracting: a basis in echelon form, modulo a prime.
 *
 * <p>Whether a sum is in the span is told by a vector drawn at random among those orthogonal to it: a sum in the span is
 * always orthogonal to that vector, any other is so with a chance of one in 2^61. So nothing that can be computed is
 * ever taken for safe.
 */
final class Span {
    /** A row without its pivot, whose coefficient is 1. It is zero in the pivots of the rows before it. */
    private record Row(int pivot, int[] columns, long[] values) {}

    private final List<Row> rows = new ArrayList<>();
    private final int[] uses;
    private final long[] work;
    private final long[] chance;

    /** @param uses by column, how many sums it is in: the rarest make the best pivots, since later rows seldom meet them */
    Span(int[] uses) {
        this.uses = uses.clone();
        work = new long[uses.length];
        Random random = new Random(61);
        chance = random.longs(uses.length, 0, Modulus.PRIME).toArray();
    }

    int size() {
        return rows.size();
    }

    void cutBackTo(int size) {
        rows.subList(size, rows.size()).clear();
    }

    /** Takes in the sum of these columns; without effect where it can be computed already. */
    void add(int[] columns) {
        Arrays.fill(work, 0);
        for (int column : columns) {
            work[column] = 1;
        }
        for (Row row : rows) {
            long factor = work[row.pivot];
            if (factor != 0) {
                work[row.pivot] = 0;
                subtract(factor, row);
            }
        }
        int pivot = rarest();
        if (pivot >= 0) {
            rows.add(row(pivot));
        }
    }

    private void subtract(long factor, Row row) {
        for (int i = 0; i < row.columns.length; i++) {
            int column = row.columns[i];
            work[column] = Modulus.minus(work[column], Modulus.times(factor, row.values[i]));
        }
    }

    private int rarest() {
        int best = -1;
        for (int column = 0; column < work.length; column++) {
            if (work[column] != 0 && (best < 0 || uses[column] < uses[best])) {
                best = column;
            }
        }
        return best;
    }

    private Row row(int pivot) {
        long inverse = Modulus.inverse(work[pivot]);
        int[] columns = new int[work.length];
        int count = 0;
        for (int column = 0; column < work.length; column++) {
            if (work[column] != 0 && column != pivot) {
                columns[count++] = column;
            }
        }
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
            values[i] = Modulus.times(work[columns[i]], inverse);
        }
        return new Row(pivot, Arrays.copyOf(columns, count), values);
    }

    /** A vector drawn among those orthogonal to the whole span. */
    long[] orthogonal() {
        long[] vector = chance.clone();
        for (int i = rows.size() - 1; i >= 0; i--) {
            Row row = rows.get(i);
            long sum = 0;
            for (int j = 0; j < row.columns.length; j++) {
                sum = Modulus.plus(sum, Modulus.times(row.values[j], vector[row.columns[j]]));
            }
            vector[row.pivot] = Modulus.minus(0, sum);
        }
        return vector;
    }
}
