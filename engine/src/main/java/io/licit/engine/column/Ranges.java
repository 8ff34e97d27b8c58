package io.licit.engine.column;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** A set of codes, as ascending closed ranges that neither meet nor touch. Values. */
public final class Ranges implements Serializable {
    private static final long serialVersionUID = 1;

    public static final Ranges NONE = new Ranges(List.of());
    public static final Ranges ALL = of(Long.MIN_VALUE, Long.MAX_VALUE);

    private final long[] lows;
    private final long[] highs;

    private record Range(long low, long high) {}

    private Ranges(List<Range> disjoint) {
        lows = disjoint.stream().mapToLong(Range::low).toArray();
        highs = disjoint.stream().mapToLong(Range::high).toArray();
    }

    /** From one code to another, both within; nothing where the first is greater. */
    public static Ranges of(long low, long high) {
        return low > high ? NONE : new Ranges(List.of(new Range(low, high)));
    }

    public static Ranges union(Collection<Ranges> all) {
        List<Range> sorted = new ArrayList<>();
        all.forEach(ranges -> sorted.addAll(ranges.list()));
        sorted.sort(Comparator.comparingLong(Range::low));
        List<Range> disjoint = new ArrayList<>();
        for (Range range : sorted) {
            Range last = disjoint.isEmpty() ? range : disjoint.get(disjoint.size() - 1);
            boolean apart = last.high != Long.MAX_VALUE && range.low > last.high + 1;
            if (disjoint.isEmpty() || apart) {
                disjoint.add(range);
            } else {
                disjoint.set(disjoint.size() - 1, new Range(last.low, Math.max(last.high, range.high)));
            }
        }
        return new Ranges(disjoint);
    }

    public Ranges or(Ranges other) {
        return union(List.of(this, other));
    }

    public Ranges and(Ranges other) {
        return not().or(other.not()).not();
    }

    /** All other codes. */
    public Ranges not() {
        List<Range> gaps = new ArrayList<>();
        long next = Long.MIN_VALUE;
        for (int i = 0; i < lows.length; i++) {
            if (lows[i] > next) {
                gaps.add(new Range(next, lows[i] - 1));
            }
            if (highs[i] == Long.MAX_VALUE) {
                return new Ranges(gaps);
            }
            next = highs[i] + 1;
        }
        gaps.add(new Range(next, Long.MAX_VALUE));
        return new Ranges(gaps);
    }

    /** What each range becomes on another axis of codes. */
    public Ranges mapped(Mapping mapping) {
        List<Ranges> all = new ArrayList<>();
        for (int i = 0; i < lows.length; i++) {
            all.add(mapping.of(lows[i], highs[i]));
        }
        return union(all);
    }

    public boolean contains(long code) {
        int at = Arrays.binarySearch(lows, code);
        int before = at >= 0 ? at : -at - 2;
        return before >= 0 && code <= highs[before];
    }

    int size() {
        return lows.length;
    }

    long low(int range) {
        return lows[range];
    }

    long high(int range) {
        return highs[range];
    }

    /** The first range that does not end before a code; {@link #size} where all do. */
    int from(long code) {
        int at = Arrays.binarySearch(highs, code);
        return at >= 0 ? at : -at - 1;
    }

    private List<Range> list() {
        List<Range> list = new ArrayList<>();
        for (int i = 0; i < lows.length; i++) {
            list.add(new Range(lows[i], highs[i]));
        }
        return list;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ranges ranges && Arrays.equals(lows, ranges.lows) && Arrays.equals(highs, ranges.highs);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(lows) * 31 + Arrays.hashCode(highs);
    }

    @Override
    public String toString() {
        return list().toString();
    }

    /** Where a range of codes is on another axis. */
    public interface Mapping {
        Ranges of(long low, long high);
    }
}
