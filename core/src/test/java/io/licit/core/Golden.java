package io.licit.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Expected texts in files below {@code src/test/resources/cases}; {@code -Dgolden.update=true} writes them anew. */
public final class Golden {
    private static final Path CASES = root().resolve("core/src/test/resources/cases");

    private Golden() {}

    public static Path root() {
        return Path.of(System.getProperty("licit.root", ".."));
    }

    public static Path cases(String topic) {
        return CASES.resolve(topic);
    }

    public static void assertEquals(Path expected, String actual) {
        try {
            if (Boolean.getBoolean("golden.update")) {
                Files.createDirectories(expected.getParent());
                Files.writeString(expected, actual);
            }
            assertThat(actual).as(expected.toString()).isEqualTo(Files.readString(expected));
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot compare with " + expected, failed);
        }
    }

    /** The folders below a folder that hold the named file or folder, in path order. */
    public static List<Path> foldersWith(Path folder, String name) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isDirectory)
                    .filter(path -> Files.exists(path.resolve(name)))
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot list " + folder, failed);
        }
    }

    /** Every file below a folder by its path there, with forward slashes. */
    public static Map<String, String> texts(Path folder) {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.filter(Files::isRegularFile).toList()) {
                texts.put(folder.relativize(path).toString().replace('\\', '/'), Files.readString(path));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read " + folder, failed);
        }
        return texts;
    }
}
