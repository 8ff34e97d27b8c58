package io.licit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.gate.PackCase;
import io.licit.core.gate.PackTests;
import io.licit.core.law.LawBook;
import io.licit.core.law.LawReader;
import io.licit.core.law.Pack;
import io.licit.core.law.RuleTest.Expectation;
import io.licit.core.law.ShippedLaw;
import io.licit.core.source.SourceFile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** DuckDB answers the tests of the packs as the reference does. */
final class PackTestsOnEngineTest {
    private final LawBook book = ShippedLaw.book();

    @Test
    void every_test_of_a_person_is_asked_and_answered_as_expected() {
        List<PackCase> cases = PackTests.cases(book, book.rules(), new Diagnostics());
        long ofPersons = cases.stream().filter(PackCase::isOfPerson).count();

        Map<PackCase, Expectation> answers = PackTestsOnEngine.answers(cases);

        assertThat(ofPersons).isGreaterThan(1000);
        assertThat(answers.values()).contains(Expectation.ALLOWED, Expectation.EXCLUDED);
        assertThat(answers).hasSize(Math.toIntExact(ofPersons));
        assertThat(cases)
                .filteredOn(PackCase::isOfPerson)
                .allSatisfy(
                        one -> assertThat(answers.get(one)).isEqualTo(one.test().expect()));
    }

    /** The expectations of four tests turned round: DuckDB does not read them, and gives what the rule says. */
    @Test
    void a_wrong_expectation_is_found_by_both() {
        List<PackCase> cases = cases("""
                pack: house
                title: House rules
                instrument: House rules of Example Shop
                jurisdiction: WORLD
                reviewed: 2026-11-01
                rules:
                  - id: HOUSE-1
                    cite: House rule 1
                    in_force: {from: 2020-01-01}
                    confidence: verified
                    requires: Mail is for grown-ups who agreed within a year.
                    effect: {require-consent: {kind: opt-in, max_age: P1Y}}
                    tests:
                      - {person: {country: DE, consents: [{purpose: loyalty, channel: email, status: granted,
                           at: 2026-01-05}]}, use: {purpose: loyalty, channel: email}, on: 2026-02-01, expect: excluded}
                      - {person: {country: DE, consents: [{purpose: loyalty, channel: email, status: granted,
                           at: 2025-01-05}]}, use: {purpose: loyalty, channel: email}, on: 2026-02-01, expect: allowed}
                  - id: HOUSE-2
                    cite: House rule 2
                    in_force: {from: 2020-01-01}
                    confidence: verified
                    requires: Nobody under 18 gets mail.
                    effect: {exclude: {minors_under: 18}}
                    tests:
                      - {person: {country: DE, birth_date: 2008-02-01}, use: {purpose: loyalty}, on: 2026-02-01,
                         expect: excluded}
                      - {person: {country: DE, birth_date: 2008-02-02}, use: {purpose: loyalty}, on: 2026-02-01,
                         expect: allowed}
                """);

        Map<PackCase, Expectation> answers = PackTestsOnEngine.answers(cases);
        Diagnostics out = new Diagnostics();
        PackTests.judge(cases, answers, out);

        assertThat(cases)
                .extracting(answers::get)
                .containsExactly(Expectation.ALLOWED, Expectation.EXCLUDED, Expectation.ALLOWED, Expectation.EXCLUDED);
        assertThat(out.sorted())
                .hasSize(4)
                .allMatch(one -> one.code() == Code.LAW3002)
                .extracting(Diagnostic::notes)
                .allMatch(notes -> notes.get(1).text().startsWith("the reference and the engine both give "));
    }

    @Test
    void a_person_is_asked_under_the_law_of_her_own_place() {
        List<PackCase> cases = cases("""
                pack: house
                title: House rules
                instrument: House rules of Example Shop
                jurisdiction: US-CA
                reviewed: 2026-11-01
                rules:
                  - id: HOUSE-1
                    cite: House rule 1
                    in_force: {from: 2020-01-01}
                    confidence: verified
                    requires: Mail is for those who agreed.
                    effect: {require-consent: {kind: opt-in}}
                    tests:
                      - {person: {country: us, region: ca}, use: {purpose: loyalty}, on: 2026-02-01, expect: excluded}
                      - {person: {country: US}, use: {purpose: loyalty}, on: 2026-02-01, expect: excluded}
                      - {person: {country: ZZ}, use: {purpose: loyalty}, on: 2026-02-01, expect: excluded}
                      - {person: {country: US, region: TX}, use: {purpose: loyalty}, on: 2026-02-01, expect: allowed}
                      - {person: {country: US, region: CA}, use: {purpose: loyalty}, on: 2019-12-31, expect: allowed}
                """);
        Map<PackCase, Expectation> answers = PackTestsOnEngine.answers(cases);
        assertThat(cases)
                .hasSize(5)
                .allSatisfy(
                        one -> assertThat(answers.get(one)).isEqualTo(one.test().expect()));
    }

    @Test
    void nothing_is_asked_where_no_test_is_of_a_person() {
        assertThat(PackTestsOnEngine.answers(List.of())).isEmpty();
    }

    private List<PackCase> cases(String pack) {
        Diagnostics out = new Diagnostics();
        Pack own = LawReader.readOwn(new SourceFile("law/house.yaml", pack), book, out)
                .orElseThrow();
        List<PackCase> cases = PackTests.cases(book.with(List.of(own)), own.rules(), out);
        assertThat(out.sorted()).isEmpty();
        return cases;
    }
}
