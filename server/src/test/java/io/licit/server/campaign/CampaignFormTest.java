package io.licit.server.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A campaign's file as fields and back. */
final class CampaignFormTest {
    private static final String FILE = """
            # yaml-language-server: $schema=../schema/campaign.json
            campaign: spring   # the second one
            segment: lapsed
            channel: email
            sender: 'Aurora Retail GmbH, Musterstr. 1'
            message:
              # what people see first
              subject: "Hello: you"  # short
              preheader: A line
              headers: {List-Unsubscribe: '<mailto:a@b.example>'}
              body: |
                Dear {{name}},

                  it is spring.
              # after the text
            offer: {kind: discount, percent: 15, valid_until: 2027-03-31}
            claims:
              - {text: Returns are free, assessment: claim-returns}   # proven
              - text: Made in Berlin
                assessment: claim-berlin
            shows: {offer-scope: everything from the spring range}
            # the end
            """;

    /** What a browser sends of a form that nobody has touched. */
    private static Map<String, String> sent(CampaignForm form) {
        Map<String, String> fields = new HashMap<>();
        fields.put("language", form.language());
        fields.put("sender", form.sender());
        fields.put("send_at", form.sendAt());
        fields.put("subject", form.subject());
        fields.put("body", form.body().replace("\n", "\r\n"));
        fields.put("offer", form.offer());
        form.terms().forEach((key, value) -> fields.put("offer." + key, value));
        for (int i = 0; i < form.claims().size(); i++) {
            fields.put("claim." + i, form.claims().get(i).text());
            fields.put("claim." + i + ".assessment", form.claims().get(i).assessment());
        }
        return fields;
    }

    private static String saved(String file, Map<String, String> typed) {
        CampaignForm form = CampaignForm.of(file).orElseThrow();
        Map<String, String> fields = sent(form);
        fields.putAll(typed);
        return form.typed(name -> fields.getOrDefault(name, "")).into(file).orElseThrow();
    }

    @Test
    void a_form_that_nobody_touches_changes_nothing() {
        assertThat(saved(FILE, Map.of())).isEqualTo(FILE);
    }

    @Test
    void one_field_changes_its_own_words_and_no_others() {
        assertThat(saved(FILE, Map.of("subject", "Spring is here")))
                .isEqualTo(FILE.replace("\"Hello: you\"", "Spring is here"));
        assertThat(saved(FILE, Map.of("offer.percent", "20"))).isEqualTo(FILE.replace("15", "20"));
        assertThat(saved(FILE, Map.of("claim.1", "Made in Berlin, by hand")))
                .isEqualTo(FILE.replace("Made in Berlin", "Made in Berlin, by hand"));
        assertThat(saved(FILE, Map.of("body", "Dear {{name}},\r\n\r\nsummer.")))
                .isEqualTo(FILE.replace("      it is spring.", "    summer."));
    }

    @Test
    void what_is_new_stands_where_it_belongs() {
        assertThat(saved(FILE, Map.of("send_at", "2027-03-02T09:00")))
                .isEqualTo(FILE.replace("spring range}\n", "spring range}\nsend_at: 2027-03-02T09:00\n"));
        assertThat(saved(FILE, Map.of("term", "code", "term-value", "SPRING, 15")))
                .isEqualTo(FILE.replace("2027-03-31}", "2027-03-31, code: \"SPRING, 15\"}"));
        assertThat(saved(FILE, Map.of("claim.2", "No plastic", "claim.2.assessment", "claim-plastic")))
                .isEqualTo(FILE.replace(
                        "claim-berlin\n", "claim-berlin\n  - {text: No plastic, assessment: claim-plastic}\n"));
    }

    @Test
    void what_is_emptied_is_gone_with_its_key() {
        assertThat(saved(FILE, Map.of("offer.percent", ""))).isEqualTo(FILE.replace("percent: 15, ", ""));
        assertThat(saved(FILE, Map.of("offer", ""))).doesNotContain("offer:").contains("shows:");
        assertThat(saved(FILE, Map.of("claim.0", ""))).doesNotContain("Returns").contains("Made in Berlin");
        assertThat(saved(FILE, Map.of("claim.0", "", "claim.1", "")))
                .doesNotContain("claims")
                .contains("# the end");
        assertThat(saved(FILE, Map.of("subject", "")))
                .isEqualTo(FILE.replace("  subject: \"Hello: you\"  # short\n", ""));
    }

    @Test
    void a_file_in_one_line_stays_one() {
        String flow = "{campaign: a, segment: b, channel: email, message: {subject: Hello, body: We miss you}}\n";
        assertThat(saved(flow, Map.of("body", "Two\r\nlines, here")))
                .isEqualTo(flow.replace("We miss you", "\"Two\\nlines, here\\n\""));
    }

    @Test
    void whatever_is_typed_is_a_value_and_nothing_of_the_file() {
        Random random = new Random(7);
        String[] pieces = {
            "\"",
            "'",
            ": ",
            "#",
            " #x",
            "\\",
            "{",
            "}",
            "[",
            "]",
            ", ",
            "- ",
            "|",
            ">",
            "&a",
            "*a",
            "!t",
            "%",
            "@",
            "`",
            "null",
            "true",
            "~",
            "<script>",
            "\n",
            "\n\n",
            "  ",
            "\t",
            "é",
            "广",
            "\u2028",
            "\u0085",
            "---",
            "...",
            "x"
        };
        for (int round = 0; round < 500; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(8); i >= 0; i--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            String typed = text.toString();
            if (typed.isBlank()) {
                continue;
            }
            String file = saved(FILE, Map.of("subject", typed, "body", "a" + typed, "sender", typed));
            CampaignForm form = CampaignForm.of(file).orElseThrow();
            String line = typed.replaceAll("[\\r\\n]+", " ").strip();
            assertThat(form.subject()).isEqualTo(line);
            assertThat(form.sender()).isEqualTo(line);
            assertThat(form.body().strip()).isEqualTo(("a" + typed).strip());
            assertThat(file).startsWith(FILE.substring(0, 60)).endsWith("# the end\n");
        }
    }
}
