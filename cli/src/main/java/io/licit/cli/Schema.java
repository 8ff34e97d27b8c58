package io.licit.cli;

import io.licit.core.diagnostic.Suggestions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Prints the JSON Schema of a kind of file. */
@CommandLine.Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        description = "Print the JSON Schema of a kind of file, or the kinds there are.")
final class Schema extends Command {
    static final List<String> NAMES = List.of(
            "assessment",
            "campaign",
            "catalogue",
            "controls",
            "course",
            "elements",
            "export",
            "licit",
            "pack",
            "patterns",
            "quiz",
            "segment",
            "waivers");

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "A kind of file; none lists the kinds.")
    private @Nullable String name;

    Schema(Shell shell) {
        super(shell);
    }

    @Override
    int run() {
        options.format(Format.TEXT, Format.JSON);
        print(name == null ? String.join("\n", NAMES) + "\n" : text(name));
        return Exit.OK;
    }

    private String text(String asked) {
        if (!NAMES.contains(asked)) {
            throw CliException.usage(
                    "there is no schema `" + asked + "`; there is " + String.join(", ", NAMES),
                    Suggestions.didYouMean(asked, NAMES).text());
        }
        try (InputStream in = Schema.class.getResourceAsStream("/schema/" + asked + ".schema.json")) {
            if (in == null) {
                throw new IllegalStateException("the schema " + asked + " is not shipped");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw CliException.world("the schema `" + asked + "` can't be read", "build Licit again");
        }
    }
}
