package io.licit.cli;

import io.licit.cli.text.Numbers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a new workspace. */
@CommandLine.Command(
        name = "init",
        mixinStandardHelpOptions = true,
        description = "Make a workspace: a small one to begin from, or the sample retailer Aurora.")
final class Init extends Command {
    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "An empty or new folder; else here.")
    private String folder = ".";

    @Option(names = "--demo", description = "Make the sample retailer Aurora.")
    private boolean demo;

    @Option(names = "--persons", paramLabel = "N", description = "How many persons the sample has (default 20,000).")
    private @Nullable Long persons;

    Init(Shell shell) {
        super(shell);
    }

    @Override
    int run() {
        options.format(Format.TEXT);
        Path made = shell.path(folder);
        requireEmpty(made, shell);
        if (demo) {
            sample(made);
        } else if (persons != null) {
            throw options.usage("`--persons` is for `--demo`");
        } else {
            starter(made);
        }
        return Exit.OK;
    }

    private void starter(Path made) {
        LocalDate today = LocalDate.ofInstant(shell.clock().instant(), ZoneOffset.UTC);
        try {
            int files = Starter.write(made, today);
            print("A workspace of " + Numbers.of(files, "file", "files") + " in " + shell.shown(made) + ".\n");
        } catch (IOException failed) {
            throw CliException.world("`" + folder + "` can't be written: " + failed.getMessage(), "");
        }
        print(next(made, "newsletter-regulars", "C-1001"));
    }

    private void sample(Path made) {
        Sample.write(this, made, persons);
        print("The sample retailer Aurora in " + shell.shown(made) + ".\n");
        print(next(made, Sample.SEGMENT, Sample.PERSON));
    }

    private String next(Path made, String segment, String person) {
        String where = shell.shown(made);
        String change = where.equals(".") ? "" : "  cd " + where + "\n";
        String licit = "  " + shell.licitFrom(made);
        return "Next:\n" + change + licit + " check\n" + licit + " run\n" + licit + " explain " + segment + " --person "
                + person + "\n";
    }

    static void requireEmpty(Path folder, Shell shell) {
        if (Files.isRegularFile(folder)) {
            throw CliException.usage("`" + shell.shown(folder) + "` is a file", "name a new or an empty folder");
        }
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> inside = Files.list(folder)) {
            if (inside.findAny().isPresent()) {
                throw CliException.usage("`" + shell.shown(folder) + "` is not empty", "name a new or an empty folder");
            }
        } catch (IOException failed) {
            throw CliException.world("`" + shell.shown(folder) + "` can't be read: " + failed.getMessage(), "");
        }
    }
}
