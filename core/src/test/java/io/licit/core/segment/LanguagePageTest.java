package io.licit.core.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.json.Json;
import io.licit.core.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code docs/language.md} shows as a condition is one, and what it shows as a mistake is that mistake. */
final class LanguagePageTest {
    private static final Path PAGE = Path.of(System.getProperty("licit.root"), "docs/language.md");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(licit(?:-error (\\w+))?|json)\\n(.*?)^```$");

    @ParameterizedTest
    @MethodSource("conditions")
    void an_example_gives_what_it_says(String code, String condition) {
        Diagnostics out = new Diagnostics();
        ConditionParser.parse(new SourceFile("docs/language.md", condition), out)
                .ifPresent(parsed -> Resolver.resolve(parsed, Shop.catalogue(), Shop.SEGMENTS, out));
        assertThat(out.sorted())
                .extracting(Diagnostic::code)
                .extracting(Enum::name)
                .containsExactlyElementsOf(code.isEmpty() ? List.of() : List.of(code));
    }

    @Test
    void the_json_example_is_the_condition_that_follows_it() throws IOException {
        String json = blocks().filter(block -> block.group(1).equals("json"))
                .findFirst()
                .orElseThrow()
                .group(3);
        Diagnostics out = new Diagnostics();
        Expr condition = ConditionJson.fromJson(Json.parse(json), out).orElseThrow();
        assertThat(Canonical.text(condition)).isEqualTo("count(orders) > 3 and not in segment 'staff'");
        assertThat(Files.readString(PAGE)).contains("is `" + Canonical.text(condition) + "`");
    }

    @Test
    void every_reserved_word_is_on_the_page() throws IOException {
        assertThat(Files.readString(PAGE))
                .contains(
                        "`" + String.join(" ", Words.RESERVED.stream().sorted().toList()) + "`");
    }

    static Stream<Arguments> conditions() throws IOException {
        return blocks().filter(block -> block.group(1).startsWith("licit"))
                .map(block -> arguments(block.group(2) == null ? "" : block.group(2), block.group(3)));
    }

    private static Stream<MatchResult> blocks() throws IOException {
        return BLOCK.matcher(Files.readString(PAGE)).results();
    }
}
