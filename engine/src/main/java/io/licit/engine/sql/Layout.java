package io.licit.engine.sql;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.Table;
import java.util.ArrayList;
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
        int index = catalogue
                .table(table)
                .map(found -> found.columnNames().indexOf(column))
                .orElse(-1);
        if (index < 0) {
            throw new IllegalArgumentException("no column " + column + " in " + table);
        }
        return "c" + index;
    }

    public Table persons() {
        return catalogue.persons().orElseThrow(() -> new IllegalStateException("no table of persons"));
    }

    public Table.Role.Persons role() {
        return (Table.Role.Persons) persons().role();
    }

    /** The column of time of a table of events, as the catalogue names it. */
    public String at(String events) {
        return catalogue
                .table(events)
                .map(Table::role)
                .filter(role -> role instanceof Table.Role.Events)
                .map(role -> ((Table.Role.Events) role).at())
                .orElseThrow(() -> new IllegalArgumentException("not a table of events: " + events));
    }

    /** Columns of persons that are a contact point for the channel; empty for a channel that needs none. */
    public Optional<List<String>> contacts(Channel channel) {
        Optional<String> family = family(channel);
        if (family.isEmpty()) {
            return Optional.empty();
        }
        List<String> columns = new ArrayList<>();
        for (Column column : persons().columns().values()) {
            if (column.contact().equals(family)) {
                columns.add(column(persons().name(), column.name()));
            }
        }
        return Optional.of(columns);
    }

    private static Optional<String> family(Channel channel) {
        return switch (channel) {
            case EMAIL -> Optional.of("email");
            case SMS, PHONE_LIVE, PHONE_AUTOMATED -> Optional.of("phone");
            case MESSAGING -> Optional.of("messaging");
            case PUSH -> Optional.of("push");
            case FAX -> Optional.of("fax");
            case POST -> Optional.of("post");
            case IN_APP, WEB_ADS, TRACKERS, NONE -> Optional.empty();
        };
    }
}
