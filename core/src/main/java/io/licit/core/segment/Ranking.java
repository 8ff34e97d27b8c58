package io.licit.core.segment;

import java.util.List;

/** The known values of all persons in ascending order. Persons with equal values share the lowest rank among them. */
final class Ranking {
    private final List<Value> sorted;

    private Ranking(List<Value> sorted) {
        this.sorted = sorted;
    }

    static Ranking of(List<Value> values) {
        return new Ranking(values.stream()
                .filter(value -> !value.isNothing())
                .sorted(ValueOrder.ASCENDING)
                .toList());
    }

    /** (rank - 1) / (n - 1) among n persons with a value; 0 where there is one. SQL's {@code percent_rank}. */
    Value percentile(Value value) {
        if (value.isNothing()) {
            return value;
        }
        return Value.of(sorted.size() == 1 ? 0 : below(value) / (double) (sorted.size() - 1));
    }

    /** Which of {@code tiles} equal parts, from 1: floor((rank - 1) * tiles / n) + 1. Unlike SQL's, equal values agree. */
    Value tile(int tiles, Value value) {
        if (value.isNothing()) {
            return value;
        }
        return Value.of((double) (below(value) * (long) tiles / sorted.size() + 1));
    }

    /** How many values are less. */
    private long below(Value value) {
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ValueOrder.ASCENDING.compare(sorted.get(middle), value) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
