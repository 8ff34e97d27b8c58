package io.licit.cli;

import io.licit.core.diagnostic.Suggestions;
import io.licit.core.segment.FairnessTerms.Direction;
import io.licit.engine.BadRows;
import io.licit.engine.fairness.Judged;
import io.licit.programme.backup.Order;
import io.licit.programme.consent.signal.Kind;
import io.licit.programme.training.course.Language;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code licit}, with every other below it. */
@CommandLine.Command(
        name = "licit",
        description = "Compiles customer segments against the law.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Licit.Version.class,
        footer = {
            "",
            "Exit codes: 0 nothing found, 1 findings, 2 usage or broken input, 3 a source or this program failed,",
            "4 not approved or not trained.",
            "Licit gives no legal advice."
        })
public final class Licit implements Runnable {
    private static final String HELP = "help";
    private static final Map<String, Function<Shell, Object>> COMMANDS = commands();

    @CommandLine.Spec
    private CommandSpec spec = CommandSpec.create();

    private Licit() {}

    /** Runs one command line, and gives its exit code. Whatever happens, nothing is thrown. */
    public static int run(Shell shell, String... arguments) {
        return commandLine(shell, needed(arguments)).execute(arguments);
    }

    /**
     * A command that is named first needs itself alone, and to set up all of them takes longer than most of them work.
     * Help, and whoever mistypes a name, needs to know of all.
     */
    private static Set<String> needed(String... arguments) {
        boolean named = arguments.length > 0 && COMMANDS.containsKey(arguments[0]) && !arguments[0].equals(HELP);
        return named ? Set.of(arguments[0]) : COMMANDS.keySet();
    }

    /** With every command. */
    static CommandLine commandLine(Shell shell) {
        return commandLine(shell, COMMANDS.keySet());
    }

    /** In the order in which help names them. */
    private static Map<String, Function<Shell, Object>> commands() {
        Map<String, Function<Shell, Object>> commands = new LinkedHashMap<>();
        commands.put("init", Init::new);
        commands.put("check", Check::new);
        commands.put("run", Run::new);
        commands.put("preview", Preview::new);
        commands.put("explain", Explain::new);
        commands.put("members", Members::new);
        commands.put("fairness", Fairness::new);
        commands.put("review", Review::new);
        commands.put("law", LawCommand::commandLine);
        commands.put("impact", Impact::new);
        commands.put("assess", AssessCommand::commandLine);
        commands.put("train", TrainCommand::commandLine);
        commands.put("approve", Approve::new);
        commands.put("evidence", EvidenceCommand::commandLine);
        commands.put("request", RequestCommand::commandLine);
        commands.put("export", Export::commandLine);
        commands.put("consent", ConsentCommand::commandLine);
        commands.put("audit", AuditCommand::commandLine);
        commands.put("records", Records::new);
        commands.put("serve", Serve::new);
        commands.put("account", AccountCommand::commandLine);
        commands.put("backup", BackupCommand::new);
        commands.put("restore", RestoreCommand::new);
        commands.put("demo", Demo::new);
        commands.put("schema", Schema::new);
        commands.put("completion", Completion::new);
        commands.put("doctor", Doctor::new);
        commands.put(HELP, shell -> new HelpCommand());
        return Collections.unmodifiableMap(commands);
    }

    private static CommandLine commandLine(Shell shell, Set<String> needed) {
        CommandLine line = new CommandLine(new Licit());
        COMMANDS.forEach((name, command) -> {
            if (needed.contains(name)) {
                line.addSubcommand(name, command.apply(shell));
            }
        });
        Ansi ansi = shell.terminalOut() && shell.variable("NO_COLOR").isEmpty() ? Ansi.ON : Ansi.OFF;
        return line.registerConverter(Format.class, new OneOf<>(Format.class))
                .registerConverter(FailOn.class, new OneOf<>(FailOn.class))
                .registerConverter(Judged.class, new OneOf<>(Judged.class))
                .registerConverter(Fairness.Role.class, new OneOf<>(Fairness.Role.class))
                .registerConverter(Direction.class, new OneOf<>(Direction.class))
                .registerConverter(Options.When.class, new OneOf<>(Options.When.class))
                .registerConverter(Language.class, new OneOf<>(Language.class))
                .registerConverter(Kind.class, new OneOf<>(Kind.class))
                .registerConverter(BadRows.class, new OneOf<>(BadRows.class))
                .registerConverter(Order.Reason.class, new OneOf<>(Order.Reason.class))
                .registerConverter(Long.class, new Whole())
                .setColorScheme(CommandLine.Help.defaultColorScheme(ansi))
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(100)
                .setOut(writer(shell.out()))
                .setErr(writer(shell.err()))
                .setParameterExceptionHandler(new Answers(shell))
                .setExecutionExceptionHandler(new Answers(shell));
    }

