package io.licit.core.segment;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Type;
import io.licit.core.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Walks a condition and the conditions of the segments it rests on, each segment once. */
final class LineageSearch {
    private final Catalogue catalogue;
    private final Derivation derivation;
    private final List<Lineage.Read> reads = new ArrayList<>();
    private final List<Lineage.LookBack> lookBacks = new ArrayList<>();
    private final List<Lineage.Missing> missing = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private final Deque<Entry> open = new ArrayDeque<>();

    private LineageSearch(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.derivation = new Derivation(catalogue);
    }

    /** A condition to walk, and how the first one came to it. */
    private record Entry(Expr condition, Way way) {}

    /** @param reference where the first condition refers to the first segment; empty at that condition itself */
    private record Way(List<String> segments, Optional<Span> reference) {
        Way through(Expr.InSegment node) {
            List<String> more = new ArrayList<>(segments);
            more.add(node.segment());
            return new Way(more, Optional.of(reference.orElse(node.span())));
        }

        Lineage.Path path(Span use, List<String> derivation) {
            return new Lineage.Path(segments, derivation, reference.orElse(use));
        }
    }

    static Lineage of(Expr condition, Catalogue catalogue, Function<String, Optional<Expr>> segmentConditions) {
        LineageSearch search = new LineageSearch(catalogue);
        search.open.add(new Entry(condition, new Way(List.of(), Optional.empty())));
        while (!search.open.isEmpty()) {
            Entry entry = search.open.remove();
            search.walk(entry.condition, entry.way, segmentConditions);
        }
        return new Lineage(search.reads, search.lookBacks, search.missing);
    }

    private void walk(Expr expr, Way way, Function<String, Optional<Expr>> segmentConditions) {
        if (expr instanceof Expr.Column column) {
            read(column.table(), column.name(), column.span(), way);
        } else if (expr instanceof Expr.Name) {
            throw new IllegalArgumentException("not resolved: " + expr);
        } else if (expr instanceof Expr.Call call && call.function() == Expr.Function.AGE) {
            age(call, way);
        } else if (expr instanceof Expr.InSegment in) {
            inSegment(in, way, segmentConditions);
        } else if (expr instanceof Expr.Aggregate aggregate) {
            events(aggregate.table(), aggregate.span(), way);
            lookBack(aggregate, way);
        } else if (expr instanceof Expr.Rfm rfm) {
            events(rfm.table(), rfm.span(), way);
            lookBacks.add(new Lineage.LookBack(rfm.table(), rfm, way.path(rfm.span(), List.of())));
        }
        Children.of(expr).forEach(child -> walk(child, way, segmentConditions));
    }

    private void read(String table, String column, Span use, Way way) {
        for (Derivation.Step step : derivation.of(table, column)) {
            Column labels = catalogue
                    .table(step.table())
                    .flatMap(found -> found.column(step.column()))
                    .orElseGet(() -> undeclared(step.column()));
            reads.add(new Lineage.Read(step.table(), labels, use, way.path(use, step.derivation())));
        }
    }

    private static Column undeclared(String name) {
        return new Column(
                name,
                Type.UNKNOWN,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Span.none());
    }

    private void age(Expr.Call node, Way way) {
        Table persons = catalogue.persons().orElseThrow(() -> new IllegalArgumentException("no table of persons"));
        Table.Role.Persons role = (Table.Role.Persons) persons.role();
        role.birthDate().or(role::age).ifPresent(column -> read(persons.name(), column, node.span(), way));
    }

    private void inSegment(Expr.InSegment node, Way way, Function<String, Optional<Expr>> segmentConditions) {
        if (!seen.add(node.segment())) {
            return;
        }
        Way inside = way.through(node);
        Optional<Expr> condition = segmentConditions.apply(node.segment());
        if (condition.isEmpty()) {
            missing.add(new Lineage.Missing(node.segment(), inside.path(node.span(), List.of())));
            return;
        }
        open.add(new Entry(condition.get(), inside));
    }

    /** That a person has rows, and when, is read by every aggregate over them. */
    private void events(String name, Span use, Way way) {
        Table table = catalogue.table(name).orElseThrow(() -> new IllegalArgumentException("no table " + name));
        if (table.role() instanceof Table.Role.Events events) {
            read(name, events.person(), use, way);
            read(name, events.at(), use, way);
        }
    }

    private void lookBack(Expr.Aggregate node, Way way) {
        Optional<String> at = catalogue
                .table(node.table())
                .map(Table::role)
                .filter(role -> role instanceof Table.Role.Events)
                .map(role -> ((Table.Role.Events) role).at());
        if (at.isPresent() && !Window.isFinite(node, at.get())) {
            lookBacks.add(new Lineage.LookBack(node.table(), node, way.path(node.span(), List.of())));
        }
    }
}
