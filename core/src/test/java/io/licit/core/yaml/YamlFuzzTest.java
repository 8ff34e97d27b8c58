package io.licit.core.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.source.SourceFile;
import io.licit.core.source.YamlNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class YamlFuzzTest {
    private static final List<String> SEEDS = List.of(
            "segment: lapsed\nuse: {purpose: direct-marketing, channels: [email, 'post']}\nwhere: |\n  sum(orders.amount"
                    + " where placed_at >= today - 365 days) > 500\n  and name <> 'ü𝄞'\n",
            "table: customers\nperson: true\ncolumns:\n  sex: {category: user.demographic.gender, protected: sex}\n"
                    + "  # remark\n  b: \"x\\u0041\\\n    y\\\"\"\n",
            "pack: de-uwg\nrules:\n  - id: A\n    tests:\n      - {on: 2026-02-01, expect: allowed}\n  - id: 'it''s'\n"
                    + "    requires: >-\n      two\n       lines\n\n      more\n");
    private static final String SIGNS = "\t\r\n :-[]{}#&*!|>'\"%@`,?\\/<=~.0aé中𝄞\u0000\u0007\u0085\u2028\uFEFF\uD800";

    private static final char NEXT_LINE = '\u0085';

    @Test
    void nothing_that_a_file_holds_makes_the_reader_fail() {
        Random random = new Random(20261124);
        for (int i = 0; i < 20_000; i++) {
            String text = i % 10 == 0 ? bytes(random) : mutated(SEEDS.get(random.nextInt(SEEDS.size())), random);
            SourceFile file = new SourceFile("x.yaml", text);
            Diagnostics diagnostics = new Diagnostics();
            Optional<YamlNode> node = Yaml.read(file, diagnostics);
            assertThat(node.isPresent() || diagnostics.hasErrors()).as(text).isTrue();
            node.ifPresent(root -> assertPlaces(root, root));
        }
    }

    private static void assertPlaces(YamlNode node, YamlNode parent) {
        assertThat(node.span().start())
                .isBetween(parent.span().start(), parent.span().end());
        assertThat(node.span().end()).isLessThanOrEqualTo(parent.span().end());
        if (node instanceof YamlNode.Sequence sequence) {
            sequence.items().forEach(item -> assertPlaces(item, sequence));
        } else if (node instanceof YamlNode.Mapping mapping) {
            mapping.entries().forEach(entry -> {
                assertPlaces(entry.key(), mapping);
                assertPlaces(entry.value(), mapping);
            });
        } else if (node instanceof YamlNode.Scalar scalar) {
            assertContent(scalar);
        }
    }

    /**
     * Offsets never go back, and a letter of the content stands as that letter in the file unless an escape made it, or
     * the file holds YAML 1.1's own line break, for which places are approximate.
     */
    private static void assertContent(YamlNode.Scalar scalar) {
        String source = scalar.span().file().text();
        int last = scalar.span().start();
        for (int i = 0; i <= scalar.text().length(); i++) {
            int offset = scalar.content().offset(i);
            assertThat(offset).isBetween(last, source.length());
            if (i < scalar.text().length()
                    && Character.isLetterOrDigit(scalar.text().charAt(i))
                    && source.charAt(offset) != '\\'
                    && source.indexOf(NEXT_LINE) < 0) {
                assertThat(source.charAt(offset))
                        .as(source)
                        .isEqualTo(scalar.text().charAt(i));
            }
            last = offset;
        }
    }

    private static String mutated(String seed, Random random) {
        StringBuilder text = new StringBuilder(seed);
        int changes = 1 + random.nextInt(6);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(text.length());
            char sign = SIGNS.charAt(random.nextInt(SIGNS.length()));
            switch (random.nextInt(5)) {
                case 0 -> text.setCharAt(at, sign);
                case 1 -> text.insert(at, sign);
                case 2 -> text.deleteCharAt(at);
                case 3 -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(40))));
                default -> text.delete(at, Math.min(text.length() - 1, at + random.nextInt(20)));
            }
        }
        return text.toString();
    }

    private static String bytes(Random random) {
        byte[] bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        return new String(bytes, random.nextBoolean() ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
    }
}
