package io.licit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.licit.core.catalogue.Type;
import io.licit.core.plan.Plan;
import io.licit.engine.AudienceCounts.CountryCounts;
import io.licit.engine.AudienceCounts.Excluded;
import io.licit.engine.Explanation.Answer;
import io.licit.engine.Explanation.Condition;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WarehouseTest {
    @TempDir
    Path folder;

    private Shop shop;

    @BeforeEach
    void fill() throws IOException {
        shop = new Shop(folder);
    }

    @Test
    void everybody_who_matches_is_counted_once_under_the_first_rule_that_leaves_her_out() {
        try (Warehouse warehouse = shop.open()) {
            AudienceCounts counts = warehouse
                    .run(shop.plan("big", "spent > 500 or spent is null"), Progress.none())
                    .get(0);

            assertThat(counts.segment()).isEqualTo("big");
            assertThat(counts.digest()).isEqualTo("digest-big");
            assertThat(counts.matching()).isEqualTo(7);
            assertThat(counts.eligible()).isEqualTo(2);
            assertThat(counts.reachable()).isEqualTo(1);
            assertThat(counts.excluded())
                    .containsExactly(
                            new Excluded("ERASED", 1),
                            new Excluded("OBJECTED", 1),
                            new Excluded("MINOR", 1),
                            new Excluded("UNKNOWN-PLACE", 1),
                            new Excluded("RETENTION", 1));
            assertThat(counts.byCountry())
                    .isEqualTo(Map.of(
                            "", new CountryCounts(1, 0, 0),
                            "DE", new CountryCounts(5, 1, 1),
                            "FR", new CountryCounts(1, 1, 0)));
        }
    }

    @Test
    void a_person_is_in_only_when_the_condition_is_true_and_not_in_segment_leaves_out_whom_it_cant_decide() {
        Plan plan = shop.plan("rich", "spent > 500", "others", "not in segment 'rich'", "poor", "spent <= 500");
        try (Warehouse warehouse = shop.open()) {
            assertThat(warehouse.run(plan, Progress.none()))
                    .extracting(AudienceCounts::matching)
                    .containsExactly(6L, 1L, 1L);
        }
    }

    @Test
    void traits_are_computed_from_events() {
        Plan plan = shop.plan(
                "exact", "sum(orders.amount where placed_at >= today - 1 year) = 20",
                "none", "count(orders) = 0",
                "last", "last(orders.channel) = 'app' and days_since(max(orders.placed_at)) > 90",
                "top", "percentile(sum(orders.amount)) >= 0.9");
        try (Warehouse warehouse = shop.open()) {
            assertThat(warehouse.run(plan, Progress.none()))
                    .extracting(AudienceCounts::matching)
                    .containsExactly(1L, 5L, 1L, 1L);
        }
    }

    @Test
    void the_members_of_the_last_run_are_the_eligible_in_order_without_the_warehouse() {
        try (Warehouse warehouse = shop.open()) {
            warehouse.run(shop.plan("big", "spent > 500"), Progress.none());
        }

        assertThat(members("big")).containsExactly("c1", "c3");
        assertThat(Warehouse.members(folder, "other", Recorded.nothing())).isEmpty();
        assertThat(Warehouse.members(folder.resolve("nowhere"), "big", Recorded.nothing()))
                .isEmpty();
        assertThat(folder.resolve("nowhere")).doesNotExist();
    }

    @Test
    void a_run_of_one_segment_leaves_the_audiences_of_the_others() throws IOException {
        try (Warehouse warehouse = shop.open()) {
            warehouse.run(shop.plan("big", "spent > 500", "all/of it", "true"), Progress.none());
            warehouse.run(shop.plan("big", "spent > 750"), Progress.none());
        }

        assertThat(members("big")).containsExactly("c3");
        assertThat(members("all/of it")).containsExactly("c1", "c3");
        try (Stream<Path> files = Files.walk(folder.resolve(".licit/audiences"))) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString().replaceAll(".*[.]", "")))
                    .containsExactlyInAnyOrder("json", "ids", "sets", "gate", "sets", "gate");
        }
    }

    @Test
    void a_preview_counts_and_stores_nothing() {
        Plan plan = shop.plan("rich", "spent > 500", "rest", "not in segment 'rich'");
        try (Warehouse warehouse = shop.open()) {
            AudienceCounts counts = warehouse.preview(plan, "rest", Progress.none());

            assertThat(counts.matching()).isEqualTo(1);
            assertThat(counts.byCountry()).containsOnlyKeys("US");
            assertThat(counts.excluded()).containsExactly(new Excluded("UNCONSENTED", 1));
        }
        assertThat(Warehouse.members(folder, "rest", Recorded.nothing())).isEmpty();
    }

    @Test
    void an_explanation_gives_every_condition_with_its_value_and_every_rule_that_excludes() {
        Plan plan = shop.plan(
                "rich", "spent > 500",
                "asked",
                        "(in segment 'rich' or country = 'FR') and sum(orders.amount) >= 20.5 and not email like 'x%'");
        try (Warehouse warehouse = shop.open()) {
            Explanation bob = warehouse.explain(plan, "asked", "c2").orElseThrow();
            assertThat(bob.matches()).isTrue();
            assertThat(bob.allowed()).isFalse();
            assertThat(bob.in()).isFalse();
            assertThat(bob.excludedBy()).containsExactly("OBJECTED", "UNCONSENTED");
            assertThat(bob.conditions())
                    .containsExactly(
                            new Condition("in segment 'rich'", Optional.of("true"), Type.BOOLEAN, Answer.TRUE),
                            new Condition("country = 'FR'", Optional.of("DE"), Type.TEXT, Answer.FALSE),
                            new Condition("sum(orders.amount) >= 20.5", Optional.of("300.1"), Type.NUMBER, Answer.TRUE),
                            new Condition("email like 'x%'", Optional.of("bob@example.org"), Type.TEXT, Answer.FALSE));

            Explanation hal = warehouse.explain(plan, "asked", "c8").orElseThrow();
            assertThat(hal.matches()).isFalse();
            assertThat(hal.conditions())
                    .contains(
                            new Condition("in segment 'rich'", Optional.empty(), Type.BOOLEAN, Answer.UNKNOWN),
                            new Condition("sum(orders.amount) >= 20.5", Optional.empty(), Type.NUMBER, Answer.UNKNOWN));

            assertThat(warehouse.explain(plan, "asked", "nobody")).isEqualTo(Optional.empty());
        }
    }

    @Test
    void a_second_opening_does_not_load_again_and_a_change_of_data_does() throws IOException {
        try (Warehouse first = shop.open()) {
            assertThat(first.report().tables()).hasSize(4);
        }
        List<Path> made = warehouses();
        try (Warehouse second = shop.open()) {
            assertThat(warehouses()).isEqualTo(made);
            assertThat(second.report().tables()).hasSize(4);
        }
        shop.write("orders.csv", Shop.ORDERS + "c8,2026-03-01,5,web\n");
        try (Warehouse third = shop.open()) {
            assertThat(warehouses()).hasSize(1).doesNotContainAnyElementsOf(made);
            assertThat(third.report().tables())
                    .filteredOn(table -> table.table().equals("orders"))
                    .extracting(LoadReport.TableReport::rows)
                    .containsExactly(5L);
        }
    }

    @Test
    void a_broken_warehouse_is_made_again() throws IOException {
        shop.open().close();
        Files.writeString(warehouses().get(0), "not a database");

        try (Warehouse again = shop.open()) {
            assertThat(again.report().tables()).hasSize(4);
        }
    }

    @Test
    void a_warehouse_that_lacks_its_end_or_its_tables_is_made_again() throws IOException {
        Plan plan = shop.plan("big", "spent > 500");
        for (int kept : List.of(0, 50, 99, 100)) {
            shop.open().close();
            Path file = warehouses().get(0);
            long size = Files.size(file);
            if (kept == 100) {
                Files.delete(file);
                try (Database other = Database.writable(file)) {
                    other.run("CREATE TABLE persons (n INTEGER)");
                }
            } else {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.truncate(kept == 99 ? size - 1 : size * kept / 100);
                }
            }
            try (Warehouse again = shop.open()) {
                assertThat(again.preview(plan, "big", Progress.none()).matching())
                        .as(kept + " %")
                        .isEqualTo(6);
            }
        }
    }

    @Test
    void audiences_whose_list_is_broken_are_not_told_and_the_next_run_makes_them_again() throws IOException {
        Path list = folder.resolve(".licit/audiences/current.json");
        for (String broken : List.of("", "{", "[]", "{\"segments\":[{\"segment\":\"big\"}]}", "[".repeat(100_000))) {
            try (Warehouse warehouse = shop.open()) {
                warehouse.run(shop.plan("big", "spent > 500"), Progress.none());
                Files.writeString(list, broken);
                assertThat(catchThrowableOfType(WarehouseException.class, () -> members("big")))
                        .hasMessage("the stored audience of big is broken; `licit run` makes it again");
                warehouse.run(shop.plan("big", "spent > 500"), Progress.none());
            }
            assertThat(members("big")).containsExactly("c1", "c3");
        }
    }

    @Test
    void several_readers_hold_the_warehouse_at_once_and_one_is_not_disturbed_by_a_new_load() throws IOException {
        try (Warehouse one = shop.open();
                Warehouse two = shop.open()) {
            shop.write("customers.csv", Shop.CUSTOMERS + "c9,DE,,1980-01-01,,900,2026-01-01\n");
            try (Warehouse three = shop.open()) {
                Plan plan = shop.plan("big", "spent > 500");
                assertThat(one.preview(plan, "big", Progress.none()).matching()).isEqualTo(6);
                assertThat(two.preview(plan, "big", Progress.none()).matching()).isEqualTo(6);
                assertThat(three.preview(plan, "big", Progress.none()).matching())
                        .isEqualTo(7);
            }
        }
    }

    @Test
    void progress_never_goes_back_and_ends_at_the_whole() {
        List<Double> shares = new java.util.ArrayList<>();
        try (Warehouse warehouse = shop.open()) {
            warehouse.run(shop.plan("big", "spent > 500"), (task, share) -> shares.add(share));
        }

        assertThat(shares).isSorted().endsWith(1.0);
    }

    private List<String> members(String segment) {
        try (Members members =
                Warehouse.members(folder, segment, Recorded.nothing()).orElseThrow()) {
            return members.ids().toList();
        }
    }

    private List<Path> warehouses() throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve(".licit"))) {
            return all.filter(file -> file.toString().endsWith(".duckdb")).toList();
        }
    }
}
