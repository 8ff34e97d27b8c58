package io.licit.programme.run;

import io.licit.core.json.Json;
import io.licit.engine.AudienceCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The counts that an entry on a run tells. */
final class RunFacts {
    private RunFacts() {}

    /** By segment; nothing of what is no such entry. */
    static Map<String, AudienceCounts> of(Json facts) {
        Map<String, AudienceCounts> all = new TreeMap<>();
        if (facts instanceof Json.Obj entry && entry.get("segments").orElse(Json.none()) instanceof Json.Arr segments) {
            for (Json one : segments.items()) {
                if (one instanceof Json.Obj segment) {
                    AudienceCounts counts = counts(segment);
                    all.put(counts.segment(), counts);
                }
            }
        }
        return all;
    }

    private static AudienceCounts counts(Json.Obj segment) {
        List<AudienceCounts.Excluded> excluded = new ArrayList<>();
        if (segment.get("excluded").orElse(Json.none()) instanceof Json.Obj rules) {
            rules.members().forEach((rule, count) -> excluded.add(new AudienceCounts.Excluded(rule, number(count))));
        }
        // The log keeps keys in the order of the alphabet, and a page shows the largest first.
        excluded.sort((one, other) -> Long.compare(other.count(), one.count()));
        return new AudienceCounts(
                text(segment, "segment"),
                text(segment, "digest"),
                number(segment.get("matching").orElse(Json.none())),
                number(segment.get("eligible").orElse(Json.none())),
                number(segment.get("reachable").orElse(Json.none())),
                excluded,
                Map.of());
    }

    private static String text(Json.Obj object, String key) {
        return object.get(key).orElse(Json.none()) instanceof Json.Str text ? text.value() : "";
    }

    private static long number(Json value) {
        return value instanceof Json.Num number ? number.value().longValue() : 0;
    }
}
