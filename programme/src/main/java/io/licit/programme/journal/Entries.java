package io.licit.programme.journal;

import io.licit.core.check.Checker;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.json.Json;
import io.licit.core.law.view.LawDigest;
import io.licit.engine.AudienceCounts;
import io.licit.programme.people.Actor;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Entries on what was asked of segments. */
public final class Entries {
    private Entries() {}

    /**
     * That segments were held against the law.
     *
     * @param kind such as {@code check} or {@code review}
     * @param asked ids of the segments that were asked for
     * @param asOf the instant that was asked about
     */
    public static Entry checked(
            String kind,
            Checker.Checked checked,
            Set<String> asked,
            Collection<Diagnostic> findings,
            Instant asOf,
            Instant at,
            Actor by) {
        Json.Builder segments = Json.object();
        checked.segments().forEach((id, segment) -> {
            if (asked.contains(id)) {
                segments.put(id, segment.digest());
            }
        });
        return new Entry(
                kind,
                at,
                by,
                Json.object()
                        .put("as_of", asOf.toString())
                        .put("findings", counts(findings))
                        .put("law", law(checked))
                        .put("segments", segments.build())
                        .build());
    }

    /** That audiences were found and stored. */
    public static Entry ran(Checker.Checked checked, List<AudienceCounts> counts, Instant asOf, Instant at, Actor by) {
        return new Entry(
                "run",
                at,
                by,
                Json.object()
                        .put("as_of", asOf.toString())
                        .put("law", law(checked))
                        .put(
                                "segments",
                                Json.array(
                                        counts.stream().map(Entries::audience).toList()))
                        .build());
    }

    private static Json audience(AudienceCounts counts) {
        Json.Builder excluded = Json.object();
        counts.excluded().forEach(out -> excluded.put(out.rule(), out.count()));
        return Json.object()
                .put("digest", counts.digest())
                .put("eligible", counts.eligible())
                .put("excluded", excluded.build())
                .put("matching", counts.matching())
                .put("reachable", counts.reachable())
                .put("segment", counts.segment())
                .build();
    }

    private static Json law(Checker.Checked checked) {
        return Json.object()
                .put("day", checked.law().day().toString())
                .put("digest", LawDigest.of(checked.law().rules()))
                .build();
    }

    /** Findings by code: their texts may name what people typed. */
    private static Json counts(Collection<Diagnostic> findings) {
        Map<String, Long> byCode = new TreeMap<>();
        findings.forEach(one -> byCode.merge(one.code().id(), 1L, Long::sum));
        Json.Builder counts = Json.object();
        byCode.forEach(counts::put);
        return counts.build();
    }
}
