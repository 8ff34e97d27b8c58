package io.licit.core.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.diagnostic.Severity;
import io.licit.core.segment.Canonical;
import io.licit.core.segment.ConditionParser;
import io.licit.core.segment.Definition;
import io.licit.core.segment.Draft;
import io.licit.core.segment.Expr;
import io.licit.core.segment.RandomConditions;
import io.licit.core.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Drafts of segments, read back by the reader of segments. */
class DraftTest {
    private static final String REST = """
            use: {purpose: direct-marketing, channels: [email, post], product: "homeware: all", sector: general}  # both
            basis: legitimate-interests
            assessment: li
            reason: |
              They bought: # is no comment here
              something.
            owner: crm@aurora.example
            value: lifetime_value
            fairness: {direction: burden, given: [lifetime_value], reference: {sex: 'm: n'}}
            """;

    @Test
    void all_but_the_id_the_title_and_the_condition_stays_as_it_is() {
        String text = """
                # Who bought lately.
                segment: buyers   # the id
                title: Buyers
                # The use.
                %s
                where: |   # those of age
                  lifetime_value > 100
                    and postcode = '1'

                # The end.
                """.formatted(REST);
        assertThat(draft(text, "lifetime_value > 80 and (postcode = '1' or sex is null)"))
                .isEqualTo("""
                        # Who bought lately.
                        segment: buyers-2   # the id
                        title: "Buyers (alternative 1)"
                        # The use.
                        %s
                        where: | # those of age
                          lifetime_value > 80
                          and (postcode = '1' or sex is null)

                        # The end.
                        """.formatted(REST));
    }

    @Test
    void a_comment_beside_a_plain_condition_is_kept_and_a_missing_title_is_put_in() {
        String text = "where: lifetime_value > 100  # much\nsegment: buyers # the id\n" + REST;
        assertThat(draft(text, "lifetime_value > 80"))
                .isEqualTo("where: | # much\n  lifetime_value > 80\n"
                        + "segment: buyers-2 # the id\ntitle: \"buyers (alternative 1)\"\n" + REST);
    }

    @Test
    void a_file_in_flow_style_is_written_anew() {
        String text = "{segment: buyers, use: {purpose: service, channels: [email], recipient: own},\n"
                + "reason: 'it''s', fairness: {response: lifetime_value}, where: lifetime_value > 100}\n";
        assertThat(draft(text, "lifetime_value > 80 or sex = 'f'")).isEqualTo("""
                        segment: buyers-2
                        title: "buyers (alternative 1)"
                        use: {purpose: service, channels: [email], recipient: own}
                        reason: it's
                        fairness: {direction: benefit, response: lifetime_value}
                        where: |
                          lifetime_value > 80
                          or sex = 'f'
                        """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "segment: buyers\ntitle: 'Buyers'\n%swhere: lifetime_value > 100\n",
                "segment: \"buyers\"\n%swhere: >-\n  lifetime_value\n  > 100",
                "segment: buyers\n%swhere: \"lifetime_value > 100\" # much\n",
                "segment: buyers\n%swhere: 'lifetime_value\n  > 100'\n",
                "segment: buyers\n%swhere:\n  lifetime_value\n  > 100\n",
                "segment: buyers\n%swhere:\n  # much\n  lifetime_value > 100\n",
                "%swhere: |+\n  lifetime_value > 100\n\n\nsegment:\n  buyers\ntitle: >\n  Buyers\n  all\n",
                "? segment\n: buyers\n%swhere: lifetime_value > 100\n",
                "'segment': buyers\n\"where\": |2\n   lifetime_value > 100\n%s",
                "--- # a document\nsegment: buyers\n%swhere: lifetime_value > 100\n...\n",
            })
    void every_way_to_write_a_segment_reads_back_with_the_new_condition(String text) {
        for (String condition : List.of(
                "lifetime_value > 80",
                "lifetime_value > 80 and sex = 'a: b # c' or postcode in ('''', '\"', '\\', '-- x', '{', '\t')",
                "sex = 'line\nbreak\n\n   and more\n' and (sex = ' x' or not postcode like '%')",
                "sex = '\u0085\u2028\u007f\r\ufeff\ud83d\ude00' or sex is null",
                "in segment 'others'")) {
            draft(text.formatted(REST), condition);
            draft(text.replace("\n", "\r\n").formatted(REST.replace("\n", "\r\n")), condition);
        }
    }

    @Test
    void any_condition_reads_back() {
        RandomConditions conditions = new RandomConditions(
                new Random(21),
                workspace("segment: buyers\n" + REST + "where: sex = 'f'\n").catalogue(),
                List.of("lapsed"));
        for (int i = 0; i < 100; i++) {
            draft("segment: buyers\n" + REST + "where: sex = 'f' # women\n", Canonical.text(conditions.condition()));
        }
    }

    /** The draft, once it is known to read back as it should. */
    private static String draft(String text, String condition) {
        Definition old = read(text);
        Expr where = ConditionParser.parse(new SourceFile("where", condition), new Diagnostics())
                .orElseThrow();
        String draft = Draft.of(old, "buyers-2", "(alternative 1)", where);
        Definition made = read(draft);
        assertThat(made.id()).isEqualTo("buyers-2");
        assertThat(made.title()).isEqualTo(old.title() + " (alternative 1)");
        assertThat(Canonical.text(made.where())).as(draft).isEqualTo(Canonical.text(where));
        assertThat(List.of(made.use(), made.basis(), made.assessment(), made.reason(), made.owner(), made.value()))
                .isEqualTo(List.of(old.use(), old.basis(), old.assessment(), old.reason(), old.owner(), old.value()));
        assertThat(made.fairness()).isEqualTo(old.fairness());
        return draft;
    }

    private static Definition read(String text) {
        return workspace(text).segments().values().iterator().next();
    }

    private static Workspace workspace(String text) {
        Diagnostics diagnostics = new Diagnostics();
        Optional<Workspace> workspace = Fixture.read(Fixture.with("segments/buyers.yaml", text), diagnostics);
        assertThat(diagnostics.sorted())
                .as(text)
                .filteredOn(found -> found.severity() == Severity.ERROR)
                .filteredOn(found -> !found.message().text().contains("no assessment"))
                .isEmpty();
        return workspace.orElseThrow();
    }
}
