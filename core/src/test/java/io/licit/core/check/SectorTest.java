package io.licit.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.law.Family;
import io.licit.core.law.LawBook;
import io.licit.core.law.ShippedLaw;
import io.licit.core.workspace.Workspace;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One segment is judged otherwise by sector, by place, and by what its column states or stands for. */
class SectorTest {
    private static final LawBook LAW = ShippedLaw.book();
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        // place, sector, what is read, purpose, the rules that do not hold
        "DE, insurance, sex = 'f', price-personalisation, EU-UNISEX-INSURANCE:violated",
        "DE, general, sex = 'f', price-personalisation, EU-GENDER-GOODS-SERVICES:undetermined",
        "US-OH, credit, sex = 'f', direct-marketing, US-ECOA-PROHIBITED-BASES:violated",
        "US-OH, housing, sex = 'f', direct-marketing, US-FHA-3604A-STEERING:violated",
        "US-OH, employment, sex = 'f', direct-marketing, US-TITLE7-JOB-ADS:violated",
        "US-OH, employment, age > 30, direct-marketing, US-ADEA-JOB-ADS:violated",
        "US-OH, credit, age > 30, direct-marketing, US-ECOA-PROHIBITED-BASES-AGE:undetermined",
        "US-OH, housing, postcode = '1', direct-marketing, US-FHA-3604A-STEERING-PROXY:undetermined",
        "US-CA, general, sex = 'f', price-personalisation, US-CA-UNRUH:violated",
    })
    void a_rule_of_the_sector_does_not_hold(
            String place, String sector, String where, String purpose, String expected) {
        String[] rule = expected.split(":");
        Map<String, Verdict> found = verdicts(place, sector, where, purpose);
        assertThat(found).containsEntry(rule[0], Verdict.valueOf(rule[1].toUpperCase(Locale.ROOT)));
    }

    @ParameterizedTest
    @CsvSource({
        "US-OH, general, sex = 'f', price-personalisation",
        "US-OH, general, age > 30, direct-marketing",
        "DE, general, age > 30, direct-marketing",
        "FR, general, age > 30, direct-marketing",
        "JP, general, age > 30, direct-marketing",
        "US-OH, general, postcode = '1', direct-marketing",
        "US-OH, credit, lifetime_value > 3, direct-marketing"
    })
    void ordinary_retail_is_not_asked_where_no_law_of_equality_asks(
            String place, String sector, String where, String purpose) {
        List<String> equality = verdicts(place, sector, where, purpose).entrySet().stream()
                .filter(one -> one.getValue() != Verdict.SATISFIED)
                .map(Map.Entry::getKey)
                .filter(rule -> LAW.rule(rule)
                        .flatMap(found -> LAW.pack(found.pack()))
                        .filter(pack -> pack.family().equals(Family.EQUALITY))
                        .isPresent())
                .filter(rule -> !rule.startsWith("US-1981"))
                .toList();
        assertThat(equality).isEmpty();
    }

    @Test
    void a_use_states_a_sector_of_its_own() {
        Map<String, Verdict> general = verdicts("US-OH", "general", "sex = 'f'", "direct-marketing");
        Map<String, Verdict> ofUse = verdictsOf(
                shop("general", "sex = 'f'", "{purpose: direct-marketing, channels: [email], sector: credit}"),
                "US-OH");
        assertThat(general).doesNotContainKey("US-ECOA-PROHIBITED-BASES");
        assertThat(ofUse).containsEntry("US-ECOA-PROHIBITED-BASES", Verdict.VIOLATED);
    }

    @Test
    void a_business_reason_counts_with_the_figures_that_it_must_cite() {
        String reason = """
                assessment: reason
                kind: business-reason
                segments: [judged]
                outcome: passes
                signed_by: officer@emporium.example
                signed_at: 2026-10-01
                expires_at: 2027-10-01
                """;
        Emporium without = shop("housing", "postcode = '1'", "{purpose: direct-marketing, channels: [email]}")
                .with("assessments/reason.yaml", reason);
        assertThat(verdictsOf(without, "US-OH")).containsEntry("US-FHA-3604A-STEERING-PROXY", Verdict.UNDETERMINED);
        Emporium cited = without.with(
                "assessments/reason.yaml", reason + "figures: {air: 0.93, p-value: 0.4, alternatives: none better}\n");
        assertThat(verdictsOf(cited, "US-OH")).containsEntry("US-FHA-3604A-STEERING-PROXY", Verdict.SATISFIED);
    }

    private static Map<String, Verdict> verdicts(String place, String sector, String where, String purpose) {
        return verdictsOf(shop(sector, where, "{purpose: " + purpose + ", channels: [email]}"), place);
    }

    private static Emporium shop(String sector, String where, String use) {
        Emporium shop = new Emporium();
        String customers = shop.file("catalogue/customers.yaml")
                .replace("protected: sex", "protected: sex, audit_only: false")
                .replace("columns:", "columns:\n  postcode: {category: user.contact.address.postal_code, type: text}");
        return shop.with("licit.yaml", shop.file("licit.yaml").replace("sector: general", "sector: " + sector))
                .with("catalogue/customers.yaml", customers)
                .with("segments/judged.yaml", """
                        segment: judged
                        use: %s
                        basis: consent
                        reason: A reason.
                        where: %s
                        """.formatted(use, where));
    }

    private static Map<String, Verdict> verdictsOf(Emporium shop, String place) {
        Diagnostics out = new Diagnostics();
        Workspace workspace = shop.read(LAW, out).orElseThrow(() -> new AssertionError(out.sorted()));
        String[] parts = place.split("-", 2);
        Whereabouts here = new Whereabouts(parts[0], parts.length > 1 ? place : "");
        Checker.Checked checked = Checker.check(workspace, LAW, NOW, Optional.of(Set.of(here)), Set.of("judged"));
        List<Diagnostic> broken = checked.broken();
        assertThat(broken).as(Arrays.toString(parts)).isEmpty();
        return Optional.ofNullable(checked.verdicts().get("judged")).orElseThrow();
    }
}
