package io.licit.core.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.diagnostic.Said;
import io.licit.core.source.SourceFile;
import io.licit.core.source.YamlNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class YamlTest {
    @Test
    void a_plain_scalar_points_at_its_own_text() {
        YamlNode.Scalar value = value("country: NO\n");
        assertThat(value.text()).isEqualTo("NO");
        assertThat(value.quoted()).isFalse();
        assertThat(value.span().text()).isEqualTo("NO");
    }

    @Test
    void words_that_yaml_once_read_as_booleans_stay_text() {
        YamlNode.Mapping mapping = (YamlNode.Mapping) read("on: off\nat: yes\ny: 0x1F\n");
        assertThat(mapping.entries())
                .extracting(entry -> entry.key().text() + "=" + ((YamlNode.Scalar) entry.value()).text())
                .containsExactly("on=off", "at=yes", "y=0x1F");
    }

    @Test
    void quotes_are_told_from_plain_text() {
        assertThat(value("a: '5'\n").quoted()).isTrue();
        assertThat(value("a: \"5\"\n").quoted()).isTrue();
        assertThat(value("a: 5\n").quoted()).isFalse();
    }

    @Test
    void every_character_of_a_literal_block_is_found_in_the_file() {
        String text = "segment: x\nwhere: |\n  age > 18\n    and 'ü' = name\n\n  and true\nafter: 1\n";
        YamlNode.Scalar where = (YamlNode.Scalar)
                ((YamlNode.Mapping) read(text)).entries().get(1).value();
        assertThat(where.text()).isEqualTo("age > 18\n  and 'ü' = name\n\nand true\n");
        assertExact(text, where);
        assertThat(where.span().text()).endsWith("and true");
    }

    @Test
    void a_block_with_a_stated_indentation_keeps_its_own_leading_spaces() {
        String text = "where: |2-\n    age > 18\n  and true\n";
        YamlNode.Scalar where = value(text);
        assertThat(where.text()).isEqualTo("  age > 18\nand true");
        assertExact(text, where);
    }

    @Test
    void a_block_with_windows_line_ends_is_exact() {
        String text = "where: |\r\n  age > 18\r\n  and true\r\n";
        YamlNode.Scalar where = value(text);
        assertThat(where.text()).isEqualTo("age > 18\nand true\n");
        assertThat(text.substring(where.content().offset(9))).startsWith("and true");
        assertThat(text.substring(where.content().offset(0))).startsWith("age > 18");
    }

    @Test
    void every_character_of_a_plain_text_over_lines_is_found_in_the_file() {
        String text = "where: age > 18\n   and  name = 𝄞\n\n   and true\n";
        YamlNode.Scalar where = value(text);
        assertThat(where.text()).isEqualTo("age > 18 and  name = 𝄞\nand true");
        int and = where.text().indexOf("and true");
        assertThat(text.substring(where.content().offset(and))).startsWith("and true");
        assertThat(text.substring(where.content().offset(where.text().indexOf("name"))))
                .startsWith("name");
    }

    @Test
    void doubled_quotes_and_escapes_shift_what_follows() {
        YamlNode.Scalar single = value("where: 'name = ''Ann'' and age > 3'\n");
        assertThat(single.text()).isEqualTo("name = 'Ann' and age > 3");
        assertThat(at(single, "and age")).startsWith("and age > 3'");
        YamlNode.Scalar twice = value("where: \"a = \\\"\\u00fc\\U0001D11E\\\" and b\\\n    c\"\n");
        assertThat(twice.text()).isEqualTo("a = \"ü𝄞\" and bc");
        assertThat(at(twice, "and b")).startsWith("and b");
        assertThat(at(twice, "c")).startsWith("c\"");
    }

    @Test
    void folded_text_leads_to_the_right_word() {
        YamlNode.Scalar where = value("where: >\n  age > 18\n  and name = 'x'\n\n  and true\n");
        assertThat(where.text()).isEqualTo("age > 18 and name = 'x'\nand true\n");
        assertThat(at(where, "and name")).startsWith("and name");
        assertThat(at(where, "and true")).startsWith("and true");
    }

    @Test
    void places_after_wide_characters_count_utf16() {
        String text = "# 𝄞𝄞\na: 𝄞\nb: x\n";
        YamlNode.Mapping mapping = (YamlNode.Mapping) read(text);
        assertThat(mapping.entries().get(1).value().span().text()).isEqualTo("x");
        assertThat(mapping.entries().get(0).value().span().text()).isEqualTo("𝄞");
    }

    @Test
    void a_collection_ends_where_its_last_value_does() {
        YamlNode.Mapping mapping = (YamlNode.Mapping) read("a:\n  b: [1, 2]  \n\n# remark\nc: {d: e}\n");
        assertThat(mapping.entries().get(0).value().span().text()).isEqualTo("b: [1, 2]");
        assertThat(mapping.entries().get(1).value().span().text()).isEqualTo("{d: e}");
    }

    @Test
    void what_hides_meaning_is_refused() {
        assertThat(messages("a: &x 1\nb: *x\n"))
                .containsExactly("SRC1001 an anchor stands here", "SRC1001 an alias stands here");
        assertThat(messages("a: !!str 1\n")).containsExactly("SRC1001 the tag `!!str` stands here");
        assertThat(messages("a: {<<: {b: 1}}\n")).containsExactly("SRC1001 a merge key stands here");
        assertThat(messages("a: 1\n---\nb: 1\n")).containsExactly("SRC1001 a second document begins here");
        assertThat(messages("? [a]\n: 1\n")).containsExactly("SRC1001 a key that is not text stands here");
    }

    @Test
    void a_key_that_stands_twice_is_reported_and_the_first_kept() {
        Diagnostics diagnostics = new Diagnostics();
        YamlNode.Mapping mapping =
                (YamlNode.Mapping) Yaml.read(new SourceFile("x.yaml", "a: 1\nb: 2\na: 3\n"), diagnostics)
                        .orElseThrow();
        assertThat(mapping.entries()).hasSize(2);
        Diagnostic twice = diagnostics.sorted().get(0);
        assertThat(twice.code()).isEqualTo(Code.SRC1002);
        assertThat(twice.message().text()).isEqualTo("the key `a` stands twice");
        assertThat(twice.notes()).extracting(Said::text).containsExactly("it stands first on line 1");
        assertThat(twice.span().from()).isEqualTo(new SourceFile.Position(3, 1));
    }

    @Test
    void broken_text_is_reported_with_its_place() {
        assertThat(places("a: b: c\n")).containsExactly("1:5 a `:` stands where no key can be");
        assertThat(places("a:\n\tb: 1\n")).containsExactly("2:1 a tab stands where only spaces may");
        assertThat(places("a: 'x\n")).containsExactly("1:6 the file ends within quotes");
        assertThat(places("a: [1, 2\nb: 3\n")).hasSize(1);
        assertThat(places("a: 1\n b: 2\n")).hasSize(1);
        assertThat(places("a: \u0007\n")).containsExactly("1:4 a character that no text holds stands here, U+0007");
        assertThat(places("")).containsExactly("1:1 this file has no content");
        assertThat(places("# nothing\n")).containsExactly("1:1 this file has no content");
    }

    @Test
    void limits_hold() {
        assertThat(messages("a: " + "x".repeat(Yaml.BYTES_MAX)))
                .containsExactly("SRC1007 this file is larger than 2 MiB");
        assertThat(messages("[".repeat(Yaml.DEPTH_MAX) + "]".repeat(Yaml.DEPTH_MAX)))
                .isEmpty();
        assertThat(messages("[".repeat(Yaml.DEPTH_MAX + 1)))
                .containsExactly("SRC1007 this file nests more than 50 levels deep");
        assertThat(messages("[".repeat(1_000_000))).hasSize(1);
    }

    private static void assertExact(String text, YamlNode.Scalar scalar) {
        for (int i = 0; i < scalar.text().length(); i++) {
            assertThat(text.charAt(scalar.content().offset(i)))
                    .isEqualTo(scalar.text().charAt(i));
        }
    }

    private static String at(YamlNode.Scalar scalar, String part) {
        String text = scalar.span().file().text();
        return text.substring(scalar.content().offset(scalar.text().indexOf(part)));
    }

    private static YamlNode.Scalar value(String text) {
        return (YamlNode.Scalar)
                ((YamlNode.Mapping) read(text)).entries().get(0).value();
    }

    private static YamlNode read(String text) {
        Diagnostics diagnostics = new Diagnostics();
        YamlNode node = Yaml.read(new SourceFile("x.yaml", text), diagnostics).orElseThrow();
        assertThat(diagnostics.sorted()).isEmpty();
        return node;
    }

    private static List<String> messages(String text) {
        return found(text).stream().map(d -> d.code().id() + " " + d.message()).toList();
    }

    private static List<String> places(String text) {
        return found(text).stream()
                .map(d -> d.span().from().line() + ":" + d.span().from().column() + " " + d.message())
                .toList();
    }

    private static List<Diagnostic> found(String text) {
        Diagnostics diagnostics = new Diagnostics();
        Yaml.read(new SourceFile("x.yaml", text), diagnostics);
        return diagnostics.sorted();
    }
}
