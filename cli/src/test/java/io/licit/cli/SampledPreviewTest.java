package io.licit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.json.Json;
import io.licit.fairness.statistics.ClusterEstimate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SampledPreviewTest {
    @TempDir
    Path folder;

    @Test
    void estimates_have_an_error_that_holds_the_counts() throws IOException {
        FairnessShop shop = new FairnessShop(folder, 17, 40_000).segment("busy", "count(orders) >= 2");
        shop.write("catalogue/customers.yaml", FairnessShop.customers("  faith: {category: user.behavior}\n"));
        Cli.Ran ran = shop.run("preview", "busy", "--sample", "5%", "--by", "faith,responded");
        assertThat(ran.exit()).as(ran.err()).isEqualTo(Exit.OK);
        Golden.same("preview/sampled.txt", ran.out());
        Json.Obj sampled = json(shop.run("preview", "busy", "--sample", "0.05", "--by", "faith", "--format", "json"));
        assertThat(sampled.members().keySet())
                .containsExactly(
                        "segment",
                        "digest",
                        "matching",
                        "eligible",
                        "reachable",
                        "excluded",
                        "as_of",
                        "by_country",
                        "by",
                        "sample");
        Json.Obj sample = (Json.Obj) sampled.get("sample").orElseThrow();
        assertThat(sample.members().keySet())
                .containsExactly("share", "persons_drawn", "persons", "units_drawn", "units");
        assertThat(number(sample, "units_drawn")).as("fewer would tell little").isEqualTo(30);
        Json.Obj whole = json(shop.run("preview", "busy", "--format", "json"));
        for (String number : List.of("matching", "eligible", "reachable")) {
            Json.Obj estimate = (Json.Obj) sampled.get(number).orElseThrow();
            assertThat(number(whole, number)).as(number).isBetween(number(estimate, "low"), number(estimate, "high"));
            assertThat(number(estimate, "high") - number(estimate, "low")).isBetween(1L, 2_000L);
        }
        Json.Arr rows = (Json.Arr)
                ((Json.Obj) sampled.get("by").orElseThrow()).get("faith").orElseThrow();
        Json.Obj faithless = (Json.Obj) rows.items().get(0);
        assertThat(faithless.get("value")).contains(Json.of("none"));
        long truth = shop.count(one -> one.orders() >= 2 && one.faith().equals("none"));
        Json.Obj matching = (Json.Obj) faithless.get("matching").orElseThrow();
        assertThat(truth).isBetween(number(matching, "low"), number(matching, "high"));
    }

    @Test
    void few_who_were_drawn_are_not_told_of() throws IOException {
        FairnessShop shop = new FairnessShop(folder, 17, 3_000).segment("busy", "count(orders) >= 2");
        shop.write("catalogue/customers.yaml", FairnessShop.customers("  faith: {category: user.behavior}\n"));
        assertThat(shop.run("preview", "busy", "--sample", "50%", "--by", "faith")
                        .out())
                .contains("\nnone ", "\n2 others ", "\ncounts under 50 of persons drawn, and what would tell them, are")
                .doesNotContain("rare");
        assertThat(shop.run("preview", "busy", "--sample", "50%", "--by", "faith", "--role", "officer")
                        .out())
                .contains("\nrare ")
                .doesNotContain("withheld");
    }

    @Test
    void a_share_that_is_everybody_has_no_error() throws IOException {
        FairnessShop shop = new FairnessShop(folder, 17, 3_000).segment("busy", "count(orders) >= 2");
        Json.Obj sampled = json(shop.run("preview", "busy", "--sample", "100%", "--format", "json"));
        Json.Obj whole = json(shop.run("preview", "busy", "--format", "json"));
        for (String number : List.of("matching", "eligible", "reachable")) {
            Json.Obj estimate = (Json.Obj) sampled.get(number).orElseThrow();
            for (String key : List.of("estimate", "low", "high")) {
                assertThat(number(estimate, key)).isEqualTo(number(whole, number));
            }
        }
        assertThat(shop.run("preview", "busy", "--sample", "1").out())
                .contains("estimated from 3,000 of 3,000 persons, 100 %;")
                .doesNotContain(" ± 0");
    }

    @Test
    void what_is_no_share_is_said_to_be_so() throws IOException {
        FairnessShop shop = new FairnessShop(folder, 17, 100).segment("busy", "count(orders) >= 2");
        for (String given : List.of("0", "-1%", "101%", "1.01", "five", "NaN", "%", "1e-999")) {
            Cli.Ran ran = shop.run("preview", "busy", "--sample", given);
            assertThat(ran.exit()).as(given).isEqualTo(Exit.USAGE);
            assertThat(ran.err()).startsWith("error: `" + given + "` is no share of the persons; write 5% or 0.05\n");
        }
        assertThat(shop.run("preview", "busy", "--sample", "5%", "--engine", "spark")
                        .err())
                .startsWith("error: --sample estimates on the embedded engine; on spark a preview counts everybody\n");
    }

    @Test
    void errors_have_two_digits_and_cover_their_interval() {
        assertThat(SampledPreview.about(new ClusterEstimate(1_203_412, 1_199_200, 1_207_700)))
                .isEqualTo("1,203,400 ± 4,300");
        assertThat(SampledPreview.about(new ClusterEstimate(12, 5, 31))).isEqualTo("12 ± 19");
        assertThat(SampledPreview.about(new ClusterEstimate(0, 0, 754))).isEqualTo("0 ± 760");
        assertThat(SampledPreview.about(new ClusterEstimate(1_055, 955, 1_160))).isEqualTo("1,060 ± 110");
        assertThat(SampledPreview.about(new ClusterEstimate(12_345, 12_345, 12_345)))
                .isEqualTo("12,345");
    }

    private static Json.Obj json(Cli.Ran ran) {
        assertThat(ran.exit()).as(ran.err()).isEqualTo(Exit.OK);
        return (Json.Obj) Json.parse(ran.out());
    }

    private static long number(Json.Obj object, String key) {
        return ((Json.Num) object.get(key).orElseThrow()).value().longValueExact();
    }
}
