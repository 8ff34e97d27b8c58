package io.licit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Type;
import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Said;
import io.licit.core.diagnostic.TextRenderer;
import io.licit.core.source.SourceFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read of a server, and what is said where it can't be. */
final class ServerLoadTest {
    private static final String PASSWORD = "open-sesame-7";

    @TempDir
    Path folder;

    private TestServer server;
    private ServedShop shop;

    @BeforeEach
    void fill() throws SQLException, IOException {
        server = new TestServer();
        shop = new ServedShop(server, folder);
    }

    @AfterEach
    void close() throws SQLException {
        server.close();
    }

    @Test
    void values_come_as_they_are_and_what_is_none_is_unknown() throws Exception {
        makeOddOnes();
        List<String> columns = List.of(
                "the key", "a \"b\"", "small", "real", "double", "exact", "day", "moment", "zoned", "yes", "mood", "id",
                "json", "bytes", "list", "cash");
        Table table = Shop.table(
                "odd",
                "",
                new Table.Role.Persons(
                        "the key",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                columns);
        Catalogue catalogue = new Catalogue(new TreeMap<>(Map.of("odd", at(table, server.url(), "crm.\"Odd Ones\""))));

        Described described = Warehouse.describe(folder, catalogue);
        assertThat(described.of("odd").values())
                .containsOnly(Type.TEXT, Type.NUMBER, Type.DATE, Type.TIMESTAMP, Type.BOOLEAN);
        try (Warehouse warehouse = shop.open(folder, catalogue)) {
            assertThat(warehouse.report().diagnostics())
                    .extracting(one -> one.message().text())
                    .hasSize(6);
        }
        List<List<String>> rows = rows(ServedShop.warehouse(folder));
        assertThat(rows.get(0))
                .containsExactly(
                        "a",
                        "x,\"y\"\r\n\\N",
                        "7.0",
                        "0.10000000149011612",
                        "1e+300",
                        "1.5",
                        "2024-02-29",
                        "2024-02-29 12:00:00.000001",
                        "2024-02-29 10:00:00.0",
                        "true",
                        "so so",
                        "00000000-0000-0000-0000-000000000001",
                        "{\"a\": 1}",
                        "\\x00ff",
                        "{1,2}",
                        rows.get(0).get(15));
        assertThat(rows.get(1).subList(0, 9)).containsExactly("b", "", "-", "-", "-", "-", "-", "-", "-");
        assertThat(rows.get(2).get(1)).isEqualTo("-");
        assertThat(rows.get(3).get(1)).isEqualTo("\\N");
        assertThat(rows.get(4).get(1)).hasSize(3_000_000);
    }

    /** A column of every type, with what is plain, what is none and what can't be told. */
    private void makeOddOnes() throws SQLException {
        server.run("CREATE TYPE crm.mood AS ENUM ('fine', 'so so'); CREATE DOMAIN crm.amount AS numeric(12,4)");
        server.run(
                "CREATE TABLE crm.\"Odd Ones\" (\"the key\" char(4), \"a \"\"b\"\"\" text, small smallint, real real,"
                        + " double double precision, exact crm.amount, day date, moment timestamp, zoned timestamptz, yes boolean,"
                        + " mood crm.mood, id uuid, json jsonb, bytes bytea, list int[], cash money)");
        server.run(
                "INSERT INTO crm.\"Odd Ones\" VALUES ('a', E'x,\"y\"\\r\\n\\\\N', 7, 0.1, 1e300, 1.5000, '2024-02-29',"
                        + " '2024-02-29 12:00:00.000001', '2024-02-29 12:00+02', true, 'so so',"
                        + " '00000000-0000-0000-0000-000000000001', '{\"a\": 1}', '\\x00ff', '{1,2}', 3),"
                        + " ('b', '', NULL, 'NaN', 'Infinity', 'NaN', 'infinity', '-infinity', '0044-03-15 00:00+00 BC', NULL,"
                        + " NULL, NULL, NULL, NULL, NULL, NULL),"
                        + " ('c', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),"
                        + " ('d', '\\N', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),"
                        + " ('e', repeat('long ', 600000), NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,"
                        + " NULL, NULL)");
    }

    private static List<List<String>> rows(Path warehouse) {
        try (Database database = Database.readOnly(warehouse)) {
            return database.rows(
                    "SELECT * EXCLUDE (n, place, birth, age, retain_until) FROM persons ORDER BY id", row -> {
                        Stream.Builder<String> values = Stream.builder();
                        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                            String value = row.getString(i);
                            values.add(value == null ? "-" : value.equals("1.0E300") ? "1e+300" : value);
                        }
                        return values.build().toList();
                    });
        }
    }

    @Test
    void all_tables_are_read_of_one_moment() throws Exception {
        Catalogue catalogue = shop.typed(shop.catalogue(server.url(), false));
        boolean[] written = {false};
        Progress writing = (step, share) -> {
            if (step.text().contains("orders") && !written[0]) {
                written[0] = true;
                run("INSERT INTO crm.customers (customer_id) VALUES ('late')");
                run("INSERT INTO crm.orders (customer_id, placed_at) VALUES ('late', now())");
            }
        };
        try (Warehouse warehouse = Warehouse.open(folder, catalogue, BadRows.STOP, writing, Recorded.nothing())) {
            assertThat(written[0]).isTrue();
            assertThat(warehouse.report().tables())
                    .extracting(LoadReport.TableReport::table, LoadReport.TableReport::rows)
                    .contains(
                            org.assertj.core.groups.Tuple.tuple("customers", 8L),
                            org.assertj.core.groups.Tuple.tuple("orders", 4L));
        }
        try (Warehouse warehouse = shop.open(folder, shop.catalogue(server.url(), false))) {
            assertThat(warehouse.report().diagnostics()).isEmpty();
        }
    }

