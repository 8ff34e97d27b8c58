package io.licit.engine;

import io.licit.core.plan.Plan;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;

/**
 * A segment's persons as sets.
 *
 * @param contactable who has a contact point for one of the channels, and the admission, are of everybody, whether she
 *     matches or not
 */
record Audience(
        Plan.SegmentPlan segment,
        RoaringBitmap matching,
        RoaringBitmap eligible,
        RoaringBitmap contactable,
        Admission admission) {

    static Audience of(
            Plan.SegmentPlan segment, RoaringBitmap matching, Admission admission, RoaringBitmap contactable) {
        return new Audience(
                segment, matching, RoaringBitmap.and(matching, admission.allowed()), contactable, admission);
    }

    /** The eligible who have a contact point; found anew each time. */
    RoaringBitmap reachable() {
        return RoaringBitmap.and(eligible, contactable);
    }

    /** Those who match and are left out, by the rule that does so first, in the gate's order. */
    Map<String, RoaringBitmap> first() {
        return admission.firstOf(matching);
    }

    /** How many of some of those who match each rule is the first to leave out. */
    List<AudienceCounts.Excluded> firstAmong(RoaringBitmap persons) {
        return admission.firstAmong(RoaringBitmap.and(matching, persons));
    }

    AudienceCounts counts(Map<String, RoaringBitmap> byCountry) {
        RoaringBitmap reachable = reachable();
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
                admission.firstAmong(matching),
                countries);
    }
}
