package io.licit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Text that people read, kept in files; {@code -Dgolden.update=true} writes them anew. */
final class Golden {
    private static final Path CASES = Path.of(System.getProperty("licit.root", ".."), "cli/src/test/resources/cases");

    private Golden() {}

    static void same(String name, String actual) throws IOException {
        Path file = CASES.resolve(name);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, actual);
        }
        assertThat(actual).as(file.toString()).isEqualTo(Files.readString(file));
    }
}
