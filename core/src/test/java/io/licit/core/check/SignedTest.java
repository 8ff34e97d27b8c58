package io.licit.core.check;

import static io.licit.core.check.CheckerTest.codes;
import static io.licit.core.check.CheckerTest.findings;
import static io.licit.core.check.CheckerTest.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.law.LawBook;
import io.licit.core.law.ShippedLaw;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What persons sign: assessments that rules ask for, and waivers. */
class SignedTest {
    private static final LawBook LAW = ShippedLaw.book();
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final String REASON = """
            assessment: reason
            kind: business-reason
            segments: [owners]
            outcome: passes
            signed_by: officer@emporium.example
            signed_at: 2026-10-01
            expires_at: 2027-10-01
            """;

    /** Property is protected in credit alone, so that only the house rule asks for a reason. */
    private static Emporium owners() {
        Emporium shop = new Emporium();
        String home = "  home: {category: user.account, protected: property, audit_only: false, type: text}\n";
        return shop.with("catalogue/customers.yaml", shop.file("catalogue/customers.yaml") + home)
                .with("segments/owners.yaml", CheckerTest.segment("owners", "home = 'owned'"));
    }

    private static String waiver(String rule, String more) {
        return """
                waivers:
                  - rule: %s
                    reason: The line is made for houses.
                    signed_by: officer@emporium.example
                    from: 2026-11-01
                    until: 2027-03-31
                """.formatted(rule) + more;
    }

    @Test
    void a_waived_rule_is_silent_and_its_waiver_is_not() {
        assertThat(rules(findings(owners(), "owners"))).contains("LICIT-PROTECTED");
        List<Diagnostic> found = findings(owners().with("law/waivers.yaml", waiver("LICIT-PROTECTED", "")), "owners");
        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(Code.CHK4014);
            assertThat(finding.law().orElseThrow().verdict()).isEqualTo("waived");
            assertThat(finding.notes()).anyMatch(note -> note.text().contains("The line is made for houses."));
        });
    }

    @Test
    void a_waiver_begins_and_ends_by_itself() {
        Emporium shop = owners().with("law/waivers.yaml", waiver("LICIT-PROTECTED", ""));
        assertThat(codes(findings(shop, "owners", Instant.parse("2026-10-31T12:00:00Z"))))
                .contains("CHK4002", "CHK4014");
        assertThat(codes(findings(shop, "owners", Instant.parse("2027-03-31T12:00:00Z"))))
                .containsExactly("CHK4014");
        assertThat(codes(findings(shop, "owners", Instant.parse("2027-04-01T12:00:00Z"))))
                .contains("CHK4015", "CHK4002");
    }

    @Test
    void a_waiver_is_for_the_segments_that_it_names() {
        String named = waiver("LICIT-PROTECTED", "    segments: [regulars]\n");
        assertThat(codes(findings(owners().with("law/waivers.yaml", named), "owners")))
                .contains("CHK4002", "CHK4014");
    }

    @Test
    void what_a_person_asked_for_herself_is_not_waived() {
        Emporium shop = owners().with("law/waivers.yaml", waiver("LICIT-OBJECTION", ""));
        Checker.Checked checked = Checker.check(
                shop.read(LAW, new Diagnostics()).orElseThrow(), LAW, NOW, Optional.empty(), Set.of("regulars"));
        assertThat(checked.findings()).extracting(Diagnostic::code).contains(Code.LAW3008);
        Segment regulars =
                Optional.ofNullable(checked.segments().get("regulars")).orElseThrow();
        assertThat(regulars.uses()).allSatisfy(use -> assertThat(use.waived()).isEmpty());
    }

    @Test
    void an_assessment_counts_for_the_segment_as_it_was_judged() {
        assertThat(findings(owners().with("assessments/reason.yaml", REASON), "owners"))
                .isEmpty();
        Checker.Checked checked = Checker.check(
                owners().read(LAW, new Diagnostics()).orElseThrow(), LAW, NOW, Optional.empty(), Set.of());
        String digest = Optional.ofNullable(checked.segments().get("owners"))
                .orElseThrow()
                .digest();
        String judged = REASON + "subject: {owners: " + digest + "}\n";
        assertThat(findings(owners().with("assessments/reason.yaml", judged), "owners"))
                .isEmpty();
        Emporium changed = owners().with("assessments/reason.yaml", judged)
                .with("segments/owners.yaml", CheckerTest.segment("owners", "home = 'owned' and score > 1"));
        assertThat(codes(findings(changed, "owners"))).contains("CHK4016", "CHK4002");
    }

    @Test
    void an_open_assessment_counts_for_nothing() {
        String open = REASON.replace("passes", "open");
        assertThat(codes(findings(owners().with("assessments/reason.yaml", open), "owners")))
                .contains("CHK4016", "CHK4002");
    }

    @Test
    void a_digest_under_a_mistyped_name_counts_for_no_segment() {
        String mistyped = REASON + "subject: {owner: " + "0".repeat(64) + "}\n";
        assertThat(codes(findings(owners().with("assessments/reason.yaml", mistyped), "owners")))
                .contains("CHK4016", "CHK4002");
    }

    @Test
    void a_waived_rule_gives_back_what_it_replaced() {
        Emporium shop = new Emporium().with("law/waivers.yaml", waiver("DE-UWG-7-2-2", ""));
        Checker.Checked checked = Checker.check(
                shop.read(LAW, new Diagnostics()).orElseThrow(), LAW, NOW, Optional.empty(), Set.of("regulars"));
        Segment regulars =
                Optional.ofNullable(checked.segments().get("regulars")).orElseThrow();
        assertThat(regulars.uses())
                .isNotEmpty()
                .allSatisfy(use -> assertThat(checked.law().at(checked.law().place("DE", ""), use))
                        .extracting(rule -> rule.id())
                        .contains("EU-EPRIV-ART13-1")
                        .doesNotContain("DE-UWG-7-2-2"));
    }

    @Test
    void a_waiver_that_lists_no_segment_is_told() {
        Diagnostics out = new Diagnostics();
        owners().with("law/waivers.yaml", waiver("LICIT-PROTECTED", "    segments: []\n"))
                .read(LAW, out);
        assertThat(out.sorted()).extracting(Diagnostic::code).contains(Code.SRC1004);
    }

    private static List<String> rules(List<Diagnostic> findings) {
        return findings.stream().map(finding -> rule(finding)).toList();
    }
}
