package io.licit.cli;

import io.licit.engine.folder.Opened;
import io.licit.evidence.Attachment;
import io.licit.evidence.EvidenceException;
import io.licit.programme.Programme;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Writes the log into one file that anybody can verify. */
@CommandLine.Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Write the log as one zip, which a third party verifies with the key alone.")
final class EvidenceExport extends Command {
    @Option(names = "--to", paramLabel = "FILE", required = true, description = "The zip; replaced where it is there.")
    private String to = "";

    @Option(
            names = "--attach",
            paramLabel = "FILE",
            description = "A file whose digest stands in the log, such as a manifest or a report.")
    private List<String> attached = List.of();

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "A checkpoint of the log that witnesses have cosigned; else the present one.")
    private @Nullable String checkpoint;

    EvidenceExport(Shell shell) {
        super(shell);
    }

    @Override
    int run() {
        options.format(Format.TEXT);
        Opened opened = Opening.read(options, shell);
        Path zip = shell.path(to);
        Map<String, Attachment> attachments = new TreeMap<>();
        for (String file : attached) {
            Path path = shell.path(file);
            attachments.put(path.getFileName().toString(), Attachment.of(path));
        }
        try (Programme programme = Desk.open(opened, shell)) {
            programme
                    .journal()
                    .export(
                            programme.state(),
                            zip,
                            attachments,
                            Optional.ofNullable(checkpoint).map(shell::path));
            print("The log is in " + shell.shown(zip) + ". Its key is\n  "
                    + programme.journal().key().verifier().print()
                    + "\nGive the file and, by another way, the key: `licit evidence verify FILE --key KEY`, or\n"
                    + "`java -jar licit-evidence.jar verify FILE --key KEY`.\n");
            return Exit.OK;
        } catch (EvidenceException failure) {
            throw CliException.world(failure.said(), "`licit evidence verify` looks at the log itself");
        }
    }
}
