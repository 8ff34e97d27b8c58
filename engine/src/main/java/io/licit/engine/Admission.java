package io.licit.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.roaringbitmap.RoaringBitmap;

/**
 * Everybody, divided by a gate at an instant: whom it lets in, and whom which rule is the first to leave out. The sets are
 * disjoint, together they are all persons, and none is changed once it is here.
 *
 * @param first by rule, in the gate's order; rules that leave out nobody are not there
 */
public record Admission(RoaringBitmap allowed, Map<String, RoaringBitmap> first) {
    public Admission {
        first = Collections.unmodifiableMap(new LinkedHashMap<>(first));
    }

    /**
     * The same but for some persons, who are divided as another admission says.
     *
     * @param rules of the gate, in its order
     */
    Admission with(RoaringBitmap whom, Admission anew, Iterable<String> rules) {
        Map<String, RoaringBitmap> both = new LinkedHashMap<>();
        for (String rule : rules) {
            both.computeIfAbsent(
                    rule,
                    name -> replaced(first.getOrDefault(name, NOBODY), whom, anew.first.getOrDefault(name, NOBODY)));
        }
        both.values().removeIf(RoaringBitmap::isEmpty);
        return new Admission(replaced(allowed, whom, anew.allowed), both);
    }

    private static final RoaringBitmap NOBODY = new RoaringBitmap();

    /** A set, of which some persons are in now as another has them. */
    static RoaringBitmap replaced(RoaringBitmap set, RoaringBitmap whom, RoaringBitmap by) {
        RoaringBitmap now = RoaringBitmap.andNot(set, whom);
        now.or(by);
        return now;
    }

    /** Persons on their way through a gate, test by test in its order. */
    static final class Dividing {
        private final RoaringBitmap left;
        private final Map<String, RoaringBitmap> first = new LinkedHashMap<>();

        Dividing(RoaringBitmap whom) {
            this.left = whom.clone();
        }

        /**
         * Leaves out those who are still here.
         *
         * @param holds for whom the test holds, wherever they are
         * @param places who are where the test applies; asked only where the test holds for somebody
         */
        void test(String rule, RoaringBitmap holds, Supplier<RoaringBitmap> places) {
            RoaringBitmap out = RoaringBitmap.and(left, holds);
            if (!out.isEmpty()) {
                out.and(places.get());
                left.andNot(out);
            }
            first.computeIfAbsent(rule, name -> new RoaringBitmap()).or(out);
        }

        /** Whoever is left is let in. */
        Admission admission() {
            first.values().removeIf(RoaringBitmap::isEmpty);
            return new Admission(left, first);
        }
    }

    /** How many of some persons each rule is the first to leave out; rules that leave out none of them are not told. */
    public List<AudienceCounts.Excluded> firstAmong(RoaringBitmap persons) {
        List<AudienceCounts.Excluded> counts = new ArrayList<>();
        first.forEach((rule, out) -> {
            long count = RoaringBitmap.andCardinality(out, persons);
            if (count > 0) {
                counts.add(new AudienceCounts.Excluded(rule, count));
            }
        });
        return counts;
    }

    /** Those of some persons whom each rule is the first to leave out; rules that leave out none of them are not there. */
    public Map<String, RoaringBitmap> firstOf(RoaringBitmap persons) {
        Map<String, RoaringBitmap> here = new LinkedHashMap<>();
        first.forEach((rule, out) -> {
            RoaringBitmap both = RoaringBitmap.and(out, persons);
            if (!both.isEmpty()) {
                here.put(rule, both);
            }
        });
        return here;
    }
}
