package io.licit.cli;

import io.licit.cli.text.Numbers;
import io.licit.core.catalogue.Catalogue;
import io.licit.core.json.Json;
import io.licit.engine.folder.Opened;
import io.licit.programme.Programme;
import io.licit.programme.backup.Backup;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a back-up of the workspace. */
@CommandLine.Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = {
            "Write definitions, state, the evidence log and its key into one file, while the web application runs or not.",
            "The file holds personal data and the key: keep it as you keep these. `licit restore` takes it."
        })
final class BackupCommand extends Command {
    @Parameters(paramLabel = "FILE", description = "A new file, outside of the workspace.")
    private String file = "";

    @Option(names = "--with-data", description = "With the files that the catalogue names as sources.")
    private boolean withData;

    @Mixin
    private final By by = new By();

    BackupCommand(Shell shell) {
        super(shell);
    }

    @Override
    int run() {
        Format format = options.format(Format.TEXT, Format.JSON);
        Path folder = options.workspace(shell);
        Optional<Catalogue> data = withData ? Optional.of(catalogue(folder)) : Optional.empty();
        Backup.Made made = made(folder, data);
        print(format == Format.JSON ? json(made) : text(made));
        made.leftOut().forEach(source -> say("not in it: " + source));
        if (format == Format.TEXT) {
            say("It holds personal data" + (made.withKey() ? " and the key that signs the log" : "")
                    + ": keep it as you keep these.");
        }
        return Exit.OK;
    }

    private Backup.Made made(Path folder, Optional<Catalogue> data) {
        try (Programme programme = Desk.openBySettings(folder, shell);
                ProgressLine line = progress("writing the back-up")) {
            Objects.requireNonNull(line);
            return new Backup(programme).write(shell.path(file), data, by.actorOrLicit(shell));
        }
    }

    private Catalogue catalogue(Path folder) {
        Opened opened = Opened.read(folder, options.asOf(shell));
        if (opened.workspace().isEmpty() || Opened.anyError(opened.problems())) {
            throw CliException.usage(
                    "the catalogue can't be read, so that nobody knows which files are data",
                    "`licit check` says why; without --with-data a back-up can be made");
        }
        return opened.workspace().get().catalogue();
    }

    private String text(Backup.Made made) {
        String definitions = Numbers.of(made.definitions(), "file of definitions", "files of definitions");
        String data = made.data() == 0 ? "" : ", " + Numbers.of(made.data(), "file of data", "files of data");
        String key = made.withKey() ? " and its key" : "; the log's key is kept elsewhere, and is not in it";
        return "The back-up is in " + shell.shown(made.file()) + ": " + definitions + data + ", the state with "
                + Numbers.of(made.entries(), "entry", "entries") + " of the log" + key + ".\nsha256:" + made.seal()
                + "\n";
    }

    private String json(Backup.Made made) {
        return Json.object()
                        .put("file", shell.shown(made.file()))
                        .put("made_at", made.at().toString())
                        .put("definitions", made.definitions())
                        .put("data", made.data())
                        .put("entries", made.entries())
                        .put("with_key", made.withKey())
                        .put("left_out", Json.strings(made.leftOut()))
                        .put("seal", "sha256:" + made.seal())
                        .build()
                        .print()
                + "\n";
    }
}
