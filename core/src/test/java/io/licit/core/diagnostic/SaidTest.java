package io.licit.core.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SaidTest {
    private static final Phrasebook CHINESE = Phrasebook.of(List.of("""
            # Conditions.
            msgid ""
            msgstr ""
            "Language: zh-Hans\\n"

            msgid "`{}` is not a column of `{}`"
            msgstr "`{2}` 没有"
            "列 `{1}`"

            msgid "read {}"
            msgstr "{}读取"

            msgid "through segment {}"
            msgstr "通过客群 {}"

            msgid ", "
            msgstr "、"

            msgid " or "
            msgstr " 或 "

            msgid "a \\"word\\""
            msgstr "一个“词”"

            msgid "who sends it"
            msgstr "发送者"

            msgid "nobody has said this"
            msgstr ""
            """));

    @Test
    void a_template_is_filled_in_the_order_of_the_language() {
        Said said = Said.of("`{}` is not a column of `{}`", "amuont", "orders");
        assertThat(said.text()).isEqualTo("`amuont` is not a column of `orders`");
        assertThat(said.in(CHINESE)).isEqualTo("`orders` 没有列 `amuont`");
        assertThat(said).hasToString(said.text());
    }

    @Test
    void a_part_that_is_said_itself_is_said_in_the_same_language() {
        Said said =
                Said.of("read {}", Said.of("through segment {}", Said.joined(", ", " or ", List.of("a", "b", "c"))));
        assertThat(said.text()).isEqualTo("read through segment a, b or c");
        assertThat(said.in(CHINESE)).isEqualTo("通过客群 a、b 或 c读取");
    }

    @Test
    void what_lacks_one_template_is_in_english_as_a_whole() {
        Said said = Said.of("read {}", Said.of("by way of `{}`", "x"));
        assertThat(said.isIn(CHINESE)).isFalse();
        assertThat(said.in(CHINESE)).isEqualTo("read by way of `x`");
        assertThat(Said.of("nobody has said this").isIn(CHINESE)).isFalse();
    }

    @Test
    void the_authors_words_stay_and_a_term_is_said_where_it_is_known() {
        assertThat(Said.of("read {}", Said.verbatim("who sends it")).in(CHINESE))
                .isEqualTo("who sends it读取");
        assertThat(Said.of("read {}", Said.term("who sends it")).in(CHINESE)).isEqualTo("发送者读取");
        assertThat(Said.of("read {}", Said.term("who pays")).in(CHINESE)).isEqualTo("who pays读取");
        assertThat(Said.of("read {}", "{}").in(CHINESE)).isEqualTo("{}读取");
    }

    @Test
    void the_laws_own_sentence_is_asked_for_by_its_rule() {
        Said said = Said.ofRule("EU-GDPR-ART7", "Consent can be withdrawn.");
        assertThat(said.text()).isEqualTo("Consent can be withdrawn.");
        assertThat(said.in(CHINESE)).isEqualTo("Consent can be withdrawn.");
        assertThat(said.in(CHINESE.withRules((rule, english) -> rule.equals("EU-GDPR-ART7") ? "同意可以撤回。" : english)))
                .isEqualTo("同意可以撤回。");
    }

    @Test
    void braces_that_are_no_place_stand_for_themselves() {
        assertThat(Said.of("such as `(...){0,5}` or `{{first_name}}`").text())
                .isEqualTo("such as `(...){0,5}` or `{{first_name}}`");
        assertThat(Said.of("`shows: {{}: …}`", "imprint").text()).isEqualTo("`shows: {imprint: …}`");
    }

    @Test
    void few_of_many_say_how_many_more_there_are() {
        assertThat(Said.some(List.of("a", "b"), 2).text()).isEqualTo("a, b");
        assertThat(Said.some(List.of("a", "b", "c", "d"), 2).text()).isEqualTo("a, b and 2 more");
    }

    @Test
    void what_says_the_same_is_the_same() {
        assertThat(Said.of("{} days", 3)).isEqualTo(Said.of("{} days", "3")).hasSameHashCodeAs(Said.of("{} days", "3"));
        assertThat(Said.of("{} days", 3)).isNotEqualTo(Said.of("{} days", 4));
        assertThat(Said.nothing().isEmpty()).isTrue();
        assertThat(Said.term("").isEmpty()).isTrue();
        assertThat(Said.of("x").isEmpty()).isFalse();
    }

    @Test
    void arguments_and_places_are_as_many() {
        assertThatIllegalArgumentException().isThrownBy(() -> Said.of("{} and {}", "a"));
        assertThatIllegalArgumentException().isThrownBy(() -> Said.of("none", "a"));
    }

    @Test
    void a_catalogue_with_a_mistake_is_refused() {
        refused("msgid \"a\"\nmsgstr \"b\"\nmsgid \"a\"\nmsgstr \"c\"\n", "translated twice");
        refused("msgid \"a {}\"\nmsgstr \"b\"\n", "other places");
        refused("msgid \"{} {}\"\nmsgstr \"{1} {1}\"\n", "other places");
        refused("msgid \"{}\"\nmsgstr \"{2}\"\n", "other places");
        refused("msgid \"{} {}\"\nmsgstr \"{} {1}\"\n", "other places");
        refused("msgid \"a\nmsgstr \"b\"\n", "no PO on line 1");
        refused("msgstr \"b\"\n", "no PO on line 1");
        refused("msgid \"a\\\"\nmsgstr \"b\"\n", "no PO on line 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Phrasebook.of(List.of("msgid \"a\"\nmsgstr \"b\"\n", "msgid \"a\"\nmsgstr \"c\"\n")))
                .withMessageContaining("translated twice");
    }

    private static void refused(String catalogue, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Phrasebook.of(List.of(catalogue)))
                .withMessageContaining(why);
    }
}
