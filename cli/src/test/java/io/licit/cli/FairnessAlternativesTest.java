package io.licit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the search promises, against what a segment gives that says so. */
final class FairnessAlternativesTest {
    private static final String[] SEGMENTS = {
        "score between 45 and 85 and not points < 70",
        "score >= 60",
        "(score > 60 or visits in (1, 2, 3, 4, 5)) and count(orders where placed_at >= today - 90 days) >= 2",
        "not (score < 50 or visits is null)",
        "score >= 50 and visits not in (7, 8)"
    };

    @TempDir
    Path folder;

    @Test
    void a_draft_gives_what_the_search_promised() throws IOException {
        Set<String> kinds = new TreeSet<>();
        for (int seed = 0; seed < SEGMENTS.length; seed++) {
            FairnessShop shop = new FairnessShop(folder.resolve("s" + seed), 100 + seed, 1500);
            shop.write("licit.yaml", """
                    licit: 1
                    organisation: {name: Shop, established_in: [DE]}
                    sector: general
                    unknown_jurisdiction: strictest
                    minimum_segment_size: 50
                    fairness: {alternatives: {persons: [0.5, 2], value: 0.5, response: 0.5}}
                    """);
            // A column that is to be kept stands in for nothing.
            if (seed % 2 == 0) {
                shop.segment("it", SEGMENTS[seed], "value: points");
            } else {
                shop.segment("it", SEGMENTS[seed]);
            }
            FairnessRead promised =
                    shop.fairness("it", "--role", "officer").all("segments").get(0);
            int drafts = promised.all("alternatives").size();
            for (int number = 1; number <= drafts; number++) {
                FairnessRead alternative = promised.all("alternatives").get(number - 1);
                alternative.all("changes").forEach(change -> kinds.add(change.text("kind")));
                if (number != 1 && number != drafts) {
                    continue;
                }
                holds(shop, promised, alternative, number);
            }
        }
        assertThat(kinds).containsExactly("dropped", "moved");
    }

    @Test
    void another_column_in_a_conditions_place_gives_what_the_search_promised() throws IOException {
        Random random = new Random(5);
        StringBuilder table = new StringBuilder("score,points,sex\n");
        for (int person = 0; person < 3000; person++) {
            boolean woman = random.nextInt(5) < 2;
            long score = Math.round(50 + (woman ? -8 : 0) + 20 * random.nextGaussian());
            long points = Math.round(2 * score + 60 * random.nextGaussian());
            table.append(score + "," + points + "," + (woman ? "f" : "m") + "\n");
        }
        Files.writeString(folder.resolve("people.csv"), table);
        FairnessRead promised = ofTable("score >= 60")
                .those("alternatives")
                .filter(one -> one.all("changes").get(0).text("kind").equals("swapped"))
                .findFirst()
                .orElseThrow();
        FairnessRead given = ofTable(promised.text("where"));
        FairnessRead sex = given.only("characteristics", "name", "sex");
        double selected = sex.all("groups").stream()
                .mapToDouble(one -> one.number("selected"))
                .sum();
        assertThat(promised.text("where")).startsWith("points >= ");
        assertThat(promised.number("persons")).isEqualTo(selected);
        assertThat(promised.number("air")).isCloseTo(sex.number("lowest_air"), within(1e-12));
    }

    private FairnessRead ofTable(String where) {
        return FairnessRead.of(Cli.in(folder)
                        .run(
                                "fairness",
                                "--data",
                                "people.csv",
                                "--where",
                                where,
                                "--protected",
                                "sex",
                                "--format",
                                "json",
                                "--fail-on",
                                "never"))
                .all("segments")
                .get(0);
    }

    private static void holds(FairnessShop shop, FairnessRead before, FairnessRead promised, int number)
            throws IOException {
        Cli.Ran drafted = shop.run(
                "fairness", "it", "--draft", String.valueOf(number), "--role", "officer", "--fail-on", "never");
        assertThat(drafted.err()).contains("wrote segments/it-alternative-" + number + ".yaml");
        String id = "it-alternative-" + number;
        FairnessRead given = shop.fairness(id, "--role", "officer", "--no-alternatives")
                .all("segments")
                .get(0);
        String told = promised.json().print();
        assertThat(given.text("condition")).as(told).isEqualTo(promised.text("where"));
        double lowest = Double.MAX_VALUE;
        for (FairnessRead one :
                given.those("characteristics", "judged", "matching").toList()) {
            if (one.text("name").contains("*")) {
                continue;
            }
            lowest = Math.min(lowest, Double.isNaN(one.number("lowest_air")) ? lowest : one.number("lowest_air"));
            FairnessRead was = before.only("characteristics", "name", one.text("name"), "judged", "matching");
            for (FairnessRead group : one.all("groups")) {
                if (!group.at("value").isNull()) {
                    String value = group.text("value");
                    FairnessRead rates = promised.at("rates").at(one.text("name") + "=" + value);
                    assertThat(rates.number("after")).as(told).isCloseTo(group.number("rate"), within(1e-12));
                    assertThat(rates.number("before"))
                            .isCloseTo(was.only("groups", "value", value).number("rate"), within(1e-12));
                }
            }
        }
        assertThat(promised.number("air")).as(told).isCloseTo(lowest, within(1e-9));
        FairnessRead counted = FairnessRead.of(shop.run("preview", id, "--format", "json"));
        assertThat(counted.number("matching")).as(told).isEqualTo(promised.number("persons"));
        Files.delete(shop.folder.resolve("segments").resolve(id + ".yaml"));
    }

    @Test
    void a_draft_is_never_written_over_a_file_and_there_must_be_such_an_alternative() throws IOException {
        FairnessShop shop = new FairnessShop(folder, 100, 2500).segment("it", SEGMENTS[0]);
        Path file = folder.resolve("segments/it-alternative-1.yaml");
        assertThat(shop.run("fairness", "it", "--draft", "1", "--fail-on", "never")
                        .exit())
                .isZero();
        Files.writeString(file, Files.readString(file) + "# mine\n");
        String mine = Files.readString(file);
        Cli.Ran again = shop.run("fairness", "it", "--draft", "1", "--fail-on", "never");
        assertThat(again.exit()).isEqualTo(Exit.USAGE);
        assertThat(again.err()).contains("`it-alternative-1` is there already");
        assertThat(Files.readString(file)).isEqualTo(mine);
        for (String number : new String[] {"0", "-1", "99", "99999999999999"}) {
            Cli.Ran none = shop.run("fairness", "it", "--draft=" + number, "--fail-on", "never");
            assertThat(none.exit()).as(number).isEqualTo(Exit.USAGE);
            assertThat(none.err()).as(number).contains("there is no alternative " + number);
        }
        assertThat(shop.run("fairness", "--draft", "1").exit()).isEqualTo(Exit.USAGE);
        assertThat(shop.run("fairness", "it", "--draft", "1", "--no-alternatives")
                        .exit())
                .isEqualTo(Exit.USAGE);
        assertThat(shop.run("fairness", "it", "--draft", "x").exit()).isEqualTo(Exit.USAGE);
    }
}
