package io.licit.core.segment;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Type;
import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Said;
import io.licit.core.diagnostic.Suggestions;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What is said about names: columns, tables, segments. */
final class NameMistakes {
    private final Catalogue catalogue;
    private final Table persons;

    NameMistakes(Catalogue catalogue, Table persons) {
        this.catalogue = catalogue;
        this.persons = persons;
    }

    /** A column that the table in scope does not have. */
    Diagnostic noColumn(Expr.Name node, Table table, boolean outsideAggregates) {
        Diagnostic diagnostic = Diagnostic.of(
                Code.SEG2002, Said.of("`{}` is not a column of `{}`", node.name(), table.name()), node.span());
        Said near = Suggestions.didYouMean(node.name(), table.columnNames());
        if (!near.isEmpty()) {
            return diagnostic.withHelp(near);
        }
        if (node.span().text().startsWith("\"") && node.table().isEmpty()) {
            return diagnostic.withHelp(Said.of("text stands in single quotes: `{}`", Canonical.quoted(node.name())));
        }
        Optional<Said> elsewhere = outsideAggregates ? eventsWith(node.name()) : personsHave(node.name());
        return diagnostic.withHelp(elsewhere.orElseGet(() -> undeclared(table)));
    }

    /** The data may well have it: a condition sees what the catalogue declares. */
    private static Said undeclared(Table table) {
        return table.span().isNone()
                ? Said.of("where the data has it, say what it holds under `columns:` in the catalogue")
                : Said.of(
                        "where the data has it, say what it holds under `columns:` in {}",
                        table.span().file().path());
    }

    private Optional<Said> eventsWith(String column) {
        return catalogue.events().stream()
                .filter(table -> table.column(column).isPresent())
                .findFirst()
                .map(table -> Said.of(
                        "it is a column of `{}`, which has many rows for a person: write `{}`",
                        table.name(),
                        aggregateOf(table, column)));
    }

    private Optional<Said> personsHave(String column) {
        return persons.column(column)
                .map(found -> Said.of(
                        "columns of `{}` are out of sight inside an aggregate: test it outside, joined by `and`",
                        persons.name()));
    }

    /** {@code table.column} outside an aggregate, of a table other than the persons'. */
    Diagnostic tableOutside(Expr.Name node, String name) {
        Optional<Table> table = catalogue.table(name);
        String shown = Words.shortened(Canonical.text(node));
        if (table.isEmpty()) {
            return Diagnostic.of(Code.SEG2002, Said.of("`{}` is not a table of the catalogue", name), node.span())
                    .withHelp(Suggestions.didYouMean(name, catalogue.tables().keySet()));
        }
        Diagnostic diagnostic = Diagnostic.of(
                Code.SEG2002, Said.of("`{}` is not a column of `{}`", shown, persons.name()), node.span());
        if (table.get().role() instanceof Table.Role.Events) {
            return diagnostic.withHelp(Said.of(
                    "`{}` has many rows for a person: write `{}`", name, aggregateOf(table.get(), node.name())));
        }
        return diagnostic.withNote(Said.of(
                "Conditions read the table of persons and tables of events, not `{}`: the law reads that one.", name));
    }

    private static String aggregateOf(Table table, String column) {
        boolean number = table.column(column)
                .map(Column::type)
                .filter(type -> type == Type.NUMBER)
                .isPresent();
        return (number ? "sum(" : "max(") + Canonical.name(table.name()) + "." + Canonical.name(column) + ")";
    }

    /** A name inside an aggregate that belongs to another table. */
    Diagnostic outOfSight(Expr.Name node, Table scope) {
        return Diagnostic.of(
                        Code.SEG2002,
                        Said.of(
                                "`{}` is out of sight inside an aggregate over `{}`",
                                Words.shortened(Canonical.text(node)),
                                scope.name()),
                        node.span())
                .withHelp(Said.of("use columns of `{}` here; test others outside, joined by `and`", scope.name()));
    }

    Diagnostic noSegment(Expr.InSegment node, Collection<String> segmentIds) {
        return Diagnostic.of(
                        Code.SEG2006, Said.of("`{}` is not a segment of this workspace", node.segment()), node.span())
                .withHelp(Suggestions.didYouMean(node.segment(), segmentIds));
    }

    /** An aggregate over what is not a table of events. */
    Diagnostic noEvents(Expr node, String name) {
        List<String> events = catalogue.events().stream().map(Table::name).toList();
        if (catalogue.table(name).isPresent()) {
            return Diagnostic.of(Code.SEG2004, Said.of("`{}` is not a table of events", name), node.span())
                    .withHelp(
                            events.isEmpty()
                                    ? Said.nothing()
                                    : Said.of("tables of events are {}", Suggestions.all(events)));
        }
        Diagnostic diagnostic =
                Diagnostic.of(Code.SEG2002, Said.of("`{}` is not a table of the catalogue", name), node.span());
        Said near = Suggestions.didYouMean(name, events);
        return diagnostic.withHelp(near.isEmpty() ? eventsWith(name).orElseGet(() -> tables(events)) : near);
    }

    private static Said tables(List<String> events) {
        return events.isEmpty()
                ? Said.of("no table of events is declared; one is a file in catalogue/ with `table:`, `source:`,"
                        + " `person:` and `at:`")
                : Said.of("tables of events are {}", Suggestions.all(events));
    }

    /** {@code rfm(orders)} over a table with no number column, or several. */
    Diagnostic amount(Expr.Rfm node, List<Column> candidates) {
        if (candidates.isEmpty()) {
            return Diagnostic.of(Code.SEG2004, Said.of("`{}` has no column of numbers", node.table()), node.span())
                    .withHelp(Said.of("`rfm` sums one: declare it with `type: number`"));
        }
        List<String> names = candidates.stream().map(Column::name).toList();
        return Diagnostic.of(
                        Code.SEG2009,
                        Said.of("the money of `{}` may be {}", node.table(), Suggestions.either(names)),
                        node.span())
                .withHelp(Said.of(
                        "name the column: `{}`",
                        "rfm(" + Canonical.name(node.table()) + ", " + Canonical.name(names.get(0)) + ")"));
    }
}
