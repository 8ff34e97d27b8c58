package io.licit.core.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.Golden;
import io.licit.core.diagnostic.Chinese;
import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.TextRenderer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Workspaces with mistakes and what is said of them. A case's files stand in place of the base's; {@code removed.txt}
 * names files of the base that the case does without.
 */
class WorkspaceCasesTest {
    private static final List<String> TOPICS = List.of("source", "workspace", "catalogue");
    private static final String EXPECTED = "expected.txt";
    private static final String REMOVED = "removed.txt";

    @ParameterizedTest
    @MethodSource("cases")
    void what_is_said_of_a_mistake_is_as_expected(Path folder) {
        Map<String, String> files = new TreeMap<>(Golden.texts(Golden.cases("base")));
        files.putAll(Golden.texts(folder));
        files.remove(EXPECTED);
        String removed = files.getOrDefault(REMOVED, "");
        files.remove(REMOVED);
        removed.lines().forEach(files::remove);
        List<Diagnostic> mistakes = Fixture.mistakes(Fixture.sources(files));
        Chinese.assertSaid(mistakes);
        String actual = TextRenderer.render(mistakes, false);
        Golden.assertEquals(folder.resolve(EXPECTED), actual);
    }

    @Test
    void nothing_is_wrong_with_the_base() {
        assertThat(Fixture.mistakes(Fixture.base())).isEmpty();
    }

    @Test
    void every_code_that_reading_gives_has_a_case() {
        String all = cases().map(folder -> read(folder.resolve(EXPECTED))).collect(Collectors.joining());
        assertThat(Arrays.stream(Code.values())
                        .map(Code::id)
                        .filter(id -> id.matches("(SRC|WSP|CAT).*"))
                        .filter(id -> !List.of("SRC1008", "CAT1203").contains(id)))
                .as("SRC1008 comes of the disk and CAT1203 of the data; neither is read here")
                .allSatisfy(id -> assertThat(all).contains("[" + id + "]"));
    }

    static Stream<Path> cases() {
        String marker = Boolean.getBoolean("golden.update") ? "" : EXPECTED;
        return TOPICS.stream()
                .map(Golden::cases)
                .flatMap(topic ->
                        Golden.foldersWith(topic, marker).stream().filter(folder -> topic.equals(folder.getParent())));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException missing) {
            throw new java.io.UncheckedIOException("cannot read " + file, missing);
        }
    }
}
