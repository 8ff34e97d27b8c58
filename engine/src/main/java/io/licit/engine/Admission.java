package io.licit.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
