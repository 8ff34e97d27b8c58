package io.licit.core.segment;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Column;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What columns were computed from, as {@code derived_from} states it. */
final class Derivation {
    private final Catalogue catalogue;

    Derivation(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * A column, or one that it was derived from.
     *
     * @param derivation from the column asked about down to this one
     */
    record Step(String table, String column, List<String> derivation) {
        String name() {
            return table + "." + column;
        }
    }

    /** The column itself and everything it was derived from, each once, nearest first. */
    List<Step> of(String table, String column) {
        Map<String, Step> found = new LinkedHashMap<>();
        Deque<Step> open = new ArrayDeque<>();
        open.add(new Step(table, column, List.of(table + "." + column)));
        while (!open.isEmpty()) {
            Step step = open.remove();
            if (found.putIfAbsent(step.name(), step) == null) {
                open.addAll(sources(step));
            }
        }
        return List.copyOf(found.values());
    }

    private List<Step> sources(Step step) {
        return column(step).map(Column::derivedFrom).orElse(List.of()).stream()
                .map(written -> source(step, written))
                .toList();
    }

    private Step source(Step step, String written) {
        int dot = written.indexOf('.');
        boolean ofThisTable = dot < 0 || column(step.table(), written).isPresent();
        String table = ofThisTable ? step.table() : written.substring(0, dot);
        String column = ofThisTable ? written : written.substring(dot + 1);
        List<String> derivation = new ArrayList<>(step.derivation());
        derivation.add(table + "." + column);
        return new Step(table, column, derivation);
    }

    private Optional<Column> column(Step step) {
        return column(step.table(), step.column());
    }

    private Optional<Column> column(String table, String column) {
        return catalogue.table(table).flatMap(found -> found.column(column));
    }
}
