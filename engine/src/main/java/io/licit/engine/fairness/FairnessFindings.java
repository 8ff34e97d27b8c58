package io.licit.engine.fairness;

import io.licit.core.catalogue.AssessmentKind;
import io.licit.core.catalogue.Figure;
import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.diagnostic.Said;
import io.licit.core.diagnostic.Severity;
import io.licit.core.segment.Definition;
import io.licit.core.source.Span;
import io.licit.core.workspace.Assessment;
import io.licit.core.workspace.Workspace;
import io.licit.fairness.group.CharacteristicResult;
import io.licit.fairness.group.GroupResult;
import io.licit.fairness.group.Verdict;
import io.licit.fairness.proxy.Association;
import io.licit.fairness.proxy.ProxyUse;
import io.licit.fairness.report.Across;
import io.licit.fairness.report.FairnessReport;
import io.licit.fairness.report.SegmentReport;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an author is told of a report. A finding on a difference, or on a proxy, is answered by a signed assessment of a
 * business reason, or of fairness, that cites the lowest ratio and its p-value; it then stands as a note.
 */
public final class FairnessFindings {
    /** Where a characteristic is not known of more persons, the known ones say little; house convention. */
    private static final double MISSING_SHARE = 0.01;

    /** How far the lowest ratio may be below the one that was signed for; house convention. */
    private static final double CITED_TOLERANCE = 0.05;

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,18})?");

    private final Map<String, Definition> segments;
    private final Collection<Assessment> assessments;
    private final Span settings;
    private final Instant asOf;
    private final Map<String, Double> lowest;
    private final Diagnostics out = new Diagnostics();

    private FairnessFindings(
            Map<String, Definition> segments,
            Collection<Assessment> assessments,
            Span settings,
            Instant asOf,
            Map<String, Double> lowest) {
        this.lowest = lowest;
        this.segments = segments;
        this.assessments = assessments;
        this.settings = settings;
        this.asOf = asOf;
    }

    /**
     * On a workspace's segments.
     *
     * @param whole the reports on them from which nothing is withheld, which signed figures are held against
     */
    public static List<Diagnostic> of(
            FairnessReport report, List<SegmentReport> whole, Workspace workspace, Instant asOf) {
        return new FairnessFindings(
                        workspace.segments(),
                        workspace.assessments().values(),
                        workspace.settings().span(),
                        asOf,
                        lowest(whole))
                .all(report);
    }

    /** On a table that belongs to no workspace. */
    public static List<Diagnostic> of(FairnessReport report, Instant asOf) {
        return new FairnessFindings(Map.of(), List.of(), Span.none(), asOf, Map.of()).all(report);
    }

    /** The lowest ratio of any characteristic, by segment. */
    private static Map<String, Double> lowest(List<SegmentReport> whole) {
        Map<String, Double> lowest = new HashMap<>();
        whole.forEach(report -> report.characteristics().stream()
                .filter(one -> !one.isIntersection())
                .flatMapToDouble(one -> one.lowestAir().stream())
                .min()
                .ifPresent(ratio -> lowest.put(report.segment(), ratio)));
        return lowest;
    }

    private List<Diagnostic> all(FairnessReport report) {
        report.segments().forEach(this::segment);
        report.drift().stream()
                .filter(FairnessReport.Drift::flagged)
                .forEach(drift -> say(drift.segment(), FairnessMessages.drift(drift, place(drift.segment()))));
        report.across().ifPresent(across -> {
            across.singledOut().stream()
                    .collect(Collectors.groupingBy(Across.Combination::first, TreeMap::new, Collectors.toList()))
                    .forEach((first, all) -> say(first, FairnessMessages.singledOut(all, place(first))));
            across.unions()
                    .forEach(one -> say(
                            one.segments().get(0),
                            FairnessMessages.union(one, place(one.segments().get(0)))));
            across.offers().stream()
                    .filter(share -> share.verdict() == Verdict.ADVERSE_IMPACT || share.verdict() == Verdict.CONCERN)
                    .forEach(share -> out.add(FairnessMessages.offer(share, settings)));
            across.unreached().stream()
                    .filter(CharacteristicResult::flagged)
                    .forEach(result -> out.add(FairnessMessages.unreached(result, settings)));
        });
        return out.sorted();
    }

    private void segment(SegmentReport report) {
        String id = report.segment();
        if (report.characteristics().isEmpty()) {
            say(id, FairnessMessages.nothingProtected(id, place(id)));
            return;
        }
        boolean reasoned = reasoned(report);
        List<CharacteristicResult> single = report.characteristics().stream()
                .filter(one -> !one.isIntersection())
                .toList();
        single.forEach(result -> difference(report, List.of(result), reasoned));
        report.characteristics().stream()
                .filter(one -> one.isIntersection() && one.flagged())
                .collect(Collectors.groupingBy(CharacteristicResult::set, Collectors.toList()))
                .values()
                .forEach(results -> difference(report, results, reasoned));
        single.stream()
                .filter(result -> result.set().equals(single.get(0).set()))
                .filter(FairnessFindings::missesMany)
                .forEach(result -> say(id, FairnessMessages.missing(result, place(id))));
        report.proxies().stream()
                .filter(one -> one.flagged() && one.inUse() && !one.columns().isEmpty())
                .collect(Collectors.groupingBy(Association::columns, Collectors.toList()))
                .values()
                .forEach(told -> say(id, answered(FairnessMessages.proxy(told, place(id)), reasoned)));
        report.proxyUses().stream()
                .filter(ProxyUse::flagged)
                .collect(Collectors.groupingBy(ProxyUse::condition, Collectors.toList()))
                .values()
                .forEach(uses -> say(id, answered(FairnessMessages.proxyUse(uses, place(id)), reasoned)));
    }

    /** Results that are told together; of one verdict the worst counts. */
    private void difference(SegmentReport report, List<CharacteristicResult> results, boolean reasoned) {
        boolean adverse = results.stream().anyMatch(one -> one.verdict() == Verdict.ADVERSE_IMPACT);
        boolean concern = results.stream().anyMatch(CharacteristicResult::flagged);
        if (concern) {
            Code code = adverse ? Code.FAI6001 : Code.FAI6002;
            say(
                    report.segment(),
                    answered(FairnessMessages.difference(code, results, place(report.segment())), reasoned));
        }
    }

    private static boolean missesMany(CharacteristicResult result) {
        double known = result.groups().stream()
                .filter(group -> !group.withheld())
                .mapToDouble(GroupResult::persons)
                .sum();
        double missing = result.missing().count().persons();
        // INVARIANT: a number that may not be told is a number; that somebody is missing may be.
        return result.missing().withheld()
                || missing > MISSING_SHARE * (known + missing)
                || result.verdict() == Verdict.CANNOT_TELL;
    }

    private static Diagnostic answered(Diagnostic finding, boolean reasoned) {
        return reasoned
                ? finding.withSeverity(Severity.NOTE)
                        .withNote(Said.of(
                                "a signed assessment is in force that cites a ratio as low as the segment's lowest"))
                : finding;
    }

    private boolean reasoned(SegmentReport report) {
        Set<AssessmentKind> kinds = EnumSet.of(AssessmentKind.BUSINESS_REASON, AssessmentKind.FAIRNESS);
        return assessments.stream()
                .filter(one -> kinds.contains(one.kind()))
                .filter(one -> one.figures().keySet().containsAll(EnumSet.of(Figure.AIR, Figure.P_VALUE)))
                .filter(one -> citesWhatIs(one, report.segment()))
                .anyMatch(one -> one.validFor(report.segment(), report.digest(), asOf));
    }

    /** Who signed for a smaller gap than there is now has not signed for this one. */
    private boolean citesWhatIs(Assessment assessment, String segment) {
        Double ratio = lowest.get(segment);
        String cited = assessment.figures().getOrDefault(Figure.AIR, "").strip();
        return ratio == null || NUMBER.matcher(cited).matches() && Double.parseDouble(cited) <= ratio + CITED_TOLERANCE;
    }

    private void say(String segment, Diagnostic finding) {
        out.add(segments.containsKey(segment) ? finding.withSegment(segment) : finding);
    }

    private Span place(String segment) {
        return Optional.ofNullable(segments.get(segment))
                .map(Definition::places)
                .map(Definition.Places::where)
                .orElse(Span.none());
    }
}
