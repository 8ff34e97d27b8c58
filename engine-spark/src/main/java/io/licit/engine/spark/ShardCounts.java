package io.licit.engine.spark;

import io.licit.engine.Algebra;
import java.io.Serializable;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;

/**
 * A shard's part of one audience, in numbers.
 *
 * @param segment its number in the plan
 * @param excluded by rule
 * @param countries matching, eligible and reachable by country
 * @param file what was written of its members; empty where nothing was
 */
record ShardCounts(
        int segment,
        long matching,
        long eligible,
        long reachable,
        HashMap<String, Long> excluded,
        HashMap<String, long[]> countries,
        String file)
        implements Serializable {

    static ShardCounts of(Algebra.Sets sets, Map<Algebra.Stated, RoaringBitmap> places, String file) {
        HashMap<String, Long> excluded = new LinkedHashMap<>();
        sets.first().forEach((rule, out) -> excluded.put(rule, out.getLongCardinality()));
        HashMap<String, long[]> countries = new HashMap<>();
        places.forEach((place, persons) -> {
            long matching = RoaringBitmap.andCardinality(sets.matching(), persons);
            if (matching > 0) {
                long[] here = countries.computeIfAbsent(place.country(), country -> new long[3]);
                here[0] += matching;
                here[1] += RoaringBitmap.andCardinality(sets.eligible(), persons);
                here[2] += RoaringBitmap.andCardinality(sets.reachable(), persons);
            }
        });
        return new ShardCounts(
                sets.segment(),
                sets.matching().getLongCardinality(),
                sets.eligible().getLongCardinality(),
                sets.reachable().getLongCardinality(),
                excluded,
                countries,
                file);
    }

    /** The sum of all shards' parts of one audience. */
    static ShardCounts sum(int segment, List<ShardCounts> parts) {
        long matching = 0;
        long eligible = 0;
        long reachable = 0;
        HashMap<String, Long> excluded = new HashMap<>();
        HashMap<String, long[]> countries = new HashMap<>();
        for (ShardCounts part : parts) {
            if (part.segment == segment) {
                matching += part.matching;
                eligible += part.eligible;
                reachable += part.reachable;
                part.excluded.forEach((rule, count) -> excluded.merge(rule, count, Long::sum));
                part.countries.forEach((country, counts) -> countries.merge(country, counts, ShardCounts::plus));
            }
        }
        return new ShardCounts(segment, matching, eligible, reachable, excluded, countries, "");
    }

    private static long[] plus(long[] one, long[] other) {
        return new long[] {one[0] + other[0], one[1] + other[1], one[2] + other[2]};
    }

    Map<String, long[]> byCountry() {
        return new TreeMap<>(countries);
    }
}
