package io.licit.cli;

import io.licit.engine.demo.Aurora;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes the sample and shows what Licit does with it. */
@CommandLine.Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "Make the sample retailer, check some of its segments, run them, explain one person, say whom one segment"
                        + " selects, review a campaign, ask for an approval, and verify the evidence of it all.")
final class Demo extends Command {
    @Parameters(arity = "0..1", paramLabel = "DIR", defaultValue = "demo", description = "A new folder; else `demo`.")
    private String folder = "demo";

    @Option(names = "--persons", paramLabel = "N", description = "How many persons the sample has (default 20,000).")
    private @Nullable Long persons;

    Demo(Shell shell) {
        super(shell);
    }

    @Override
    int run() {
        options.format(Format.TEXT);
        Path made = shell.path(folder);
        if (persons != null || !Sample.isIn(made)) {
            Init.requireEmpty(made, shell);
            Sample.write(this, made, persons);
        }
        String where = shell.shown(made);
        print("The sample retailer Aurora is in " + where + ". Nobody in it is real, and its data was drawn on "
                + Aurora.DRAWN_ON + ".\n");
        Shell inside = shell.in(made);
        String day = options.dated() ? options.asOf(shell).toString() : Aurora.DRAWN_ON.toString();
        int exit = Exit.OK;
        for (List<String> arguments : steps(day)) {
            exit = Math.max(exit, step(inside, arguments));
        }
        String licit = shell.licitFrom(made);
        print("\nNext, on all that is in the sample:\n  cd " + where + "\n  " + licit + " check\n  " + licit
                + " review\n  " + licit + " law show EU-GDPR-ART21-2\n  " + licit
                + " fairness --format html > fairness.html\n");
        return exit > Exit.FINDINGS ? exit : Exit.OK;
    }

    /** What to look at first: a few of each, so that a person reads it at a sitting. */
    private List<List<String>> steps(String day) {
        List<List<String>> steps = new ArrayList<>();
        steps.add(List.of("check", "restful-nights", "garden-season", "campus-drop", "--as-of", day));
        steps.add(List.of("run", Sample.MAILED, "winback-by-post", "campus-drop", "--as-of", day));
        if (persons == null || persons >= Sample.PERSONS_LEAST) {
            steps.add(List.of("explain", Sample.SEGMENT, "--person", Sample.PERSON, "--as-of", day));
        }
        steps.add(List.of(
                "fairness",
                Sample.BURDEN,
                "--characteristics",
                "age,ethnic_origin,sex",
                "--judge",
                "matching",
                "--role",
                "officer",
                "--as-of",
                day));
        steps.add(List.of("review", "spring-winback", "workshop-text", "--as-of", day));
        steps.add(List.of("approve", Sample.MAILED, "--ask", "--by", "crm@aurora.example", "--as-of", day));
        steps.add(List.of(
                "audit",
                "run",
                "AUD-RECOMPUTE",
                "AUD-CONSENT-PROOF",
                "AUD-RETENTION-DECLARED",
                "AUD-CAMPAIGNS-REVIEWED",
                "AUD-LOG",
                "--as-of",
                day));
        steps.add(List.of("evidence", "show", "--last", "4"));
        steps.add(List.of("evidence", "verify"));
        return steps;
    }

    /** Runs a command as a person would type it. */
    private int step(Shell inside, List<String> arguments) {
        print("\n" + paint().cyan("$") + " " + paint().bold("licit " + String.join(" ", arguments)) + "\n\n");
        shell.out().flush();
        int exit = Licit.run(inside, arguments.toArray(new String[0]));
        shell.flush();
        return exit;
    }
}
