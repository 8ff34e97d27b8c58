package io.licit.engine.folder;

import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.diagnostic.Said;
import io.licit.core.source.SourceFile;
import io.licit.core.source.Sources;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A workspace's texts as they lie on the disk: YAML, and the message bodies and courses beside it.
 *
 * @param sources by path relative to the workspace
 * @param problems files that can't be read, or are not UTF-8
 */
public record WorkspaceFolder(Sources sources, List<Diagnostic> problems) {
    /** No text of a workspace is larger; a larger file is data that lies in the wrong place. */
    static final long MAX_BYTES = 8L << 20;

    private static final int MAX_DEPTH = 32;
    private static final Set<String> ENDINGS = Set.of("yaml", "yml", "html", "htm", "md", "txt");
    private static final Set<String> SKIPPED_AT_TOP = Set.of("data", "target");
    private static final Set<String> SKIPPED_ANYWHERE = Set.of("node_modules");

    public WorkspaceFolder {
        problems = List.copyOf(problems);
    }

    /** Reads a folder; a folder that is not there has no texts. */
    public static WorkspaceFolder read(Path workspace) {
        List<SourceFile> files = new ArrayList<>();
        Diagnostics problems = new Diagnostics();
        if (Files.isDirectory(workspace)) {
            walk(workspace, new Reader(workspace, files, problems), problems);
        }
        return new WorkspaceFolder(Sources.of(files), problems.sorted());
    }

    private static void walk(Path workspace, Reader reader, Diagnostics problems) {
        try {
            Files.walkFileTree(workspace, EnumSet.of(FileVisitOption.FOLLOW_LINKS), MAX_DEPTH, reader);
        } catch (IOException failure) {
            problems.add(unreadable(".", failure));
        }
    }

    private static Diagnostic unreadable(String path, IOException failure) {
        return Diagnostic.of(Code.SRC1008, Said.of("`{}` can't be read", path), new SourceFile(path, "").start())
                .withNote(Said.of("the system says: {}", failure.getClass().getSimpleName()))
                .withHelp(Said.of("make the file readable for the user who runs this command"));
    }

    private static final class Reader extends SimpleFileVisitor<Path> {
        private final Path workspace;
        private final List<SourceFile> files;
        private final Diagnostics problems;

        Reader(Path workspace, List<SourceFile> files, Diagnostics problems) {
            this.workspace = workspace;
            this.files = files;
            this.problems = problems;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            if (folder.equals(workspace)) {
                return FileVisitResult.CONTINUE;
            }
            String name = String.valueOf(folder.getFileName());
            boolean top = workspace.equals(folder.getParent());
            boolean skipped =
                    name.startsWith(".") || SKIPPED_ANYWHERE.contains(name) || (top && SKIPPED_AT_TOP.contains(name));
            return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && isText(file)) {
                read(file, attributes.size());
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            if (!(failure instanceof FileSystemLoopException)) {
                problems.add(unreadable(shown(file), failure));
            }
            return FileVisitResult.CONTINUE;
        }

        private void read(Path file, long bytes) {
            String path = shown(file);
            if (bytes > MAX_BYTES) {
                problems.add(Diagnostic.of(
                                Code.SRC1007,
                                Said.of("`{}` is larger than {} MiB", path, MAX_BYTES >> 20),
                                new SourceFile(path, "").start())
                        .withHelp(Said.of("keep data under `data/`")));
                return;
            }
            try {
                Utf8.Decoded decoded = Utf8.decode(Files.readAllBytes(file));
                SourceFile source = new SourceFile(path, decoded.text());
                if (decoded.isWhole()) {
                    files.add(source);
                } else {
                    problems.add(notUtf8(source, decoded.brokenAt()));
                }
            } catch (IOException failure) {
                problems.add(unreadable(path, failure));
            }
        }

        private String shown(Path file) {
            return workspace.relativize(file).toString().replace('\\', '/');
        }

        private static boolean isText(Path file) {
            String name = String.valueOf(file.getFileName());
            int dot = name.lastIndexOf('.');
            return !name.startsWith(".")
                    && dot > 0
                    && ENDINGS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
        }

        private static Diagnostic notUtf8(SourceFile source, int at) {
            return Diagnostic.of(
                            Code.SRC1008,
                            Said.of("`{}` is not UTF-8 text", source.path()),
                            source.span(at, Math.min(at + 1, source.text().length())))
                    .withLabel(Said.of("no UTF-8 from here"))
                    .withHelp(Said.of("save the file in UTF-8"));
        }
    }
}
