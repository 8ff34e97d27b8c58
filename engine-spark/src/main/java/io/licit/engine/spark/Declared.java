package io.licit.engine.spark;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Table;
import java.util.List;
import java.util.TreeMap;

/** What a catalogue says that matters to how its sources are read, as one text. */
final class Declared {
    private Declared() {}

    static String of(Catalogue catalogue) {
        StringBuilder text = new StringBuilder();
        for (Table table : catalogue.tables().values()) {
            text.append(List.of(table.name(), role(table.role()))).append('\n');
            table.columns()
                    .values()
                    .forEach(column -> text.append(List.of(column.name(), column.type(), column.contact()))
                            .append('\n'));
        }
        return text.toString();
    }

    private static List<Object> role(Table.Role role) {
        if (role instanceof Table.Role.Persons persons) {
            return List.of(
                    persons.key(),
                    persons.country(),
                    persons.region(),
                    persons.birthDate(),
                    persons.age(),
                    persons.retention());
        }
        if (role instanceof Table.Role.Events events) {
            return List.of(events.person(), events.at());
        }
        if (role instanceof Table.Role.Consents consents) {
            return List.of("consents", new TreeMap<>(consents.columns()));
        }
        return List.of("restrictions", new TreeMap<>(((Table.Role.Restrictions) role).columns()));
    }
}
