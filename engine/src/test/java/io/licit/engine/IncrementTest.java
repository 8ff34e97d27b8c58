package io.licit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.catalogue.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A warehouse that is made from the one before it holds what a whole load makes. */
final class IncrementTest {
    private static final int STEPS = 10;

    @TempDir
    Path folder;

    private TestServer server;
    private ServedShop shop;
    private Instant clock = Instant.parse("2026-03-01T00:00:00Z");
    private int wholeLoads;

    @BeforeEach
    void fill() throws SQLException, IOException {
        server = new TestServer();
        shop = new ServedShop(server, folder);
        for (String table : List.of("customers", "orders", "consents")) {
            server.run("UPDATE crm." + table + " SET updated_at = " + now()
                    + " WHERE customer_id = (SELECT max(customer_id) FROM crm." + table + ")");
        }
    }

    @AfterEach
    void close() throws SQLException {
        server.close();
    }

    @Test
    void rows_that_were_added_or_changed_are_read_alone() throws Exception {
        shop.open().close();
        later(3600);
        server.run("INSERT INTO crm.customers VALUES ('a0', 'IT', NULL, '1990-01-01', 'x', 1.5, now(), " + now() + ")");
        server.run("UPDATE crm.customers SET country = 'AT', spent = 3, updated_at = " + now()
                + " WHERE customer_id = 'c3'");
        server.run("INSERT INTO crm.orders VALUES ('a0', '2026-02-02', 12.345, 'web', DEFAULT, " + now() + ")");
        server.run(
                "INSERT INTO crm.consents VALUES ('a0', 'direct-marketing', 'email', 'granted', now(), " + now() + ")");

        Delta delta = incremental();

        assertThat(delta.personsBefore()).isEqualTo(8);
        assertThat(delta.personsAfter()).isEqualTo(9);
        // What was within the overlap is read again, too.
        assertThat(delta.in("customers").toArray()).containsExactly(2, 7, 8);
        assertThat(delta.in("orders").toArray()).containsExactly(2, 8);
        assertThat(delta.changed().toArray()).containsExactly(2, 6, 7, 8);
        assertThat(delta.oldPrepared()).isDirectory();
    }

    @Test
    void what_was_written_earlier_and_committed_later_is_found_within_the_overlap() throws Exception {
        try (Connection slow = server.connect();
                Statement late = slow.createStatement()) {
            slow.setAutoCommit(false);
            later(60);
            late.execute("INSERT INTO crm.consents VALUES ('c1', 'all', 'all', 'objected', now(), " + now() + ")");
            late.execute("UPDATE crm.customers SET spent = 1, updated_at = " + now() + " WHERE customer_id = 'c2'");
            later(60);
            server.run("INSERT INTO crm.orders VALUES ('c1', '2026-02-02', 1, 'web', DEFAULT, " + now() + ")");
            server.run("UPDATE crm.customers SET spent = 2, updated_at = " + now() + " WHERE customer_id = 'c1'");
            server.run("UPDATE crm.consents SET updated_at = " + now() + " WHERE customer_id = 'c3'");
            shop.open().close();
            slow.commit();
        }

        Delta delta = incremental();

        assertThat(delta.in("consents").toArray()).contains(0);
        assertThat(delta.in("customers").toArray()).contains(1);
    }

    @Test
    void what_went_or_came_too_late_is_found_by_a_whole_load() throws Exception {
        shop.open().close();
        later(3600);
        server.run("DELETE FROM crm.orders WHERE customer_id = 'c2'");
        whole();
        server.run("DELETE FROM crm.customers WHERE customer_id = 'c5'");
        whole();
        server.run("INSERT INTO crm.consents VALUES ('c1', 'all', 'all', 'objected', now(), '2025-01-01')");
        whole();
        server.run("DELETE FROM crm.orders WHERE customer_id = 'c3';"
                + " INSERT INTO crm.orders VALUES ('c3', '2026-02-02', 1, 'web', DEFAULT, '2025-01-01')");
        whole();
        server.run("ALTER TABLE crm.orders ALTER amount TYPE double precision");
        whole();
        server.run("INSERT INTO crm.restrictions VALUES ('c1', 'erasure', now(), NULL)");
        whole();
    }

    @Test
    void two_changes_that_nobody_used_are_one_to_whoever_uses_them() throws Exception {
        shop.open().close();
        later(3600);
        server.run("UPDATE crm.customers SET spent = 1, updated_at = " + now() + " WHERE customer_id = 'c2'");
        Delta first = incremental();
        later(3600);
        server.run("UPDATE crm.customers SET spent = 1, updated_at = " + now() + " WHERE customer_id = 'c4'");
        Delta both = incremental();

        assertThat(both.changed().toArray()).containsExactly(1, 3, 7);
        assertThat(both.oldPrepared()).isEqualTo(first.oldPrepared()).isDirectory();
        both.used(ServedShop.prepared(folder));
        assertThat(ServedShop.delta(folder)).isEmpty();
        assertThat(both.oldPrepared()).doesNotExist();
    }

