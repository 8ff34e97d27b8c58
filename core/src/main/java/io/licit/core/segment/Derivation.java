package io.licit.core.segment;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.Table;
import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

    void circles(Diagnostics out) {
        Set<String> reported = new LinkedHashSet<>();
        for (Table table : catalogue.tables().values()) {
            for (Column column : table.columns().values()) {
                Step start = new Step(table.name(), column.name(), List.of(table.name() + "." + column.name()));
                if (!reported.contains(start.name())) {
                    circle(start).ifPresent(circle -> {
                        reported.addAll(circle);
                        out.add(circular(column, circle));
                    });
                }
            }
        }
    }

    /** The shortest way from a column back to itself. */
    private Optional<List<String>> circle(Step start) {
        Set<String> seen = new LinkedHashSet<>();
        Deque<Step> open = new ArrayDeque<>(sources(start));
        while (!open.isEmpty()) {
            Step step = open.remove();
            if (step.name().equals(start.name())) {
                return Optional.of(step.derivation());
            }
            if (seen.add(step.name())) {
                open.addAll(sources(step));
            }
        }
        return Optional.empty();
    }

    private static Diagnostic circular(Column column, List<String> circle) {
        String shown =
                String.join(" → ", circle.stream().map(name -> "`" + name + "`").toList());
        return Diagnostic.of(Code.CAT1205, "`derived_from` goes in a circle: " + shown, column.span())
                .withHelp("name only columns that were there before this one");
    }
}
