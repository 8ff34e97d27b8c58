package io.licit.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class JsonTest {
    private static final Json SAMPLE = Json.object()
            .put("b", Json.array(Json.of(1), Json.of("x"), Json.none()))
            .put("a", Json.object().put("yes", true).build())
            .put("empty", Json.object().build())
            .put("none", Json.array())
            .build();

    @Test
    void the_canonical_print_sorts_keys_and_has_no_blanks() {
        assertThat(SAMPLE.canonical())
                .isEqualTo("{\"a\":{\"yes\":true},\"b\":[1,\"x\",null],\"empty\":{},\"none\":[]}");
    }

    @Test
    void the_print_for_people_keeps_the_order_and_indents_by_two() {
        assertThat(SAMPLE.print()).isEqualTo("""
                        {
                          "b": [
                            1,
                            "x",
                            null
                          ],
                          "a": {
                            "yes": true
                          },
                          "empty": {},
                          "none": []
                        }""");
    }

    @Test
    void numbers_print_as_ecmascript_writes_them() {
        // Expected values: RFC 8785, appendix B and section 3.2.2.3.
        assertThat(numbers("0", "-0", "1.0", "4.50", "2e-3", "1e20", "1e21", "1E30", "0.000001", "1e-7", "-1.25e-27"))
                .containsExactly(
                        "0",
                        "0",
                        "1",
                        "4.5",
                        "0.002",
                        "100000000000000000000",
                        "1e+21",
                        "1e+30",
                        "0.000001",
                        "1e-7",
                        "-1.25e-27");
        assertThat(Json.parse("1e999999999").canonical()).isEqualTo("1e+999999999");
    }

    @Test
    void strings_escape_only_what_must_be() {
        // Expected value: the string of RFC 8785, section 3.2.2.2.
        assertThat(Json.of("\u20ac$\u000f\nA'B\"\\\\\"/").canonical())
                .isEqualTo("\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"");
        assertThat(Json.of("a\ud83d\ude00\ud83d").canonical()).isEqualTo("\"a\ud83d\ude00\\ud83d\"");
    }

    @Test
    void values_that_mean_the_same_are_equal() {
        assertThat(Json.parse("{\"a\": 1.0, \"b\": 10}")).isEqualTo(Json.parse("{\"b\": 1e1, \"a\": 1}"));
    }

    @Test
    void a_key_that_stands_twice_is_refused() {
        assertThatThrownBy(() -> Json.parse("{\"a\": 1, \"a\": 2}"))
                .isInstanceOfSatisfying(
                        JsonSyntaxException.class,
                        problem -> assertThat(problem.offset()).isPositive());
    }

    @Test
    void what_is_not_one_value_is_refused() {
        for (String text : List.of("", " ", "{", "[1,", "1 2", "nul", "{\"a\"}", "'x'", "[1,]", "NaN", "\"a")) {
            assertThatThrownBy(() -> Json.parse(text)).as(text).isInstanceOf(JsonSyntaxException.class);
        }
        assertThatThrownBy(() -> Json.parse("[".repeat(100_000))).isInstanceOf(JsonSyntaxException.class);
    }

    @Test
    void both_prints_read_back_as_the_same_value() {
        Random random = new Random(17);
        for (int i = 0; i < 2_000; i++) {
            Json value = random(random, 4);
            assertThat(Json.parse(value.canonical())).isEqualTo(value);
            assertThat(Json.parse(value.print())).isEqualTo(value);
            assertThat(Json.parse(value.print()).canonical()).isEqualTo(value.canonical());
        }
    }

    private static List<String> numbers(String... texts) {
        return List.of(texts).stream().map(text -> Json.parse(text).canonical()).toList();
    }

    private static Json random(Random random, int depth) {
        int kind = random.nextInt(depth == 0 ? 4 : 6);
        if (kind == 0) {
            return Json.of(BigDecimal.valueOf(random.nextInt(), random.nextInt(40) - 20));
        }
        if (kind == 1) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(8), 0, 0x250).forEach(text::appendCodePoint);
            return Json.of(text.toString());
        }
        if (kind == 2) {
            return Json.of(random.nextBoolean());
        }
        if (kind == 3) {
            return Json.none();
        }
        if (kind == 4) {
            return Json.array(random.ints(random.nextInt(4))
                    .mapToObj(ignored -> random(random, depth - 1))
                    .toList());
        }
        Json.Builder object = Json.object();
        for (int i = random.nextInt(4); i > 0; i--) {
            object.put("k" + i, random(random, depth - 1));
        }
        return object.build();
    }
}
