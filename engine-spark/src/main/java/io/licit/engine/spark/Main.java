package io.licit.engine.spark;

import java.util.ArrayList;
import java.util.List;

/**
 * The job for {@code spark-submit}: {@code licit run --engine spark} with the rest of the arguments, so that a job asks
 * for the same approvals, heeds the same ledger, leaves the same proofs and exits with the same codes as the command.
 */
public final class Main {
    /** It is in the job's jar, and known by name alone: nothing depends on the command line. */
    private static final String COMMAND_LINE = "io.licit.cli.Main";

    private Main() {}

    /** @throws ReflectiveOperationException where the class is not started from the job's jar */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        List<String> all = new ArrayList<>(List.of("run", "--engine", "spark"));
        all.addAll(List.of(arguments));
        Class.forName(COMMAND_LINE).getMethod("main", String[].class).invoke(null, (Object) all.toArray(String[]::new));
    }
}
