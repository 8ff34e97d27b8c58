package io.licit.core.segment;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Random persons with events for a catalogue: few distinct values, so that equalities and ties occur; one value in eight
 * is null. Numbers are quarters, which binary and decimal arithmetic add alike. Times are whole microseconds.
 */
public final class RandomPersons {
    private static final List<String> TEXTS = List.of("DE", "FR", "a", "ab", "A_b", "it's", "", "é", "\ud83d\ude00");
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 6, 30);

    private final Random random;
    private final Catalogue catalogue;

    public RandomPersons(Random random, Catalogue catalogue) {
        this.random = random;
        this.catalogue = catalogue;
    }

    /** Persons with keys {@code p0}, {@code p1}, …; a person has up to five rows in a table. */
    public List<PersonData> population(int size) {
        List<PersonData> population = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            population.add(person("p" + i));
        }
        return population;
    }

    private PersonData person(String key) {
        Table persons = catalogue.persons().orElseThrow();
        Map<String, Value> values = row(persons);
        values.put(((Table.Role.Persons) persons.role()).key(), Value.of(key));
        Map<String, List<Map<String, Value>>> rows = new HashMap<>();
        catalogue.tables().keySet().stream().sorted().map(catalogue::table).forEach(found -> {
            Table table = found.orElseThrow();
            if (table.role() instanceof Table.Role.Events events) {
                rows.put(table.name(), rows(table, events, key));
            }
        });
        return new PersonData(values, rows);
    }

    private List<Map<String, Value>> rows(Table table, Table.Role.Events events, String key) {
        List<Map<String, Value>> rows = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            Map<String, Value> row = row(table);
            row.put(events.person(), Value.of(key));
            rows.add(row);
        }
        return rows;
    }

    private Map<String, Value> row(Table table) {
        Map<String, Value> row = new HashMap<>();
        for (Column column : table.columns().values()) {
            row.put(column.name(), random.nextInt(8) == 0 ? Value.nothing() : value(column));
        }
        return row;
    }

    private Value value(Column column) {
        return switch (column.type()) {
            case BOOLEAN -> Value.of(random.nextBoolean());
            case NUMBER -> Value.of((random.nextInt(200) - 20) / 4.0);
            case TEXT -> Value.of(TEXTS.get(random.nextInt(TEXTS.size())));
            case DATE -> Value.of(LAST_DAY.minusDays(random.nextInt(900)));
            case TIMESTAMP -> Value.of(moment());
            case UNKNOWN -> Value.nothing();
        };
    }

    /** Sometimes midnight, so that dates and timestamps meet. */
    private Instant moment() {
        LocalDate day = LAST_DAY.minusDays(random.nextInt(900));
        long micros = random.nextInt(3) == 0 ? 0 : random.nextInt(86_400) * 1_000_000L + random.nextInt(1_000_000);
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().plusNanos(micros * 1000);
    }
}
