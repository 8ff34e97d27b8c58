package io.licit.engine;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.ConsentStatus;
import io.licit.core.catalogue.Purpose;
import io.licit.core.catalogue.RestrictionKind;
import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Type;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.law.Effect.ConsentKind;
import io.licit.core.law.Effect.Strength;
import io.licit.core.plan.PersonTest;
import io.licit.core.plan.PlaceMap;
import io.licit.core.plan.Plan;
import io.licit.core.segment.ConditionParser;
import io.licit.core.segment.Expr;
import io.licit.core.segment.Resolver;
import io.licit.core.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A small workspace of CSV files: customers, orders, consents, restrictions. */
final class Shop {
    static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");

    static final String CUSTOMERS = """
            customer_id,country,region,birth_date,email,spent,last_active_at
            c1,DE,,1980-05-01,ann@example.org,700,2026-01-10
            c2,DE,,1990-05-01,bob@example.org,900,2026-02-10
            c3,FR,,1985-01-31,,800,2026-03-10
            c4,DE,,2012-05-01,dan@example.org,600,2026-04-10
            c5,US,ca,1970-05-01,eve@example.org,50,2026-05-10
            c6,,,1970-05-01,fay@example.org,750,2026-05-10
            c7,DE,,1960-05-01,gus@example.org,990,2019-05-10
            c8,DE,,1961-05-01,hal@example.org,,2026-05-10
            """;
    static final String ORDERS = """
            customer_id,placed_at,amount,channel
            c1,2026-01-01 10:00:00,19.99,web
            c1,2026-02-01 10:00:00,0.01,app
            c2,2025-01-01 10:00:00,300.10,web
            c3,2026-03-01 10:00:00,70,web
            """;
    static final String CONSENTS = """
            customer_id,purpose,channel,status,at
            c1,direct-marketing,email,granted,2026-01-01
            c2,direct-marketing,email,granted,2026-01-01
            c2,all,all,objected,2026-02-01
            c3,direct-marketing,email,granted,2026-01-01
            c4,direct-marketing,email,granted,2026-01-01
            c6,direct-marketing,email,granted,2026-01-01
            c7,direct-marketing,email,granted,2026-01-01
            """;
    static final String RESTRICTIONS = """
            person,kind,at,until
            c8,erasure,2026-01-01,
            """;

    final Path folder;

    private Shop(Path folder, boolean written) {
        this.folder = folder;
        assert written;
    }

    /** One that is there already. */
    static Shop at(Path folder) {
        return new Shop(folder, true);
    }

    Shop(Path folder) throws IOException {
        this.folder = folder;
        write("customers.csv", CUSTOMERS);
        write("orders.csv", ORDERS);
        write("consents.csv", CONSENTS);
        write("restrictions.csv", RESTRICTIONS);
    }

    void write(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data").resolve(name), text);
    }

    /** As an author would have written it, types not yet known. */
    Catalogue catalogue() {
        return catalogue("data/customers.csv", "data/orders.csv", "data/consents.csv");
    }

    Catalogue catalogue(String customers, String orders, String consents) {
        Table.Role persons = new Table.Role.Persons(
                "customer_id",
                Optional.of("country"),
                Optional.of("region"),
                Optional.of("birth_date"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Table.Retention("last_active_at", Period.ofYears(3))));
        return new Catalogue(new TreeMap<>(Map.of(
                "customers",
                table(
                        "customers",
                        customers,
                        persons,
                        List.of("customer_id", "country", "region", "birth_date", "email", "spent", "last_active_at")),
                "orders",
                table(
                        "orders",
                        orders,
                        new Table.Role.Events("customer_id", "placed_at"),
                        List.of("customer_id", "placed_at", "amount", "channel")),
                "consents",
                table(
                        "consents",
                        consents,
                        new Table.Role.Consents(Map.of(Table.ConsentField.PERSON, "customer_id")),
                        List.of("customer_id", "purpose", "channel", "status", "at")),
                "restrictions",
                table(
                        "restrictions",
                        "data/restrictions.csv",
                        new Table.Role.Restrictions(Map.of()),
                        List.of("person", "kind")))));
    }

