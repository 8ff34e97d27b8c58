package io.licit.engine.erase;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.RestrictionKind;
import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Table.RestrictionField;
import io.licit.core.catalogue.Type;
import io.licit.engine.Database;
import io.licit.engine.Decoding;
import io.licit.engine.StoredOfPerson;
import io.licit.engine.WarehouseException;
import io.licit.engine.sql.Sql;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Everything that the sources and the stored audiences hold about one person. Read from the sources as they are. */
public final class PersonData {
    /** Addresses' parts that many share and that tell nobody by themselves. */
    private static final Set<String> SHARED_PLACES = Set.of(
            "user.contact.address.city",
            "user.contact.address.country",
            "user.contact.address.state",
            "user.contact.address.postal_code");

    private final Catalogue catalogue;
    private final String person;
    private final List<Rows> rows;
    private final Map<String, Boolean> audiences;
    private final Identifiers identifiers;
    private final boolean held;

    private PersonData(
            Catalogue catalogue,
            String person,
            List<Rows> rows,
            Map<String, Boolean> audiences,
            Identifiers identifiers,
            boolean held) {
        this.catalogue = catalogue;
        this.person = person;
        this.rows = List.copyOf(rows);
        this.audiences = audiences;
        this.identifiers = identifiers;
        this.held = held;
    }

    /**
     * @param now decides which rows an erasure would still have to leave, and whether a legal hold is in force
     * @throws WarehouseException where a source is missing or can't be read
     */
    public static PersonData find(Path workspace, Catalogue catalogue, String key, Instant now) {
        String person = key.strip();
        try (Database database = Database.inMemory()) {
            Map<Table, List<SourceFile>> sources = Sources.open(workspace, catalogue, database);
            List<Rows> rows = new ArrayList<>();
            for (Map.Entry<Table, List<SourceFile>> source : sources.entrySet()) {
                Edit edit = Edit.of(Sources.key(source.getKey()), person).taking(Sources.takes(source.getKey(), now));
                for (SourceFile file : source.getValue()) {
                    rows.add(new Rows(source.getKey(), file.shown(), file.rows(edit)));
                }
            }
            Map<String, Boolean> audiences = StoredOfPerson.audiences(workspace, person);
            Identifiers identifiers = identifiers(catalogue, person, rows, sources);
            return new PersonData(
                    catalogue, person, rows, audiences, identifiers, isHeld(catalogue, rows, database, now));
        } catch (IOException failure) {
            throw WarehouseException.environment("cannot read the sources", failure);
        }
    }

    public String person() {
        return person;
    }

    /** Per file of every table, those without a row of hers included. */
    public List<Rows> rows() {
        return rows;
    }

    /** The segments whose stored audience has her row, and whether she is among the eligible. */
    public Map<String, Boolean> audiences() {
        return audiences;
    }

    public Identifiers identifiers() {
        return identifiers;
    }

    /** Whether the restrictions say that her data is held for a claim. */
    public boolean held() {
        return held;
    }

    public boolean isKnown() {
        return profile().isPresent();
    }

    /** Her row in the table of persons. */
    public Optional<Rows.Row> profile() {
        return rows.stream()
                .filter(part -> part.table().role() instanceof Table.Role.Persons)
                .flatMap(part -> part.rows().stream())
                .findFirst();
    }

    /** Her country as the data has it; the empty text where it has none. */
    public String country() {
        return persons().flatMap(Table.Role.Persons::country).map(this::value).orElse("");
    }

    public String region() {
        return persons().flatMap(Table.Role.Persons::region).map(this::value).orElse("");
    }

    private Optional<Table.Role.Persons> persons() {
        return catalogue.persons().map(table -> (Table.Role.Persons) table.role());
    }

    private String value(String column) {
        return profile()
                .map(row -> row.values().getOrDefault(column, ""))
                .orElse("")
                .strip()
                .toUpperCase(Locale.ROOT);
    }

