package io.licit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.licit.core.plan.Plan;
import io.licit.engine.column.Texts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PreparedColumnsTest {
    private static final String WINDOW = "count(orders where placed_at > today - 365 days) > 0";

    @TempDir
    Path folder;

    private Shop shop;

    @BeforeEach
    void make() throws IOException {
        shop = new Shop(folder);
    }

    private long matching(Plan plan) {
        try (Warehouse warehouse = shop.open()) {
            return warehouse.preview(plan, "s", Progress.none()).matching();
        }
    }

    /** The columns' files with the times of their writing. */
    private Map<Path, FileTime> files() throws IOException {
        Map<Path, FileTime> files = new TreeMap<>();
        for (Path prepared : prepared()) {
            try (Stream<Path> all = Files.list(prepared)) {
                for (Path file : all.toList()) {
                    files.put(file, Files.getLastModifiedTime(file));
                }
            }
        }
        return files;
    }

    private List<Path> prepared() throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve(".licit"))) {
            return all.filter(file -> String.valueOf(file.getFileName()).startsWith("prepared-"))
                    .toList();
        }
    }

    @Test
    void a_column_is_made_once_however_many_commands_use_it() throws IOException {
        Plan plan = shop.plan("s", "spent > 600 and " + WINDOW);
        assertThat(matching(plan)).isEqualTo(2);
        Map<Path, FileTime> made = files();
        assertThat(made).isNotEmpty();
        assertThat(matching(plan)).isEqualTo(2);
        assertThat(matching(shop.plan("s", "spent >= 900 or spent is null"))).isEqualTo(3);
        assertThat(files()).isEqualTo(made);
    }

    @Test
    void a_column_that_is_broken_is_made_again() throws IOException {
        Plan plan = shop.plan("s", "spent > 600 and days_since(last_active_at) < 100 and " + WINDOW);
        long expected = matching(plan);
        for (int round = 0; round < 3; round++) {
            for (Path file : files().keySet()) {
                byte[] bytes = Files.readAllBytes(file);
                switch (round) {
                    case 0 -> bytes[bytes.length - 1 - bytes.length / 3] ^= 1;
                    case 1 -> bytes = new byte[0];
                    default -> bytes = List.of("broken").toString().getBytes(StandardCharsets.UTF_8);
                }
                Files.write(file, bytes);
            }
            assertThat(matching(plan)).isEqualTo(expected);
        }
    }

    @Test
    void only_what_looks_at_the_day_is_made_again_on_another() throws IOException {
        Plan plan = shop.plan("s", "days_since(last_active_at) < 100 and age >= 18 and " + WINDOW);
        assertThat(matching(plan)).isEqualTo(1);
        int before = files().size();
        for (int day = 1; day <= 10; day++) {
            Plan later = new Plan(plan.asOf().plus(Duration.ofDays(day * 30L)), plan.catalogue(), plan.segments());
            assertThat(matching(later)).as("after %d days", day).isZero();
        }
        // Four days of the one trait at most.
        assertThat(files()).hasSize(before + 3);
    }

    @Test
    void what_is_prepared_is_not_made_when_somebody_asks() throws IOException {
        Plan plan = shop.plan("s", "spent > 600 and days_since(last_active_at) < 4000 and " + WINDOW);
        long expected = matching(plan);
        Plan later = new Plan(plan.asOf().plus(Duration.ofDays(1)), plan.catalogue(), plan.segments());
        try (Warehouse warehouse = shop.open()) {
            Map<Path, FileTime> before = files();
            assertThat(warehouse.isPrepared(plan)).isTrue();
            assertThat(warehouse.isPrepared(later)).isFalse();
            warehouse.prepare(later, Progress.none());
            assertThat(warehouse.isPrepared(later)).isTrue();
            Map<Path, FileTime> prepared = files();
            assertThat(prepared).hasSizeGreaterThan(before.size());
            warehouse.bringForward(later, Progress.none());
            assertThat(warehouse.preview(later, "s", Progress.none()).matching())
                    .isEqualTo(expected);
            assertThat(files()).isEqualTo(prepared);
        }
    }

    @Test
    void one_warehouse_answers_while_its_columns_are_prepared() throws Exception {
        Plan plan = shop.plan("s", "spent > 600 and country in ('DE', 'FR') and " + WINDOW);
        try (Warehouse warehouse = shop.open()) {
            ExecutorService beside = Executors.newFixedThreadPool(2);
            try {
                for (int day = 0; day < 5; day++) {
                    Plan then = new Plan(plan.asOf().plus(Duration.ofDays(day)), plan.catalogue(), plan.segments());
                    List<Future<?>> preparing = List.of(
                            beside.submit(() -> warehouse.prepare(then, Progress.none())),
                            beside.submit(() -> warehouse.prepare(then, Progress.none())));
                    assertThat(warehouse.preview(then, "s", Progress.none()).matching())
                            .isEqualTo(2);
                    for (Future<?> one : preparing) {
                        one.get();
                    }
                }
            } finally {
                beside.shutdownNow();
            }
        }
    }

    @Test
    void preparing_stops_before_the_next_column_where_it_is_told_to() throws IOException {
        Plan plan = shop.plan("s", "spent > 600 and days_since(last_active_at) < 100 and " + WINDOW);
        try (Warehouse warehouse = shop.open()) {
            int before = files().size();
            List<Double> told = new ArrayList<>();
            assertThatThrownBy(() -> warehouse.prepare(plan, (step, share) -> {
                        told.add(share);
                        if (told.size() == 2) {
                            throw new IllegalStateException("enough");
                        }
                    }))
                    .hasMessage("enough");
            assertThat(files()).hasSize(before + 1);
        }
    }

    @Test
    void several_at_once_make_the_same_columns() throws Exception {
        Plan plan = shop.plan("s", "spent > 600 and country in ('DE', 'FR') and " + WINDOW);
        try (Warehouse warehouse = shop.open()) {
            assertThat(warehouse.report().tables()).isNotEmpty();
        }
        ExecutorService many = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Long>> asking = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                asking.add(() -> matching(plan));
            }
            for (Future<Long> answer : many.invokeAll(asking)) {
                assertThat(answer.get()).isEqualTo(2);
            }
        } finally {
            many.shutdown();
        }
        assertThat(files().keySet())
                .noneMatch(file -> String.valueOf(file.getFileName()).startsWith("making-"));
    }

    @Test
    void a_folder_that_is_gone_or_can_not_be_written_costs_the_next_command_time_and_nothing_else() throws IOException {
        Plan plan = shop.plan("s", "spent > 600");
        try (Warehouse warehouse = shop.open()) {
            for (Path prepared : prepared()) {
                StateFolder.delete(prepared);
            }
            assertThat(warehouse.preview(plan, "s", Progress.none()).matching()).isEqualTo(5);
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void texts_that_are_too_many_to_be_listed_are_asked_one_condition_at_a_time() throws IOException {
        StringBuilder customers =
                new StringBuilder("customer_id,country,region,birth_date,email,spent,last_active_at\n");
        for (int i = 0; i < Texts.MOST_LISTED + 10; i++) {
            customers
                    .append('k')
                    .append(i)
                    .append(",DE,,,m")
                    .append(i)
                    .append("@example.org,")
                    .append(i)
                    .append(",\n");
        }
        shop.write("customers.csv", customers.toString());
        shop.write("orders.csv", "customer_id,placed_at,amount,channel\nk1,2026-01-01 10:00:00,19.99,web\n");
        assertThat(matching(shop.plan("s", "email like 'm6553%'"))).isEqualTo(11);
        assertThat(matching(shop.plan("s", "email = 'm7@example.org' or email is null")))
                .isEqualTo(1);
        assertThat(matching(shop.plan("s", "email like 'm1%' and spent < 20"))).isEqualTo(11);
    }
}