    static Table table(String name, String source, Table.Role role, List<String> names) {
        SourceFile file =
                new SourceFile("catalogue/" + name + ".yaml", source + "\n" + String.join("\n", names) + "\n");
        Map<String, Column> columns = new LinkedHashMap<>();
        for (String column : names) {
            int at = file.text().indexOf("\n" + column + "\n") + 1;
            columns.put(
                    column,
                    new Column(
                            column,
                            Type.UNKNOWN,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            false,
                            List.of(),
                            column.equals("email") ? Optional.of("email") : Optional.empty(),
                            Optional.empty(),
                            file.span(at, at + column.length())));
        }
        return new Table(
                name,
                new Table.Source.Files(source, file.span(0, source.length())),
                role,
                columns,
                file.span(0, source.length()));
    }

    Catalogue typed() {
        return typed(catalogue());
    }

    Catalogue typed(Catalogue catalogue) {
        Described described = Warehouse.describe(folder, catalogue);
        return catalogue.withTypes(table -> described.of(table.name()));
    }

    Warehouse open() {
        return Warehouse.open(folder, typed(), BadRows.STOP, Progress.none(), Recorded.nothing());
    }

    /** Segments by id and condition, all wanted, for mail under a gate of every stage. */
    Plan plan(String... idsAndConditions) {
        Catalogue catalogue = typed();
        Set<String> ids = new java.util.TreeSet<>();
        for (int i = 0; i < idsAndConditions.length; i += 2) {
            ids.add(idsAndConditions[i]);
        }
        List<Plan.SegmentPlan> segments = new ArrayList<>();
        for (int i = 0; i < idsAndConditions.length; i += 2) {
            segments.add(new Plan.SegmentPlan(
                    idsAndConditions[i],
                    "digest-" + idsAndConditions[i],
                    resolved(idsAndConditions[i + 1], catalogue, ids),
                    List.of(Channel.EMAIL),
                    gate(),
                    true));
        }
        return new Plan(NOW, catalogue, segments);
    }

    static Expr resolved(String text, Catalogue catalogue, Set<String> segments) {
        Diagnostics out = new Diagnostics();
        return ConditionParser.parse(new SourceFile("condition", text), out)
                .flatMap(condition -> Resolver.resolve(condition, catalogue, segments, out))
                .orElseThrow(() -> new AssertionError(text + ": " + out.sorted()));
    }

    static Plan.GatePlan gate() {
        PersonTest.Consent consent =
                new PersonTest.Consent(Purpose.DIRECT_MARKETING, Channel.EMAIL, Strength.of(ConsentKind.OPT_IN), false);
        Set<String> known = Set.of("DE", "FR", "US-CA", "US-?");
        Set<String> all = Set.of("DE", "FR", "US-CA", "US-?", "?");
        return new Plan.GatePlan(
                new PlaceMap(Set.of("DE", "FR", "US"), Map.of("US", Set.of("US-CA")), PlaceMap.UNKNOWN),
                List.of(
                        new Plan.GateTest(
                                "ERASED",
                                all,
                                new PersonTest.Restricted(Set.of(RestrictionKind.ERASURE), Optional.empty())),
                        new Plan.GateTest(
                                "OBJECTED",
                                all,
                                new PersonTest.Refused(
                                        ConsentStatus.OBJECTED,
                                        Purpose.DIRECT_MARKETING,
                                        Channel.EMAIL,
                                        Set.of(),
                                        false)),
                        new Plan.GateTest("MINOR", known, new PersonTest.Minor(16, Optional.empty())),
                        new Plan.GateTest("UNKNOWN-PLACE", Set.of("?"), new PersonTest.Always()),
                        new Plan.GateTest("UNCONSENTED", known, new PersonTest.Unconsented(consent, List.of())),
                        new Plan.GateTest("RETENTION", all, new PersonTest.RetentionPassed())));
    }
}
