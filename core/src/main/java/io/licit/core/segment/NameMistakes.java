package io.licit.core.segment;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Type;
import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
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
                Code.SEG2002, quoted(node.name()) + " is not a column of " + quoted(table.name()), node.span());
        String near = Suggestions.didYouMean(node.name(), table.columnNames());
        if (!near.isEmpty()) {
            return diagnostic.withHelp(near);
        }
        if (node.span().text().startsWith("\"") && node.table().isEmpty()) {
            return diagnostic.withHelp("text stands in single quotes: " + quoted(Canonical.quoted(node.name())));
        }
        Optional<String> elsewhere = outsideAggregates ? eventsWith(node.name()) : personsHave(node.name());
        return diagnostic.withHelp(elsewhere.orElseGet(() -> undeclared(table)));
    }

    /** The data may well have it: a condition sees what the catalogue declares. */
    private static String undeclared(Table table) {
        return "where the data has it, say what it holds under `columns:` in "
                + (table.span().isNone() ? "the catalogue" : table.span().file().path());
    }

    private Optional<String> eventsWith(String column) {
        return catalogue.events().stream()
                .filter(table -> table.column(column).isPresent())
                .findFirst()
                .map(table -> "it is a column of " + quoted(table.name()) + ", which has many rows for a person: write "
                        + quoted(aggregateOf(table, column)));
    }

    private Optional<String> personsHave(String column) {
        return persons.column(column)
                .map(found -> "columns of " + quoted(persons.name())
                        + " are out of sight inside an aggregate: test it outside, joined by `and`");
    }

    /** {@code table.column} outside an aggregate, of a table other than the persons'. */
    Diagnostic tableOutside(Expr.Name node, String name) {
        Optional<Table> table = catalogue.table(name);
        String shown = quoted(Words.shortened(Canonical.text(node)));
        if (table.isEmpty()) {
            return Diagnostic.of(Code.SEG2002, quoted(name) + " is not a table of the catalogue", node.span())
                    .withHelp(Suggestions.didYouMean(name, catalogue.tables().keySet()));
        }
        Diagnostic diagnostic =
                Diagnostic.of(Code.SEG2002, shown + " is not a column of " + quoted(persons.name()), node.span());
        if (table.get().role() instanceof Table.Role.Events) {
            return diagnostic.withHelp(quoted(name) + " has many rows for a person: write "
                    + quoted(aggregateOf(table.get(), node.name())));
        }
        return diagnostic.withNote("Conditions read the table of persons and tables of events, not " + quoted(name)
                + ": the law reads that one.");
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
                        quoted(Words.shortened(Canonical.text(node))) + " is out of sight inside an aggregate over "
                                + quoted(scope.name()),
                        node.span())
                .withHelp("use columns of " + quoted(scope.name()) + " here; test others outside, joined by `and`");
    }

    Diagnostic noSegment(Expr.InSegment node, Collection<String> segmentIds) {
        return Diagnostic.of(Code.SEG2006, quoted(node.segment()) + " is not a segment of this workspace", node.span())
                .withHelp(Suggestions.didYouMean(node.segment(), segmentIds));
    }

    /** An aggregate over what is not a table of events. */
    Diagnostic noEvents(Expr node, String name) {
        List<String> events = catalogue.events().stream().map(Table::name).toList();
        if (catalogue.table(name).isPresent()) {
            return Diagnostic.of(Code.SEG2004, quoted(name) + " is not a table of events", node.span())
                    .withHelp(events.isEmpty() ? "" : "tables of events are " + Suggestions.listed(events, "and"));
        }
        Diagnostic diagnostic =
                Diagnostic.of(Code.SEG2002, quoted(name) + " is not a table of the catalogue", node.span());
        String near = Suggestions.didYouMean(name, events);
        return diagnostic.withHelp(near.isEmpty() ? eventsWith(name).orElseGet(() -> tables(events)) : near);
    }

    private static String tables(List<String> events) {
        return events.isEmpty()
                ? "no table of events is declared; one is a file in catalogue/ with `table:`, `source:`, `person:` and `at:`"
                : "tables of events are " + Suggestions.listed(events, "and");
    }

    /** {@code rfm(orders)} over a table with no number column, or several. */
    Diagnostic amount(Expr.Rfm node, List<Column> candidates) {
        if (candidates.isEmpty()) {
            return Diagnostic.of(Code.SEG2004, quoted(node.table()) + " has no column of numbers", node.span())
                    .withHelp("`rfm` sums one: declare it with `type: number`");
        }
        List<String> names = candidates.stream().map(Column::name).toList();
        return Diagnostic.of(
                        Code.SEG2009,
                        "the money of " + quoted(node.table()) + " may be " + Suggestions.listed(names, "or"),
                        node.span())
                .withHelp("name the column: "
                        + quoted("rfm(" + Canonical.name(node.table()) + ", " + Canonical.name(names.get(0)) + ")"));
    }

    private static String quoted(String text) {
        return "`" + text + "`";
    }
}
