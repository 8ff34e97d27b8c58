package io.licit.core.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.Golden;
import io.licit.core.catalogue.Column;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.diagnostic.Severity;
import io.licit.core.segment.Definition;
import io.licit.core.segment.FairnessTerms;
import io.licit.core.segment.SegmentDigest;
import io.licit.core.source.Sources;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What definitions say on fairness, as it is read; their mistakes are among the golden cases. */
class FairnessDefinitionsTest {
    private static final Map<String, String> BASE = Golden.texts(Golden.cases("base"));

    @Test
    void lines_that_nobody_states_are_the_usual_ones() {
        FairnessSettings settings = settings("licit: 1\n");
        assertThat(settings).isEqualTo(FairnessSettings.USUAL);
        assertThat(settings.minimumGroup()).isEqualTo(30);
        assertThat(settings.ageBands()).containsExactly(18, 25, 40, 62);
        assertThat(settings("licit: 1\nfairness: {}\n")).isEqualTo(FairnessSettings.USUAL);
    }

    @Test
    void a_group_must_be_as_large_as_a_segment_unless_the_lines_say_otherwise() {
        String text = "licit: 1\nminimum_segment_size: 50\n";
        assertThat(settings(text).minimumGroup()).isEqualTo(50);
        assertThat(settings(text + "fairness: {drift: 0.2}\n").minimumGroup()).isEqualTo(50);
        assertThat(settings(text + "fairness: {minimum_group: 11}\n").minimumGroup())
                .isEqualTo(11);
    }

    @Test
    void lines_are_as_written() {
        FairnessSettings settings = settings("""
                licit: 1
                fairness:
                  four_fifths: 0.85
                  concern: 0.95
                  significance: 0.01
                  minimum_share: 0
                  minimum_group: 11
                  age_bands: 40
                  depth: 2
                  proxy: {cramers_v: 0.2, theils_u: 0.05, auc: 0.65}
                  proxy_use: {epsilon: 0.1, delta: 0.02}
                  drift: 0.05
                  alternatives: {persons: [0.95, 1], value: 1, response: 0}
                """);
        assertThat(settings)
                .isEqualTo(new FairnessSettings(
                        0.85,
                        0.95,
                        0.01,
                        0,
                        11,
                        List.of(40),
                        2,
                        new FairnessSettings.Proxy(0.2, 0.05, 0.65),
                        new FairnessSettings.ProxyUse(0.1, 0.02),
                        0.05,
                        new FairnessSettings.Alternatives(0.95, 1, 1, 0)));
    }

    @Test
    void a_segment_says_how_it_is_to_be_judged() {
        assertThat(buyers("").fairness()).isEqualTo(FairnessTerms.UNDECLARED);
        assertThat(buyers("fairness: {direction: burden}\n").fairness().direction())
                .isEqualTo(FairnessTerms.Direction.BURDEN);
        FairnessTerms terms = buyers("""
                fairness:
                  given: [lifetime_value, country, country]
                  response: lifetime_value
                  reference: {sex: m, race: White}
                """).fairness();
        assertThat(terms)
                .isEqualTo(new FairnessTerms(
                        FairnessTerms.Direction.BENEFIT,
                        List.of("lifetime_value", "country"),
                        Optional.of("lifetime_value"),
                        Map.of("race", "White", "sex", "m")));
    }

    @Test
    void a_segments_address_holds_its_terms_and_is_unchanged_without_them() {
        assertThat(digest(buyers("fairness: {direction: benefit}\n"))).isEqualTo(digest(buyers("")));
        assertThat(List.of(
                        digest(buyers("")),
                        digest(buyers("fairness: {direction: burden}\n")),
                        digest(buyers("fairness: {given: [country]}\n")),
                        digest(buyers("fairness: {response: lifetime_value}\n")),
                        digest(buyers("fairness: {reference: {sex: m}}\n"))))
                .doesNotHaveDuplicates();
    }

    @Test
    void a_column_of_probabilities_is_held_for_audit_as_any_protected_one() {
        Column column = workspace(Fixture.with(
                        "catalogue/customers.yaml",
                        BASE.getOrDefault("catalogue/customers.yaml", "") + "  p_white: {category: user.demographic,"
                                + " protected: race, probability_of: White, type: number}\n"))
                .catalogue()
                .persons()
                .flatMap(persons -> persons.column("p_white"))
                .orElseThrow();
        assertThat(column.probabilityOf()).contains("White");
        assertThat(column.protectedAs()).contains("race");
        assertThat(column.auditOnly()).isTrue();
    }

    @Test
    void an_offer_has_a_worth_that_is_none_of_its_terms() {
        assertThat(offer("worth: 9.50, percent: 10").worth()).contains(new BigDecimal("9.50"));
        assertThat(offer("worth: 9.50, percent: 10").terms()).isEqualTo(Map.of("percent", "10"));
        assertThat(offer("percent: 10").worth()).isEmpty();
    }

    private static Campaign.Offer offer(String rest) {
        Sources sources = Fixture.with(
                "campaigns/c.yaml",
                "campaign: c\nsegment: buyers\nchannel: email\nmessage: {body: Hello}\noffer: {kind: discount, " + rest
                        + "}\n");
        return Optional.ofNullable(workspace(sources).campaigns().get("c"))
                .flatMap(Campaign::offer)
                .orElseThrow();
    }

    private static String digest(Definition definition) {
        return SegmentDigest.of(definition, definition.where(), Map.of());
    }

    private static Definition buyers(String fairness) {
        Sources sources =
                Fixture.with("segments/buyers.yaml", BASE.getOrDefault("segments/buyers.yaml", "") + fairness);
        return Optional.ofNullable(workspace(sources).segments().get("buyers")).orElseThrow();
    }

    private static FairnessSettings settings(String text) {
        return workspace(Fixture.with("licit.yaml", text)).settings().fairness();
    }

    private static Workspace workspace(Sources sources) {
        Diagnostics diagnostics = new Diagnostics();
        Optional<Workspace> workspace = Fixture.read(sources, diagnostics);
        assertThat(diagnostics.sorted())
                .filteredOn(found -> found.severity() == Severity.ERROR)
                .isEmpty();
        return workspace.orElseThrow();
    }
}
