package io.licit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.licit.core.plan.Plan;
import io.licit.core.segment.Expr;
import io.licit.engine.bits.Codes;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roaringbitmap.RoaringBitmap;

/** On the small shop, whose eight customers can be looked at: c1 has number 0, and so on. */
final class PopulationTest {

    @TempDir
    Path folder;

    private Shop shop;

    @BeforeEach
    void fill() throws IOException {
        shop = new Shop(folder);
    }

    private Expr expr(String text) {
        return Shop.resolved(text, shop.typed(), Set.of("rich"));
    }

    /** The left side of a comparison, since a value alone is no condition. */
    private Expr value(String text) {
        return ((Expr.IsNull) expr(text + " is null")).value();
    }

    private Population read(Map<String, Ask> asks, String... idsAndConditions) {
        try (Warehouse warehouse = shop.open()) {
            return warehouse.population(shop.plan(idsAndConditions), new Population.Request(asks), Progress.none());
        }
    }

    private static List<String> labels(Population population, String key) {
        Codes codes = population.codes(key).orElseThrow();
        List<String> labels = new ArrayList<>();
        for (int person = 0; person < codes.persons(); person++) {
            labels.add(codes.at(person) == Codes.MISSING ? "?" : codes.labels().get(codes.at(person)));
        }
        return labels;
    }

    private static List<BigDecimal> numbers(String... numbers) {
        return Stream.of(numbers).map(BigDecimal::new).toList();
    }

    @Test
    void memberships_are_those_of_a_preview() {
        String[] segments = {
            "rich", "spent > 500", "others", "not in segment 'rich'", "big", "spent > 500 or spent is null"
        };
        try (Warehouse warehouse = shop.open()) {
            Plan plan = shop.plan(segments);
            Population population = warehouse.population(plan, Population.Request.none(), Progress.none());
            assertThat(population.persons()).isEqualTo(8);
            for (String id : List.of("rich", "others", "big")) {
                AudienceCounts counts = warehouse.preview(plan, id, Progress.none());
                assertThat(population.matching(id).getLongCardinality()).isEqualTo(counts.matching());
                assertThat(population.audience(id).getLongCardinality()).isEqualTo(counts.eligible());
                assertThat(population.reachable(id).getLongCardinality()).isEqualTo(counts.reachable());
            }
            assertThat(population.matching("rich")).isEqualTo(RoaringBitmap.bitmapOf(0, 1, 2, 3, 5, 6));
            assertThat(population.audience("big")).isEqualTo(RoaringBitmap.bitmapOf(0, 2));
        }
    }

    @Test
    void what_holds_is_the_true_set_alone_also_under_not_and_of_other_segments() {
        Map<String, Ask> asks = new LinkedHashMap<>();
        asks.put("spender", new Ask.Holds(expr("spent > 800")));
        asks.put("not", new Ask.Holds(expr("not (spent > 800)")));
        asks.put("other", new Ask.Holds(expr("not in segment 'rich'")));
        asks.put("trait", new Ask.Holds(expr("count(orders) >= 1")));
        Population population = read(asks, "rich", "spent > 500");
        assertThat(population.truth("spender")).isEqualTo(RoaringBitmap.bitmapOf(1, 6));
        assertThat(population.truth("not")).isEqualTo(RoaringBitmap.bitmapOf(0, 2, 3, 4, 5));
        assertThat(population.truth("other")).isEqualTo(RoaringBitmap.bitmapOf(4));
        assertThat(population.truth("trait")).isEqualTo(RoaringBitmap.bitmapOf(0, 1, 2));
    }

    @Test
    void a_segment_that_is_not_in_the_plan_holds_of_nobody() {
        Population population = read(Map.of("other", new Ask.Holds(expr("not in segment 'rich'"))), "x", "spent > 500");
        assertThat(population.truth("other").isEmpty()).isTrue();
    }

