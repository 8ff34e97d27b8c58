package io.licit.cli;

import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Prints a script that completes commands and options in a shell. */
@CommandLine.Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = "Print a completion script: `source <(licit completion bash)`.")
final class Completion extends Command {
    private static final List<String> SHELLS = List.of("bash", "zsh");

    @Parameters(arity = "0..1", paramLabel = "SHELL", description = "bash (default) or zsh; one script serves both.")
    private String asked = "bash";

    Completion(Shell shell) {
        super(shell);
    }

    @Override
    int run() {
        options.format(Format.TEXT);
        if (!SHELLS.contains(asked)) {
            throw options.usage("there is no completion for `" + asked + "`; there is " + String.join(", ", SHELLS));
        }
        print(AutoComplete.bash("licit", Licit.commandLine(shell)));
        return Exit.OK;
    }
}
