package io.licit.server.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The files of a workspace by path, with size and time: the same while nobody has written any. */
public record Fingerprint(Map<String, Stamp> files) {
    /** What changes when a file is written. */
    record Stamp(long size, long millis) {}

    private static final int MAX_DEPTH = 32;
    private static final String CATALOGUE = "catalogue";

    public Fingerprint {
        files = Map.copyOf(files);
    }

    /** Of all files but Licit's own. */
    static Fingerprint of(Path workspace) {
        return of(workspace, path -> true);
    }

    /** Of what the data is: its files, and the catalogue that says how they are read. */
    static Fingerprint ofData(Path workspace) {
        return of(workspace, path -> path.startsWith(CATALOGUE) || !path.endsWith(".yaml"));
    }

    private static Fingerprint of(Path workspace, Predicate<String> wanted) {
        Map<String, Stamp> files = new TreeMap<>();
        try {
            Files.walkFileTree(
                    workspace, EnumSet.of(FileVisitOption.FOLLOW_LINKS), MAX_DEPTH, new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                            boolean hidden = !directory.equals(workspace)
                                    && String.valueOf(directory.getFileName()).startsWith(".");
                            return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                            String path = workspace.relativize(file).toString();
                            if (wanted.test(path)) {
                                files.put(
                                        path,
                                        new Stamp(
                                                attributes.size(),
                                                attributes.lastModifiedTime().toMillis()));
                            }
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFileFailed(Path file, IOException gone) {
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return new Fingerprint(files);
    }
}
