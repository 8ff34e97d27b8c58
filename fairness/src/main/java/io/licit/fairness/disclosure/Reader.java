package io.licit.fairness.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Somebody who adds and subtracts everything that was shown, and what must not come of it. */
final class Reader {
    private final Columns columns;
    private final long minimum;
    private final Span span;
    private final List<Integer> guarded = new ArrayList<>();
    private final List<int[]> lines = new ArrayList<>();
    /** By named sum: zero where the reader can compute it. */
    private final long[] residues;
    /** Columns that the reader knows to be empty. */
    private final BitSet empty = new BitSet();

    Reader(Columns columns, long minimum) {
        this.columns = columns;
        this.minimum = minimum;
        span = new Span(columns.uses());
        residues = new long[columns.named().size()];
        columns.known().forEach(span::add);
        learn();
        for (int i = 0; i < residues.length; i++) {
            if (Disclosure.small(columns.counts()[i], minimum) && residues[i] != 0) {
                guarded.add(i);
            }
        }
        for (int[] line : columns.lines()) {
            if (!givenAway(line)) {
                lines.add(line);
            }
        }
    }

    /** Shows the item and says true, or leaves everything as it is and says false. */
    boolean mayLearn(int item) {
        int before = span.size();
        BitSet emptyBefore = (BitSet) empty.clone();
        columns.items().get(item).forEach(span::add);
        if (span.size() == before) {
            return true;
        }
        learn();
        boolean safe = guarded.stream().allMatch(i -> residues[i] != 0)
                && lines.stream().noneMatch(this::givenAway);
        if (!safe) {
            span.cutBackTo(before);
            empty.and(emptyBefore);
        }
        return safe;
    }

    /** Computes what can be; where that is nobody, all parts of it are known to be empty, and more can be computed. */
    private void learn() {
        boolean more = true;
        while (more) {
            look();
            more = false;
            for (int i = 0; i < residues.length; i++) {
                if (residues[i] == 0 && columns.counts()[i] == 0) {
                    for (int column : columns.named().get(i)) {
                        if (!empty.get(column)) {
                            empty.set(column);
                            span.add(new int[] {column});
                            more = true;
                        }
                    }
                }
            }
        }
    }

    private void look() {
        long[] orthogonal = span.orthogonal();
        for (int i = 0; i < residues.length; i++) {
            long sum = 0;
            for (int column : columns.named().get(i)) {
                sum = Modulus.plus(sum, orthogonal[column]);
            }
            residues[i] = sum;
        }
    }

    /** Whether the sum of what is hidden of a line can be computed and is small: each of its parts is then bounded by it. */
    private boolean givenAway(int[] line) {
        long hidden = 0;
        long residue = 0;
        for (int part : line) {
            if (residues[part] != 0) {
                hidden += columns.counts()[part];
                residue = Modulus.plus(residue, residues[part]);
            }
        }
        return residue == 0 && Disclosure.small(hidden, minimum);
    }
}
