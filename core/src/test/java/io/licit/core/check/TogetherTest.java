package io.licit.core.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.law.LawBook;
import io.licit.core.law.ShippedLaw;
import io.licit.core.workspace.Workspace;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TogetherTest {
    private static final LawBook LAW = ShippedLaw.book();
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Set<Whereabouts> HERE = Set.of(new Whereabouts("DE", ""), new Whereabouts("US", "US-NY"));
    private static final String INTERESTS = "basis: legitimate-interests\nassessment: li-winback";

    @Test
    void what_one_audience_tells_is_held_against_the_law_on_the_other() {
        Checker.Checked checked = checked("third-party", "third-party");
        assertThat(verdicts(checked, "spenders").get("EU-GDPR-ART9")).isNotEqualTo(Verdict.VIOLATED);
        assertThat(verdicts(checked, "healthy").get("EU-GDPR-ART9")).isEqualTo(Verdict.SATISFIED);
        assertThat(Together.of(checked, List.of("spenders", "healthy"))).contains("EU-GDPR-ART9");
    }

    @Test
    void the_order_of_the_segments_is_of_no_account_and_rules_stand_in_the_laws_order() {
        Checker.Checked checked = checked("third-party", "third-party");
        List<String> rules = Together.of(checked, List.of("spenders", "healthy"));
        assertThat(Together.of(checked, List.of("healthy", "spenders"))).isEqualTo(rules);
        assertThat(checked.law().rules().stream().map(rule -> rule.id()).filter(rules::contains))
                .containsExactlyElementsOf(rules);
    }

    @Test
    void what_a_segment_breaks_by_itself_is_not_of_the_two_together() {
        Emporium shop = shop("third-party", "third-party");
        Checker.Checked checked = checked(
                shop.with("segments/healthy.yaml", segment("healthy", "third-party", INTERESTS, "wellness = 'yes'"))
                        .with("segments/spenders.yaml", segment("spenders", "third-party", INTERESTS, "score > 3")));
        assertThat(verdicts(checked, "healthy").get("EU-GDPR-ART9")).isEqualTo(Verdict.VIOLATED);
        assertThat(Together.of(checked, List.of("spenders", "healthy"))).doesNotContain("EU-GDPR-ART9");
    }

    @Test
    void segments_that_read_the_same_tell_nothing_more_together() {
        Emporium shop = shop("third-party", "third-party")
                .with("segments/healthy.yaml", segment("healthy", "third-party", INTERESTS, "lifetime_value < 5"));
        assertThat(Together.of(checked(shop), List.of("spenders", "healthy"))).isEmpty();
    }

    @Test
    void audiences_that_stay_or_go_to_different_recipients_are_not_put_together() {
        assertThat(Together.of(checked("own", "own"), List.of("spenders", "healthy")))
                .isEmpty();
        assertThat(Together.of(checked("third-party", "own"), List.of("spenders", "healthy")))
                .isEmpty();
        assertThat(Together.of(checked("third-party", "online-platform"), List.of("spenders", "healthy")))
                .isEmpty();
        assertThat(Together.of(checked("third-party", "third-party"), List.of("spenders")))
                .isEmpty();
    }

    @Test
    void a_segment_that_was_not_checked_is_our_own_mistake() {
        Checker.Checked checked = checked("third-party", "third-party");
        assertThatThrownBy(() -> Together.of(checked, List.of("spenders", "nobody")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Emporium shop(String ofSpenders, String ofHealthy) {
        return new Emporium()
                .with("segments/spenders.yaml", segment("spenders", ofSpenders, INTERESTS, "lifetime_value > 100"))
                .with("segments/healthy.yaml", segment("healthy", ofHealthy, "basis: consent", "wellness = 'yes'"));
    }

    private static String segment(String id, String recipient, String basis, String where) {
        return """
                segment: %s
                title: A title
                use: {purpose: targeted-advertising, channels: [web-ads], recipient: %s}
                %s
                reason: A reason.
                where: %s
                """.formatted(id, recipient, basis, where);
    }

    private static Checker.Checked checked(String ofSpenders, String ofHealthy) {
        return checked(shop(ofSpenders, ofHealthy));
    }

    private static Checker.Checked checked(Emporium shop) {
        Workspace workspace = shop.read(LAW, new Diagnostics()).orElseThrow();
        return Checker.check(workspace, LAW, NOW, Optional.of(HERE), Set.of("spenders", "healthy"));
    }

    private static Map<String, Verdict> verdicts(Checker.Checked checked, String segment) {
        return Optional.ofNullable(checked.verdicts().get(segment)).orElseThrow();
    }
}
