package io.licit.engine.fairness;

import io.licit.core.check.Characteristic;
import io.licit.core.check.Characteristics;
import io.licit.core.check.Checker;
import io.licit.core.check.Segment;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.segment.Definition;
import io.licit.core.segment.Expr;
import io.licit.core.segment.FairnessTerms;
import io.licit.core.workspace.Workspace;
import io.licit.fairness.report.Across;
import io.licit.fairness.report.FairnessReport;
import io.licit.fairness.report.SegmentReport;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Segments of a workspace judged: what is asked of them, and what may be told of what was found.
 *
 * @param checked with every segment that is asked about
 */
public record WorkspaceAudit(Path folder, Workspace workspace, Checker.Checked checked, Instant asOf) {

    /**
     * A report, with what is to be said of it.
     *
     * @param isWhole whether nothing is withheld from it
     */
    public record Told(FairnessReport report, List<Diagnostic> findings, boolean isWhole) {
        public Told {
            findings = List.copyOf(findings);
        }
    }

    /** Persons that whatever is told must be. */
    public static int least(Workspace workspace) {
        return workspace
                .settings()
                .minimumSegmentSize()
                .orElse(workspace.settings().fairness().minimumGroup());
    }

    /** Every protected characteristic that the data has, in the order of names. */
    public List<Characteristic> characteristics() {
        return Characteristics.of(
                workspace.catalogue(),
                checked.law().categories(),
                workspace.settings().fairness().ageBands());
    }

    public static Subject subject(Segment segment, FairnessTerms terms) {
        Definition definition = segment.definition();
        return Subject.of(
                segment.id(), definition.title(), segment.digest(), segment.condition(), terms, definition.value());
    }

    /**
     * What is asked.
     *
     * @param chosen of the characteristics, in their order
     * @param minimum counts under it are withheld; 1 withholds nothing
     */
    public Inquiry inquiry(
            List<Subject> subjects,
            List<Characteristic> chosen,
            Set<Judged> judged,
            Inquiry.Search search,
            long minimum) {
        Map<String, Expr> conditions = new LinkedHashMap<>();
        checked.segments().forEach((id, segment) -> conditions.put(id, segment.condition()));
        return new Inquiry(
                workspace.settings().name(),
                asOf,
                workspace.catalogue(),
                chosen,
                subjects,
                unswappable(chosen),
                conditions,
                judged,
                true,
                search,
                workspace.settings().fairness(),
                minimum);
    }

    /** Where only some characteristics are looked at, nobody can tell of which others a column tells. */
    private Set<String> unswappable(List<Characteristic> chosen) {
        return chosen.equals(characteristics())
                ? Characteristics.columns(chosen)
                : workspace
                        .catalogue()
                        .persons()
                        .map(persons -> persons.columns().keySet())
                        .orElse(Set.of());
    }

    /** Adds results to the history of the workspace; they are on the disk when this returns. */
    public void keep(Audit.Results results) {
        History.of(folder).keep(asOf, results.segments(), Withholding.of(results, least(workspace)));
    }

    /**
     * What is told of results, held against what was kept before.
     *
     * @param isWhole whether nothing is withheld
     */
    public Told told(Audit.Results results, boolean isWhole) {
        List<SegmentReport> shown = isWhole ? results.segments() : Withholding.of(results, least(workspace));
        List<FairnessReport.Drift> drift =
                History.of(folder)
                        .drift(
                                asOf,
                                results.segments(),
                                workspace.settings().fairness().drift(),
                                isWhole)
                        .stream()
                        .filter(one -> mayBeTold(one, shown))
                        .toList();
        FairnessReport report = new FairnessReport(
                results.inquiry().title(),
                asOf.toString(),
                results.population().persons(),
                results.thresholds(),
                isWhole ? 1 : least(workspace),
                shown,
                across(results, isWhole),
                drift,
                results.notes());
        Diagnostics findings = new Diagnostics();
        findings.addAll(FairnessFindings.of(report, results.segments(), workspace, asOf));
        if (results.inquiry().characteristics().equals(characteristics())) {
            results.inquiry().subjects().stream()
                    .flatMap(subject -> Optional.ofNullable(workspace.segments().get(subject.id())).stream())
                    .forEach(segment -> findings.addAll(Characteristics.strayReferences(
                            segment, results.inquiry().characteristics())));
        }
        return new Told(report, findings.sorted(), isWhole);
    }

    private Optional<Across> across(Audit.Results results, boolean isWhole) {
        if (results.inquiry().subjects().size() < 2) {
            return Optional.empty();
        }
        Across across =
                AcrossSegments.of(results, checked, workspace.campaigns().values(), least(workspace), isWhole);
        return Optional.of(isWhole ? across : Withholding.of(across, results, least(workspace)));
    }

    /** A ratio that may not be shown may not be shown as it was either. */
    private static boolean mayBeTold(FairnessReport.Drift drift, List<SegmentReport> shown) {
        return shown.stream()
                .filter(report -> report.segment().equals(drift.segment()))
                .flatMap(report -> report.characteristics().stream())
                .filter(one ->
                        one.name().equals(drift.characteristic()) && one.set().equals(drift.set()))
                .anyMatch(one -> one.lowestAir().isPresent());
    }
}
