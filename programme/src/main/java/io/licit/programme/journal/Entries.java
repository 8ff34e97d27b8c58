package io.licit.programme.journal;

import io.licit.core.check.Checker;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.json.Json;
import io.licit.core.law.view.LawDigest;
import io.licit.programme.people.Actor;
import java.time.Instant;
import java.util.Collection;
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

    /** The law that was asked, by its day and its address. */
    public static Json law(Checker.Checked checked) {
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
