package io.licit.engine;

import io.licit.engine.bits.Codes;
import java.util.ArrayList;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/** An audience by the values of one column of the persons. */
public sealed interface Breakdown {
    String column();

    /**
     * Every value that somebody of the data has.
     *
     * @param values in ascending order of their bytes in UTF-8, {@code false} before {@code true}; nobody may match
     * @param missing those of whom the column says nothing, or blanks
     */
    record Counted(String column, List<Value> values, Value missing) implements Breakdown {
        public Counted {
            values = List.copyOf(values);
        }
    }

    /** The column has so many different texts that they are not listed. */
    record TooMany(String column) implements Breakdown {}

    /** The numbers of those who have a value. */
    record Value(String value, long matching, long eligible, long reachable) {
        static final String MISSING = "";

        private Value plus(Value other) {
            return new Value(value, matching + other.matching, eligible + other.eligible, reachable + other.reachable);
        }
    }

    /** @param counts by set of an audience (matching, eligible, reachable), by value, those without one last */
    static Counted of(String column, List<String> values, List<long[]> counts) {
        Value missing = value(Value.MISSING, values.size(), counts);
        List<Value> all = new ArrayList<>();
        for (int code = 0; code < values.size(); code++) {
            Value one = value(values.get(code), code, counts);
            if (values.get(code).isBlank()) {
                missing = missing.plus(one);
            } else {
                all.add(one);
            }
        }
        return new Counted(column, all, missing);
    }

    /** @param sets of an audience: matching, eligible, reachable */
    static Counted of(String name, Codes codes, List<RoaringBitmap> sets) {
        List<long[]> counts = new ArrayList<>();
        for (RoaringBitmap set : sets) {
            long[] here = new long[codes.labels().size() + 1];
            set.forEach((int person) -> {
                int code = codes.at(person);
                here[code == Codes.MISSING ? codes.labels().size() : code]++;
            });
            counts.add(here);
        }
        return of(name, codes.labels(), counts);
    }

    private static Value value(String value, int code, List<long[]> counts) {
        return new Value(value, counts.get(0)[code], counts.get(1)[code], counts.get(2)[code]);
    }
}
