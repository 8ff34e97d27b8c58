package io.licit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.licit.cli.FairnessShop.Person;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Segments of a workspace whose persons are random, against counting them here. */
final class FairnessWorkspaceTest {
    private static final String WHERE = "score >= 45 and count(orders where placed_at >= today - 90 days) >= 1";
    private static final Predicate<Person> MATCHING = one -> one.score() >= 45 && one.orders() >= 1;

    @TempDir
    Path folder;

    @Test
    void matching_audience_and_reach_are_what_counting_each_person_gives() throws IOException {
        for (long seed = 1; seed <= 3; seed++) {
            FairnessShop shop = new FairnessShop(folder.resolve("s" + seed), seed, 1500)
                    .segment("regulars", WHERE, "fairness: {response: responded}");
            assertThat(shop.run("run", "regulars").exit()).isZero();
            Set<String> audience = shop.run("members", "regulars").out().lines().collect(Collectors.toSet());
            assertThat(audience).hasSizeBetween(200, (int) shop.count(MATCHING) - 100);
            FairnessRead segment = shop.fairness(
                            "regulars", "--role", "officer", "--judge", "matching,audience,reach", "--no-alternatives")
                    .only("segments", "segment", "regulars");
            for (String judged : new String[] {"matching", "audience", "reach"}) {
                Predicate<Person> selected = judged.equals("matching")
                        ? MATCHING
                        : one -> audience.contains(one.id()) && (judged.equals("audience") || one.responded());
                FairnessRead sex = segment.only("characteristics", "name", "sex", "judged", judged);
                shop.same(sex, Person::sex, selected);
                shop.same(segment.only("characteristics", "name", "race", "judged", judged), Person::race, selected);
                shop.same(segment.only("characteristics", "name", "age", "judged", judged), Person::age, selected);
                double f = rate(shop, one -> one.sex().equals("f"), selected);
                double m = rate(shop, one -> one.sex().equals("m"), selected);
                assertThat(sex.number("lowest_air")).isCloseTo(Math.min(f, m) / Math.max(f, m), within(1e-12));
            }
        }
    }

    private static double rate(FairnessShop shop, Predicate<Person> group, Predicate<Person> selected) {
        return (double) shop.count(group.and(selected)) / shop.count(group);
    }

    @Test
    void only_what_is_asked_for_is_judged_and_groups_are_held_against_the_one_named() throws IOException {
        FairnessShop shop = new FairnessShop(folder, 4, 900).segment("regulars", WHERE);
        FairnessRead segment = shop.fairness("--characteristics", "race", "--reference", "race=c", "--role", "officer")
                .only("segments", "segment", "regulars");
        assertThat(segment.all("characteristics")).hasSize(2).allSatisfy(one -> {
            assertThat(one.text("name")).isEqualTo("race");
            assertThat(one.only("groups", "value", "a").at("against_named").text("with"))
                    .isEqualTo("c");
            assertThat(one.only("groups", "value", "c").at("against_named").isNull())
                    .isTrue();
        });
        Cli.Ran unknown = shop.run("fairness", "--characteristics", "rase");
        assertThat(unknown.exit()).isEqualTo(Exit.USAGE);
        assertThat(unknown.err())
                .contains("no protected characteristic is called `rase`")
                .contains("did you mean `race`?");
        Cli.Ran reach = shop.run("fairness", "--judge", "reach");
        assertThat(reach.exit()).isEqualTo(Exit.USAGE);
        Cli.Ran segments = shop.run("fairness", "regular");
        assertThat(segments.exit()).isEqualTo(Exit.USAGE);
        assertThat(segments.err()).contains("did you mean `regulars`?");
    }

    @Test
    void where_nothing_protected_is_known_nobody_is_told_that_all_is_well() throws IOException {
        FairnessShop shop = new FairnessShop(folder, 5, 300).segment("regulars", WHERE);
        shop.write(
                "catalogue/customers.yaml",
                FairnessShop.customers("")
                        .replace("birth_date: birth_date\n", "")
                        .replace("user.demographic.age_range", "user.account"));
        FairnessRead read = shop.fairness();
        assertThat(read.all("segments").get(0).all("characteristics")).isEmpty();
        assertThat(read.those("findings", "code", "FAI6004").toList()).hasSize(1);
        assertThat(shop.run("fairness").out()).contains("can't be told").doesNotContain("no concern found");
        assertThat(shop.run("fairness", "--fail-on", "warning").exit()).isEqualTo(Exit.FINDINGS);
    }

    @Test
    void a_report_has_the_same_bytes_twice_in_every_format() throws IOException {
        FairnessShop shop = new FairnessShop(folder, 6, 900)
                .segment("regulars", WHERE)
                .segment("high", "score between 60 and 90 or visits > 25");
        for (String format : new String[] {"text", "json", "html", "sarif", "junit", "github"}) {
            Cli.Ran first = shop.run("fairness", "--format", format, "--fail-on", "never");
            assertThat(first.exit()).as(format).isZero();
            assertThat(first.out())
                    .as(format)
                    .isNotEmpty()
                    .doesNotContain("NaN")
                    .doesNotContain("Infinity");
            assertThat(shop.run("fairness", "--format", format, "--fail-on", "never"))
                    .isEqualTo(first);
        }
        assertThat(shop.run("fairness", "-v").out()).doesNotContain("NaN").doesNotContain("Infinity");
    }

    @Test
    void a_report_is_json_with_exactly_its_keys() throws IOException {
        FairnessShop shop = new FairnessShop(folder, 7, 900).segment("regulars", WHERE, "fairness: {given: [visits]}");
        FairnessRead read = shop.fairness("regulars", "--role", "officer");
        assertThat(read.keys())
                .containsExactly(
                        "as_of",
                        "persons",
                        "thresholds",
                        "minimum_shown",
                        "segments",
                        "across",
                        "drift",
                        "notes",
                        "findings");
        FairnessRead segment = read.all("segments").get(0);
        assertThat(segment.keys())
                .containsExactly(
                        "segment",
                        "title",
                        "digest",
                        "condition",
                        "direction",
                        "characteristics",
                        "conditional",
                        "proxies",
                        "proxy_uses",
                        "causes",
                        "alternatives",
                        "search");
        for (FairnessRead one : segment.all("characteristics")) {
            assertThat(one.keys()).contains("name", "judged", "groups", "flagged", "missing", "verdict", "lowest_air");
            assertThat(one.all("groups"))
                    .allSatisfy(group -> assertThat(group.keys())
                            .contains(
                                    "value",
                                    "persons",
                                    "selected",
                                    "rate",
                                    "air",
                                    "p",
                                    "low",
                                    "high",
                                    "assessable",
                                    "withheld"));
        }
        assertThat(segment.all("conditional")).isNotEmpty();
        assertThat(segment.all("causes")).isNotEmpty();
        assertThat(segment.all("proxies")).isNotEmpty();
    }
}
