package io.licit.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The evidence log. */
@CommandLine.Command(
        name = "evidence",
        mixinStandardHelpOptions = true,
        description = "The evidence log: show, verify, export, publish, cosign, witness-key, person, key.")
final class EvidenceCommand implements Runnable {
    @CommandLine.Spec
    private CommandSpec spec = CommandSpec.create();

    static CommandLine commandLine(Shell shell) {
        return new CommandLine(new EvidenceCommand())
                .addSubcommand("show", new EvidenceShow(shell))
                .addSubcommand("verify", new EvidenceVerify(shell))
                .addSubcommand("export", new EvidenceExport(shell))
                .addSubcommand("publish", new EvidencePublish(shell))
                .addSubcommand("cosign", new EvidenceCosign(shell))
                .addSubcommand("witness-key", new EvidenceWitnessKey(shell))
                .addSubcommand("person", new EvidencePerson(shell))
                .addSubcommand("key", new EvidenceKey(shell));
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "`evidence` needs a command: show, verify, export, publish, cosign, witness-key, person" + " or key");
    }
}