    private void run(String sql) {
        try {
            server.run(sql);
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void a_password_is_shown_nowhere() throws Exception {
        server.run("CREATE ROLE asker LOGIN PASSWORD '" + PASSWORD + "'; GRANT USAGE ON SCHEMA crm TO asker");
        String url = server.bareUrl() + "?user=asker&password=" + PASSWORD;
        Catalogue may = shop.catalogue(url, false);
        List<Diagnostic> refused = Warehouse.describe(folder, may).problems();
        assertThat(refused).hasSize(4).allMatch(one -> one.code() == Code.DAT5002);
        assertThat(refused.get(0).message().text()).isEqualTo("`crm.consents` may not be read by the user that asks");
        server.run("GRANT SELECT ON ALL TABLES IN SCHEMA crm TO asker");
        shop.open(folder, may).close();

        String wrong = "jdbc:postgresql://localhost:1/crm?user=asker&password=" + PASSWORD;
        WarehouseException gone = catchThrowableOfType(
                WarehouseException.class, () -> Warehouse.describe(folder, shop.catalogue(wrong, false)));
        assertThat(gone.kind()).isEqualTo(WarehouseException.Kind.ENVIRONMENT);
        assertThat(gone.diagnostics()).extracting(Diagnostic::code).containsExactly(Code.DAT5009);
        assertThat(gone.diagnostics().get(0).message().text()).isEqualTo("the server of `consents` can't be reached");
        StringWriter trace = new StringWriter();
        gone.printStackTrace(new PrintWriter(trace));
        SourceFile file = new SourceFile(
                "catalogue/a.yaml",
                "source: {jdbc: \"" + wrong + "\", table: a}\nurl: postgresql://u:" + PASSWORD + "@h/d\n");
        List<Diagnostic> shown = List.of(
                Diagnostic.of(Code.DAT5009, Said.verbatim("x"), file.span(8, 20)),
                Diagnostic.of(
                        Code.DAT5009,
                        Said.verbatim("x"),
                        file.span(file.text().indexOf("url"), file.text().indexOf("url") + 3)));
        assertThat(TextRenderer.render(refused, false)
                        + TextRenderer.render(gone.diagnostics(), false)
                        + TextRenderer.render(shown, false)
                        + trace
                        + may.tables())
                .doesNotContain(PASSWORD)
                .contains("password=*************");
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(path, StandardCharsets.ISO_8859_1)).doesNotContain(PASSWORD);
            }
        }
    }

    @Test
    void what_is_not_there_is_said_where_it_is_named() throws Exception {
        Table orders = shop.catalogue().table("orders").orElseThrow();
        assertThat(said(at(orders, server.url(), "crm.ordres")).message().text())
                .startsWith("`crm.ordres` is not there on localhost:");
        assertThat(said(at(orders, server.url(), "crm.ordres")).help().text()).isEqualTo("did you mean `crm.orders`?");
        assertThat(said(at(orders, "jdbc:mysql://x/y", "orders")).code()).isEqualTo(Code.DAT5008);
        assertThat(said(at(orders, "jdbc:postgresql://a:b@x/y", "orders")).code())
                .isEqualTo(Code.DAT5008);
        Table strange = new Table(
                "orders",
                new Table.Source.Jdbc(
                        server.url(),
                        "crm.orders",
                        Optional.of(new Table.Watermark("channel", ServedShop.OVERLAP, 0, orders.span())),
                        orders.span()),
                orders.role(),
                orders.columns(),
                orders.span());
        assertThat(said(strange).message().text()).isEqualTo("`orders.channel` is neither a time nor a whole number");
        server.run("ALTER TABLE crm.orders RENAME amount TO amounts");
        assertThat(said(orders).help().text()).isEqualTo("did you mean `amounts`?");
    }

    @Test
    void a_connection_that_is_lost_half_way_leaves_what_was_loaded() throws Exception {
        shop.open().close();
        Path before = ServedShop.warehouse(folder);
        server.run("UPDATE crm.customers SET updated_at = '2026-05-01' WHERE customer_id = 'c1'");
        Catalogue typed = shop.typed(shop.catalogue());
        Progress cut = (step, share) -> {
            if (step.text().contains("customers")) {
                run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'licit'");
            }
        };
        WarehouseException lost = catchThrowableOfType(
                WarehouseException.class, () -> Warehouse.open(folder, typed, BadRows.STOP, cut, Recorded.nothing()));
        assertThat(lost.kind()).isEqualTo(WarehouseException.Kind.ENVIRONMENT);
        assertThat(lost.diagnostics()).extracting(Diagnostic::code).containsExactly(Code.DAT5009);
        assertThat(ServedShop.warehouse(folder)).isEqualTo(before);
        try (Stream<Path> left = Files.list(folder.resolve(".licit"))) {
            assertThat(left.map(file -> file.getFileName().toString())).noneMatch(name -> name.startsWith("loading-"));
        }
        shop.open().close();
        assertThat(ServedShop.delta(folder)).isPresent();
    }

    private Diagnostic said(Table table) {
        return Warehouse.describe(folder, new Catalogue(new TreeMap<>(Map.of("orders", table))))
                .problems()
                .get(0);
    }

    private static Table at(Table table, String url, String name) {
        return new Table(
                table.name(),
                new Table.Source.Jdbc(url, name, table.span()),
                table.role(),
                table.columns(),
                table.span());
    }
}
