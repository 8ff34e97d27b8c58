package io.licit.core.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.diagnostic.Chinese;
import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every folder below {@code cases/conditions/<code>} holds a condition and what is said about it. */
final class ConditionCasesTest {
    private static final Path CASES =
            Path.of(System.getProperty("licit.root"), "core/src/test/resources/cases/conditions");

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void a_condition_gives_its_diagnostics(String name) throws IOException {
        Path folder = CASES.resolve(name);
        String text = Files.readString(folder.resolve("condition.txt")).stripTrailing();
        String found = snapshot(text);
        Path expected = folder.resolve("expected.txt");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(expected, found);
        }
        assertThat(found).as(folder.toString()).isEqualTo(Files.readString(expected));
        assertThat(found).contains(name.substring(0, name.indexOf('/')));
    }

    @Test
    void every_code_of_conditions_that_a_text_can_show_has_a_case() throws IOException {
        List<String> elsewhere = List.of("SEG2007", "SEG2008");
        List<String> codes = Stream.of(Code.values())
                .map(Code::id)
                .filter(id -> id.startsWith("SEG") && !elsewhere.contains(id))
                .toList();
        assertThat(cases().map(name -> name.substring(0, name.indexOf('/'))).distinct())
                .containsExactlyElementsOf(codes);
    }

    static Stream<String> cases() throws IOException {
        try (Stream<Path> files = Files.walk(CASES, 2)) {
            return files
                    .filter(path -> CASES.relativize(path).getNameCount() == 2)
                    .map(path -> CASES.relativize(path).toString().replace('\\', '/'))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static String snapshot(String text) {
        Diagnostics out = new Diagnostics();
        ConditionParser.parse(new SourceFile("condition.txt", text), out)
                .ifPresent(condition -> Resolver.resolve(condition, Shop.catalogue(), Shop.SEGMENTS, out));
        Chinese.assertSaid(out.sorted());
        return out.sorted().stream().map(ConditionCasesTest::snapshot).collect(Collectors.joining("\n"));
    }

    private static String snapshot(Diagnostic diagnostic) {
        StringBuilder out = new StringBuilder();
        out.append(diagnostic.severity().word())
                .append('[')
                .append(diagnostic.code())
                .append("]: ");
        out.append(diagnostic.message()).append('\n');
        out.append("  at ").append(diagnostic.span().from().line());
        out.append(':').append(diagnostic.span().from().column());
        out.append(" `").append(diagnostic.span().text()).append("`");
        out.append(diagnostic.label().isEmpty() ? "" : " " + diagnostic.label()).append('\n');
        diagnostic.notes().forEach(note -> out.append("  note: ").append(note).append('\n'));
        if (!diagnostic.help().isEmpty()) {
            out.append("  help: ").append(diagnostic.help()).append('\n');
        }
        return out.toString();
    }
}
