package io.licit.programme.journal;

import io.licit.core.check.Checker;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.json.Json;
import io.licit.core.law.view.LawDigest;
import io.licit.core.workspace.Assessment;
import io.licit.core.workspace.Stated;
import io.licit.programme.people.Actor;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Entries on what was asked of segments. */
public final class Entries {
    private static final int LISTED = 200;

    private Entries() {}

    /**
     * That segments were held against the law.
     *
     * @param assessments of the workspace; those on these segments are in the log with their addresses
     * @param asked ids of the segments that were asked for
     * @param asOf the instant that was asked about
     */
    public static Entry checked(
            Checker.Checked checked,
            Collection<Assessment> assessments,
            Set<String> asked,
            Collection<Diagnostic> findings,
            Instant asOf,
            Instant at,
            Actor by) {
        Json.Builder signed = Json.object();
        for (Assessment assessment : assessments) {
            if (!Collections.disjoint(assessment.segments(), asked)) {
                Stated.of(assessment.span().file()).ifPresent(stated -> signed.put(assessment.id(), stated.digest()));
            }
        }
        return new Entry(
                "check",
                at,
                by,
                facts(checked, asked, findings, asOf)
                        .put("assessments", brief(signed.build()))
                        .build());
    }

    /**
     * That campaigns were held against the law.
     *
     * @param campaigns the address of each, by id
     * @param counted whether their recipients were counted
     */
    public static Entry reviewed(
            Checker.Checked checked,
            Map<String, String> campaigns,
            boolean counted,
            Collection<Diagnostic> findings,
            Instant asOf,
            Instant at,
            Actor by) {
        Json.Builder addresses = Json.object();
        campaigns.forEach(addresses::put);
        return new Entry(
                "review",
                at,
                by,
                facts(checked, checked.verdicts().keySet(), findings, asOf)
                        .put("campaigns", brief(addresses.build()))
                        .put("counted", counted)
                        .build());
    }

    private static Json.Builder facts(
            Checker.Checked checked, Set<String> asked, Collection<Diagnostic> findings, Instant asOf) {
        Json.Builder segments = Json.object();
        checked.segments().forEach((id, segment) -> {
            if (asked.contains(id)) {
                segments.put(id, segment.digest());
            }
        });
        Json.Obj addresses = segments.build();
        return Json.object()
                .put("as_of", asOf.toString())
                .put("findings", counts(findings))
                .put("law", law(checked))
                .put("segments", brief(addresses));
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

    /** What would not fit into an entry stands there by its address. */
    private static Json brief(Json.Obj all) {
        return all.members().size() <= LISTED
                ? all
                : Json.object()
                        .put("count", all.members().size())
                        .put("digest", "sha256:" + all.digest())
                        .build();
    }
}