    /** A class and no lambda: those of picocli's interfaces can't be laid out for a quick start. */
    private static final class OneOf<E extends Enum<E>> implements ITypeConverter<E> {
        private final Class<E> words;

        OneOf(Class<E> words) {
            this.words = words;
        }

        @Override
        public E convert(String text) {
            List<E> all = List.of(words.getEnumConstants());
            return all.stream()
                    .filter(one -> one.name().equalsIgnoreCase(text))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("`" + text + "` is none of "
                            + all.stream()
                                    .map(one -> one.name().toLowerCase(Locale.ROOT))
                                    .collect(Collectors.joining(", "))));
        }
    }

    private static final class Whole implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            try {
                return Long.valueOf(text);
            } catch (NumberFormatException notOne) {
                throw new TypeConversionException("`" + text + "` is no whole number");
            }
        }
    }

    /** What is done where a command line can't be read, or a command fails. */
    private record Answers(Shell shell) implements IParameterExceptionHandler, IExecutionExceptionHandler {
        @Override
        public int handleParseException(ParameterException problem, String[] given) {
            return misread(shell, problem);
        }

        @Override
        public int handleExecutionException(Exception problem, CommandLine command, ParseResult parsed) {
            return failed(shell, problem, parsed);
        }
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    /** Without a command there is nothing to do but to say what there is. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getErr());
        throw new ParameterException(spec.commandLine(), "no command was given");
    }

    private static int misread(Shell shell, ParameterException problem) {
        CommandLine command = problem.getCommandLine();
        if (problem instanceof UnmatchedArgumentException unmatched) {
            String word = unmatched.getUnmatched().get(0);
            shell.err().print("error: " + unmatched(word) + "\n");
            help(shell, Suggestions.didYouMean(word, candidates(command, word)).text());
        } else {
            shell.err().print("error: " + sentence(problem) + "\n");
        }
        help(shell, "`" + command.getCommandSpec().qualifiedName() + " --help` tells what it takes");
        shell.flush();
        return Exit.USAGE;
    }

    private static String unmatched(String word) {
        return word.startsWith("-")
                ? "unknown option `" + word + "`"
                : "there is no command or argument `" + word + "` here";
    }

    private static Collection<String> candidates(CommandLine command, String word) {
        return word.startsWith("-")
                ? command.getCommandSpec().optionsMap().keySet()
                : command.getSubcommands().keySet();
    }

    private static void help(Shell shell, String text) {
        if (!text.isEmpty()) {
            shell.err().print("help: " + text + "\n");
        }
    }

    private static String sentence(ParameterException problem) {
        String message = problem.getMessage() == null
                ? ""
                : problem.getMessage().replace("for option option", "for option"); // picocli says it twice of maps
        if (message.isEmpty() || (message.length() > 1 && Character.isUpperCase(message.charAt(1)))) {
            return message;
        }
        return Character.toLowerCase(message.charAt(0)) + message.substring(1);
    }

    private static int failed(Shell shell, Exception problem, ParseResult parsed) {
        shell.out().flush();
        int exit = Failures.report(shell, problem);
        if (debugging(shell, parsed)) {
            problem.printStackTrace(shell.err());
        }
        shell.flush();
        return exit;
    }

    private static boolean debugging(Shell shell, ParseResult parsed) {
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        return shell.variable("LICIT_DEBUG").isPresent()
                || last.commandSpec().userObject() instanceof Command command && command.options.debug();
    }

    /** The version that the jar states. */
    static final class Version implements IVersionProvider {
        static String text() {
            String stated = Licit.class.getPackage().getImplementationVersion();
            return stated == null ? "development" : stated;
        }

        @Override
        public String[] getVersion() {
            return new String[] {"licit " + text()};
        }
    }
}
