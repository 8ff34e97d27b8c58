package io.licit.cli;

import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.Table;
import io.licit.core.check.Checker;
import io.licit.core.check.CountedBy;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Suggestions;
import io.licit.core.json.Json;
import io.licit.core.workspace.Workspace;
import io.licit.engine.AudienceCounts;
import io.licit.engine.Previewed;
import io.licit.engine.folder.Opened;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Counts without storing anything. */
@CommandLine.Command(
        name = "preview",
        mixinStandardHelpOptions = true,
        description =
                "Count a segment without storing its audience: by rule, by country, and by columns that you name.")
final class Preview extends Command {
    @Parameters(paramLabel = "SEGMENT", description = "The segment's id.")
    private String segment = "";

    @Option(
            names = "--by",
            split = ",",
            paramLabel = "COLUMN",
            description = "Count by the values of these columns of the persons too.")
    private List<String> columns = List.of();

    @Option(
            names = "--sample",
            paramLabel = "SHARE",
            description =
                    "Estimate from a share of the persons, such as 5%, with the error of it; for very large data.")
    private @Nullable String share;

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            description =
                    "officer or auditor: counts under the minimum size are shown; analyst (default) or marketer: not.")
    private Fairness.@Nullable Role role;

    Preview(Shell shell) {
        super(shell);
    }

    @Override
    boolean runsOnAnyEngine() {
        return true;
    }

    @Override
    int run() {
        Format format = options.format(Format.TEXT, Format.JSON);
        requireOneWay();
        return share == null ? counted(format) : sampled(format, share);
    }

    private void requireOneWay() {
        if (!columns.isEmpty() && options.onSpark()) {
            throw options.usage("--by counts on the embedded engine; on spark a preview counts by rule and by country");
        }
        if (share != null && options.onSpark()) {
            throw options.usage("--sample estimates on the embedded engine; on spark a preview counts everybody");
        }
    }

    private int sampled(Format format, String given) {
        double wanted = Shares.read(given)
                .orElseThrow(() -> options.usage("`" + given + "` is no share of the persons; write 5% or 0.05"));
        Opened opened = Opening.readForData(options, shell);
        try (Planned planned = planned(opened)) {
            SampledPreview preview = new SampledPreview(planned.sample(segment, wanted, by()), minimum(planned));
            String asOf = opened.asOf().toString();
            Audiences audiences = new Audiences(opened.book(), paint(), options.verbose(), planned);
            print(
                    format == Format.JSON
                            ? preview.json(asOf).print() + "\n"
                            : preview.text(asOf, audiences, paint(), options.verbose()));
            List<Diagnostic> findings = planned.findings(List.of());
            tell(findings);
            return options.failOn().exit(findings);
        }
    }

    private long minimum(Planned planned) {
        return role != null && role.seesAll() ? 1 : FairnessAnswer.least(planned.workspace());
    }

    private int counted(Format format) {
        Opened opened = Opening.readForData(options, shell);
        try (Planned planned = planned(opened)) {
            Previewed previewed = planned.preview(segment, by());
            Breakdowns breakdowns = new Breakdowns(minimum(planned), options.verbose());
            print(
                    format == Format.JSON
                            ? json(previewed, opened, breakdowns)
                            : text(previewed, opened, planned, breakdowns));
            List<Diagnostic> findings = planned.findings(List.of(previewed.counts()));
            tell(findings);
            return options.failOn().exit(findings);
        }
    }

    private List<String> by() {
        return columns.stream().distinct().toList();
    }

    /** Columns are refused before the data is loaded. */
    private Planned planned(Opened opened) {
        Set<String> asked = Opening.asked(opened, List.of(segment));
        return Planned.of(this, opened, asked, checked -> {
            by().forEach(column -> requireCountable(opened, checked, column));
            return asked;
        });
    }

    private void requireCountable(Opened opened, Checker.Checked checked, String name) {
        Workspace workspace = opened.workspace().orElseThrow();
        Map<String, Column> all =
                workspace.catalogue().persons().map(Table::columns).orElse(Map.of());
        Optional<Column> column = Optional.ofNullable(all.get(name));
        if (column.isEmpty()) {
            String near = Suggestions.didYouMean(name, all.keySet()).text();
            throw CliException.usage(
                    "persons have no column `" + name + "`", near.isEmpty() ? others(workspace, checked) : near);
        }
        CountedBy.refusal(workspace, checked.law(), column.get()).ifPresent(refusal -> {
            String help = refusal.help().replace("SEGMENT", segment);
            throw CliException.usage(
                    refusal.message(),
                    help.isEmpty() ? others(workspace, checked) : help + "; " + others(workspace, checked));
        });
    }

    private static String others(Workspace workspace, Checker.Checked checked) {
        List<String> allowed = CountedBy.allowed(workspace, checked.law());
        return allowed.isEmpty()
                ? "no column of persons can be counted by"
                : Suggestions.all(allowed) + " can be counted by";
    }

    private static String json(Previewed previewed, Opened opened, Breakdowns breakdowns) {
        AudienceCounts counts = previewed.counts();
        Json.Builder all = Json.object();
        Audiences.json(counts).members().forEach(all::put);
        return all.put("as_of", opened.asOf().toString())
                        .put("by_country", breakdowns.byCountryJson(counts))
                        .put("by", breakdowns.byJson(previewed.breakdowns()))
                        .build()
                        .print()
                + "\n";
    }

    private String text(Previewed previewed, Opened opened, Audiences.Advice advice, Breakdowns breakdowns) {
        Audiences audiences = new Audiences(opened.book(), paint(), options.verbose(), advice);
        return audiences.text(List.of(previewed.counts()), opened.asOf())
                + breakdowns.text(previewed.counts(), previewed.breakdowns(), paint());
    }
}
