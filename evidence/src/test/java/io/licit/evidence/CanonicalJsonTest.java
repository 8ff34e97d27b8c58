package io.licit.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Canonical JSON, with the examples of RFC 8785. */
final class CanonicalJsonTest {
    @Test
    void the_example_of_the_standard_comes_out_as_printed_there() throws Exception {
        // RFC 8785, sections 3.2.2 and 3.2.4.
        String json = "{\"numbers\": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],"
                + "\"string\": \"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\","
                + "\"literals\": [null, true, false]}";
        assertThat(canonical(json))
                .isEqualTo("{\"literals\":[null,true,false],"
                        + "\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                        + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    @Test
    void names_are_sorted_by_their_utf_16_units() throws Exception {
        // RFC 8785, section 3.2.3.
        String json =
                "{\"\\u20ac\":1,\"\\r\":2,\"\\ufb33\":3,\"1\":4,\"\\ud83d\\ude00\":5,\"\\u0080\":6,\"\\u00f6\":7}";
        assertThat(canonical(json))
                .isEqualTo("{\"\\r\":2,\"1\":4,\"\u0080\":6,\"ö\":7,\"€\":1,\"\ud83d\ude00\":5,\"\ufb33\":3}");
    }

    /** RFC 8785, appendix B. */
    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0000000000000001, 5e-324",
        "8000000000000001, -5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "4340000000000000, 9007199254740992",
        "4430000000000000, 295147905179352830000",
        "44b52d02c7e14af5, 9.999999999999997e+22",
        "44b52d02c7e14af6, 1e+23",
        "44b52d02c7e14af7, 1.0000000000000001e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000",
        "444b1ae4d6e2ef4f, 999999999999999900000",
        "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555553, 333333333.3333332",
        "41b3de4355555554, 333333333.33333325",
        "41b3de4355555555, 333333333.3333333",
        "41b3de4355555556, 333333333.3333334",
        "41b3de4355555557, 333333333.33333343",
        "becbf647612f3696, -0.0000033333333333333333",
        "43143ff3c1cb0959, 1424953923781206.2"
    })
    void numbers_are_written_as_the_standard_lists_them(String bits, String text) {
        assertThat(ShortestNumber.print(Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16))))
                .isEqualTo(text);
    }

    @Test
    void numbers_come_back() throws Exception {
        Random random = new Random(31);
        for (int i = 0; i < 2_000; i++) {
            double value = i % 64 == 0
                    ? Math.scalb(1.0, random.nextInt(2000) - 1000)
                    : Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                String text = ShortestNumber.print(value);
                assertThat(Double.parseDouble(text)).isEqualTo(value == 0 ? 0.0 : value);
                CanonicalJson.require(Words.bytes(text));
            }
        }
        // 2^-44, where the nearest number of 16 digits is not one that comes back (ECMA-262, Number::toString).
        assertThat(ShortestNumber.print(Math.scalb(1.0, -44))).isEqualTo("5.684341886080802e-14");
    }

    @Test
    void what_is_not_json_or_says_two_things_is_refused() {
        for (String json : List.of(
                "",
                " ",
                "{",
                "{\"a\":1,\"a\":1}",
                "{\"a\":1,\"\\u0061\":2}",
                "{\"a\":1,}",
                "[1,]",
                "[1 2]",
                "{a:1}",
                "'a'",
                "01",
                "+1",
                "1.",
                ".5",
                "1e",
                "NaN",
                "1e999",
                "tru",
                "\"\\x\"",
                "\"\\u12\"",
                "\"\\ud800\"",
                "\"\\udc00\\ud800\"",
                "\"a\nb\"",
                "\"a",
                "1 1",
                "\ufeff1",
                "[".repeat(200) + "]".repeat(200))) {
            assertThatThrownBy(() -> CanonicalJson.of(Words.bytes(json)))
                    .as(json)
                    .isInstanceOf(EvidenceException.class);
        }
        assertThatThrownBy(() -> CanonicalJson.of(new byte[] {'"', (byte) 0xff, '"'}))
                .hasMessage("the JSON is not valid UTF-8");
        assertThatThrownBy(() -> CanonicalJson.of(new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'}))
                .hasMessage("the JSON is not valid UTF-8");
    }

    @Test
    void json_in_another_form_is_refused_with_the_place() {
        for (String json :
                List.of("{\"b\":1,\"a\":2}", "{ }", "1.0", "1E3", "-0", "\"\\u0041\"", "\"\\/\"", "[1, 2]", "1\n")) {
            assertThatThrownBy(() -> CanonicalJson.require(Words.bytes(json)))
                    .as(json)
                    .hasMessageStartingWith("valid JSON, but not in canonical form from byte ");
        }
    }

    private static String canonical(String json) throws EvidenceException {
        byte[] bytes = CanonicalJson.of(Words.bytes(json));
        CanonicalJson.require(bytes);
        return Words.utf8(bytes, "the canonical form");
    }
}
