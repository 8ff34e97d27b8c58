package io.licit.core.catalogue;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** The tables of a workspace by name, in name order. Exactly one holds the persons. */
public record Catalogue(Map<String, Table> tables) {
    public Catalogue {
        tables = Collections.unmodifiableMap(new TreeMap<>(tables));
    }

    public Optional<Table> table(String name) {
        return Optional.ofNullable(tables.get(name));
    }

    public Optional<Table> persons() {
        return only(Table.Role.Persons.class);
    }

    public Optional<Table> consents() {
        return only(Table.Role.Consents.class);
    }

    public Optional<Table> restrictions() {
        return only(Table.Role.Restrictions.class);
    }

    public List<Table> events() {
        return tables.values().stream()
                .filter(table -> table.role() instanceof Table.Role.Events)
                .toList();
    }

    /** The same catalogue with each table's types filled in from what its data shows. */
    public Catalogue withTypes(Function<Table, Map<String, Type>> types) {
        Map<String, Table> typed = new LinkedHashMap<>();
        tables.forEach((name, table) -> typed.put(name, table.withTypes(types.apply(table))));
        return new Catalogue(typed);
    }

    private Optional<Table> only(Class<? extends Table.Role> role) {
        return tables.values().stream()
                .filter(table -> role.isInstance(table.role()))
                .findFirst();
    }
}
