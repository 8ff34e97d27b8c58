package io.licit.cli;

import io.licit.cli.text.Paint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that every command takes. */
final class Options {
    /** The engine that is found where its module is. */
    static final String SPARK = "spark";

    private static final String EMBEDDED = "duckdb";
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59, 999_999_000);

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--workspace",
            paramLabel = "DIR",
            description = "The workspace; else the nearest folder upwards that holds a licit.yaml.")
    private @Nullable String workspace;

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "Ask a server of Licit instead, with the token of LICIT_TOKEN; LICIT_SERVER says which, too.")
    private @Nullable String server;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "With --server: the file that holds the token; else LICIT_TOKEN does.")
    private @Nullable String tokenFile;

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "Ask as of the end of a day (2027-01-31) or an instant; else now.")
    private @Nullable String asOf;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text, json, sarif, junit, github, html, xapi, oscal, csv or markdown.")
    private @Nullable Format format;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            defaultValue = "ERROR",
            description = "Exit with 1 from this severity on: error (default), warning or never.")
    private FailOn failOn = FailOn.ERROR;

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            description = "duckdb, the embedded one, or spark, for `run` and `preview`.")
    private @Nullable String engine;

    @Option(
            names = "--master",
            paramLabel = "URL",
            description = "With --engine spark: where the work is done; else local[*], this machine.")
    private @Nullable String master;

    @Option(names = "--color", paramLabel = "WHEN", defaultValue = "AUTO", description = "auto, always or never.")
    private When color = When.AUTO;

    @Option(names = "--no-input", description = "Ask nothing. `train take` asks, and refuses then.")
    private boolean noInput;

    @Option(
            names = {"-q", "--quiet"},
            description = "Say nothing but data and failures.")
    private boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            description = "Say more; twice for what only a developer needs.")
    private boolean[] verbose = {};

    /** When to do something that suits only a terminal. */
    enum When {
        AUTO,
        ALWAYS,
        NEVER
    }

    FailOn failOn() {
        return failOn;
    }

    boolean quiet() {
        return quiet;
    }

    boolean verbose() {
        return verbose.length > 0;
    }

    boolean debug() {
        return verbose.length > 1;
    }

    boolean asksNothing() {
        return noInput;
    }

    /** The format asked for, which must be one that the command has; the first is the default. */
    Format format(Format... had) {
        Format asked = format == null ? had[0] : format;
        if (!Arrays.asList(had).contains(asked)) {
            String words = Arrays.stream(had).map(Format::word).collect(Collectors.joining(", "));
            throw usage("there is no format `" + asked.word() + "` here; there is " + words);
        }
        return asked;
    }

    /** The instant asked about, to the microsecond. */
    Instant asOf(Shell shell) {
        if (asOf == null) {
            return shell.clock().instant().truncatedTo(ChronoUnit.MICROS);
        }
        return instant(asOf);
    }

    /** Whether {@code --as-of} was given. */
    boolean dated() {
        return asOf != null;
    }

    Paint paint(Shell shell) {
        return switch (color) {
            case ALWAYS -> Paint.COLOUR;
            case NEVER -> Paint.PLAIN;
            case AUTO -> shell.terminalOut() && shell.variable("NO_COLOR").isEmpty() ? Paint.COLOUR : Paint.PLAIN;
        };
    }

    /** The folder of the workspace. */
    Path workspace(Shell shell) {
        if (workspace != null) {
            Path named = shell.path(workspace);
            if (!Files.isRegularFile(named.resolve("licit.yaml"))) {
                throw CliException.usage(
                        "`" + workspace + "` holds no licit.yaml", "`licit init " + workspace + "` makes a workspace");
            }
            return named;
        }
        return nearest(shell)
                .orElseThrow(() -> CliException.usage(
                        "there is no licit.yaml here or in any folder above",
                        "name one with --workspace, or make one with `licit init`"));
    }

    /** The folder of the workspace that is named, or that the command runs in; empty where there is none. */
    Optional<Path> workspaceIfAny(Shell shell) {
        return workspace != null ? Optional.of(workspace(shell)) : nearest(shell);
    }

    private static Optional<Path> nearest(Shell shell) {
        for (Path folder = shell.folder(); folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("licit.yaml"))) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }

    ParameterException usage(String message) {
        return new ParameterException(commandLine(), message);
    }

    /** @param any whether the command runs on every engine, and not on the embedded one alone */
    void requireEngine(boolean any) {
        if (engine != null && !engine.equals(EMBEDDED) && !engine.equals(SPARK)) {
            throw usage("there is no engine `" + engine + "`; there are duckdb and spark");
        }
        if (onSpark() && !any) {
            throw usage("this command runs on the embedded engine; `run` and `preview` run on spark");
        }
        if (master != null && !onSpark()) {
            throw usage("--master goes with --engine spark");
        }
    }

    boolean onSpark() {
        return SPARK.equals(engine);
    }

    Optional<String> master() {
        return Optional.ofNullable(master);
    }

    /** The server that is to be asked; empty where the work is done here. A workspace that is named is meant. */
    Optional<String> server(Shell shell) {
        if (server != null) {
            return Optional.of(server);
        }
        Optional<String> usual = workspace == null ? shell.variable("LICIT_SERVER") : Optional.empty();
        if (usual.isEmpty() && tokenFile != null) {
            throw usage("--token-file goes with --server");
        }
        return usual;
    }

    /** Whether the command line itself names the server, and not what surrounds it. */
    boolean namesServer() {
        return server != null;
    }

    Optional<String> tokenFile() {
        return Optional.ofNullable(tokenFile);
    }

    /** The command as it was read. */
    CommandLine commandLine() {
        if (command == null) {
            throw new IllegalStateException("options outside a command");
        }
        return command.commandLine();
    }

    /** A day that another option names. */
    LocalDate day(String given) {
        try {
            LocalDate day = LocalDate.parse(given);
            inRange(given, day.atStartOfDay().toInstant(ZoneOffset.UTC));
            return day;
        } catch (DateTimeException noDay) {
            throw usage("`" + given + "` is no date; write 2027-01-31");
        }
    }

    private Instant instant(String given) {
        List<Function<String, Instant>> readings = List.of(
                text -> LocalDate.parse(text).atTime(END_OF_DAY).toInstant(ZoneOffset.UTC),
                text -> OffsetDateTime.parse(text).toInstant(),
                text -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
        for (Function<String, Instant> reading : readings) {
            try {
                return inRange(given, reading.apply(given).truncatedTo(ChronoUnit.MICROS));
            } catch (DateTimeException otherwise) {
                continue;
            }
        }
        throw usage("`" + given + "` is no date; write 2027-01-31 or 2027-01-31T12:00:00Z");
    }

    /** The house rules begin in 1900; before them nobody could be left out, and after 9999 no database has a time. */
    private Instant inRange(String given, Instant instant) {
        int year = instant.atOffset(ZoneOffset.UTC).getYear();
        if (year < 1900 || year > 9999) {
            throw usage("`" + given + "` is out of range; write a date from 1900 to 9999");
        }
        return instant;
    }
}