    @Test
    void random_changes_come_out_as_a_whole_load_does() throws Exception {
        Random random = new Random(20_261_129);
        shop.open().close();
        for (int step = 0; step < STEPS; step++) {
            later(random.nextInt(900));
            int changes = 1 + random.nextInt(4);
            for (int i = 0; i < changes; i++) {
                change(random, step * 10 + i);
            }
            reopen();
        }
        assertThat(wholeLoads).isBetween(1, STEPS - 3);
    }

    private void change(Random random, int number) throws SQLException {
        String one = " WHERE customer_id = (SELECT customer_id FROM crm.customers ORDER BY md5(customer_id || '"
                + number + "') LIMIT 1)";
        switch (random.nextInt(12)) {
            case 0, 1, 2 ->
                server.run("INSERT INTO crm.customers VALUES ('" + "bdz".charAt(number % 3) + number + "', 'D"
                        + "EK".charAt(number % 2) + "', NULL, '1980-01-01', NULL, " + number + ", now(), " + now()
                        + ")");
            case 3, 4, 5 ->
                server.run("UPDATE crm.customers SET country = 'F" + "RI".charAt(number % 2) + "', updated_at = "
                        + now() + one);
            case 6, 7, 8 ->
                server.run("INSERT INTO crm.orders SELECT customer_id, '2026-02-01', " + number
                        + "/8.0, 'web' FROM crm.customers" + one);
            case 9 ->
                server.run(
                        "INSERT INTO crm.consents SELECT customer_id, 'direct-marketing', 'email', 'granted', now(), "
                                + now() + " FROM crm.customers" + one);
            default ->
                server.run("DELETE FROM crm.orders" + one + "; DELETE FROM crm.consents" + one
                        + "; DELETE FROM crm.customers" + one);
        }
        server.run("UPDATE crm.orders SET updated_at = " + now() + " WHERE updated_at = '2026-01-01' AND amount = "
                + number + "/8.0");
    }

    @Test
    void files_that_were_added_are_read_alone() throws Exception {
        Path files = folder.resolve("files");
        Shop local = new Shop(files);
        local.write("orders-1.csv", Shop.ORDERS);
        local.write("consents-1.csv", Shop.CONSENTS);
        Catalogue catalogue = local.catalogue("data/customers.csv", "data/orders-*.csv", "data/consents-*.csv");
        load(local, catalogue, files);
        local.write("orders-2.csv", "customer_id,channel,amount,placed_at\nc4,web,12.345,2026-01-02\nnobody,web,1,\n");
        local.write("consents-2.csv", "customer_id,purpose,channel,status,at\nc1,all,all,objected,2026-02-02\n");
        load(local, catalogue, files);

        Delta delta = ServedShop.delta(files).orElseThrow();
        assertThat(delta.in("orders").toArray()).containsExactly(3);
        assertThat(delta.in("consents").toArray()).containsExactly(0);
        Path again = folder.resolve("again");
        load(local, catalogue, again);
        SameContent.check(ServedShop.warehouse(files), ServedShop.warehouse(again));

        local.write("orders-2.csv", "customer_id,channel,amount,placed_at\nc4,web,12.345,2026-01-03\n");
        load(local, catalogue, files);
        assertThat(ServedShop.delta(files)).isEmpty();
    }

    /** Into the workspace itself, or into a copy of it that has never been loaded. */
    private static void load(Shop shop, Catalogue catalogue, Path workspace) throws IOException {
        if (!workspace.equals(shop.folder)) {
            Files.createDirectories(workspace.resolve("data"));
            try (var all = Files.list(shop.folder.resolve("data"))) {
                for (Path file : all.toList()) {
                    Files.copy(file, workspace.resolve("data").resolve(file.getFileName()));
                }
            }
        }
        Warehouse.open(workspace, shop.typed(catalogue), BadRows.STOP, Progress.none(), Recorded.nothing())
                .close();
    }

    private Delta incremental() throws Exception {
        reopen();
        return ServedShop.delta(folder).orElseThrow();
    }

    private void whole() throws Exception {
        reopen();
        assertThat(ServedShop.delta(folder)).isEmpty();
    }

    /** Loads what changed, and everything somewhere else. */
    private void reopen() throws Exception {
        shop.open().close();
        wholeLoads += ServedShop.delta(folder).isPresent() ? 0 : 1;
        Path whole = Files.createTempDirectory(folder, "whole");
        shop.open(whole, shop.catalogue()).close();
        SameContent.check(ServedShop.warehouse(folder), ServedShop.warehouse(whole));
    }

    private void later(long seconds) {
        clock = clock.plusSeconds(seconds);
    }

    private String now() {
        clock = clock.plusSeconds(1);
        return "'" + clock.toString().replace("Z", "+00") + "'";
    }
}
