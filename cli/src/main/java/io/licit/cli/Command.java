package io.licit.cli;

import io.licit.cli.text.Paint;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.TextRenderer;
import io.licit.engine.folder.Opened;
import java.util.List;
import java.util.OptionalInt;
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
        if (options.server(shell).isPresent()) {
            OptionalInt exit = Remote.run(this);
            if (exit.isPresent()) {
                return exit.getAsInt();
            }
        }
        options.requireEngine(runsOnAnyEngine());
        return run();
    }

    /** Most commands are of the embedded engine alone. */
    boolean runsOnAnyEngine() {
        return false;
    }

    final Paint paint() {
        return options.paint(shell);
    }

    /** A line that says what is being done; to be closed. */
    final ProgressLine progress(String what) {
        return ProgressLine.of(shell, options.quiet(), what);
    }

    /** Findings for the person, on standard error: errors whole, others in a line each unless one asks for more. */
    final void tell(List<Diagnostic> findings) {
        shell.out().flush();
        boolean colour = shell.terminalErr() && paint() == Paint.COLOUR;
        boolean whole = options.verbose() || Opened.anyError(findings);
        if (whole) {
            shell.err().print(TextRenderer.render(findings, colour));
        } else if (!options.quiet()) {
            findings.forEach(one -> say(one.severity().word() + "[" + one.code().id() + "]: " + one.message()));
            if (!findings.isEmpty()) {
                say("-v shows where, and what to do");
            }
        }
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
