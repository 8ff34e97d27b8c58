package io.licit.cli;

import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.json.Json;
import io.licit.engine.AudienceCounts;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Counts without storing anything. */
@CommandLine.Command(
        name = "preview",
        mixinStandardHelpOptions = true,
        description = "Count a segment without storing its audience: by rule and by country.")
final class Preview extends Command {
    @Parameters(paramLabel = "SEGMENT", description = "The segment's id.")
    private String segment = "";

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
        Opened opened = Opened.readForData(options, shell);
        Set<String> asked = opened.asked(List.of(segment));
        try (Planned planned = Planned.of(this, opened, asked)) {
            AudienceCounts counts = planned.preview(segment);
            print(format == Format.JSON ? json(counts, opened) : text(counts, opened, planned));
            List<Diagnostic> findings = planned.findings(List.of(counts));
            tell(findings);
            return options.failOn().exit(findings);
        }
    }

    private static String json(AudienceCounts counts, Opened opened) {
        Json.Builder all = Json.object();
        Audiences.json(counts).members().forEach(all::put);
        return all.put("as_of", opened.asOf().toString())
                        .put("by_country", Audiences.byCountry(counts))
                        .build()
                        .print()
                + "\n";
    }

    private String text(AudienceCounts counts, Opened opened, Audiences.Advice advice) {
        Audiences audiences = new Audiences(opened.book(), paint(), options.verbose(), advice);
        return audiences.text(List.of(counts), opened.asOf()) + audiences.byCountryText(counts);
    }
}
