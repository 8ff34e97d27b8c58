package io.licit.cli;

import io.licit.core.assess.AssessmentDraft;
import io.licit.core.catalogue.AssessmentKind;
import io.licit.core.catalogue.Word;
import io.licit.core.check.Checker;
import io.licit.core.check.Segment;
import io.licit.core.diagnostic.Suggestions;
import io.licit.core.law.Rule;
import io.licit.core.workspace.Workspace;
import io.licit.engine.folder.Opened;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Draws up an assessment: the questions of its kind, answered as far as the workspace knows. */
@CommandLine.Command(
        name = "new",
        mixinStandardHelpOptions = true,
        description = "Draw up an assessment of a segment, with the questions of its kind, to be answered and signed.")
final class AssessNew extends Command {
    @Parameters(
            index = "0",
            paramLabel = "KIND",
            description =
                    "dpia, legitimate-interests, business-reason, purpose-compatibility, substantiation or fairness.")
    private String kind = "";

    @Parameters(index = "1", paramLabel = "SEGMENT", description = "The segment's id.")
    private String segment = "";

    @Option(names = "--id", paramLabel = "ID", description = "What to call it; else KIND-SEGMENT.")
    private @Nullable String id;

    AssessNew(Shell shell) {
        super(shell);
    }

    @Override
    int run() {
        options.format(Format.TEXT);
        AssessmentKind asked = kind();
        Opened opened = Opening.read(options, shell);
        Set<String> segments = Opening.asked(opened, List.of(segment));
        Workspace workspace = opened.workspace().orElseThrow(() -> broken("the workspace can't be read"));
        Checker.Checked checked = opened.check(workspace, segments);
        Segment found = checked.segments().get(segment);
        if (found == null) {
            throw broken("segment `" + segment + "` has mistakes");
        }
        String name = id == null ? asked.word() + "-" + segment : id;
        if (!name.matches("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,99}")) {
            throw options.usage("`" + name + "` is no id of letters, digits, `.`, `_` and `-`");
        }
        if (workspace.assessments().containsKey(name)) {
            throw CliException.usage("there is an assessment `" + name + "` already", "choose another name with --id");
        }
        LocalDate today = LocalDate.ofInstant(opened.asOf(), ZoneOffset.UTC);
        Path file = opened.folder().resolve("assessments").resolve(name + ".yaml");
        write(file, AssessmentDraft.of(name, asked, found, checked, workspace.catalogue(), today));
        print(next(file, AssessmentDraft.asking(asked, found, checked)));
        return Exit.OK;
    }

    private AssessmentKind kind() {
        return Word.of(AssessmentKind.class, kind)
                .orElseThrow(() -> CliException.usage(
                        "there is no kind of assessment `" + kind + "`; there is "
                                + String.join(", ", Word.words(AssessmentKind.class)),
                        Suggestions.didYouMean(kind, Word.words(AssessmentKind.class))
                                .text()));
    }

    private static CliException broken(String what) {
        return CliException.usage(what, "`licit check` says why");
    }

    /** Never over a file that is there. */
    private void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException there) {
            throw CliException.usage(
                    "`" + shell.shown(file) + "` is there already", "choose another name with --id, or remove it");
        } catch (IOException failed) {
            throw CliException.world("`" + shell.shown(file) + "` can't be written: " + failed.getMessage(), "");
        }
    }

    private String next(Path file, List<Rule> asking) {
        String by = asking.isEmpty()
                ? "No rule in force asks for one of this kind on this segment."
                : "Asked for by " + asking.stream().map(Rule::id).collect(Collectors.joining(", ")) + ".";
        return "A draft in " + shell.shown(file) + ". " + by + "\n"
                + "Answer the questions in it, set `outcome:`, sign and date it; until then it counts for nothing.\n";
    }
}
