package io.licit.core.workspace;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.Table;
import io.licit.core.diagnostic.Diagnostics;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds each column's {@code derived_from} against the catalogue: it names columns that are there, and no circle. */
final class DerivedFrom {
    private final Catalogue catalogue;
    private final Diagnostics diagnostics;
    private final Map<Place, List<Place>> sources = new LinkedHashMap<>();
    private final Set<Place> done = new LinkedHashSet<>();

    private DerivedFrom(Catalogue catalogue, Diagnostics diagnostics) {
        this.catalogue = catalogue;
        this.diagnostics = diagnostics;
    }

    static void check(Catalogue catalogue, Diagnostics diagnostics) {
        DerivedFrom check = new DerivedFrom(catalogue, diagnostics);
        catalogue
                .tables()
                .values()
                .forEach(table -> table.columns().values().forEach(column -> check.names(table, column)));
        check.sources.keySet().forEach(check::walk);
    }

    private void names(Table table, Column column) {
        List<Place> found = new ArrayList<>();
        for (String source : column.derivedFrom()) {
            Optional<Place> place = place(table, source);
            if (place.isEmpty()) {
                diagnostics.add(WorkspaceMessages.noSourceColumn(column, source, candidates(table)));
            }
            place.ifPresent(found::add);
        }
        sources.put(new Place(table.name(), column.name()), found);
    }

    private Optional<Place> place(Table table, String source) {
        if (table.column(source).isPresent()) {
            return Optional.of(new Place(table.name(), source));
        }
        int dot = source.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        String column = source.substring(dot + 1);
        return catalogue
                .table(source.substring(0, dot))
                .filter(other -> other.column(column).isPresent())
                .map(other -> new Place(other.name(), column));
    }

    private List<String> candidates(Table table) {
        List<String> names = new ArrayList<>(table.columnNames());
        catalogue
                .tables()
                .values()
                .forEach(other -> other.columnNames().forEach(column -> names.add(other.name() + "." + column)));
        return names;
    }

    /** Depth first, without recursion; a place that stands on the path already closes a circle, reported once. */
    private void walk(Place root) {
        Set<Place> path = new LinkedHashSet<>();
        Deque<Step> steps = new ArrayDeque<>();
        enter(root, path, steps);
        while (!steps.isEmpty()) {
            Step step = steps.peek();
            if (!step.next().hasNext()) {
                path.remove(step.place());
                steps.pop();
                continue;
            }
            Place next = step.next().next();
            if (path.contains(next)) {
                circle(new ArrayList<>(path), next);
            } else {
                enter(next, path, steps);
            }
        }
    }

    private void enter(Place place, Set<Place> path, Deque<Step> steps) {
        if (done.add(place)) {
            path.add(place);
            steps.push(new Step(place, sources.getOrDefault(place, List.of()).iterator()));
        }
    }

    private void circle(List<Place> path, Place start) {
        List<String> names = path.subList(path.indexOf(start), path.size()).stream()
                .map(Place::toString)
                .toList();
        diagnostics.add(WorkspaceMessages.circle(column(start), names));
    }

    private Column column(Place place) {
        return catalogue
                .table(place.table())
                .flatMap(table -> table.column(place.column()))
                .orElseThrow();
    }

    private record Step(Place place, Iterator<Place> next) {}

    private record Place(String table, String column) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Place place && table.equals(place.table) && column.equals(place.column);
        }

        @Override
        public int hashCode() {
            return 31 * table.hashCode() + column.hashCode();
        }

        @Override
        public String toString() {
            return table + "." + column;
        }
    }
}
