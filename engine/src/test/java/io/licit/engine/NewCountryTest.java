package io.licit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.gate.Decision;
import io.licit.core.gate.Gate;
import io.licit.core.gate.PackCase;
import io.licit.core.gate.PackTests;
import io.licit.core.gate.Person;
import io.licit.core.law.Law;
import io.licit.core.law.LawBook;
import io.licit.core.law.LawReader;
import io.licit.core.law.Place;
import io.licit.core.law.Rule;
import io.licit.core.law.RuleTest.Expectation;
import io.licit.core.source.SourceFile;
import io.licit.core.source.Sources;
import io.licit.engine.folder.ShippedLaw;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A country of which no pack speaks is added as text alone: it is read, in force, tested and asked of the engine. */
final class NewCountryTest {
    private static final String MAP = "law/jurisdictions.yaml";
    private static final LocalDate FIRST = LocalDate.of(2027, 4, 1);

    /** A pack of a country, whose one rule asks for consent from {@link #FIRST} on. */
    private static String pack(String country) {
        return """
                pack: new-country
                title: Example Messages Act
                instrument: An act made up for a test
                jurisdiction: 'COUNTRY'
                source: https://example.org/messages-act
                reviewed: 2026-11-24
                rules:
                  - id: COUNTRY-EXAMPLE-1
                    cite: s. 1
                    in_force: {from: 2027-04-01}
                    confidence: verified
                    requires: Marketing by email needs prior consent.
                    when: {purpose: direct-marketing, channel: email}
                    effect: {require-consent: {kind: opt-in}}
                    tests:
                      - {person: {country: 'COUNTRY'}, use: {purpose: direct-marketing, channel: email, basis: contract},
                         on: 2027-04-01, expect: excluded}
                      - {person: {country: 'COUNTRY'}, use: {purpose: direct-marketing, channel: email, basis: contract},
                         on: 2027-03-31, expect: allowed}
                """.replace("COUNTRY", country);
    }

    @Test
    void a_pack_of_a_country_that_the_map_has_is_a_file_and_nothing_else() {
        Diagnostics out = new Diagnostics();
        LawBook book = read("NZ", sources("NZ"), out);
        assertThat(out.sorted()).isEmpty();
        isInForce(book, "NZ");
    }

    @Test
    void a_country_that_the_map_does_not_have_is_a_line_more() {
        Diagnostics out = new Diagnostics();
        read("XK", sources("XK"), out);
        assertThat(out.sorted()).extracting(Diagnostic::code).contains(Code.LAW3005);

        String map = ShippedLaw.sources().file(MAP).orElseThrow().text();
        assertThat(map).contains("countries: [").doesNotContain("'XK'");
        List<SourceFile> more = new ArrayList<>(sources("XK"));
        more.add(new SourceFile(MAP, map.replace("countries: [", "countries: [\n  'XK',")));
        Diagnostics none = new Diagnostics();
        LawBook book = read("XK", more, none);
        assertThat(none.sorted()).isEmpty();
        isInForce(book, "XK");
    }

    private static List<SourceFile> sources(String country) {
        return List.of(new SourceFile("law/new/messages.yaml", pack(country)));
    }

    private static LawBook read(String country, List<SourceFile> more, Diagnostics out) {
        List<SourceFile> all = new ArrayList<>(ShippedLaw.sources().files().values());
        all.addAll(more);
        LawBook book = LawReader.read(Sources.of(all), out).orElseThrow();
        assertThat(book.rule(country + "-EXAMPLE-1")).isPresent();
        return book;
    }

    private static void isInForce(LawBook book, String country) {
        List<Rule> rules = book.pack("new-country").orElseThrow().rules();
        Diagnostics out = new Diagnostics();
        List<PackCase> cases = PackTests.cases(book, rules, out);
        Map<PackCase, Expectation> answers = PackTestsOnEngine.answers(cases);
        PackTests.judge(cases, answers, out);
        assertThat(out.sorted()).isEmpty();
        assertThat(cases).extracting(answers::get).containsExactly(Expectation.EXCLUDED, Expectation.ALLOWED);

        Law before = book.inForce(FIRST.minusDays(1));
        Law since = book.inForce(FIRST);
        assertThat(before.place(country, "")).isInstanceOf(Place.Unknown.class);
        assertThat(since.place(country, "")).isEqualTo(new Place.Country(country));
        assertThat(since.at(since.place(country, ""), cases.get(0).use()))
                .extracting(Rule::jurisdiction)
                .containsOnly("WORLD", country);
        Decision silent = decide(since, cases.get(0), List.of());
        assertThat(silent.excludedBy()).contains(country + "-EXAMPLE-1");
        assertThat(decide(since, cases.get(0), List.of(consent())).excludedBy()).doesNotContain(country + "-EXAMPLE-1");
    }

    private static Decision decide(Law law, PackCase one, List<Person.Consent> consents) {
        Person person = new Person(
                one.person().country(),
                Optional.empty(),
                Optional.of(FIRST.minusYears(40)),
                Optional.empty(),
                Optional.of(FIRST.plusYears(1).atStartOfDay().toInstant(ZoneOffset.UTC)),
                consents,
                List.of());
        return new Gate(law, Optional.empty()).decide(List.of(one.use()), person, one.now());
    }

    private static Person.Consent consent() {
        return new Person.Consent(
                "direct-marketing",
                "email",
                "granted",
                Optional.of(FIRST.minusDays(9).atStartOfDay().toInstant(ZoneOffset.UTC)),
                Optional.empty(),
                "web-form",
                true,
                Optional.empty());
    }
}
