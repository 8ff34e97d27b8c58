package io.licit.cli;

import io.licit.evidence.EvidenceException;
import io.licit.evidence.SigningKey;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Makes the key of a witness. */
@CommandLine.Command(
        name = "witness-key",
        mixinStandardHelpOptions = true,
        description = "Make a witness's key in a file that its owner alone can read, and print its verifier key.")
final class EvidenceWitnessKey extends Command {
    @Option(names = "--to", paramLabel = "FILE", required = true, description = "A new file for the secret key.")
    private String to = "";

    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = "witness.local",
            description = "The witness's name, such as witness.example.org; without spaces and plus signs.")
    private String name = "";

    EvidenceWitnessKey(Shell shell) {
        super(shell);
    }

    @Override
    int run() {
        options.format(Format.TEXT);
        Path file = shell.path(to);
        try {
            SigningKey key = SigningKey.generateWitness(name);
            key.write(file);
            print(key.verifier().print() + "\n");
            say("note: the secret is in " + shell.shown(file)
                    + "; whoever keeps the log names the line above in `evidence: {witnesses: …}`");
            return Exit.OK;
        } catch (IllegalArgumentException unfit) {
            throw options.usage("`" + name + "` is no name for a key: it has no spaces and no plus sign");
        } catch (EvidenceException failure) {
            throw CliException.world(failure.said(), "name a file that is not there yet");
        }
    }
}
