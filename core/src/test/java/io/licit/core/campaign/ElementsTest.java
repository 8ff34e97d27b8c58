package io.licit.core.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.law.Effect;
import io.licit.core.law.Place;
import io.licit.core.law.Rule;
import io.licit.core.law.ShippedLaw;
import io.licit.core.source.SourceFile;
import io.licit.core.source.Sources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known of elements and clocks covers what the shipped law speaks of. */
class ElementsTest {
    private static final Set<String> POSITIONED = Set.of("where", "before", "when", "in", "for");

    private static List<Effect.Duty> required() {
        List<Effect.Duty> duties = new ArrayList<>();
        for (Rule rule : Reviewed.BOOK.packs().stream()
                .flatMap(pack -> pack.rules().stream())
                .toList()) {
            if (rule.effect() instanceof Effect.Duty duty && duty.kind() == Effect.Duty.Kind.REQUIRE_TEXT) {
                duties.add(duty);
            }
        }
        return duties;
    }

    @Test
    void the_tables_can_be_read() {
        Diagnostics mistakes = new Diagnostics();
        ElementsReader.read(ShippedLaw.sources(), mistakes);
        assertThat(mistakes.sorted()).isEmpty();
    }

    @Test
    void every_element_that_a_rule_names_is_known_and_no_other() {
        Set<String> named = new TreeSet<>();
        required().forEach(duty -> named.addAll(duty.values().getOrDefault("element", List.of())));
        assertThat(Reviewed.LIBRARY.elements().known().keySet()).isEqualTo(named);
    }

    @Test
    void every_word_by_which_a_rule_says_where_an_element_stands_is_known() {
        Set<String> unknown = new TreeSet<>();
        required()
                .forEach(duty -> duty.values().forEach((key, values) -> {
                    if (POSITIONED.contains(key)) {
                        values.stream()
                                .filter(value -> !Reviewed.LIBRARY.elements().knows(key, value))
                                .forEach(value -> unknown.add(key + ": " + value));
                    }
                }));
        assertThat(unknown).isEmpty();
    }

    @Test
    void every_element_of_a_message_says_what_to_write() {
        assertThat(Reviewed.LIBRARY.elements().known().values())
                .filteredOn(element -> element.seen() != Element.Seen.ELSEWHERE)
                .allSatisfy(
                        element -> assertThat(element.help()).as(element.name()).isNotEmpty());
    }

    @Test
    void every_place_that_the_law_knows_has_its_clocks() {
        for (Place place : Reviewed.LAW.places()) {
            if (!(place instanceof Place.Unknown)) {
                assertThat(Reviewed.LIBRARY.elements().zones().of(place))
                        .as(place.key())
                        .isNotEmpty()
                        .hasSizeLessThan(40);
            }
        }
    }

    @Test
    void a_mistake_in_the_table_is_told_with_its_place() {
        Diagnostics mistakes = new Diagnostics();
        ElementsReader.read(Sources.of(List.of(new SourceFile("law/elements.yaml", """
                        elements:
                          opt-out: {title: a way out, seen: words, signs: [{words: "(("}]}
                        """))), mistakes);
        assertThat(mistakes.sorted()).singleElement().satisfies(mistake -> {
            assertThat(mistake.code()).isEqualTo(Code.SRC1004);
            assertThat(mistake.span().from().line()).isEqualTo(2);
        });
    }

    @Test
    void what_only_a_person_can_see_is_pointed_at() {
        String campaign = """
                campaign: letter
                segment: regulars
                channel: email
                language: cs
                sender: Emporium, 1 High Street, Dublin
                send_at: 2027-03-02T10:00
                message:
                  subject: Jaro
                  body: |
                    Emporium, hello@emporium.example. Nechcete psát? Napište.
                offer: {kind: none}
                """;
        assertThat(lines(campaign)).anyMatch(line -> line.startsWith("error CMP7012") && line.contains("(`opt-out`)"));
        assertThat(lines(campaign + "shows: {opt-out: \"Nechcete psát? Napište.\"}\n"))
                .noneMatch(line -> line.startsWith("error") && line.contains("(`opt-out`)"))
                .anyMatch(line -> line.startsWith("note CMP7012") && line.contains("author's own word"));
        assertThat(lines(campaign + "shows: {opt-out: Ahoj}\n"))
                .anyMatch(line -> line.contains("does not say the words that `shows` points at"));
        assertThat(lines(campaign + "shows: {optout: Jaro}\n"))
                .anyMatch(line -> line.contains("there is no element `optout`"));
    }

