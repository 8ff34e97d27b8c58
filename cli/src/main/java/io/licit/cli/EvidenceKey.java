package io.licit.cli;

import io.licit.engine.folder.Opened;
import io.licit.programme.Programme;
import picocli.CommandLine;

/** Prints the key that the log is verified with. */
@CommandLine.Command(
        name = "key",
        mixinStandardHelpOptions = true,
        description = "Print the key that this log is verified with; it is no secret.")
final class EvidenceKey extends Command {
    EvidenceKey(Shell shell) {
        super(shell);
    }

    @Override
    int run() {
        options.format(Format.TEXT);
        Opened opened = Opening.read(options, shell);
        try (Programme programme = Desk.open(opened, shell)) {
            print(programme.journal().key().verifier().print() + "\n");
            return Exit.OK;
        }
    }
}
