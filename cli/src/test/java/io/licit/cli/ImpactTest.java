package io.licit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a change of law does to a workspace, and what its breach may cost at most. */
final class ImpactTest {
    /** From 2028 nobody under 200 is in, and a DPIA is asked for; the ban of under 201 ends with 2027. */
    private static final String HOUSE = """
            pack: house
            title: House rules
            instrument: House rules of a shop
            jurisdiction: WORLD
            reviewed: 2027-02-01
            rules:
              - id: HOUSE-NEW
                cite: no. 1
                in_force: {from: 2028-01-01}
                confidence: verified
                requires: Nobody is that old.
                when: {channel: email}
                effect: {exclude: {minors_under: 200}}
                tests:
                  - {person: {country: DE}, use: {purpose: analytics, channel: email}, on: 2028-01-01, expect: excluded}
                  - {person: {country: DE}, use: {purpose: analytics, channel: email}, on: 2027-12-31, expect: allowed}
              - id: HOUSE-OLD
                cite: no. 2
                in_force: {from: 2020-01-01, until: 2027-12-31}
                confidence: verified
                requires: Nobody was that old.
                when: {channel: post}
                effect: {exclude: {minors_under: 201}}
                tests:
                  - {person: {country: DE}, use: {purpose: analytics, channel: post}, on: 2027-12-31, expect: excluded}
                  - {person: {country: DE}, use: {purpose: analytics, channel: post}, on: 2028-01-01, expect: allowed}
              - id: HOUSE-DPIA
                cite: no. 3
                in_force: {from: 2028-01-01}
                confidence: verified
                requires: Mail is assessed before it goes.
                when: {channel: email, purpose: direct-marketing}
                effect: {justify: {assessment: dpia}}
                penalty: {text: EUR 100 for each person, cite: no. 4, max: {EUR: 100}, per: person}
                tests:
                  - {use: {purpose: direct-marketing, channel: email}, on: 2028-01-01, expect: undetermined}
                  - {use: {purpose: direct-marketing, channel: email}, on: 2027-12-31, expect: satisfied}
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void a_shop() throws IOException {
        Starter.write(folder, LocalDate.ofInstant(Cli.NOW, ZoneOffset.UTC));
        Files.createDirectories(folder.resolve("law"));
        Files.writeString(folder.resolve("law/house.yaml"), HOUSE);
    }

    @Test
    void persons_and_findings_are_told_by_rule() {
        Json.Obj answer = json("impact", "--to", "2028-01-01", "--format", "json", "newsletter-regulars");
        Json.Obj segment = only(answer, "segments");
        long now = number(segment, "eligible_now");
        assertThat(now).isPositive();
        assertThat(number(segment, "eligible_then")).isZero();
        assertThat(segment.print())
                .contains("\"lost\": [\n    {\n      \"rule\": \"HOUSE-NEW\",\n      \"count\": " + now)
                .contains("\"gained\": []")
                .contains("HOUSE-DPIA")
                .contains("\"findings_removed\": []");
        assertThat(answer.print()).contains("\"rule\": \"HOUSE-NEW\",\n      \"event\": \"starts\"");
    }

    @Test
    void what_ends_lets_persons_in_again() throws IOException {
        String old = HOUSE.replace("channel: post", "channel: email")
                .replaceFirst("(?s)  - id: HOUSE-NEW.*?(?=  - id: HOUSE-OLD)", "")
                .replaceFirst("(?s)  - id: HOUSE-DPIA.*", "");
        Files.writeString(folder.resolve("law/house.yaml"), old);
        Cli.Ran ran = Cli.in(folder).run("impact", "--to", "2028-01-01", "newsletter-regulars");
        assertThat(ran.out())
                .contains("2027-12-31  ends  ")
                .contains("newsletter-regulars: 0 eligible, then ")
                .containsPattern("gains +\\d+ +who are out under +HOUSE-OLD");
    }

    @Test
    void only_the_law_is_of_the_other_day() {
        Json.Obj segment =
                only(json("impact", "--to", "2027-03-02", "--format", "json", "frequent-buyers"), "segments");
        assertThat(number(segment, "eligible_then")).isEqualTo(number(segment, "eligible_now"));
        assertThat(Cli.in(folder).run("impact", "--to", "2027-03-02").out())
                .contains("Nothing changes for 2 segments.");
    }

    @Test
    void a_day_that_is_none_is_said() {
        Cli.Ran ran = Cli.in(folder).run("impact", "--to", "soon");
        assertThat(ran.exit()).isEqualTo(Exit.USAGE);
        assertThat(ran.err()).contains("`soon` is no date");
        assertThat(Cli.in(folder).run("impact").err()).contains("--to");
    }

    @Test
    void a_finding_tells_the_statutory_maximum_with_the_persons_counted_in() throws IOException {
        Files.writeString(
                folder.resolve("law/house.yaml"),
                HOUSE.replace("2028-01-01", "2027-01-01").replace("2027-12-31", "2026-12-31"));
        String plain = Cli.in(folder).run("check", "--format", "json").out();
        assertThat(plain).contains("\"per\": \"person\"").contains("\"persons\": null");
        Json.Obj segment =
                only(json("impact", "--to", "2027-03-01", "--format", "json", "newsletter-regulars"), "segments");
        long matching = number(segment, "matching");
        assertThat(matching).isPositive();
        String counted =
                Cli.in(folder).run("check", "--exposure", "newsletter-regulars").out();
        assertThat(counted)
                .contains("no forecast")
                .containsPattern("HOUSE-DPIA +newsletter-regulars +" + matching + " +EUR "
                        + String.format(Locale.ROOT, "%,d", matching * 100));
    }

    private Json.Obj json(String... arguments) {
        return (Json.Obj) Json.parse(Cli.in(folder).run(arguments).out());
    }

    private static Json.Obj only(Json.Obj answer, String key) {
        List<Json> items = ((Json.Arr) answer.get(key).orElseThrow()).items();
        assertThat(items).hasSize(1);
        return (Json.Obj) items.get(0);
    }

    private static long number(Json.Obj object, String key) {
        return ((Json.Num) object.get(key).orElseThrow()).value().longValueExact();
    }
}
