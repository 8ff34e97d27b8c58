package io.licit.engine;

import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.Type;
import io.licit.engine.bits.Truth;
import io.licit.engine.column.Kernel;
import io.licit.engine.column.Predicate;
import io.licit.engine.column.Ranges;
import io.licit.engine.sql.Sql;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.roaringbitmap.RoaringBitmap;

/**
 * All that stands of every person in a warehouse, and that questions are answered from: columns, the gate's bits, where
 * she lives, and whether she has a contact point. What is read of it is read once. Not for several threads at once.
 */
final class PersonState {
    private final Database database;
    private final PreparedColumns columns;
    private final Gates gates;
    /** Read when they are first asked for. */
    private final List<Places> living = new ArrayList<>();

    private final List<AudienceCounting> counting = new ArrayList<>();

    private final Map<String, RoaringBitmap> contacts = new HashMap<>();

    PersonState(Database database, PreparedColumns columns, Gates gates) {
        this.database = database;
        this.columns = columns;
        this.gates = gates;
    }

    Database database() {
        return database;
    }

    PreparedColumns columns() {
        return columns;
    }

    Gates gates() {
        return gates;
    }

    long persons() {
        return columns.persons();
    }

    Places places() {
        if (living.isEmpty()) {
            living.add(Places.of(database, columns));
        }
        return living.get(0);
    }

    AudienceCounting counting() {
        if (counting.isEmpty()) {
            counting.add(new AudienceCounting(places().countries(), persons()));
        }
        return counting.get(0);
    }

    /** Who has a contact point for one of the channels that need one; everybody where none does. Not to be changed. */
    RoaringBitmap contactable(List<Channel> channels) {
        List<List<String>> needed = channels.stream()
                .map(columns.layout()::contacts)
                .flatMap(Optional::stream)
                .toList();
        Set<String> written = new LinkedHashSet<>();
        needed.forEach(written::addAll);
        if (needed.isEmpty()) {
            return contacts.computeIfAbsent("everybody", nothing -> Truth.everybody(persons()));
        }
        return written.isEmpty()
                ? contacts.computeIfAbsent("nobody", nothing -> new RoaringBitmap())
                : contacts.computeIfAbsent(
                        written.stream()
                                .map(column -> Sql.isWritten("CAST(" + column + " AS VARCHAR)"))
                                .collect(Collectors.joining(" OR ")),
                        this::select);
    }

    private RoaringBitmap select(String condition) {
        return Kernel.select(columns.ofPersons(database, condition, Type.BOOLEAN), Predicate.within(Ranges.of(1, 1)));
    }
}
