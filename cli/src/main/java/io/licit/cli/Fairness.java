package io.licit.cli;

import io.licit.cli.text.Numbers;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Severity;
import io.licit.engine.fairness.FairnessJson;
import io.licit.engine.fairness.Inquiry;
import io.licit.engine.fairness.Judged;
import io.licit.engine.folder.Opened;
import io.licit.fairness.report.FairnessReport;
import io.licit.fairness.report.HtmlReport;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says whether segments hold protected groups differently, how sure that is, what causes it and what would lessen it. */
@CommandLine.Command(
        name = "fairness",
        mixinStandardHelpOptions = true,
        description = {
            "Say whether segments hold protected groups differently, how sure that is, what in a segment causes it, and"
                    + " which changes would lessen it at what cost.",
            "Without a workspace: licit fairness --data FILE --where \"age >= 25\" --protected sex,race"
        })
final class Fairness extends Command {
    @Parameters(paramLabel = "SEGMENT", description = "Ids of segments; none for all.")
    private List<String> named = List.of();

    @ArgGroup(exclusive = false, heading = "%nA table of your own, without a workspace:%n")
    private @Nullable PlainOptions plain;

    @Option(
            names = "--judge",
            split = ",",
            paramLabel = "SET",
            description = "By which persons: matching, audience (both by default), reach.")
    private List<Judged> judged = List.of();

    @Option(
            names = "--characteristics",
            split = ",",
            paramLabel = "NAME",
            description = "Only these protected characteristics of the workspace.")
    private List<String> characteristics = List.of();

    @Option(
            names = "--reference",
            paramLabel = "SEX=Male",
            description = "Hold the groups of a characteristic against this one too; may be repeated.")
    private Map<String, String> references = Map.of();

    @Option(names = "--alternatives", description = "Look for alternatives to every segment, found fault with or not.")
    private boolean alternatives;

    @Option(names = "--no-alternatives", description = "Look for no alternatives.")
    private boolean noAlternatives;

    @Option(
            names = "--draft",
            paramLabel = "N",
            description = "Write alternative N of the one segment named as a segment of its own.")
    private @Nullable Long draft;

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            description =
                    "officer or auditor: counts under the minimum size are shown; analyst (default) or marketer: not.")
    private @Nullable Role role;

    /** Who looks. */
    enum Role {
        MARKETER,
        ANALYST,
        OFFICER,
        AUDITOR;

        boolean seesAll() {
            return this == OFFICER || this == AUDITOR;
        }
    }

    Fairness(Shell shell) {
        super(shell);
    }

    @Override
    int run() {
        Format format =
                options.format(Format.TEXT, Format.JSON, Format.HTML, Format.SARIF, Format.JUNIT, Format.GITHUB);
        if (alternatives && noAlternatives) {
            throw options.usage(
                    "alternatives are looked for or not: --alternatives and --no-alternatives exclude each other");
        }
        if (draft != null && plain == null && named.size() != 1) {
            throw options.usage("--draft writes an alternative of one segment: name it");
        }
        FairnessAnswer answer = plain == null ? ofWorkspace() : ofTable(plain);
        print(rendered(answer, format));
        if (draft != null) {
            say("wrote " + shell.shown(answer.draft(named.get(0), draft)));
        }
        if (format == Format.TEXT && options.verbose()) {
            tell(answer.findings());
        } else if (format != Format.JSON) {
            count(answer.findings());
        }
        return options.failOn().exit(answer.findings());
    }

    /** The report itself says what was found; the findings are for who goes through them one by one. */
    private void count(List<Diagnostic> findings) {
        Map<Severity, Long> counts = findings.stream()
                .collect(Collectors.groupingBy(
                        Diagnostic::severity, () -> new EnumMap<>(Severity.class), Collectors.counting()));
        String told = counts.entrySet().stream()
                .map(entry -> Numbers.of(
                        entry.getValue(), entry.getKey().word(), entry.getKey().word() + "s"))
                .collect(Collectors.joining(", "));
        if (!told.isEmpty()) {
            say(told + " (-v lists them, --format json has them)");
        }
    }

    private FairnessAnswer ofWorkspace() {
        Opened opened = Opening.readForData(options, shell);
        return FairnessAnswer.of(this, opened, Opening.asked(opened, named), asked(true));
    }

    private FairnessAnswer ofTable(PlainOptions table) {
        if (!named.isEmpty()) {
            throw options.usage("a table has no segments; say with --where whom you select");
        }
        if (draft != null) {
            throw options.usage("a table has no segments, and so no drafts");
        }
        if (judged.contains(Judged.AUDIENCE)) {
            throw options.usage("a table has no consents, and so no audience; `reach` is of those who match");
        }
        if (!characteristics.isEmpty()) {
            throw options.usage("the characteristics of a table are those of --protected");
        }
        return PlainFairness.of(this, table, asked(false));
    }

    /** What both ways ask alike. */
    private FairnessQuestion asked(boolean workspace) {
        Set<Judged> sets = EnumSet.noneOf(Judged.class);
        sets.addAll(judged.isEmpty() ? List.of(Judged.MATCHING, Judged.AUDIENCE) : judged);
        Inquiry.Search search = noAlternatives
                ? Inquiry.Search.NONE
                : alternatives || !workspace || named.size() == 1 ? Inquiry.Search.ALL : Inquiry.Search.FLAGGED;
        boolean seesAll = role == null ? !workspace : role.seesAll();
        return new FairnessQuestion(sets, characteristics, new LinkedHashMap<>(references), search, seesAll);
    }

    private String rendered(FairnessAnswer answer, Format format) {
        FairnessReport report = answer.report();
        List<Diagnostic> findings = answer.findings();
        return switch (format) {
            case TEXT -> new FairnessText(paint(), options.verbose()).of(report);
            case JSON -> FairnessJson.of(report, findings).print() + "\n";
            case HTML -> HtmlReport.of(report);
            case SARIF, JUNIT, GITHUB, XAPI, OSCAL, CSV, MARKDOWN -> Findings.render(findings, format, paint());
        };
    }
}
