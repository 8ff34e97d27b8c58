package io.licit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.licit.core.plan.Plan;
import io.licit.engine.Breakdown.Counted;
import io.licit.engine.Breakdown.Value;
import io.licit.engine.column.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Breakdowns of the small shop, and of one with random customers that Java counts too. */
final class BreakdownTest {
    @TempDir
    Path folder;

    private Shop shop;

    @BeforeEach
    void fill() throws IOException {
        shop = new Shop(folder);
    }

    private Previewed preview(String condition, String... columns) {
        try (Warehouse warehouse = shop.open()) {
            Plan plan = shop.plan("s", condition);
            Previewed previewed = warehouse.preview(plan, "s", List.of(columns), Progress.none());
            assertThat(previewed.counts()).isEqualTo(warehouse.preview(plan, "s", Progress.none()));
            return previewed;
        }
    }

    @Test
    void an_audience_is_counted_by_the_values_of_columns_in_the_order_asked_for() {
        Previewed previewed = preview("spent > 500", "region", "country");
        assertThat(previewed.breakdowns())
                .containsExactly(
                        new Counted("region", List.of(new Value("ca", 0, 0, 0)), new Value("", 6, 2, 1)),
                        new Counted(
                                "country",
                                List.of(new Value("DE", 4, 1, 1), new Value("FR", 1, 1, 0), new Value("US", 0, 0, 0)),
                                new Value("", 1, 0, 0)));
        assertThat(preview("spent > 500").breakdowns()).isEmpty();
    }

    @Test
    void blanks_are_missing() throws IOException {
        shop.write("customers.csv", Shop.CUSTOMERS.replace("c3,FR,,", "c3,FR,\" \","));
        assertThat(preview("spent > 500", "region").breakdowns())
                .containsExactly(new Counted("region", List.of(new Value("ca", 0, 0, 0)), new Value("", 6, 2, 1)));
    }

    @Test
    void numbers_are_no_values_to_count_by() {
        assertThatThrownBy(() -> preview("spent > 500", "spent")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> preview("spent > 500", "nothing")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void too_many_texts_are_not_counted_by() throws IOException {
        StringBuilder rows = new StringBuilder(Shop.CUSTOMERS);
        IntStream.rangeClosed(0, Texts.MOST_LISTED)
                .forEach(n -> rows.append("d" + n + ",DE,r" + n + ",1980-05-01,,700,2026-01-10\n"));
        shop.write("customers.csv", rows.toString());
        assertThat(preview("spent > 500", "region").breakdowns()).containsExactly(new Breakdown.TooMany("region"));
    }

    @Test
    void values_add_up_to_the_audience_and_are_those_that_java_counts() throws IOException {
        Random random = new Random(20_261_130);
        StringBuilder rows =
                new StringBuilder(Shop.CUSTOMERS.lines().findFirst().orElseThrow() + "\n");
        Map<String, Long> matching = new HashMap<>();
        for (int n = 0; n < 20_000; n++) {
            String region = random.nextInt(9) == 0 ? "" : "r" + random.nextInt(random.nextInt(200) + 1);
            int spent = random.nextInt(1_000);
            rows.append("c" + n + ",DE," + region + ",1980-05-01,," + spent + ",2026-01-10\n");
            if (spent > 600) {
                matching.merge(region, 1L, Long::sum);
            }
        }
        shop.write("customers.csv", rows.toString());
        Previewed previewed = preview("spent > 600", "region");
        Counted counted = (Counted) previewed.breakdowns().get(0);
        List<Value> all = new ArrayList<>(counted.values());
        all.add(counted.missing());
        Map<String, Long> found = new HashMap<>();
        all.stream().filter(value -> value.matching() > 0).forEach(value -> found.put(value.value(), value.matching()));
        assertThat(found).isEqualTo(matching);
        assertThat(sum(all, Value::eligible)).isEqualTo(previewed.counts().eligible());
        assertThat(sum(all, Value::reachable)).isEqualTo(previewed.counts().reachable());
        assertThat(counted.values()).isSortedAccordingTo((a, b) -> a.value().compareTo(b.value()));
    }

    private static long sum(List<Value> values, ToLongFunction<Value> number) {
        return values.stream().mapToLong(number).sum();
    }
}