    private static List<String> lines(String campaign) {
        return Reviewed.of(campaign, "FR").stream().map(Reviewed::line).toList();
    }

    @Test
    void an_offer_in_the_words_calls_for_what_is_required_of_offers() {
        String campaign = """
                campaign: letter
                segment: regulars
                channel: email
                language: en
                sender: Emporium Pty, 1 George Street, Sydney
                send_at: 2027-03-02T10:00
                message:
                  subject: A lamp
                  body: |
                    The lamp is $49 plus booking fees. Emporium, hello@emporium.example. Unsubscribe: {{unsubscribe_url}}
                """;
        List<Diagnostic> found = Reviewed.of(campaign, "AU");
        assertThat(found.stream().map(Reviewed::line))
                .anyMatch(
                        line -> line.startsWith("error CMP7011 AU-ACL-PRICE violated") && line.contains("price-total"));
        assertThat(Reviewed.of(campaign.replace(" plus booking fees", " in all"), "AU"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"the", "A letter", "you can go and leave us"})
    void what_licit_sees_itself_is_not_pointed_at(String words) {
        String campaign = MAIL.formatted("<p>Here is the A letter; you can go and leave us.</p>", "");
        assertThat(lines(campaign + "shows: {opt-out: " + words + "}\n"))
                .anyMatch(line -> line.startsWith("error CMP7011") && line.contains("(`opt-out`)"))
                .anyMatch(line -> line.startsWith("error CMP7012"));
        assertThat(lines(campaign + "shows: {opt-out: you can go and leave us}\n"))
                .anyMatch(line -> line.startsWith("error CMP7012") && line.contains("`shows` does not count for it"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"the", "is", "lette", "and the", "1", "."})
    void words_that_say_nothing_show_nothing(String words) {
        String campaign = MAIL.formatted("<p>1. This is and the letter of our house.</p>", "");
        assertThat(lines(campaign + "shows: {ad-label: \"letter of our house\"}\n"))
                .noneMatch(line -> line.startsWith("error CMP7012"));
        assertThat(lines(campaign + "shows: {ad-label: \"" + words + "\"}\n"))
                .anyMatch(line -> line.startsWith("error CMP7012") && line.contains("(`ad-label`)"))
                .anyMatch(line -> line.startsWith("error CMP7012") && line.contains("that `shows` points at"));
    }

    private static final String MAIL = """
            campaign: letter
            segment: regulars
            channel: email
            language: en
            sender: Emporium, 1 High Street, Dublin
            send_at: 2027-03-02T10:00
            message:
              subject: A letter
              body: |
                <body>%s<p>Emporium, 1 High Street, Dublin. hello@emporium.example.</p>%s</body>
            offer: {kind: none}
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div style='display:none'>Unsubscribe: {{unsubscribe_url}}</div>",
                "<div style='display:none'>Unsubscribe at any time</div>",
                "<a href='https://s.example/unsubscribe'></a>",
                "<a href='{{unsubscribe_url}}'><img src='x' alt=''></a>",
                "<a href='https://s.example/u'><span style='display:none'>Unsubscribe</span></a>"
            })
    void what_nobody_is_shown_is_no_way_out(String markup) {
        for (String body : List.of(MAIL.formatted(markup, ""), MAIL.formatted("", markup))) {
            assertThat(lines(body)).anyMatch(line -> line.startsWith("error CMP7011") && line.contains("(`opt-out`)"));
        }
        assertThat(lines(MAIL.formatted("", "<a href='https://s.example/u'>Unsubscribe</a>")))
                .noneMatch(line -> line.contains("(`opt-out`)"));
    }

    @Test
    void an_audience_without_recipients_is_under_the_law_of_its_segment() {
        Recipients nobody = new Recipients(0, Map.of(), Map.of(), Map.of(), Set.of());
        List<String> uncounted = Reviewed.of(List.of(MAIL.formatted("", "")), Optional.empty()).stream()
                .map(Reviewed::line)
                .toList();
        assertThat(uncounted).anyMatch(line -> line.contains("(`opt-out`)"));
        assertThat(Reviewed.of(List.of(MAIL.formatted("", "")), Optional.of(nobody)).stream()
                        .map(Reviewed::line))
                .containsAll(uncounted);
    }
}
