package io.licit.cli;

import io.licit.cli.text.Grid;
import io.licit.cli.text.Grid.Cell;
import io.licit.cli.text.Grid.Side;
import io.licit.cli.text.Numbers;
import io.licit.cli.text.Words;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.json.Json;
import io.licit.core.law.Rule;
import io.licit.engine.AudienceChange;
import io.licit.engine.AudienceCounts.Excluded;
import io.licit.engine.folder.Opened;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what the law of another day does to this workspace: findings and audiences, rule by rule. */
@CommandLine.Command(
        name = "impact",
        mixinStandardHelpOptions = true,
        description = {
            "Say what the law of another day changes here: findings, and persons in audiences, by rule.",
            "Only the law is of that day; data, consents and ages are as of now (or of --as-of). Nothing is stored."
        })
final class Impact extends Command {
    private static final int REQUIRES_WIDTH = 70;

    @Parameters(paramLabel = "SEGMENT", description = "Ids of segments; none for all.")
    private List<String> named = List.of();

    @Option(names = "--to", required = true, paramLabel = "DATE", description = "The day whose law is asked.")
    private String to = "";

    Impact(Shell shell) {
        super(shell);
    }

    @Override
    int run() {
        Format format = options.format(Format.TEXT, Format.JSON);
        LocalDate then = options.day(to);
        Opened opened = Opening.readForData(options, shell);
        Set<String> asked = Opening.asked(opened, named);
        try (Planned planned = Planned.of(this, opened, asked)) {
            LegalChange change = LegalChange.of(opened, planned, asked, then);
            print(format == Format.JSON ? json(change).print() + "\n" : text(change));
            return options.failOn()
                    .exit(change.segments().stream()
                            .flatMap(segment -> segment.added().stream())
                            .toList());
        }
    }

    // --- JSON -------------------------------------------------------------------------------------------------

    private static Json.Obj json(LegalChange change) {
        return Json.object()
                .put("from", change.from().toString())
                .put("to", change.to().toString())
                .put(
                        "rules",
                        Json.array(change.rules().stream().map(Impact::json).toList()))
                .put(
                        "segments",
                        Json.array(change.segments().stream().map(Impact::json).toList()))
                .build();
    }

    private static Json json(LegalChange.Changed changed) {
        Rule rule = changed.rule();
        return Json.object()
                .put("rule", rule.id())
                .put("event", changed.event())
                .put("date", changed.date().toString())
                .put("pack", rule.pack())
                .put("jurisdiction", rule.jurisdiction())
                .put("cite", rule.cite())
                .put("requires", rule.requires())
                .put("segments", Json.strings(changed.segments()))
                .build();
    }

    private static Json json(LegalChange.OfSegment segment) {
        AudienceChange audience = segment.audience();
        return Json.object()
                .put("segment", audience.segment())
                .put("matching", audience.matching())
                .put("eligible_now", audience.now())
                .put("eligible_then", audience.then())
                .put("lost", counts(audience.lost()))
                .put("gained", counts(audience.gained()))
                .put("findings_added", findings(segment.added()))
                .put("findings_removed", findings(segment.removed()))
                .build();
    }

    private static Json counts(List<Excluded> counts) {
        return Json.array(counts.stream()
                .map(one -> (Json) Json.object()
                        .put("rule", one.rule())
                        .put("count", one.count())
                        .build())
                .toList());
    }

    private static Json findings(List<Diagnostic> findings) {
        return Json.array(findings.stream()
                .map(one -> (Json) Json.object()
                        .put("code", one.code().id())
                        .put("severity", one.severity().word())
                        .put(
                                "rule",
                                one.law().map(Diagnostic.LawReference::rule).orElse(""))
                        .put(
                                "cite",
                                one.law().map(Diagnostic.LawReference::cite).orElse(""))
                        .put("message", one.message().text())
                        .build())
                .toList());
    }

    // --- text -------------------------------------------------------------------------------------------------

    private String text(LegalChange change) {
        StringBuilder text = new StringBuilder();
        text.append(paint().bold("The law of " + change.to() + " against that of " + change.from()))
                .append(", on the data as of ")
                .append(LocalDate.ofInstant(change.asOf(), ZoneOffset.UTC))
                .append("\n\n")
                .append(rules(change));
        List<LegalChange.OfSegment> touched = change.segments().stream()
                .filter(LegalChange.OfSegment::isTouched)
                .toList();
        touched.forEach(segment -> text.append('\n').append(text(segment)));
        int others = change.segments().size() - touched.size();
        if (others > 0) {
            text.append('\n')
                    .append(touched.isEmpty() ? "Nothing changes for " : "Nothing changes for the other ")
                    .append(Numbers.of(others, "segment", "segments"))
                    .append(".\n");
        }
        return text.toString();
    }

    private String rules(LegalChange change) {
        List<LegalChange.Changed> here =
                change.rules().stream().filter(one -> !one.segments().isEmpty()).toList();
        StringBuilder text = new StringBuilder();
        text.append(Numbers.of(change.rules().size(), "rule starts or ends", "rules start or end"))
                .append("; ")
                .append(here.size())
                .append(here.size() == 1 ? " of them applies" : " of them apply")
                .append(" to segments here.\n");
        Grid grid = new Grid(Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT);
        for (LegalChange.Changed one : here) {
            grid.row(List.of(
                    Cell.of(one.date().toString()),
                    Cell.of(one.event()),
                    new Cell(one.rule().id(), paint()::cyan),
                    new Cell(Words.shortened(one.rule().requires(), REQUIRES_WIDTH), paint()::dim)));
        }
        return text + grid.lines("  ");
    }

    private String text(LegalChange.OfSegment segment) {
        AudienceChange audience = segment.audience();
        StringBuilder text = new StringBuilder();
        text.append(paint().bold(audience.segment()))
                .append(": ")
                .append(Numbers.count(audience.now()))
                .append(" eligible, then ")
                .append(Numbers.count(audience.then()))
                .append('\n');
        Grid grid = new Grid(Side.LEFT, Side.RIGHT, Side.LEFT, Side.LEFT);
        audience.lost().forEach(one -> grid.row("loses", Numbers.count(one.count()), "under", one.rule()));
        audience.gained()
                .forEach(one -> grid.row("gains", Numbers.count(one.count()), "who are out under", one.rule()));
        text.append(grid.lines("  "));
        segment.added().forEach(one -> text.append("  new finding: ").append(line(one)));
        segment.removed().forEach(one -> text.append("  no longer:   ").append(line(one)));
        return text.toString();
    }

    private static String line(Diagnostic finding) {
        String rule = finding.law()
                .map(law -> " (" + law.rule() + ", " + Words.shortened(law.cite(), REQUIRES_WIDTH) + ")")
                .orElse("");
        return finding.severity().word() + " " + finding.code().id() + ", " + finding.message() + rule + "\n";
    }
}
