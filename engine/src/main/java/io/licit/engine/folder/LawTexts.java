package io.licit.engine.folder;

import io.licit.core.source.SourceFile;
import io.licit.core.source.Sources;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Law that lies somewhere as texts: in a folder, a jar or a zip. */
public final class LawTexts {
    private static final String FOLDER = "law";

    /** More than a reader of YAML takes; what is longer is cut, and refused by it. */
    private static final int MAX_BYTES = 4 << 20;

    private static final long MAX_BYTES_TOGETHER = 256L << 20;
    private static final int MAX_DEPTH = 16;

    private LawTexts() {}

    /**
     * What a folder holds in {@code law/}, or itself where it has none; or what a jar or zip holds in {@code law/}, at its
     * top or in the one folder there. Paths begin with {@code law/}. Empty where there is no YAML in such a place.
     *
     * @throws IOException where it can't be read, or is neither
     */
    public static Optional<Sources> at(Path location) throws IOException {
        if (Files.isDirectory(location)) {
            Path inside = location.resolve(FOLDER);
            return read(Files.isDirectory(inside) ? inside : location);
        }
        try (FileSystem archive = FileSystems.newFileSystem(location)) {
            Optional<Path> folder = inside(archive.getPath("/"));
            return folder.isPresent() ? read(folder.get()) : Optional.empty();
        } catch (ProviderNotFoundException noArchive) {
            throw new IOException("neither a folder nor an archive: " + location, noArchive);
        }
    }

    private static Optional<Path> inside(Path root) throws IOException {
        if (Files.isDirectory(root.resolve(FOLDER))) {
            return Optional.of(root.resolve(FOLDER));
        }
        try (Stream<Path> top = Files.list(root)) {
            List<Path> entries = top.filter(Files::isDirectory).toList();
            return entries.size() == 1
                    ? Optional.of(entries.get(0).resolve(FOLDER)).filter(Files::isDirectory)
                    : Optional.empty();
        }
    }

    private static Optional<Sources> read(Path folder) throws IOException {
        return read(folder, Sources::isYaml);
    }

    /** What is wanted of the texts below a folder, with paths that begin with {@code law/}; empty where there is none. */
    static Optional<Sources> read(Path link, Predicate<SourceFile> wanted) throws IOException {
        Path folder = link.toRealPath();
        List<SourceFile> files = new ArrayList<>();
        long bytes = 0;
        try (Stream<Path> paths = Files.walk(folder, MAX_DEPTH)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                String name = FOLDER + "/" + folder.relativize(path).toString().replace('\\', '/');
                if (wanted.test(new SourceFile(name, ""))) {
                    byte[] read = bytes(path);
                    bytes += read.length;
                    if (bytes > MAX_BYTES_TOGETHER) {
                        throw new IOException("more than " + MAX_BYTES_TOGETHER + " bytes: " + folder);
                    }
                    files.add(new SourceFile(name, text(path, read)));
                }
            }
        }
        return files.isEmpty() ? Optional.empty() : Optional.of(Sources.of(files));
    }

    private static byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(MAX_BYTES);
        }
    }

    private static String text(Path file, byte[] bytes) throws IOException {
        Utf8.Decoded decoded = Utf8.decode(bytes);
        if (!decoded.isWhole()) {
            throw new IOException("not UTF-8: " + file);
        }
        return decoded.text();
    }
}
