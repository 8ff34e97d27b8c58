package io.licit.cli;

/** What is told of a failure, and which exit code it is. */
final class Failures {
    private Failures() {}

    static int report(Shell shell, Exception problem) {
        if (problem instanceof CliException known) {
            tell(shell, known.text(), known.help());
            return known.exit();
        }
        String cause = problem.getMessage() == null
                ? problem.getClass().getSimpleName()
                : problem.getClass().getSimpleName() + ": " + problem.getMessage();
        tell(shell, "internal: " + cause, "this is a fault of Licit; LICIT_DEBUG=1 prints where it happened");
        return Exit.INTERNAL;
    }

    private static void tell(Shell shell, String message, String help) {
        shell.err().print("error: " + message + "\n");
        if (!help.isEmpty()) {
            shell.err().print("help: " + help + "\n");
        }
    }
}
