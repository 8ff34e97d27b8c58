package io.licit.engine;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Type;
import io.licit.core.check.Whereabouts;
import io.licit.core.diagnostic.Diagnostics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks at the heads of all sources: columns, and types as Parquet and servers state them or the first rows of a CSV show them. */
final class Description {
    private static final int SAMPLE_ROWS = 20_000;

    private final Database database;
    private final Path workspace;
    private final Servers servers;
    private final Diagnostics problems = new Diagnostics();
    private final Map<String, Map<String, Type>> types = new TreeMap<>();
    private @Nullable Set<Whereabouts> whereabouts;

    private Description(Database database, Path workspace, Servers servers) {
        this.servers = servers;
        this.database = database;
        this.workspace = workspace;
    }

    static Described of(Path workspace, Catalogue catalogue) {
        try (Database database = Database.inMemory();
                Servers servers = new Servers()) {
            Tuning.reading(database);
            Description description = new Description(database, workspace, servers);
            catalogue.tables().values().forEach(description::describe);
            return new Described(
                    description.types, Optional.ofNullable(description.whereabouts), description.problems.sorted());
        }
    }

    private void describe(Table table) {
        TableSource.open(database, workspace, table, servers, problems::add).ifPresent(source -> {
            Optional<Map<String, Type>> found = typesOf(source);
            found.ifPresent(shown -> types.put(table.name(), shown));
            if (found.isPresent() && table.role() instanceof Table.Role.Persons persons) {
                whereabouts = whereabouts(source, persons);
            }
        });
    }

    /** The places that persons' rows state, of all rows; what can't be read is the load's to report. */
    private Set<Whereabouts> whereabouts(TableSource source, Table.Role.Persons persons) {
        Set<Whereabouts> found = new HashSet<>();
        List<String> stated = texts(List.of(persons.country(), persons.region())).stream()
                .filter(source.stored()::containsKey)
                .toList();
        if (persons.country().filter(stated::contains).isEmpty()) {
            return Set.of(new Whereabouts("", ""));
        }
        String names = TableSource.names(stated.size());
        source.each(database, stated, BadRows.SKIP, rows -> "SELECT DISTINCT " + names + " FROM " + rows, row -> {
            String country = row.getString(1);
            String region = stated.size() > 1 ? row.getString(2) : "";
            found.add(new Whereabouts(country == null ? "" : country, region == null ? "" : region));
        });
        return found;
    }

    private Optional<Map<String, Type>> typesOf(TableSource source) {
        Map<String, Type> found = new LinkedHashMap<>();
        if (source instanceof ServerTable server) {
            found.putAll(server.shown());
        } else if (source instanceof FileTable files && files.isCsv()) {
            try {
                found.putAll(sampled(files));
            } catch (WarehouseException unreadable) {
                problems.add(FileRows.unreadable(files, 0));
                return Optional.empty();
            }
        } else {
            source.stored().forEach((name, stored) -> found.put(name, Decoding.shown(stored)));
        }
        found.putAll(structural(source.table()));
        found.keySet().retainAll(source.stored().keySet());
        return Optional.of(found);
    }

    private Map<String, Type> sampled(FileTable source) {
        List<String> columns =
                source.heads().get(0).columns().stream().distinct().toList();
        String sample = source.select(0, columns, ", ignore_errors = true");
        String names = columns.stream().map(name -> "r" + columns.indexOf(name)).collect(Collectors.joining(", "));
        String counts = columns.stream()
                .map(name -> Decoding.census("r" + columns.indexOf(name)))
                .collect(Collectors.joining(", "));
        Map<String, Type> found = new LinkedHashMap<>();
        database.each(
                "SELECT " + counts + " FROM (" + sample + " LIMIT " + SAMPLE_ROWS + ") AS sample(" + names + ")",
                row -> {
                    for (int i = 0; i < columns.size(); i++) {
                        long[] census = new long[Decoding.CENSUS_COUNTS];
                        for (int j = 0; j < census.length; j++) {
                            census[j] = row.getLong(i * census.length + j + 1);
                        }
                        found.put(columns.get(i), Decoding.shown(census));
                    }
                });
        source.stored().keySet().forEach(name -> found.putIfAbsent(name, Type.TEXT));
        return found;
    }

    /** Columns whose type their place in the table tells: a key is text though it be written in digits. */
    private static Map<String, Type> structural(Table table) {
        Map<String, Type> known = new LinkedHashMap<>();
        for (Column column : table.columns().values()) {
            column.contact().ifPresent(family -> known.put(column.name(), Type.TEXT));
        }
        if (table.role() instanceof Table.Role.Persons persons) {
            texts(List.of(persons.country(), persons.region())).forEach(name -> known.put(name, Type.TEXT));
            persons.age().ifPresent(name -> known.put(name, Type.NUMBER));
            persons.birthDate().ifPresent(name -> known.put(name, Type.DATE));
            persons.retention().ifPresent(retention -> known.put(retention.since(), Type.TIMESTAMP));
            known.put(persons.key(), Type.TEXT);
        }
        if (table.role() instanceof Table.Role.Events events) {
            known.put(events.at(), Type.TIMESTAMP);
            known.put(events.person(), Type.TEXT);
        }
        return known;
    }

    private static List<String> texts(List<Optional<String>> names) {
        List<String> present = new ArrayList<>();
        names.forEach(name -> name.ifPresent(present::add));
        return present;
    }
}
