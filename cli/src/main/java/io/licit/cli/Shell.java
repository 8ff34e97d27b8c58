package io.licit.cli;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What surrounds a command: streams, environment, folder and clock, so that a test can be the surroundings.
 *
 * @param out data, and nothing else
 * @param err messages and progress
 * @param folder that relative paths start from
 * @param terminalOut whether a person looks at {@code out}
 * @param terminalErr whether a person looks at {@code err}
 * @param input what a person types, for commands that ask
 */
public record Shell(
        PrintStream out,
        PrintStream err,
        Map<String, String> environment,
        Path folder,
        Clock clock,
        boolean terminalOut,
        boolean terminalErr,
        InputStream input) {
    public Shell {
        environment = Map.copyOf(environment);
    }

    /** Surroundings in which nobody types. */
    public Shell(
            PrintStream out,
            PrintStream err,
            Map<String, String> environment,
            Path folder,
            Clock clock,
            boolean terminalOut,
            boolean terminalErr) {
        this(out, err, environment, folder, clock, terminalOut, terminalErr, InputStream.nullInputStream());
    }

    /** The surroundings of this process. The launcher tells which streams are terminals. */
    static Shell ofProcess() {
        List<String> terminals =
                List.of(System.getProperty("licit.terminal", "").split(",", -1));
        return new Shell(
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                System.getenv(),
                Path.of("").toAbsolutePath(),
                Clock.systemUTC(),
                terminals.contains("out"),
                terminals.contains("err"),
                System.in);
    }

    /** The same in another folder. */
    Shell in(Path other) {
        return new Shell(out, err, environment, other, clock, terminalOut, terminalErr, input);
    }

    /** An environment variable that is set to something. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    Path path(String given) {
        return folder.resolve(given).normalize();
    }

    /** A path as a person would write it from here. */
    String shown(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        if (absolute.equals(folder)) {
            return ".";
        }
        return absolute.startsWith(folder) ? folder.relativize(absolute).toString() : absolute.toString();
    }

    /** What a person in a folder types for this program: its name where the path finds it, else the way to the launcher. */
    String licitFrom(Path here) {
        Optional<Path> launcher = variable("LICIT_LAUNCHER").map(Path::of);
        if (launcher.isEmpty() || isOnPath()) {
            return "licit";
        }
        String relative =
                here.toAbsolutePath().normalize().relativize(launcher.get()).toString();
        String near = relative.contains("/") ? relative : "./" + relative;
        return near.startsWith("../../../") ? launcher.get().toString() : near;
    }

    private boolean isOnPath() {
        return Stream.of(variable("PATH").orElse("").split(File.pathSeparator, -1))
                .filter(directory -> !directory.isBlank())
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "licit")));
    }

    void flush() {
        out.flush();
        err.flush();
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(descriptor), 1 << 16), false, StandardCharsets.UTF_8);
    }
}
