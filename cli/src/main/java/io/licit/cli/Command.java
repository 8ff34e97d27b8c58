package io.licit.cli;

import io.licit.cli.text.Paint;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Severity;
import io.licit.core.diagnostic.TextRenderer;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** What every command has: its options and its surroundings. */
abstract class Command implements Callable<Integer> {
    @Mixin
    final Options options = new Options();

    final Shell shell;

    Command(Shell shell) {
        this.shell = shell;
    }

    /** Does the work, and gives the exit code. */
    abstract int run();

    @Override
    public final Integer call() {
        options.requireEngine();
        return run();
    }

    final Paint paint() {
        return options.paint(shell);
    }

    /** A line that says what is being done; to be closed. */
    final ProgressLine progress(String what) {
        return ProgressLine.of(shell, options.quiet(), what);
    }

    /** Findings for the person, on standard error. */
    final void tell(List<Diagnostic> findings) {
        shell.out().flush();
        boolean colour = shell.terminalErr() && paint() == Paint.COLOUR;
        List<Diagnostic> told = options.quiet()
                ? findings.stream()
                        .filter(one -> one.severity() == Severity.ERROR)
                        .toList()
                : findings;
        shell.err().print(TextRenderer.render(told, colour));
    }

    /** Data, on standard output. */
    final void print(String text) {
        shell.out().print(text);
    }

    /** A line for the person, on standard error. */
    final void say(String line) {
        if (!options.quiet()) {
            shell.err().print(line + "\n");
        }
    }
}
