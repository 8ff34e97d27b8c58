package io.licit.cli;

import io.licit.engine.demo.Aurora;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes the sample and shows what Licit does with it. */
@CommandLine.Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "Make the sample retailer, check its segments, run them, explain one person, and say whom one segment"
                        + " selects.")
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
        exit = Math.max(exit, step(inside, "check", "--as-of", day));
        exit = Math.max(exit, step(inside, "run", "--as-of", day));
        if (persons == null || persons >= Sample.PERSONS_LEAST) {
            exit = Math.max(exit, step(inside, "explain", Sample.SEGMENT, "--person", Sample.PERSON, "--as-of", day));
        }
        exit = Math.max(
                exit,
                step(
                        inside,
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
        String licit = shell.licitFrom(made);
        print("\nNext:\n  cd " + where + "\n  " + licit + " preview second-purchase\n  " + licit
                + " law show EU-GDPR-ART21-2\n  " + licit + " fairness --format html > fairness.html\n");
        return exit > Exit.FINDINGS ? exit : Exit.OK;
    }

    /** Runs a command as a person would type it. */
    private int step(Shell inside, String... arguments) {
        print("\n" + paint().cyan("$") + " " + paint().bold("licit " + String.join(" ", arguments)) + "\n\n");
        shell.out().flush();
        int exit = Licit.run(inside, arguments);
        shell.flush();
        return exit;
    }
}
