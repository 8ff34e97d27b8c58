package io.licit.cli;

import io.licit.engine.folder.Opened;
import io.licit.evidence.EvidenceException;
import io.licit.evidence.PersonProof;
import io.licit.programme.Programme;
import io.licit.programme.run.Runs;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a person that a decision about her is in the log. */
@CommandLine.Command(
        name = "person",
        mixinStandardHelpOptions = true,
        description = {
            "Write the proof of what the last run of a segment decided on a person, for her to keep.",
            "It holds her own salt and tells nothing of anybody else."
        })
final class EvidencePerson extends Command {
    @Parameters(index = "0", paramLabel = "SEGMENT", description = "The segment's id.")
    private String segment = "";

    @Option(names = "--person", paramLabel = "ID", required = true, description = "The person's key.")
    private String person = "";

    @Option(names = "--to", paramLabel = "FILE", required = true, description = "Where to write the proof.")
    private String to = "";

    EvidencePerson(Shell shell) {
        super(shell);
    }

    @Override
    int run() {
        options.format(Format.TEXT);
        Opened opened = Opening.read(options, shell);
        Opening.asked(opened, List.of(segment));
        Path file = shell.path(to);
        try (Programme programme = Desk.open(opened, shell)) {
            PersonProof proof = new Runs(programme)
                    .proof(segment, person)
                    .orElseThrow(() -> CliException.usage(
                            "the last run of `" + segment + "` decided nothing on that person",
                            "she does not meet its condition, or there was no run; `licit explain` says more"));
            proof.write(file);
            print("The decision is " + new String(proof.decision(), StandardCharsets.UTF_8) + "\nThe proof is in "
                    + shell.shown(file)
                    + "; `java -jar licit-evidence.jar verify-person FILE --key KEY` verifies it.\n");
            return Exit.OK;
        } catch (EvidenceException failure) {
            throw CliException.world(failure.said(), "`licit evidence verify` looks at the log itself");
        }
    }
}
