package io.licit.cli;

import io.licit.engine.Explanation;
import io.licit.engine.folder.Opened;
import io.licit.programme.run.ExplanationJson;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says why one person is in an audience or not. */
@CommandLine.Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Say why a person is in a segment's audience or not: which values, which rules.")
final class Explain extends Command {
    @Parameters(paramLabel = "SEGMENT", description = "The segment's id.")
    private String segment = "";

    @Option(names = "--person", required = true, paramLabel = "ID", description = "The person's key.")
    private String person = "";

    Explain(Shell shell) {
        super(shell);
    }

    @Override
    int run() {
        Format format = options.format(Format.TEXT, Format.JSON);
        Opened opened = Opening.readForData(options, shell);
        Set<String> asked = Opening.asked(opened, List.of(segment));
        try (Planned planned = Planned.of(this, opened, asked)) {
            Explanation why = planned.explain(segment, person);
            print(
                    format == Format.JSON
                            ? ExplanationJson.of(person, segment, why).print() + "\n"
                            : new Why(opened.book(), paint()).text(person, segment, why));
            return Exit.OK;
        }
    }
}
