package io.licit.cli;

import io.licit.evidence.Checkpoint;
import io.licit.evidence.EvidenceException;
import io.licit.evidence.Published;
import io.licit.evidence.SignedNote;
import io.licit.evidence.SigningKey;
import io.licit.evidence.VerifierKey;
import io.licit.evidence.Witness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Cosigns the checkpoint of a log that somebody else published. */
@CommandLine.Command(
        name = "cosign",
        mixinStandardHelpOptions = true,
        description = {
            "As a witness: cosign the checkpoint of a published log, if it goes on from the last one that was cosigned.",
            "It needs no workspace, and belongs on a machine that whoever keeps the log can't change."
        })
final class EvidenceCosign extends Command {
    @Parameters(paramLabel = "FOLDER", description = "The folder that the log is published in.")
    private String folder = "";

    @Option(names = "--log-key", paramLabel = "FILE", required = true, description = "The log's verifier key.")
    private String logKey = "";

    @Option(names = "--key", paramLabel = "FILE", required = true, description = "The witness's own key.")
    private String key = "";

    @Option(
            names = "--state",
            paramLabel = "DIR",
            required = true,
            description = "Where the witness remembers what it has seen of each log.")
    private String state = "";

    @Option(
            names = "--to",
            paramLabel = "FILE",
            description = "Where the cosigned checkpoint goes; else in the place of the folder's own.")
    private @Nullable String to;

    EvidenceCosign(Shell shell) {
        super(shell);
    }

    @Override
    int run() {
        options.format(Format.TEXT);
        try {
            SigningKey own = SigningKey.read(shell.path(key));
            if (!own.isWitness()) {
                throw options.usage("`" + key + "` is no witness's key; `licit evidence witness-key` makes one");
            }
            VerifierKey of = VerifierKey.read(shell.path(logKey));
            Published log = new Published(shell.path(folder), of);
            SignedNote cosigned = new Witness(shell.path(state), own)
                    .cosign(log, of, shell.clock().instant().getEpochSecond());
            String target = to;
            if (target == null) {
                log.replace(cosigned);
            } else {
                write(shell.path(target), cosigned);
            }
            print("cosigned " + Checkpoint.verified(cosigned, of).size() + " entries of " + of.name() + " as "
                    + own.name() + "\n");
            return Exit.OK;
        } catch (EvidenceException failure) {
            throw CliException.world(
                    failure.said(), "nothing was cosigned; keep the folder as it is if its past has changed");
        }
    }

    private void write(Path file, SignedNote cosigned) {
        try {
            Files.writeString(file, cosigned.print());
        } catch (IOException failure) {
            throw CliException.world(
                    "cannot write to " + shell.shown(file), "name a file in a folder that is writable");
        }
    }
}
