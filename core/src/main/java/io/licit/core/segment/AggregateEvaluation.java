package io.licit.core.segment;

import io.licit.core.segment.Expr.AggregateFunction;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** A trait's value from a person's rows: rows whose {@code where} is true; values that are not null. */
final class AggregateEvaluation {
    private final Evaluator evaluator;
    private final PersonData person;

    AggregateEvaluation(Evaluator evaluator, PersonData person) {
        this.evaluator = evaluator;
        this.person = person;
    }

    Value of(Expr.Aggregate node) {
        List<Map<String, Value>> rows = rows(node.table()).stream()
                .filter(row -> node.where()
                        .map(where -> Scalars.truth(inRow(where, row)).orElse(false))
                        .orElse(true))
                .toList();
        if (node.column().isEmpty()) {
            return Value.of((double) rows.size());
        }
        String column = CanonicalWriter.columnName(node.column().get());
        if (node.function() == AggregateFunction.FIRST || node.function() == AggregateFunction.LAST) {
            return atEnd(rows, column, evaluator.at(node.table()), node.function() == AggregateFunction.FIRST);
        }
        return of(node.function(), values(rows, column));
    }

    private List<Map<String, Value>> rows(String table) {
        return person.rows().getOrDefault(table, List.of());
    }

    private Value inRow(Expr where, Map<String, Value> row) {
        return where.accept(new Evaluation(evaluator, person, row, false));
    }

    private static List<Value> values(List<Map<String, Value>> rows, String column) {
        return rows.stream()
                .map(row -> Evaluator.valueOf(row, column))
                .filter(value -> !value.isNothing())
                .toList();
    }

    private static Value of(AggregateFunction function, List<Value> values) {
        return switch (function) {
            case COUNT -> Value.of((double) values.size());
            case DISTINCT_COUNT -> Value.of((double) values.stream().distinct().count());
            case SUM -> values.isEmpty() ? Value.nothing() : Value.of(sum(values));
            case AVG ->
                values.isEmpty() ? Value.nothing() : Value.of(sum(values).doubleValue() / values.size());
            case MIN -> values.isEmpty() ? Value.nothing() : Collections.min(values, ValueOrder.ASCENDING);
            case MAX -> values.isEmpty() ? Value.nothing() : Collections.max(values, ValueOrder.ASCENDING);
            case FIRST, LAST -> throw new IllegalArgumentException("needs rows, not values");
        };
    }

    /** Exact in decimals; an order of addition must not decide whether 0.1 + 0.2 is 0.3. */
    private static BigDecimal sum(List<Value> values) {
        return values.stream()
                .map(value -> value.number().orElseThrow(() -> new IllegalArgumentException("not a number: " + value)))
                .map(BigDecimal::valueOf)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Of the rows that have a time and a value: the earliest's, of several its smallest; or the latest's, its largest. */
    private static Value atEnd(List<Map<String, Value>> rows, String column, String at, boolean first) {
        List<Map<String, Value>> dated = new ArrayList<>();
        for (Map<String, Value> row : rows) {
            boolean whole = !Evaluator.valueOf(row, at).isNothing()
                    && !Evaluator.valueOf(row, column).isNothing();
            if (whole) {
                dated.add(row);
            }
        }
        if (dated.isEmpty()) {
            return Value.nothing();
        }
        Comparator<Map<String, Value>> order = Comparator.comparing(
                        (Map<String, Value> row) -> Evaluator.valueOf(row, at), ValueOrder.ASCENDING)
                .thenComparing(row -> Evaluator.valueOf(row, column), ValueOrder.ASCENDING);
        Map<String, Value> chosen = first ? Collections.min(dated, order) : Collections.max(dated, order);
        return Evaluator.valueOf(chosen, column);
    }

    /** Recency, frequency and money of a table; nothing of a person without a row. */
    Value recency(Expr.Rfm node) {
        return of(AggregateFunction.MAX, node.table(), evaluator.at(node.table()));
    }

    Value frequency(Expr.Rfm node) {
        int rows = rows(node.table()).size();
        return rows == 0 ? Value.nothing() : Value.of((double) rows);
    }

    Value money(Expr.Rfm node) {
        Expr amount = node.amount().orElseThrow(() -> new IllegalArgumentException("not resolved: " + node));
        return of(AggregateFunction.SUM, node.table(), CanonicalWriter.columnName(amount));
    }

    private Value of(AggregateFunction function, String table, String column) {
        return of(function, values(rows(table), column));
    }
}
