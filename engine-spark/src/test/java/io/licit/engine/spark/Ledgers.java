package io.licit.engine.spark;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Type;
import io.licit.core.gate.Person;
import io.licit.core.source.Span;
import io.licit.engine.sql.Sql;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Persons with their ledgers, written as a workspace's sources. */
final class Ledgers {
    private Ledgers() {}

    static String id(int n) {
        return String.format("%05d", n);
    }

    static void write(Path workspace, List<Person> persons, boolean products) {
        List<String> rows = new ArrayList<>();
        List<String> consents = new ArrayList<>();
        List<String> restrictions = new ArrayList<>();
        for (int n = 0; n < persons.size(); n++) {
            Person person = persons.get(n);
            String id = Sql.text(id(n));
            rows.add("("
                    + String.join(
                            ", ",
                            id,
                            text(person.country()),
                            text(person.region()),
                            person.birthDate().map(Sql::date).orElse("NULL"),
                            person.age().map(String::valueOf).orElse("NULL"),
                            // Kept for a month since then, so that the load has something to add.
                            moment(person.retainUntil().map(until -> until.minus(Duration.ofDays(30)))))
                    + ")");
            for (Person.Consent consent : person.consents()) {
                consents.add(consent(id, consent, products));
            }
            for (Person.Restriction row : person.restrictions()) {
                restrictions.add("(" + id + ", " + Sql.text(row.kind()) + ", " + moment(row.at()) + ", "
                        + moment(row.until()) + ")");
            }
        }
        Parquet.write(
                workspace.resolve("p.parquet"),
                "id VARCHAR, country VARCHAR, region VARCHAR, born DATE, age INTEGER, active TIMESTAMP",
                rows);
        Parquet.write(
                workspace.resolve("c.parquet"),
                "person VARCHAR, purpose VARCHAR, channel VARCHAR, status VARCHAR, given TIMESTAMP, expires_at VARCHAR,"
                        + " method VARCHAR, explicit BOOLEAN" + (products ? ", product VARCHAR" : ""),
                consents);
        Parquet.write(
                workspace.resolve("r.parquet"),
                "person VARCHAR, kind VARCHAR, \"at\" TIMESTAMP, until TIMESTAMP",
                restrictions);
    }

    private static String consent(String id, Person.Consent consent, boolean products) {
        String expires = consent.expiresAt()
                .map(at -> at.equals(Instant.MIN) ? "'next spring'" : Sql.text(at.toString()))
                .orElse("NULL");
        return "("
                + String.join(
                        ", ",
                        id,
                        Sql.text(consent.purpose()),
                        Sql.text(consent.channel()),
                        Sql.text(consent.status()),
                        moment(consent.at()),
                        expires,
                        Sql.text(consent.method()),
                        String.valueOf(consent.explicit()))
                + (products ? ", " + text(consent.product()) : "") + ")";
    }

    private static String text(Optional<String> word) {
        return word.map(Sql::text).orElse("NULL");
    }

    private static String moment(Optional<Instant> at) {
        return at.map(Sql::moment).orElse("NULL");
    }

    static Catalogue catalogue() {
        Table persons = table(
                "p",
                new Table.Role.Persons(
                        "id",
                        Optional.of("country"),
                        Optional.of("region"),
                        Optional.of("born"),
                        Optional.of("age"),
                        Optional.empty(),
                        Optional.of(new Table.Retention("active", Period.ofDays(30)))),
                Map.of(
                        "id", Type.TEXT,
                        "country", Type.TEXT,
                        "region", Type.TEXT,
                        "born", Type.DATE,
                        "age", Type.NUMBER,
                        "active", Type.TIMESTAMP));
        Table consents = table(
                "c", new Table.Role.Consents(Map.of(Table.ConsentField.AT, "given")), Map.of("given", Type.UNKNOWN));
        Table restrictions = table("r", new Table.Role.Restrictions(Map.of()), Map.of());
        return new Catalogue(new TreeMap<>(Map.of("p", persons, "c", consents, "r", restrictions)));
    }

    private static Table table(String name, Table.Role role, Map<String, Type> types) {
        Map<String, Column> columns = new TreeMap<>();
        types.forEach((column, type) -> columns.put(
                column,
                new Column(
                        column,
                        type,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Span.none())));
        return new Table(name, new Table.Source.Files(name + ".parquet", Span.none()), role, columns, Span.none());
    }
}
