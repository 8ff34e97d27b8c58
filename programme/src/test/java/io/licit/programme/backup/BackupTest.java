package io.licit.programme.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.licit.core.catalogue.ConsentStatus;
import io.licit.core.json.Json;
import io.licit.programme.Programme;
import io.licit.programme.consent.Ledger;
import io.licit.programme.state.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Back-ups, and what comes back of them. */
final class BackupTest {
    private static final int WRITERS = 3;

    @TempDir
    Path place;

    @Test
    void a_workspace_comes_back_as_it_was() throws IOException {
        Shop shop = Shop.in(place.resolve("shop"), "").busy();
        comesBack(shop, Optional.empty());
        Path back = place.resolve("back");
        assertThat(back.resolve("segments/all.yaml")).hasContent(Shop.SEGMENT);
        assertThat(back.resolve("campaigns/pictures/one.png")).hasBinaryContent(new byte[] {0, 1, 2, -1});
        assertThat(back.resolve(".gitignore")).exists();
        assertThat(back.resolve("data")).doesNotExist();
        assertThat(back.resolve(".licit/fairness.jsonl")).hasContent("{}");
        for (String own : List.of("back/.licit/evidence.key", "it.backup")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place.resolve(own))))
                    .isEqualTo("rw-------");
        }
        try (Programme programme = Shop.open(back)) {
            programme
                    .state()
                    .write(tx -> tx.update("INSERT INTO request_secret (one, bytes) VALUES (1, ?)", new byte[] {1}));
            long next = programme.state().write(tx -> {
                tx.update("INSERT INTO request_event (request, step, at, by_id, detail) VALUES (1, 'x', 'x', 'a', '')");
                return tx.number("SELECT MAX(n) AS n FROM request_event");
            });
            assertThat(next).as("numbers go on").isEqualTo(2);
        }
    }

    @Test
    void a_team_s_state_comes_back_into_an_empty_database() throws IOException {
        String url = TestPostgres.database();
        Shop shop = Shop.in(place.resolve("shop"), state(url)).busy();
        Path settings = settings(state(TestPostgres.database()));
        comesBack(shop, Optional.of(settings));
        assertThat(place.resolve("back/.licit/state.db")).doesNotExist();
        assertThatThrownBy(() -> Shop.restore(Shop.order(place.resolve("it.backup"), place.resolve("again"))))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("is not empty");
        assertThat(place.resolve("again")).doesNotExist();
        try (Programme back = Shop.open(place.resolve("back"))) {
            long next = back.state().write(tx -> {
                tx.update("INSERT INTO request_event (request, step, at, by_id, detail) VALUES (1, 'x', 'x', 'a', '')");
                return tx.number("SELECT MAX(n) AS n FROM request_event");
            });
            assertThat(next).as("numbers go on").isEqualTo(2);
        }
    }

    @Test
    void a_state_moves_from_a_file_to_a_database_and_back() throws IOException {
        Shop shop = Shop.in(place.resolve("shop"), "").busy();
        Map<String, List<Json>> before = rows(shop.folder());
        shop.backUp(place.resolve("file.backup"));
        Path shared = settings(state(TestPostgres.database()));
        Shop.restore(with(Shop.order(place.resolve("file.backup"), place.resolve("team")), shared));
        try (Programme team = Shop.open(place.resolve("team"))) {
            assertThat(team.state().isShared()).isTrue();
            new Backup(team).write(place.resolve("team.backup"), Optional.empty(), Shop.ANA);
        }
        Shop.restore(with(Shop.order(place.resolve("team.backup"), place.resolve("alone")), settings("")));
        assertThat(rows(place.resolve("alone"))).isEqualTo(before);
        try (Programme alone = Shop.open(place.resolve("alone"))) {
            assertThat(alone.state().isShared()).isFalse();
            assertThat(alone.journal().check(alone.state()).intact()).isTrue();
        }
    }

    private void comesBack(Shop shop, Optional<Path> settings) {
        Map<String, List<Json>> before = rows(shop.folder());
        assertThat(before.get("consent_event")).hasSize(3);
        Path file = place.resolve("it.backup");
        Backup.Made made = shop.backUp(file);
        Order order = Shop.order(file, place.resolve("back"));
        Restored restored = Shop.restore(settings.map(one -> with(order, one)).orElse(order));
        assertThat(restored.lost()).isEqualTo(Lost.NOTHING);
        assertThat(restored.entries()).isEqualTo(made.entries());
        assertThat(rows(place.resolve("back"))).isEqualTo(before);
        try (Programme back = Shop.open(place.resolve("back"))) {
            assertThat(back.journal().check(back.state()).intact()).isTrue();
            assertThat(back.journal().newest(back.state(), "", 2))
                    .extracting(entry -> entry.kind())
                    .containsExactly("state-restored", "backup");
            assertThat(back.journal().newest(back.state(), "", 1).get(0).whole().canonical())
                    .contains("\"reason\":\"test\"")
                    .doesNotContain("ana@");
            Shop.record(back, "m9", ConsentStatus.WITHDRAWN);
        }
    }

    @Test
    void what_was_acknowledged_before_a_back_up_began_is_in_it_while_others_write() throws Exception {
        busy(Shop.in(place.resolve("shop"), ""), Optional.empty());
    }

    @Test
    void and_so_on_a_team_s_database() throws Exception {
        busy(
                Shop.in(place.resolve("shop"), state(TestPostgres.database())),
                Optional.of(settings(state(TestPostgres.database()))));
    }

    private void busy(Shop shop, Optional<Path> settings) throws Exception {
        AtomicBoolean writing = new AtomicBoolean(true);
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        List<Thread> threads = new ArrayList<>();
        try (Programme first = shop.open()) {
            Shop.record(first, "m0", ConsentStatus.GRANTED);
        }
        for (int w = 0; w < WRITERS; w++) {
            String own = "w" + w + "-";
            Thread thread = new Thread(() -> {
                try (Programme programme = shop.open()) {
                    Ledger ledger = new Ledger(programme);
                    for (int i = 0; writing.get(); i++) {
                        ledger.record(List.of(Shop.change(own + i, ConsentStatus.WITHDRAWN)), Shop.ANA);
                        acknowledged.add(own + i);
                    }
                }
            });
            threads.add(thread);
            thread.start();
        }
        while (acknowledged.size() < 50) {
            Thread.sleep(5);
        }
        Set<String> before = Set.copyOf(acknowledged);
        Path file = place.resolve("busy.backup");
        shop.backUp(file);
        writing.set(false);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(acknowledged.size()).as("others wrote meanwhile").isGreaterThan(before.size());
        Order order = Shop.order(file, place.resolve("back"));
        Shop.restore(settings.map(one -> with(order, one)).orElse(order));
        try (Programme back = Shop.open(place.resolve("back"))) {
            Set<String> there = Set.copyOf(
                    back.state().read(tx -> tx.rows("SELECT person FROM consent_event", row -> row.text("person"))));
            assertThat(there).containsAll(before);
            long version = back.state().read(tx -> tx.number("SELECT version AS n FROM consent_ledger"));
            assertThat(version).as("of one instant").isEqualTo(there.size());
            assertThat(Shop.count(
                            back,
                            "consent_event e WHERE NOT EXISTS (SELECT 1 FROM consent_batch b WHERE b.n ="
                                    + " e.batch)"))
                    .isZero();
        }
    }

    @Test
    void a_back_up_is_made_once_outside_of_the_workspace_and_of_a_log_that_holds() throws IOException {
        Shop shop = Shop.in(place.resolve("shop"), "").busy();
        shop.backUp(place.resolve("one.backup"));
        assertThatThrownBy(() -> shop.backUp(place.resolve("one.backup"))).hasMessageContaining("already");
        assertThatThrownBy(() -> shop.backUp(shop.folder().resolve("in.backup")))
                .hasMessageContaining("inside");
        assertThatThrownBy(() -> shop.backUp(place.resolve("no/such.backup"))).hasMessageContaining("no folder");
        try (Programme programme = shop.open()) {
            programme.state().write(tx -> tx.update("UPDATE evidence_entry SET body = ? WHERE n = 0", new byte[] {1}));
        }
        assertThatThrownBy(() -> shop.backUp(place.resolve("two.backup"))).hasMessageContaining("does not hold");
        try (var left = Files.list(place)) {
            assertThat(left.map(path -> path.getFileName().toString())).containsExactlyInAnyOrder("shop", "one.backup");
        }
    }

    private static Map<String, List<Json>> rows(Path folder) {
        try (Programme programme = Shop.open(folder)) {
            return Shop.rows(programme.state());
        }
    }

    private static String state(String url) {
        return "state: {jdbc: \"" + url + "\"}\n";
    }

    private Path settings(String state) throws IOException {
        Path file = Files.createTempFile(place, "settings", ".yaml");
        return Files.writeString(file, "licit: 1\norganisation: {name: Shop, established_in: [DE]}\n" + state);
    }

    private static Order with(Order order, Path settings) {
        return new Order(
                order.file(),
                order.folder(),
                order.over(),
                OptionalLong.empty(),
                Optional.of(settings),
                Optional.empty(),
                order.by(),
                order.reason());
    }
}