    /** Her key, and what of her row in the table of persons is hers alone. */
    private static Identifiers identifiers(
            Catalogue catalogue, String person, List<Rows> rows, Map<Table, List<SourceFile>> sources)
            throws IOException {
        Set<String> values = new LinkedHashSet<>();
        for (Rows part : rows) {
            if (part.table().role() instanceof Table.Role.Persons) {
                for (Rows.Row row : part.rows()) {
                    candidates(part.table(), row).forEach(values::add);
                }
            }
        }
        values.removeIf(value -> value.strip().equals(person));
        Set<String> hers = new LinkedHashSet<>(List.of(person));
        Optional<Table> persons = catalogue.persons();
        for (String value : values) {
            if (persons.isPresent()
                    && !isShared(persons.get(), value, person, sources.getOrDefault(persons.get(), List.of()))) {
                hers.add(value);
            }
        }
        return Identifiers.of(hers);
    }

    private static List<String> candidates(Table table, Rows.Row row) {
        List<String> values = new ArrayList<>();
        Map<String, String> names = new LinkedHashMap<>();
        for (Column column : table.columns().values()) {
            String value = row.values().getOrDefault(column.name(), "").strip();
            String category = column.category().orElse("");
            if (value.isEmpty()) {
                continue;
            }
            if (isIdentifying(column)) {
                values.add(value);
            }
            if (category.startsWith("user.name")) {
                names.put(category, value);
            }
        }
        String first = names.getOrDefault("user.name.first", "");
        String last = names.getOrDefault("user.name.last", "");
        if (!first.isEmpty() && !last.isEmpty()) {
            values.add(first + " " + last);
            values.add(last + ", " + first);
        }
        return values;
    }

    /** Whether a column's values may tell a person. Single names are taken together alone. */
    static boolean isIdentifying(Column column) {
        String category = column.category().orElse("");
        boolean part = category.equals("user.name.first") || category.equals("user.name.last");
        return column.contact().isPresent()
                || category.startsWith("user.unique_id")
                || category.startsWith("user.device.device_id")
                || (category.startsWith("user.contact") && !SHARED_PLACES.contains(category))
                || (category.startsWith("user.name") && !part);
    }

    static Set<String> identifying(Table table) {
        return table.columns().values().stream()
                .filter(PersonData::isIdentifying)
                .map(Column::name)
                .collect(Collectors.toSet());
    }

    /** Whether another person's row has the value too; then it tells neither. */
    private static boolean isShared(Table table, String value, String person, List<SourceFile> files)
            throws IOException {
        Edit hers = Edit.of(Sources.key(table), person).emptying(identifying(table), Identifiers.of(List.of(value)));
        for (SourceFile file : files) {
            if (file.others(hers) > 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isHeld(Catalogue catalogue, List<Rows> rows, Database database, Instant now) {
        Optional<Table> restrictions = catalogue.restrictions();
        if (restrictions.isEmpty()) {
            return false;
        }
        Map<RestrictionField, String> columns =
                ((Table.Role.Restrictions) restrictions.get().role()).columns();
        return rows.stream()
                .filter(part -> part.table().equals(restrictions.get()))
                .flatMap(part -> part.rows().stream())
                .filter(row -> row.values()
                        .getOrDefault(columns.getOrDefault(RestrictionField.KIND, "kind"), "")
                        .strip()
                        .equals(RestrictionKind.LEGAL_HOLD.word()))
                .map(row -> row.values().getOrDefault(columns.getOrDefault(RestrictionField.UNTIL, "until"), ""))
                .anyMatch(until -> !isOver(until, database, now));
    }

    /** An end that can't be read is none. */
    private static boolean isOver(String until, Database database, Instant now) {
        return !until.isBlank()
                && database.first(
                                "SELECT COALESCE(" + Decoding.as(Type.TIMESTAMP, "t", "VARCHAR") + " <= "
                                        + Sql.moment(now) + ", false) FROM (SELECT " + Sql.text(until) + " AS t)",
                                row -> row.getBoolean(1))
                        .orElse(false);
    }
}
