package io.licit.cli;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * What a command line asks of a server. INVARIANT: what stands on it is heard or refused: an option that nobody has looked
 * at can't be meant to do nothing.
 */
final class Asked {
    /** What concerns how things are asked and shown. */
    private static final Set<String> ALWAYS =
            Set.of("--server", "--token-file", "--color", "--no-input", "--quiet", "--verbose", "--fail-on", "--help");

    private final Command command;
    private final ParseResult given;
    private final Set<ArgSpec> heard = new LinkedHashSet<>();

    Asked(Command command) {
        this.command = command;
        this.given = command.options.commandLine().getParseResult();
    }

    /** As {@link Options#format} has it. */
    Format format(Format... had) {
        hear("--format");
        return command.options.format(had);
    }

    /** What an option says. */
    Optional<String> text(String option) {
        return hear(option)
                .filter(spec -> given.hasMatchedOption(spec))
                .map(spec -> spec.stringValues().get(0));
    }

    /** An option whose words are of a closed set, which programs write small. */
    Optional<String> word(String option) {
        return text(option).map(text -> text.toLowerCase(Locale.ROOT));
    }

    /** A day that an option says; an instant is refused where a server knows days alone. */
    Optional<String> day(String option) {
        Optional<String> day = text(option);
        day.ifPresent(command.options::day);
        return day;
    }

    List<String> texts(String option) {
        return hear(option)
                .filter(spec -> given.hasMatchedOption(spec))
                .map(OptionSpec::stringValues)
                .orElse(List.of());
    }

    boolean is(String option) {
        return hear(option)
                .filter(spec -> given.hasMatchedOption(spec))
                .filter(spec -> Boolean.TRUE.equals(spec.getValue()))
                .isPresent();
    }

    /** The one argument of this name, which must be there. */
    String argument(String label) {
        return arguments(label).stream().findFirst().orElseThrow(() -> command.options.usage("name a " + label));
    }

    Optional<String> argumentIfAny(String label) {
        return arguments(label).stream().findFirst();
    }

    List<String> arguments(String label) {
        PositionalParamSpec spec = command.options.commandLine().getCommandSpec().positionalParameters().stream()
                .filter(one -> one.paramLabel().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no argument " + label));
        heard.add(spec);
        return given.matchedPositionals().contains(spec) ? spec.stringValues() : List.of();
    }

    Command command() {
        return command;
    }

    /** The option, which is one of the command's. */
    private Optional<OptionSpec> hear(String option) {
        OptionSpec spec = command.options.commandLine().getCommandSpec().findOption(option);
        if (spec == null) {
            throw new IllegalStateException("no option " + option);
        }
        heard.add(spec);
        return Optional.of(spec);
    }

    void requireAllHeard() {
        for (OptionSpec option : given.matchedOptions()) {
            if (!heard.contains(option) && !ALWAYS.contains(option.longestName())) {
                throw command.options.usage(unheard(option.longestName()));
            }
        }
        for (PositionalParamSpec argument : given.matchedPositionals()) {
            if (!heard.contains(argument)) {
                throw command.options.usage("a server does not take " + argument.paramLabel());
            }
        }
    }

    private static String unheard(String option) {
        return switch (option) {
            case "--workspace" -> "a server has a workspace of its own: leave --workspace or --server out";
            case "--by" -> "who asks a server is whose token it is: leave --by out";
            case "--role" -> "what is shown follows from the roles of the token: leave --role out";
            case "--engine", "--master" -> "a server has an engine of its own: leave " + option + " out";
            default -> "a server does not take " + option + " here; `--workspace DIR` asks the workspace itself";
        };
    }
}
