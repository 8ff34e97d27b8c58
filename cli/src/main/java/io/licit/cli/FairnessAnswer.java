package io.licit.cli;

import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.segment.ConditionParser;
import io.licit.core.segment.Definition;
import io.licit.core.segment.Draft;
import io.licit.core.segment.Expr;
import io.licit.core.source.SourceFile;
import io.licit.core.workspace.Workspace;
import io.licit.engine.fairness.Audit;
import io.licit.engine.fairness.Inquiry;
import io.licit.engine.fairness.Subject;
import io.licit.engine.fairness.WorkspaceAudit;
import io.licit.engine.folder.Opened;
import io.licit.fairness.report.FairnessReport;
import io.licit.fairness.report.SegmentReport;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
            WorkspaceAudit audit =
                    new WorkspaceAudit(opened.folder(), planned.workspace(), planned.checked(), opened.asOf());
            Audit.Results results = planned.audit(inquiry(audit, asked, question));
            WorkspaceAudit.Told told = audit.told(results, question.seesAll());
            audit.keep(results);
            return new FairnessAnswer(
                    told.report(),
                    told.findings(),
                    opened.folder(),
                    planned.workspace().segments());
        }
    }

    private static Inquiry inquiry(WorkspaceAudit audit, Set<String> asked, FairnessQuestion question) {
        List<Subject> subjects = asked.stream()
                .map(audit.checked().segments()::get)
                .flatMap(segment -> Optional.ofNullable(segment).stream())
                .map(segment -> WorkspaceAudit.subject(
                        segment, question.terms(segment.definition().fairness())))
                .toList();
        question.requireResponses(subjects);
        return audit.inquiry(
                subjects,
                question.chosen(audit.characteristics()),
                question.judged(),
                question.search(),
                question.seesAll() ? 1 : least(audit.workspace()));
    }

    /** Persons that whatever is told must be. */
    static int least(Workspace workspace) {
        return WorkspaceAudit.least(workspace);
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
