package io.licit.engine;

import io.licit.core.plan.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;

/**
 * A segment's persons as sets.
 *
 * @param first those left out, by the rule that does so first, in the gate's order
 */
record Audience(
        Plan.SegmentPlan segment,
        RoaringBitmap matching,
        RoaringBitmap eligible,
        RoaringBitmap reachable,
        Map<String, RoaringBitmap> first) {

    /** Applies a gate's tests in their order. */
    static Audience of(Plan.SegmentPlan segment, RoaringBitmap matching, GateAnswers gate, RoaringBitmap contactable) {
        RoaringBitmap left = matching.clone();
        Map<String, RoaringBitmap> first = new LinkedHashMap<>();
        for (Plan.GateTest test : segment.gate().tests()) {
            RoaringBitmap out =
                    RoaringBitmap.and(left, gate.excluded(segment.gate().places(), test));
            left.andNot(out);
            first.computeIfAbsent(test.rule(), rule -> new RoaringBitmap()).or(out);
        }
        first.values().removeIf(RoaringBitmap::isEmpty);
        return new Audience(segment, matching, left, RoaringBitmap.and(left, contactable), first);
    }

    /** How many of some persons each rule is the first to leave out; rules that leave out none of them are not told. */
    List<AudienceCounts.Excluded> firstAmong(RoaringBitmap persons) {
        List<AudienceCounts.Excluded> counts = new ArrayList<>();
        first.forEach((rule, out) -> {
            long count = RoaringBitmap.andCardinality(out, persons);
            if (count > 0) {
                counts.add(new AudienceCounts.Excluded(rule, count));
            }
        });
        return counts;
    }

    AudienceCounts counts(Map<String, RoaringBitmap> byCountry) {
        List<AudienceCounts.Excluded> excluded = new ArrayList<>();
        first.forEach((rule, out) -> excluded.add(new AudienceCounts.Excluded(rule, out.getLongCardinality())));
        Map<String, AudienceCounts.CountryCounts> countries = new TreeMap<>();
        byCountry.forEach((country, people) -> {
            long here = RoaringBitmap.andCardinality(matching, people);
            if (here > 0) {
                countries.put(
                        country,
                        new AudienceCounts.CountryCounts(
                                here,
                                RoaringBitmap.andCardinality(eligible, people),
                                RoaringBitmap.andCardinality(reachable, people)));
            }
        });
        return new AudienceCounts(
                segment.id(),
                segment.digest(),
                matching.getLongCardinality(),
                eligible.getLongCardinality(),
                reachable.getLongCardinality(),
                excluded,
                countries);
    }
}
