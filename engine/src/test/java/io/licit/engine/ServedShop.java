package io.licit.engine;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Table;
import io.licit.engine.sql.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The small shop with its tables on a server: customers, orders and consents with a watermark, restrictions without. */
final class ServedShop {
    static final Duration OVERLAP = Duration.ofMinutes(10);
    private static final List<String> TABLES = List.of("customers", "orders", "consents", "restrictions");

    final TestServer server;
    final Path folder;

    ServedShop(TestServer server, Path folder) throws SQLException, IOException {
        this.server = server;
        this.folder = folder;
        server.run("CREATE SCHEMA crm");
        server.run(
                "CREATE TABLE crm.customers (customer_id text PRIMARY KEY, country char(2), region text, birth_date date,"
                        + " email varchar(80), spent numeric(10,2), last_active_at timestamptz, updated_at timestamptz NOT NULL"
                        + " DEFAULT '2026-01-01 00:00Z')");
        server.run(
                "CREATE TABLE crm.orders (customer_id text, placed_at timestamp, amount numeric, channel text, seq bigint"
                        + " GENERATED ALWAYS AS IDENTITY, updated_at timestamp NOT NULL DEFAULT '2026-01-01 00:00')");
        server.run(
                "CREATE TABLE crm.consents (customer_id text, purpose text, channel text, status text, at timestamptz,"
                        + " updated_at timestamptz NOT NULL DEFAULT '2026-01-01 00:00Z')");
        server.run("CREATE TABLE crm.restrictions (person text, kind text, at timestamptz, until timestamptz)");
        for (Map.Entry<String, String> table : Map.of(
                        "customers", Shop.CUSTOMERS,
                        "orders", Shop.ORDERS,
                        "consents", Shop.CONSENTS,
                        "restrictions", Shop.RESTRICTIONS)
                .entrySet()) {
            String[] lines = table.getValue().split("\n");
            for (int i = 1; i < lines.length; i++) {
                String values = Stream.of(lines[i].split(",", -1))
                        .map(value -> value.isEmpty() ? "NULL" : Sql.text(value))
                        .reduce((one, other) -> one + ", " + other)
                        .orElse("");
                server.run("INSERT INTO crm." + table.getKey() + " (" + lines[0] + ") VALUES (" + values + ")");
            }
        }
    }

    Catalogue catalogue() throws IOException {
        return catalogue(server.url(), true);
    }

    Catalogue catalogue(String url, boolean marked) throws IOException {
        Map<String, Table> tables = new TreeMap<>();
        Shop.at(folder).catalogue().tables().forEach((name, table) -> {
            Optional<Table.Watermark> mark = marked && !name.equals("restrictions")
                    ? Optional.of(new Table.Watermark("updated_at", OVERLAP, 0, table.span()))
                    : Optional.empty();
            tables.put(
                    name,
                    new Table(
                            name,
                            new Table.Source.Jdbc(
                                    url, "crm." + name, mark, table.source().span()),
                            table.role(),
                            table.columns(),
                            table.span()));
        });
        return new Catalogue(tables);
    }

    Catalogue typed(Catalogue catalogue) {
        Described described = Warehouse.describe(folder, catalogue);
        if (!described.problems().isEmpty()) {
            throw new AssertionError(described.problems());
        }
        return catalogue.withTypes(table -> described.of(table.name()));
    }

    Warehouse open() throws IOException {
        return open(folder, catalogue());
    }

    Warehouse open(Path workspace, Catalogue catalogue) {
        return Warehouse.open(workspace, typed(catalogue), BadRows.STOP, Progress.none(), Recorded.nothing());
    }

    /** The one warehouse of a workspace. */
    static Path warehouse(Path workspace) throws IOException {
        try (Stream<Path> all = Files.list(workspace.resolve(".licit"))) {
            return all.filter(file -> file.getFileName().toString().matches("warehouse-.*\\.duckdb"))
                    .reduce((one, other) -> {
                        throw new AssertionError("two warehouses");
                    })
                    .orElseThrow();
        }
    }

    /** What the load changed that made the warehouse; empty where it was a whole load. */
    static Optional<Delta> delta(Path workspace) throws IOException {
        return Delta.of(prepared(workspace));
    }

    /** The folder of what is prepared for the one warehouse. */
    static Path prepared(Path workspace) throws IOException {
        try (Database database = Database.readOnly(warehouse(workspace))) {
            return workspace.resolve(".licit/prepared-" + LoadId.read(database).load());
        }
    }

    static List<String> tables() {
        return TABLES;
    }
}
