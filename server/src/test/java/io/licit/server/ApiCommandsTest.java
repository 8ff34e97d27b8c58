package io.licit.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * What {@code commands.txt} says that programs ask for instead of a command is served: it stands in {@code access.txt},
 * which has every route.
 */
final class ApiCommandsTest {
    private static final String LOCAL = "local: ";

    private static List<String> lines(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(ApiCommandsTest.class.getResourceAsStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    @Test
    void every_endpoint_that_stands_for_a_command_is_served() throws IOException {
        List<String> routes = lines("access.txt").stream()
                .map(line -> line.split(" ")[0] + " " + line.split(" ")[1])
                .toList();
        List<String> said = lines("commands.txt").stream()
                .map(line -> line.substring(line.indexOf(": ") + 2))
                .toList();
        assertThat(said)
                .filteredOn(one -> one.startsWith(LOCAL))
                .allSatisfy(one -> assertThat(one.substring(LOCAL.length())).isNotBlank());
        List<String> named = said.stream()
                .filter(one -> !one.startsWith(LOCAL))
                .flatMap(one -> Arrays.stream(one.split(", ")))
                .toList();
        assertThat(routes).containsAll(named);
    }
}
