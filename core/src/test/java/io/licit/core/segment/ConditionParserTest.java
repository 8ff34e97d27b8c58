package io.licit.core.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.json.Json;
import io.licit.core.source.SourceFile;
import io.licit.core.source.YamlNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ConditionParserTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "a OR b AND NOT c = 1 ~ a or b and not c = 1",
                "(a or b) and c ~ (a or b) and c",
                "(a and b) or c ~ a and b or c",
                "a and (b and (c and d)) ~ a and b and c and d",
                "not (a and b) ~ not (a and b)",
                "not (a = 1) ~ not a = 1",
                "(a = 1) = true ~ (a = 1) = true",
                "a + (b + c) - (d - e) ~ a + (b + c) - (d - e)",
                "((a + b) + c) * d / e ~ (a + b + c) * d / e",
                "a + (b * c) ~ a + b * c",
                "-5 + -a - -(5) ~ -5 + -a - -(5)",
                "-(-a) * -(-5) ~ -(-a) * -(-5)",
                "-(a + b) ~ -(a + b)",
                "a != 1.50 ~ a <> 1.5",
                "a NOT IN ('x',\"B\"\"c\") ~ a not in ('x', \"B\"\"c\")",
                "a not between 1 and 2 and b ~ a not between 1 and 2 and b",
                "a Like 'it''s%' ~ a like 'it''s%'",
                "a is NOT null ~ a is not null",
                "NOT IN SEGMENT 'x' ~ not in segment 'x'",
                "d > today-1 Days and d<today + 3 week ~ d > today - 1 day and d < today + 3 weeks",
                "case when a then 1 else -1 end = 1 ~ case when a then 1 else -1 end = 1",
                "COUNT( orders WHERE amount>5 )>1 ~ count(orders where amount > 5) > 1",
                "rfm(orders,orders.amount) = '1' ~ rfm(orders, amount) = '1'",
                "ntile( 10,age ) = 1 ~ ntile(10, age) = 1",
                "orders.where = \"age\" ~ orders.\"where\" = \"age\"",
                "a = 1 -- not b ~ a = 1",
                "date = date '2026-01-31' ~ date = date '2026-01-31'",
                "first > 3 and count = 1 and segment = 2 ~ first > 3 and count = 1 and segment = 2",
            })
    void a_condition_has_one_canonical_text(String written, String canonical) {
        String text = Canonical.text(Shop.parsed(written));
        assertThat(text).isEqualTo(canonical);
        assertThat(Canonical.text(Shop.parsed(text))).isEqualTo(canonical);
    }

    @Test
    void places_lie_in_the_file_that_holds_the_condition() {
        String yaml = "where: |\n  vip\n  and contry = 'DE'\n";
        SourceFile file = new SourceFile("segments/a.yaml", yaml);
        String content = "vip\nand contry = 'DE'\n";
        // The content's first line starts at 11, its second line at 17: each two blanks further in the file.
        YamlNode.Content places = index -> index < 4 ? 11 + index : 13 + index;
        Diagnostics out = new Diagnostics();
        YamlNode.Scalar scalar = new YamlNode.Scalar(file.span(7, yaml.length()), content, false, places);
        Expr condition = ConditionParser.parse(scalar, file, out).orElseThrow();
        Resolver.resolve(condition, Shop.catalogue(), Shop.SEGMENTS, out);
        Diagnostic only = out.sorted().get(0);
        assertThat(out.sorted()).hasSize(1);
        assertThat(only.span().file()).isSameAs(file);
        assertThat(only.span().text()).isEqualTo("contry");
        assertThat(only.span().from()).isEqualTo(new SourceFile.Position(3, 7));
        assertThat(condition.span().text()).isEqualTo("vip\n  and contry = 'DE'");
    }

    @ParameterizedTest
    @MethodSource("tooLarge")
    void what_is_too_large_is_refused_and_never_overflows(String text, String message) {
        Diagnostics out = new Diagnostics();
        assertThat(ConditionParser.parse(new SourceFile("condition", text), out))
                .isEmpty();
        assertThat(out.sorted().stream().map(found -> found.code() + " " + found.message()))
                .containsExactly(message);
    }

    static Stream<org.junit.jupiter.params.provider.Arguments> tooLarge() {
        String deep = "SEG2008 the condition is nested deeper than 200 levels";
        return Stream.of(
                arguments("(".repeat(100_000), deep),
                arguments("(".repeat(201) + "a" + ")".repeat(201), deep),
                arguments("not ".repeat(20_000) + "a", deep),
                arguments("- ".repeat(40_000) + "a", deep),
                arguments("case when ".repeat(9_000), deep),
                arguments("count(x where ".repeat(7_000), deep),
                arguments("a" + " + a".repeat(250) + " > 1", deep),
                arguments("a in (1" + ", 1".repeat(10_000) + ")", "SEG2008 the condition has more than 10000 parts"),
                arguments(" ".repeat(100_001), "SEG2008 the condition is longer than 100000 characters"));
    }

    @Test
    void what_is_just_small_enough_is_read() {
        assertThat(Canonical.text(Shop.parsed("(".repeat(198) + "vip" + ")".repeat(198))))
                .isEqualTo("vip");
        assertThat(Shop.resolved("not ".repeat(198) + "vip")).isInstanceOf(Expr.Not.class);
        assertThat(Shop.resolved("age" + " + 1".repeat(197) + " > 1")).isInstanceOf(Expr.Compare.class);
        assertThat(Shop.resolved("age in (1" + ", 1".repeat(9_990) + ")")).isInstanceOf(Expr.In.class);
    }

    @Test
    void json_is_held_to_the_same_limits() {
        Json node = Json.object().put("op", "column").put("name", "vip").build();
        for (int i = 0; i < 300; i++) {
            node = Json.object().put("op", "not").put("of", node).build();
        }
        assertThat(messages(node)).containsExactly("SEG2008 the condition is nested deeper than 200 levels");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "[] ~ expected an object at `$`",
                "{} ~ expected the key `op` in the node at `$`",
                "{\"op\":\"nott\",\"of\":1} ~ `nott` at `$` is not an operation",
                "{\"op\":\"not\"} ~ expected the key `of` in the node at `$`",
                "{\"op\":\"today\",\"x\":1} ~ `x` is not a key of the node at `$`",
                "{\"op\":\"and\",\"of\":[{\"op\":\"today\"}]} ~ expected at least 2 in the list at `$.of`",
                "{\"op\":\"and\",\"of\":[{\"op\":\"today\"},5]} ~ expected an object at `$.of[1]`",
                "{\"op\":\"number\",\"value\":1e400000000} ~ expected a number of at most 30 digits at `$.value`",
                "{\"op\":\"date\",\"value\":\"2026-02-30\"} ~ expected a day such as `2026-01-31` at `$.value`",
                "{\"op\":\"duration\",\"count\":1.5,\"unit\":\"days\"} ~ expected a whole number up to 100000 at `$.count`",
            })
    void json_that_is_no_condition_is_refused_at_its_place(String json, String message) {
        assertThat(messages(Json.parse(json))).containsExactly("SEG2001 " + message);
    }

    private static List<String> messages(Json json) {
        Diagnostics out = new Diagnostics();
        assertThat(ConditionJson.fromJson(json, out)).isEmpty();
        return out.sorted().stream()
                .map(found -> found.code() + " " + found.message())
                .toList();
    }
}
