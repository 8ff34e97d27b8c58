package io.licit.engine.sql;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.ContactPoints;
import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Type;
import java.util.List;
import java.util.Optional;

/**
 * How the warehouse names things. Columns are numbered in the order of the catalogue, so that no name of a customer's
 * column ever stands in a statement: {@code c0}, {@code c1} … The table of persons also has
 *
 * <ul>
 *   <li>{@code n}: dense number from 0, in the order of the ids;
 *   <li>{@code id}: the key as text;
 *   <li>{@code place}: number of the pair of country and region in {@code places};
 *   <li>{@code birth}, {@code age}: date of birth; whole years where the data has those instead;
 *   <li>{@code retain_until}: when retention ends.
 * </ul>
 *
 * A table of events has {@code n}. The ledgers' columns are told where they are made.
 */
public final class Layout {
    public static final String PERSONS = "persons";
    public static final String ID = "id";
    public static final String PLACES = "places";
    public static final String CONSENTS = "consents";
    public static final String RESTRICTIONS = "restrictions";

    private final Catalogue catalogue;

    public Layout(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The warehouse's name of a table of persons or events. */
    public String table(String name) {
        Table table = catalogue.table(name).orElseThrow(() -> new IllegalArgumentException("no table " + name));
        if (table.role() instanceof Table.Role.Persons) {
            return PERSONS;
        }
        return "events" + catalogue.events().indexOf(table);
    }

    /** The warehouse's name of a column. */
    public String column(String table, String column) {
        if (isId(table, column) && catalogue.persons().equals(catalogue.table(table))) {
            return ID;
        }
        int index = catalogue
                .table(table)
                .map(found -> found.columnNames().indexOf(column))
                .orElse(-1);
        if (index < 0) {
            throw new IllegalArgumentException("no column " + column + " in " + table);
        }
        return "c" + index;
    }

    /** Whether a column is a person's id as text. It is stored once, as {@code id} of the table of persons. */
    public boolean isId(String table, String column) {
        Optional<Table> found = catalogue.table(table);
        Type type = found.flatMap(all -> all.column(column)).map(Column::type).orElse(Type.UNKNOWN);
        if (found.isEmpty() || (type != Type.TEXT && type != Type.UNKNOWN)) {
            return false;
        }
        Table.Role role = found.get().role();
        return role instanceof Table.Role.Persons persons && persons.key().equals(column)
                || role instanceof Table.Role.Events events && events.person().equals(column);
    }

    public Table persons() {
        return catalogue.persons().orElseThrow(() -> new IllegalStateException("no table of persons"));
    }

    public Table.Role.Persons role() {
        return (Table.Role.Persons) persons().role();
    }

    Table.Role.Events events(String name) {
        return catalogue
                .table(name)
                .map(Table::role)
                .filter(role -> role instanceof Table.Role.Events)
                .map(role -> (Table.Role.Events) role)
                .orElseThrow(() -> new IllegalArgumentException("not a table of events: " + name));
    }

    /** The name that a row's person has where she is read as text; the empty text where the key is of another type. */
    String foreignId(String events) {
        String person = events(events).person();
        return isId(events, person) ? column(events, person) : "";
    }

    /** Columns of persons that are a contact point for the channel; empty for a channel that needs none. */
    public Optional<List<String>> contacts(Channel channel) {
        return ContactPoints.family(channel)
                .map(family -> ContactPoints.columns(catalogue, family).stream()
                        .map(column -> column(persons().name(), column.name()))
                        .toList());
    }
}
