package io.licit.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What there is on audits. */
@CommandLine.Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Test the programme's controls: run, list, show, findings, close, accept, assign, comment, pack.")
final class AuditCommand implements Runnable {
    @CommandLine.Spec
    private CommandSpec spec = CommandSpec.create();

    static CommandLine commandLine(Shell shell) {
        return new CommandLine(new AuditCommand())
                .addSubcommand("run", new AuditStart(shell))
                .addSubcommand("list", new AuditList(shell))
                .addSubcommand("show", new AuditShow(shell))
                .addSubcommand("findings", new AuditFindings(shell))
                .addSubcommand("close", new AuditClose(shell))
                .addSubcommand("accept", new AuditAccept(shell))
                .addSubcommand("assign", new AuditAssign(shell))
                .addSubcommand("comment", new AuditComment(shell))
                .addSubcommand("pack", new AuditPackTo(shell));
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "`audit` needs a command: run, list, show, findings, close, accept, assign, comment or pack");
    }
}
