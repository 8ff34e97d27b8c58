package io.licit.core.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Said;
import io.licit.core.diagnostic.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordFindingsTest {
    private static final String CAMPAIGN = """
            campaign: spring
            segment: regulars
            channel: email
            %s
            message:
              subject: Hello
              body: %s
            """;

    private final Desk desk = new Desk().with("assessments/proof.yaml", Messages.proof(List.of("regulars")));

    private List<Diagnostic> found(List<String> places, String head, String body) {
        desk.with("campaigns/spring.yaml", CAMPAIGN.formatted(head, Copy.quoted(body)));
        return desk.review("spring", places).stream()
                .filter(one -> one.code().id().startsWith("CMP700"))
                .toList();
    }

    private List<Diagnostic> found(List<String> places, String head, String body, Code code) {
        return found(places, head, body).stream()
                .filter(one -> one.code() == code && one.severity() != Severity.NOTE)
                .toList();
    }

    private static final String CLAIM = "language: en\nclaims: [{text: net zero by 2040, assessment: proof}]";

    @Test
    void forbidden_words_are_underlined_once_for_all_rules_with_whom_they_reach() {
        List<Diagnostic> found = found(
                List.of("DE", "FR", "GB", "US"),
                "language: en",
                "It prevents diabetes. Prevents diabetes!",
                Code.CMP7001);
        assertThat(found).singleElement().satisfies(one -> {
            assertThat(one.span().text()).isEqualTo("prevents diabetes");
            assertThat(one.severity()).isEqualTo(Severity.ERROR);
            assertThat(one.law().orElseThrow().verdict()).isEqualTo("violated");
            assertThat(one.law().orElseThrow().cite()).isNotEmpty();
            assertThat(one.notes())
                    .extracting(Said::text)
                    .anySatisfy(note ->
                            assertThat(note).startsWith("the same is asked by").contains("`EU-HEALTH-CLAIMS`"))
                    .anySatisfy(note -> assertThat(note).isEqualTo("the same words stand in 1 more place: line 7"))
                    .anySatisfy(note -> assertThat(note).isEqualTo("40 recipients live where it holds"));
            assertThat(one.segment()).contains("regulars");
        });
    }

    @Test
    void a_hit_that_no_rule_there_is_about_is_nothing() {
        assertThat(found(List.of("MX"), "language: en", "It is eco-friendly.", Code.CMP7001))
                .isEmpty();
        assertThat(found(List.of("DE"), "language: en", "It is eco-friendly.", Code.CMP7001))
                .hasSize(1);
    }

    @Test
    void a_claim_is_proven_by_a_signed_assessment_with_evidence_that_covers_the_words() {
        String body = "We will be net zero by 2040.";
        assertThat(found(List.of("CA"), "language: en", body, Code.CMP7002))
                .isNotEmpty()
                .allSatisfy(one -> {
                    assertThat(one.law().orElseThrow().verdict()).isEqualTo("undetermined");
                    assertThat(one.help().text()).contains("claims:").contains("substantiation");
                });
        assertThat(found(List.of("CA"), CLAIM, body, Code.CMP7002)).isEmpty();
    }

    @Test
    void what_is_wrong_with_the_proof_is_said() {
        String proof = Messages.proof(List.of("regulars"));
        assertThat(doubt(proof.replace("evidence: [https://emporium.example/evidence]\n", "")))
                .contains("links no evidence");
        assertThat(doubt(proof.replace("kind: substantiation", "kind: dpia"))).contains("is of the kind `dpia`");
        assertThat(doubt(proof.replace("2027-10-01", "2026-11-20"))).contains("it ended on 2026-11-20");
        assertThat(doubt(proof.replace("outcome: passes", "outcome: fails"))).contains("does not pass");
        assertThat(doubt(proof.replace("segments: [regulars]", "segments: [winback]")))
                .contains("does not pass");
    }

    private String doubt(String proof) {
        desk.with("assessments/proof.yaml", proof);
        return Said.joined(
                        "\n",
                        found(List.of("CA"), CLAIM, "We will be net zero by 2040.", Code.CMP7002)
                                .get(0)
                                .notes())
                .text();
    }

    @Test
    void a_claim_proves_whole_words_and_all_of_them() {
        String body = "We will be net zero by 2040.";
        for (String part : List.of("net", "zero by 2040", "et zero by 204", "We will be n")) {
            assertThat(found(List.of("CA"), CLAIM.replace("net zero by 2040", part), body, Code.CMP7002))
                    .as(part)
                    .isNotEmpty();
        }
        assertThat(found(List.of("CA"), CLAIM.replace("net zero by 2040", "We will be net zero by 2040"), body))
                .noneMatch(one -> one.code() == Code.CMP7002);
        assertThat(found(List.of("CA"), CLAIM.replace("net zero by 2040", "zero by 2040"), body, Code.CMP7002))
                .anySatisfy(one -> assertThat(one.notes())
                        .extracting(Said::text)
                        .contains("the claim `zero by 2040` has only a part of these words"));
    }

    @Test
    void proof_does_not_allow_what_is_forbidden_outright() {
        String claim = "language: en\nclaims: [{text: prevents diabetes, assessment: proof}]";
        assertThat(found(List.of("IN"), claim, "It prevents diabetes.", Code.CMP7001))
                .hasSize(1);
    }

    @Test
    void proof_clears_words_that_a_rule_spares_in_words_of_its_own() {
        String claim = "language: en\nclaims: [{text: eco-friendly, assessment: proof}]";
        assertThat(found(List.of("FR"), "language: en", "An eco-friendly cup.", Code.CMP7001))
                .singleElement()
                .satisfies(
                        one -> assertThat(one.notes())
                                .extracting(Said::text)
                                .contains(
                                        "`EU-EMPCO-2024-825` spares specified in the same medium; recognised excellent performance"));
        assertThat(found(List.of("FR"), claim, "An eco-friendly cup.", Code.CMP7001))
                .isEmpty();
    }

    @Test
    void a_rule_whose_bounds_can_t_be_told_is_read_strictly_and_says_so() {
        assertThat(found(List.of("DE"), "language: en", "Lose 10 kg in May.", Code.CMP7001))
                .singleElement()
                .satisfies(one -> assertThat(one.notes())
                        .extracting(Said::text)
                        .anySatisfy(note -> assertThat(note).startsWith("`EU-HEALTH-CLAIMS` is about food")));
    }

    @Test
    void what_only_a_person_can_judge_is_undetermined() {
        assertThat(found(List.of("US"), "language: en", "Since your diagnosis you may need cover.", Code.CMP7004))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.law().orElseThrow().verdict()).isEqualTo("undetermined");
                    assertThat(one.severity()).isEqualTo(Severity.ERROR);
                });
    }

    @Test
    void a_weak_wording_is_a_warning() {
        assertThat(found(List.of("US"), "language: en", "The best bank in town", Code.CMP7002))
                .singleElement()
                .satisfies(one -> assertThat(one.severity()).isEqualTo(Severity.WARNING));
    }

    @Test
    void a_rule_on_the_subject_does_not_look_at_the_body() {
        assertThat(found(List.of("US-WA"), "language: en", "RE: your letter", Code.CMP7001))
                .isEmpty();
    }

    @Test
    void a_rule_on_one_language_does_not_look_at_another() {
        assertThat(found(List.of("CN"), "language: en", "Unbeatable.", Code.CMP7001))
                .isEmpty();
        assertThat(found(List.of("CN"), "language: zh", "全网最低价。", Code.CMP7001)).hasSize(1);
        assertThat(found(List.of("CN"), "language: en", "全网最低价。", Code.CMP7001)).hasSize(1);
        assertThat(found(List.of("CN"), "", "全网最低价。", Code.CMP7001)).hasSize(1);
    }

    @Test
    void a_claim_that_the_message_does_not_make_is_a_warning_at_the_claim() {
        assertThat(found(List.of("DE"), CLAIM, "Nothing of the kind.", Code.CMP7004))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.severity()).isEqualTo(Severity.WARNING);
                    assertThat(one.span().text()).isEqualTo("net zero by 2040");
                });
    }

    @Test
    void a_claim_that_no_wording_gives_away_wants_proof_too() {
        String claim = "language: en\nclaims: [{text: softer after ten washes}]";
        assertThat(found(List.of("BR"), claim, "It is softer after ten washes.", Code.CMP7002))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.law().orElseThrow().rule()).isEqualTo("BR-CDC-ADS");
                    assertThat(one.span().text()).isEqualTo("softer after ten washes");
                    assertThat(one.notes()).extracting(Said::text).contains("the claim names no assessment");
                });
    }

    @Test
    void rules_without_wordings_are_named_once_for_a_person() {
        assertThat(found(List.of("BR", "AU"), "language: en", "Plain words."))
                .filteredOn(one -> one.code() == Code.CMP7004)
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.severity()).isEqualTo(Severity.NOTE);
                    assertThat(one.notes())
                            .extracting(Said::text)
                            .anySatisfy(note -> assertThat(note).startsWith("`BR-CDC-ADS`: any claim"));
                });
    }

    @Test
    void a_language_that_nobody_knows_is_a_warning_and_one_that_is_half_known_a_note() {
        assertThat(language("cs")).isEqualTo(Severity.WARNING);
        assertThat(language("de")).isEqualTo(Severity.NOTE);
        assertThat(found(List.of("DE"), "language: en", "Plain words.")).noneMatch(one -> one.code() == Code.CMP7006);
        assertThat(found(List.of("CN"), "language: zh-Hant", "白話。")).noneMatch(one -> one.code() == Code.CMP7006);
    }

    private Severity language(String code) {
        return found(List.of("DE"), "language: " + code, "Plain words.").stream()
                .filter(one -> one.code() == Code.CMP7006)
                .findFirst()
                .orElseThrow()
                .severity();
    }

    @Test
    void words_that_a_rule_names_itself_are_found_where_they_are_not_excepted() {
        assertThat(found(List.of("CN"), "language: zh", "国家级品质", Code.CMP7001)).hasSize(1);
        assertThat(found(List.of("CN"), "language: zh", "最佳食用期为两周", Code.CMP7001))
                .isEmpty();
    }

    @Test
    void a_rule_that_names_wordings_nobody_has_written_is_not_passed_over() {
        desk.with("law/house.yaml", """
                pack: house
                title: House
                instrument: House rules
                jurisdiction: WORLD
                reviewed: 2026-11-01
                rules:
                  - id: HOUSE-1
                    cite: House rule 1
                    in_force: {from: 2020-01-01}
                    confidence: verified
                    requires: No slang.
                    effect: {forbid-text: {patterns: [slang]}}
                    tests:
                      - {person: {country: DE}, use: {purpose: direct-marketing, channel: email}, on: 2026-02-01, expect: applies}
                      - {person: {country: DE}, use: {purpose: direct-marketing, channel: email}, on: 2019-02-01, expect: not-applicable}
                """);
        assertThat(found(List.of("DE"), "language: en", "Plain words.", Code.CMP7004))
                .singleElement()
                .satisfies(one ->
                        assertThat(one.message().text()).contains("`HOUSE-1`").contains("`slang`"));
    }
}
