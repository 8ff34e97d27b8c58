package io.licit.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.diagnostic.Chinese;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.diagnostic.Severity;
import io.licit.core.diagnostic.TextRenderer;
import io.licit.core.law.LawBook;
import io.licit.core.law.ShippedLaw;
import io.licit.core.workspace.Workspace;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckerTest {
    private static final LawBook LAW = ShippedLaw.book();
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private static final Set<Whereabouts> HERE = Set.of(
            new Whereabouts("DE", ""),
            new Whereabouts("US", "US-NY"),
            new Whereabouts("GB", ""),
            new Whereabouts("", ""));

    @Test
    void a_segment_with_nothing_missing_has_no_finding() {
        assertThat(findings(new Emporium(), "regulars")).isEmpty();
        assertThat(findings(new Emporium(), "winback")).isEmpty();
    }

    @Test
    void a_special_category_on_interests_is_violated_and_points_at_the_column() {
        Emporium shop = new Emporium();
        String text = shop.file("segments/wellness.yaml").replace("basis: consent", """
                basis: legitimate-interests
                assessment: li-winback""");
        List<Diagnostic> found = findings(shop.with("segments/wellness.yaml", text), "wellness");
        assertThat(found).anySatisfy(finding -> {
            assertThat(rule(finding)).isEqualTo("EU-GDPR-ART9");
            assertThat(finding.law().orElseThrow().verdict()).isEqualTo("violated");
            assertThat(finding.span().text()).isEqualTo("wellness");
        });
    }

    @Test
    void a_label_stays_on_what_is_derived_from_it() {
        Emporium shop = new Emporium().with("segments/scored.yaml", """
                        segment: scored
                        title: Scored
                        use: {purpose: direct-marketing, channels: [email]}
                        basis: legitimate-interests
                        assessment: li-winback
                        reason: A reason.
                        where: score > 3
                        """);
        assertThat(findings(shop, "scored")).anySatisfy(finding -> {
            assertThat(rule(finding)).isEqualTo("EU-GDPR-ART9");
            assertThat(finding.message().text()).contains("wellness").contains("by way of `customers.score`");
        });
    }

    @Test
    void a_label_stays_on_a_segment_that_refers_to_it() {
        Emporium shop = new Emporium().with("segments/other.yaml", """
                        segment: other
                        title: Other
                        use: {purpose: direct-marketing, channels: [email]}
                        basis: legitimate-interests
                        assessment: li-winback
                        reason: A reason.
                        where: lifetime_value > 5 and not in segment 'wellness'
                        """);
        assertThat(findings(shop, "other")).anySatisfy(finding -> {
            assertThat(rule(finding)).isEqualTo("EU-GDPR-ART9");
            assertThat(finding.span().text()).isEqualTo("in segment 'wellness'");
        });
    }

    @Test
    void a_protected_characteristic_is_held_for_audit_unless_the_catalogue_says_otherwise() {
        Emporium shop = new Emporium().with("segments/sexes.yaml", segment("sexes", "sex = 'f'"));
        assertThat(codes(findings(shop, "sexes"))).contains("CHK4007", "CHK4002");
        String open =
                shop.file("catalogue/customers.yaml").replace("protected: sex", "protected: sex, audit_only: false");
        assertThat(codes(findings(shop.with("catalogue/customers.yaml", open), "sexes")))
                .doesNotContain("CHK4007")
                .contains("CHK4002");
    }

    @Test
    void a_column_without_a_label_is_said_once_for_all_the_rules_that_it_brings_in() {
        Emporium shop = new Emporium().with("segments/named.yaml", segment("named", "nickname = 'x'"));
        assertThat(codes(findings(shop, "named"))).containsExactly("CHK4006");
    }

    @Test
    void an_unlimited_look_back_is_a_warning_at_the_aggregate() {
        Emporium shop = new Emporium().with("segments/ever.yaml", segment("ever", "sum(orders.amount) > 500"));
        assertThat(findings(shop, "ever")).singleElement().satisfies(finding -> {
            assertThat(finding.code().id()).isEqualTo("CHK4008");
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.span().text()).isEqualTo("sum(orders.amount)");
        });
    }

    @Test
    void interests_need_an_assessment_that_is_valid_on_the_day() {
        Emporium shop = new Emporium();
        assertThat(codes(findings(shop, "winback", Instant.parse("2027-10-01T00:00:00Z"))))
                .containsOnly("CHK4005", "CHK4016");
    }

    @Test
    void a_missing_basis_and_a_missing_reason_are_findings() {
        Emporium shop = new Emporium();
        String text = shop.file("segments/regulars.yaml")
                .replace("basis: consent\n", "")
                .replace("reason: Keep who buys often informed.\n", "");
        assertThat(codes(findings(shop.with("segments/regulars.yaml", text), "regulars")))
                .contains("CHK4003", "CHK4004");
    }

    @Test
    void a_purpose_that_the_data_was_not_collected_for_is_violated_unless_consent_carries_it() {
        Emporium shop = new Emporium();
        String catalogue = shop.file("catalogue/customers.yaml").replace("[service, direct-marketing]", "[service]");
        shop.with("catalogue/customers.yaml", catalogue);
        assertThat(findings(shop, "winback"))
                .anySatisfy(finding -> assertThat(rule(finding)).isEqualTo("EU-GDPR-ART5-1B"));
        assertThat(findings(shop, "regulars")).isEmpty();
    }

    @Test
    void a_condition_on_the_country_asks_only_the_law_of_that_country() {
        Emporium shop = new Emporium()
                .with("segments/american.yaml", segment("american", "country = 'US' and wellness = 'yes'"));
        assertThat(findings(shop, "american"))
                .noneSatisfy(finding -> assertThat(rule(finding)).startsWith("EU-"));
    }

    @ParameterizedTest
    @CsvSource({
        "direct-marketing, email, consent", "direct-marketing, post, legitimate-interests", "service, email, contract",
        "loyalty, email, contract", "analytics, none, legitimate-interests", "direct-marketing, sms, consent"
    })
    void a_plain_segment_of_common_places_has_no_finding(String purpose, String channel, String basis) {
        Set<Whereabouts> here = Set.of(
                new Whereabouts("DE", ""),
                new Whereabouts("FR", ""),
                new Whereabouts("US", "US-CA"),
                new Whereabouts("GB", ""));
        Emporium shop = new Emporium();
        shop.with(
                        "catalogue/customers.yaml",
                        shop.file("catalogue/customers.yaml")
                                .replace(
                                        "[service, direct-marketing]",
                                        "[service, direct-marketing, loyalty, analytics]")
                                .replace(
                                        "city: {category: user.contact.address.city, type: text}",
                                        "city: {category: user.contact.address.city, contact: post, type: text}"))
                .with(
                        "assessments/li-winback.yaml",
                        shop.file("assessments/li-winback.yaml").replace("[winback]", "[winback, plain]"))
                .with("segments/plain.yaml", """
                        segment: plain
                        title: Plain
                        use: {purpose: %s, channels: [%s]}
                        basis: %s
                        assessment: li-winback
                        reason: A reason.
                        where: |
                          lifetime_value > 100 and city = 'Berlin'
                          and count(orders where placed_at >= today - 1 years) > 2
                        """.formatted(purpose, channel, basis));
        Diagnostics out = new Diagnostics();
        Workspace workspace = shop.read(LAW, out).orElseThrow();
        Checker.Checked checked = Checker.check(workspace, LAW, NOW, Optional.of(here), Set.of("plain"));
        assertThat(out.hasErrors()).isFalse();
        assertThat(checked.broken()).isEmpty();
        assertThat(checked.findings())
                .filteredOn(finding -> finding.severity() != Severity.NOTE)
                .isEmpty();
    }

    static String segment(String id, String where) {
        return """
                segment: %s
                title: A title
                use: {purpose: direct-marketing, channels: [email]}
                basis: consent
                reason: A reason.
                where: %s
                """.formatted(id, where);
    }

    static List<Diagnostic> findings(Emporium shop, String segment) {
        return findings(shop, segment, NOW);
    }

    static List<Diagnostic> findings(Emporium shop, String segment, Instant at) {
        Diagnostics out = new Diagnostics();
        Workspace workspace = shop.read(LAW, out).orElseThrow();
        assertThat(out.sorted()).filteredOn(d -> d.severity() == Severity.ERROR).isEmpty();
        Checker.Checked checked = Checker.check(workspace, LAW, at, Optional.of(HERE), Set.of(segment));
        assertThat(checked.broken())
                .filteredOn(d -> d.severity() == Severity.ERROR)
                .isEmpty();
        Chinese.assertSaid(checked.findings());
        return checked.findings().stream()
                .filter(finding -> finding.severity() != Severity.NOTE)
                .toList();
    }

    static List<String> codes(List<Diagnostic> findings) {
        return findings.stream().map(finding -> finding.code().id()).distinct().toList();
    }

    static String rule(Diagnostic finding) {
        return finding.law().map(Diagnostic.LawReference::rule).orElse("");
    }

    @Test
    void what_several_rules_say_of_one_place_is_one_block_for_people() {
        Emporium shop = new Emporium();
        String text = shop.file("segments/wellness.yaml").replace("basis: consent", """
                basis: legitimate-interests
                assessment: li-winback""");
        String shown = TextRenderer.render(findings(shop.with("segments/wellness.yaml", text), "wellness"), false);
        assertThat(shown.lines().filter(line -> line.startsWith("error[CHK4001]: `wellness` holds")))
                .hasSize(2);
        assertThat(shown).contains("= rule: EU-GDPR-ART9 is violated").contains("= rule: UK-GDPR-ART9 is violated");
    }
}
