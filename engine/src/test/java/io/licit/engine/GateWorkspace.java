package io.licit.engine;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Type;
import io.licit.core.gate.Person;
import io.licit.core.segment.Value;
import io.licit.core.source.Span;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A workspace of persons and what their ledgers say of them. */
final class GateWorkspace {
    private GateWorkspace() {}

    /** The key of the person of a number. */
    static String id(int n) {
        return String.format("%05d", n);
    }

    static void write(Path workspace, List<Person> persons, boolean products) {
        List<List<Value>> rows = new ArrayList<>();
        List<List<Value>> consents = new ArrayList<>();
        List<List<Value>> restrictions = new ArrayList<>();
        for (int n = 0; n < persons.size(); n++) {
            Person person = persons.get(n);
            Value id = Value.of(id(n));
            rows.add(List.of(
                    id,
                    text(person.country()),
                    text(person.region()),
                    person.birthDate().map(Value::of).orElse(Value.nothing()),
                    person.age().map(Value::of).orElse(Value.nothing()),
                    // Kept for a month since then, so that the load has something to add.
                    moment(person.retainUntil().map(until -> until.minus(Duration.ofDays(30))))));
            for (Person.Consent consent : person.consents()) {
                consents.add(consent(id, consent, products));
            }
            for (Person.Restriction row : person.restrictions()) {
                restrictions.add(List.of(id, Value.of(row.kind()), moment(row.at()), moment(row.until())));
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

    private static List<Value> consent(Value id, Person.Consent consent, boolean products) {
        List<Value> row = new ArrayList<>(List.of(
                id,
                Value.of(consent.purpose()),
                Value.of(consent.channel()),
                Value.of(consent.status()),
                moment(consent.at()),
                text(consent.expiresAt().map(at -> at.equals(Instant.MIN) ? "next spring" : at.toString())),
                Value.of(consent.method()),
                Value.of(consent.explicit())));
        if (products) {
            row.add(text(consent.product()));
        }
        return row;
    }

    private static Value text(Optional<String> word) {
        return word.map(Value::of).orElse(Value.nothing());
    }

    private static Value moment(Optional<Instant> at) {
        return at.map(Value::of).orElse(Value.nothing());
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
