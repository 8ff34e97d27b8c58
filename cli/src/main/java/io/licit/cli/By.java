package io.licit.cli;

import io.licit.programme.people.Actor;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who acts, for commands that somebody answers for. */
final class By {
    private static final String VARIABLE = "LICIT_USER";

    @Option(
            names = "--by",
            paramLabel = "NAME",
            description = "Who acts, as `people` in licit.yaml names them; else LICIT_USER says.")
    private @Nullable String name;

    Actor actor(Shell shell) {
        String stated = name == null ? shell.variable(VARIABLE).orElse("") : name;
        if (stated.isBlank()) {
            throw CliException.usage("nobody is said to act", "name yourself with --by, or set " + VARIABLE);
        }
        return new Actor(stated.strip());
    }

    /** Who acts where it need not be said: then the program does. */
    Actor actorOrLicit(Shell shell) {
        return name == null && shell.variable(VARIABLE).isEmpty() ? Actor.LICIT : actor(shell);
    }
}
