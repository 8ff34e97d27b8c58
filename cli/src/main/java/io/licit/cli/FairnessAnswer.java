package io.licit.cli;

import io.licit.core.check.Characteristic;
import io.licit.core.check.Characteristics;
import io.licit.core.check.Checker;
import io.licit.core.check.Segment;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.segment.ConditionParser;
import io.licit.core.segment.Definition;
import io.licit.core.segment.Draft;
import io.licit.core.segment.Expr;
import io.licit.core.source.SourceFile;
import io.licit.core.workspace.Workspace;
import io.licit.engine.fairness.AcrossSegments;
import io.licit.engine.fairness.Audit;
import io.licit.engine.fairness.FairnessFindings;
import io.licit.engine.fairness.History;
import io.licit.engine.fairness.Inquiry;
import io.licit.engine.fairness.Subject;
import io.licit.engine.fairness.Withholding;
import io.licit.engine.folder.Opened;
import io.licit.fairness.report.Across;
import io.licit.fairness.report.FairnessReport;
import io.licit.fairness.report.SegmentReport;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A report on a workspace's segments or on a table, with what is to be said of it.
 *
 * @param folder of the workspace; plays no part for a table
 * @param definitions of the workspace's segments
 */
record FairnessAnswer(
        FairnessReport report, List<Diagnostic> findings, Path folder, Map<String, Definition> definitions) {

    /** Judges segments of a workspace, and keeps the results before anything is shown. */
    static FairnessAnswer of(Command command, Opened opened, Set<String> asked, FairnessQuestion question) {
        try (Planned planned = Planned.of(command, opened, asked)) {
            Workspace workspace = planned.workspace();
            Inquiry inquiry = inquiry(opened, planned, asked, question);
            Audit.Results results = planned.audit(inquiry);
            History history = History.of(opened.folder());
            List<SegmentReport> shown = Withholding.of(results);
            List<FairnessReport.Drift> drift = history
                    .drift(
                            opened.asOf(),
                            results.segments(),
                            workspace.settings().fairness().drift(),
                            question.seesAll())
                    .stream()
                    .filter(one -> mayBeTold(one, shown))
                    .toList();
            history.keep(
                    opened.asOf(),
                    results.segments(),
                    question.seesAll() ? Withholding.of(results, least(workspace)) : shown);
            FairnessReport report = new FairnessReport(
                    inquiry.title(),
                    opened.asOf().toString(),
                    results.population().persons(),
                    results.thresholds(),
                    inquiry.minimum(),
                    shown,
                    across(results, planned, inquiry),
                    drift,
                    results.notes());
            Diagnostics findings = new Diagnostics();
            findings.addAll(FairnessFindings.of(report, results.segments(), workspace, opened.asOf()));
            asked.stream()
                    .flatMap(id -> Optional.ofNullable(workspace.segments().get(id)).stream())
                    .forEach(segment -> findings.addAll(strays(segment, inquiry, question)));
            return new FairnessAnswer(report, findings.sorted(), opened.folder(), workspace.segments());
        }
    }

    /** References of a segment to characteristics that the data has not; none where only some were asked for. */
    private static List<Diagnostic> strays(Definition segment, Inquiry inquiry, FairnessQuestion question) {
        return question.characteristics().isEmpty()
                ? Characteristics.strayReferences(segment, inquiry.characteristics())
                : List.of();
    }

    private static Inquiry inquiry(Opened opened, Planned planned, Set<String> asked, FairnessQuestion question) {
        Workspace workspace = planned.workspace();
        Checker.Checked checked = planned.checked();
        Map<String, Expr> conditions = new LinkedHashMap<>();
        checked.segments().forEach((id, segment) -> conditions.put(id, segment.condition()));
        List<Subject> subjects = asked.stream()
                .map(checked.segments()::get)
                .flatMap(segment -> Optional.ofNullable(segment).stream())
                .map(segment -> subject(segment, question))
                .toList();
        question.requireResponses(subjects);
        List<Characteristic> all = Characteristics.of(
                workspace.catalogue(),
                checked.law().categories(),
                workspace.settings().fairness().ageBands());
        return new Inquiry(
                workspace.settings().name(),
                opened.asOf(),
                workspace.catalogue(),
                question.chosen(all),
                subjects,
                unswappable(workspace, question, all),
                conditions,
                question.judged(),
                true,
                question.search(),
                workspace.settings().fairness(),
                question.seesAll() ? 1 : least(workspace));
    }

    /** Persons that whatever is told must be. */
    static int least(Workspace workspace) {
        return workspace
                .settings()
                .minimumSegmentSize()
                .orElse(workspace.settings().fairness().minimumGroup());
    }

    /** Where only some characteristics are looked at, nobody can tell of which others a column tells. */
    private static Set<String> unswappable(Workspace workspace, FairnessQuestion question, List<Characteristic> all) {
        return question.characteristics().isEmpty()
                ? Characteristics.columns(all)
                : workspace
                        .catalogue()
                        .persons()
                        .map(persons -> persons.columns().keySet())
                        .orElse(Set.of());
    }

    private static Subject subject(Segment segment, FairnessQuestion question) {
        Definition definition = segment.definition();
        return Subject.of(
                segment.id(),
                definition.title(),
                segment.digest(),
                segment.condition(),
                question.terms(definition.fairness()),
                definition.value());
    }

    private static Optional<Across> across(Audit.Results results, Planned planned, Inquiry inquiry) {
        if (inquiry.subjects().size() < 2) {
            return Optional.empty();
        }
        Across across = AcrossSegments.of(
                results, planned.checked(), planned.workspace().campaigns().values(), least(planned.workspace()));
        return Optional.of(Withholding.of(across, results));
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

    /** Writes an alternative beside the segment that it is of, as a segment of its own, and gives the file. */
    Path draft(String segment, long number) {
        Optional<SegmentReport> found = report.segments().stream()
                .filter(one -> one.segment().equals(segment))
                .findFirst();
        Optional<String> condition = found.flatMap(one -> one.drafts().entrySet().stream()
                .filter(entry -> entry.getKey() == number)
                .map(Map.Entry::getValue)
                .findFirst());
        Optional<Definition> definition = Optional.ofNullable(definitions.get(segment));
        if (condition.isEmpty() || definition.isEmpty()) {
            throw CliException.usage(
                    "there is no alternative " + number + " to `" + segment + "`",
                    found.map(one -> one.drafts().size())
                            .filter(count -> count > 0)
                            .map(count -> "there are 1 to " + count)
                            .orElse("the search found none"));
        }
        String id = segment + "-alternative-" + number;
        Expr where = ConditionParser.parse(new SourceFile(id, condition.get()), new Diagnostics())
                .orElseThrow(() -> new IllegalStateException("an alternative that is no condition"));
        Path file = folder.resolve("segments").resolve(id + ".yaml");
        try {
            Files.writeString(
                    file,
                    Draft.of(definition.get(), id, "(alternative " + number + ")", where),
                    StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.WRITE);
            return file;
        } catch (FileAlreadyExistsException there) {
            throw CliException.usage("`" + id + "` is there already", "remove the file, or give it another name");
        } catch (IOException failure) {
            throw CliException.world("cannot write " + file, "is the folder writable?");
        }
    }
}
