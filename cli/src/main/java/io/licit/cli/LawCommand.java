package io.licit.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What there is on law; each question is a command of its own below this one. */
@CommandLine.Command(
        name = "law",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Ask about the law: list, show, status, timeline, diff, test, docs.")
final class LawCommand implements Runnable {
    @CommandLine.Spec
    private CommandSpec spec = CommandSpec.create();

    static CommandLine commandLine(Shell shell) {
        return new CommandLine(new LawCommand())
                .addSubcommand("list", new LawList(shell))
                .addSubcommand("show", new LawShow(shell))
                .addSubcommand("status", new LawStatus(shell))
                .addSubcommand("timeline", new LawTimeline(shell))
                .addSubcommand("diff", new LawDiff(shell))
                .addSubcommand("test", new LawTest(shell))
                .addSubcommand("docs", new LawDocs(shell));
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "`law` needs a command: " + "list, show, status, timeline, diff, test or docs");
    }
}