    @Test
    void values_are_codes_in_their_order_and_blank_ones_are_missing() {
        Map<String, Ask> asks = new LinkedHashMap<>();
        asks.put("country", new Ask.Values(value("country")));
        asks.put("orders", new Ask.Values(value("count(orders)")));
        asks.put("amount", new Ask.Values(value("sum(orders.amount)")));
        asks.put("same", new Ask.Values(value("country")));
        Population population = read(asks, "rich", "spent > 500");
        assertThat(population.codes("country").orElseThrow().labels()).containsExactly("DE", "FR", "US");
        assertThat(labels(population, "country")).containsExactly("DE", "DE", "FR", "DE", "US", "?", "DE", "DE");
        assertThat(labels(population, "same")).isEqualTo(labels(population, "country"));
        assertThat(labels(population, "orders")).containsExactly("2", "1", "1", "0", "0", "0", "0", "0");
        assertThat(labels(population, "amount").subList(0, 3)).containsExactly("20", "300.1", "70");
        assertThat(population.codes("amount").orElseThrow().labels()).endsWith("20", "70", "300.1");
    }

    @Test
    void ages_fall_into_bands_on_the_day_asked_about() {
        Map<String, Ask> asks = Map.of("age", new Ask.Bands(value("age"), numbers("18", "25", "35", "62")));
        Population population = read(asks, "rich", "spent > 500");
        assertThat(population.codes("age").orElseThrow().labels())
                .containsExactly("<18", "18-24", "25-34", "35-61", "62+");
        assertThat(labels(population, "age"))
                .containsExactly("35-61", "35-61", "35-61", "<18", "35-61", "35-61", "62+", "62+");
    }

    @Test
    void cut_points_that_are_not_whole_or_one_apart_name_bands_without_gaps() {
        assertThat(Scale.bandLabels(numbers("1", "2", "2.5", "10")))
                .containsExactly("<1", "1", "2-<2.5", "2.5-<10", "10+");
        assertThatThrownBy(() -> new Ask.Bands(value("spent"), numbers("2", "2")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void levels_count_the_thresholds_met_and_null_meets_none() {
        Map<String, Ask> asks = new LinkedHashMap<>();
        asks.put("up", new Ask.Levels(value("spent"), Expr.Comparison.GREATER_OR_EQUAL, numbers("100", "700", "900")));
        asks.put("down", new Ask.Levels(value("spent"), Expr.Comparison.LESS, numbers("100", "700", "900")));
        asks.put("none", new Ask.Levels(value("spent"), Expr.Comparison.LESS, List.of()));
        Population population = read(asks, "rich", "spent > 500");
        assertThat(labels(population, "up")).containsExactly("2", "3", "2", "1", "0", "2", "3", "0");
        assertThat(labels(population, "down")).containsExactly("1", "0", "1", "2", "3", "1", "0", "0");
        assertThat(labels(population, "none")).containsOnly("0");
    }

    @Test
    void numbers_quantiles_and_responses() {
        Map<String, Ask> asks = new LinkedHashMap<>();
        asks.put("spent", new Ask.Numbers(value("spent")));
        asks.put("grid", new Ask.Quantiles(value("spent"), 3));
        asks.put("text", new Ask.Numbers(value("email")));
        asks.put("no grid", new Ask.Quantiles(value("email"), 3));
        asks.put("bought", new Ask.Responded(value("count(orders)")));
        asks.put("mail", new Ask.Responded(value("email")));
        Population population = read(asks, "rich", "spent > 500");
        assertThat(population.numbers("spent")).containsExactly(700, 900, 800, 600, 50, 750, 990, Double.NaN);
        assertThat(population.numbers("text")).containsOnly(Double.NaN);
        // Seven numbers: the quarters are the second, the fourth and the sixth of 50 600 700 750 800 900 990.
        assertThat(population.quantiles("grid")).containsExactly(600.0, 750.0, 900.0);
        assertThat(population.quantiles("no grid")).isEmpty();
        assertThat(population.truth("bought")).isEqualTo(RoaringBitmap.bitmapOf(0, 1, 2));
        assertThat(population.truth("mail").isEmpty()).isTrue();
    }

    @Test
    void what_was_not_asked_is_refused() {
        Population population = read(Map.of(), "rich", "spent > 500");
        assertThatThrownBy(() -> population.codes("x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> population.matching("x")).isInstanceOf(IllegalArgumentException.class);
    }
}
