package io.licit.house;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The files of this repository, without what a build or a run makes. */
final class Repository {
    private static final Set<String> MADE = Set.of("target", ".git", ".licit", ".idea", "node_modules");
    private static final Set<String> TEXT = Set.of(
            "java", "md", "yaml", "yml", "xml", "json", "sh", "txt", "csv", "properties", "svg", "sql", "html", "css");

    private final Path root;
    private final List<Path> files;

    private Repository(Path root, List<Path> files) {
        this.root = root;
        this.files = files;
    }

    static Repository here() {
        Path root =
                Path.of(System.getProperty("licit.root", "..")).toAbsolutePath().normalize();
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    String name = folder.getFileName().toString();
                    boolean made = name.equals("demo") ? folder.equals(root.resolve("demo")) : MADE.contains(name);
                    return made ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    files.add(file);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException("cannot walk " + root, failed);
        }
        Collections.sort(files);
        return new Repository(root, files);
    }

    Path root() {
        return root;
    }

    /** Paths from the root, with forward slashes. */
    String name(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    List<Path> files(Predicate<String> names) {
        return files.stream().filter(file -> names.test(name(file))).toList();
    }

    List<Path> java() {
        return files(name -> name.endsWith(".java") && name.contains("/src/"));
    }

    List<Path> mainJava() {
        return files(name -> name.endsWith(".java") && name.contains("/src/main/java/"));
    }

    /** Files that hold text: by their ending, and the scripts that have none. */
    List<Path> texts() {
        return files(name -> {
            String last = name.substring(name.lastIndexOf('/') + 1);
            int dot = last.lastIndexOf('.');
            return dot <= 0 || TEXT.contains(last.substring(dot + 1));
        });
    }

    String text(Path file) {
        try {
            return Files.readString(file);
        } catch (java.nio.charset.CharacterCodingException notText) {
            return "";
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException("cannot read " + file, failed);
        }
    }
}
