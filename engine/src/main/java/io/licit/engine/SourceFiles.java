package io.licit.engine;

import io.licit.core.catalogue.Table;
import io.licit.core.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files that a table's source names, in path order.
 *
 * @param shown as messages name them: relative to the workspace, with forward slashes
 */
public record SourceFiles(Kind kind, List<Path> files, List<String> shown) {
    private static final int MAX_DEPTH = 16;
    private static final int MAX_FILES = 100_000;

    public enum Kind {
        CSV,
        PARQUET
    }

    public SourceFiles {
        files = List.copyOf(files);
        shown = List.copyOf(shown);
    }

    /** Looks for a table's files; what is wrong goes to {@code problems}, and then there are none. */
    public static Optional<SourceFiles> find(Path workspace, Table table, Consumer<Diagnostic> problems) {
        if (!(table.source() instanceof Table.Source.Files source)) {
            problems.accept(DataMessages.databaseServer(table));
            return Optional.empty();
        }
        List<Path> files = matching(workspace, source.pattern());
        if (files.isEmpty()) {
            problems.accept(DataMessages.missing(source));
            return Optional.empty();
        }
        Set<Optional<Kind>> kinds = files.stream().map(SourceFiles::kindOf).collect(Collectors.toSet());
        Optional<Kind> kind = kinds.size() == 1 ? kinds.iterator().next() : Optional.empty();
        if (kind.isEmpty()) {
            problems.accept(DataMessages.unknownKind(source, kinds.size() > 1));
            return Optional.empty();
        }
        List<String> shown = files.stream().map(file -> shown(workspace, file)).toList();
        return Optional.of(new SourceFiles(kind.get(), files, shown));
    }

    private static Optional<Kind> kindOf(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".parquet")) {
            return Optional.of(Kind.PARQUET);
        }
        boolean csv = Stream.of(".csv", ".tsv", ".csv.gz", ".tsv.gz").anyMatch(name::endsWith);
        return csv ? Optional.of(Kind.CSV) : Optional.empty();
    }

    private static String shown(Path workspace, Path file) {
        Path root = workspace.toAbsolutePath().normalize();
        Path whole = file.toAbsolutePath().normalize();
        Path path = whole.startsWith(root) ? root.relativize(whole) : whole;
        return path.toString().replace('\\', '/');
    }

    /** A file of that very name, or else what the name matches as a glob. */
    private static List<Path> matching(Path workspace, String pattern) {
        Path literal = workspace.resolve(pattern);
        if (Files.isRegularFile(literal)) {
            return List.of(literal);
        }
        String plain = plainStart(pattern);
        Path start = workspace.resolve(plain);
        if (plain.length() == pattern.length() || !Files.isDirectory(start)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(start, MAX_DEPTH, FileVisitOption.FOLLOW_LINKS)) {
            PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern.substring(plain.length()));
            return all.filter(file -> matcher.matches(start.relativize(file)))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .limit(MAX_FILES)
                    .toList();
        } catch (IOException | PatternSyntaxException unreadable) {
            return List.of();
        }
    }

    /** The folders before the first that holds a sign of a glob. */
    private static String plainStart(String pattern) {
        int sign = 0;
        while (sign < pattern.length() && "*?[{".indexOf(pattern.charAt(sign)) < 0) {
            sign++;
        }
        return sign == pattern.length() ? pattern : pattern.substring(0, pattern.lastIndexOf('/', sign) + 1);
    }
}
