package io.licit.core.segment;

import io.licit.core.diagnostic.Said;
import io.licit.core.json.Json;
import io.licit.core.segment.Expr.AggregateFunction;
import io.licit.core.segment.Expr.Comparison;
import io.licit.core.segment.Expr.Function;
import io.licit.core.segment.Expr.Operation;
import io.licit.core.segment.Expr.Unit;
import io.licit.core.source.Span;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a tree from JSON into the form that the parser gives. */
final class ConditionJsonReader {
    private static final Map<String, Reading> OPERATIONS = operations();

    private ConditionJsonReader() {}

    /** @throws SyntaxError where the JSON is not a condition */
    static Expr read(Json json) {
        return read(JsonNode.of(json, "$"));
    }

    private static Expr read(JsonNode node) {
        String op = node.text("op");
        Reading reading = OPERATIONS.get(op);
        if (reading == null) {
            throw node.unknown(op, List.copyOf(OPERATIONS.keySet()));
        }
        node.only(reading.keys);
        return reading.read.apply(node);
    }

    /** How a node of one operation is read, and the keys it may have. */
    private record Reading(Set<String> keys, java.util.function.Function<JsonNode, Expr> read) {}

    private static Map<String, Reading> operations() {
        Map<String, Reading> all = new LinkedHashMap<>();
        literals(all);
        logic(all);
        tests(all);
        computation(all);
        return all;
    }

    private static void literals(Map<String, Reading> all) {
        Span none = Span.none();
        all.put("number", new Reading(Set.of("value"), ConditionJsonReader::number));
        all.put("text", new Reading(Set.of("value"), node -> new Expr.Text(none, node.text("value"))));
        all.put("boolean", new Reading(Set.of("value"), node -> new Expr.Bool(none, node.bool("value"))));
        all.put("null", new Reading(Set.of(), node -> new Expr.Null(none)));
        all.put("date", new Reading(Set.of("value"), ConditionJsonReader::date));
        all.put("today", new Reading(Set.of(), node -> new Expr.Today(none)));
        all.put("duration", new Reading(Set.of("count", "unit"), ConditionJsonReader::duration));
        all.put("column", new Reading(Set.of("table", "name"), ConditionJsonReader::column));
    }

    private static void logic(Map<String, Reading> all) {
        all.put("and", new Reading(Set.of("of"), node -> logic(node, true)));
        all.put("or", new Reading(Set.of("of"), node -> logic(node, false)));
        all.put("not", new Reading(Set.of("of"), node -> new Expr.Not(Span.none(), read(node.node("of")))));
        all.put(
                "in segment",
                new Reading(Set.of("segment"), node -> new Expr.InSegment(Span.none(), node.text("segment"))));
    }

    private static void tests(Map<String, Reading> all) {
        for (Comparison operator : Comparison.values()) {
            all.put(operator.symbol(), new Reading(Set.of("left", "right"), node -> compare(node, operator)));
        }
        for (boolean negated : new boolean[] {false, true}) {
            String not = negated ? "not " : "";
            all.put(not + "in", new Reading(Set.of("value", "options"), node -> in(node, negated)));
            all.put(not + "between", new Reading(Set.of("value", "low", "high"), node -> between(node, negated)));
            all.put(not + "like", new Reading(Set.of("value", "pattern"), node -> like(node, negated)));
            all.put(
                    negated ? "is not null" : "is null",
                    new Reading(
                            Set.of("value"), node -> new Expr.IsNull(Span.none(), read(node.node("value")), negated)));
        }
    }

    private static void computation(Map<String, Reading> all) {
        for (Operation operator : Operation.values()) {
            all.put(operator.symbol(), new Reading(Set.of("left", "right"), node -> arithmetic(node, operator)));
        }
        all.put("negate", new Reading(Set.of("of"), node -> new Expr.Negate(Span.none(), read(node.node("of")))));
        all.put("case", new Reading(Set.of("branches", "else"), ConditionJsonReader::choice));
        for (Function function : Function.values()) {
            Set<String> keys = function == Function.AGE ? Set.of() : Set.of("of");
            all.put(Words.word(function), new Reading(keys, node -> call(node, function)));
        }
        for (AggregateFunction function : AggregateFunction.values()) {
            all.put(
                    Words.word(function),
                    new Reading(Set.of("table", "column", "where"), node -> aggregate(node, function)));
        }
        all.put("rfm", new Reading(Set.of("table", "column"), ConditionJsonReader::rfm));
    }

    private static Expr number(JsonNode node) {
        BigDecimal value = node.number("value");
        int digits = NormalForm.NUMBER_DIGITS;
        boolean plain = value.precision() <= digits && value.scale() < digits && value.scale() > -digits;
        if (!plain || NormalForm.number(value).abs().toPlainString().length() > digits) {
            throw node.wrong("value", Said.of("a number of at most {} digits", digits));
        }
        return new Expr.Number(Span.none(), NormalForm.number(value));
    }

    private static Expr date(JsonNode node) {
        try {
            LocalDate day = LocalDate.parse(node.text("value"));
            if (day.getYear() >= 1 && day.getYear() <= 9999) {
                return new Expr.Date(Span.none(), day);
            }
        } catch (DateTimeParseException notInTheCalendar) {
            // Falls through to the same message as a year that is too far.
        }
        throw node.wrong("value", Said.of("a day such as `2026-01-31`"));
    }

    private static Expr duration(JsonNode node) {
        BigDecimal count = node.number("count");
        boolean whole = count.scale() <= 0 && count.signum() >= 0;
        if (!whole || count.compareTo(BigDecimal.valueOf(NormalForm.DURATION_COUNT)) > 0) {
            throw node.wrong("count", Said.of("a whole number up to {}", NormalForm.DURATION_COUNT));
        }
        Unit unit = Words.unit(node.text("unit"))
                .orElseThrow(() -> node.wrong("unit", Said.of("`days`, `weeks`, `months` or `years`")));
        return new Expr.Duration(Span.none(), count.intValueExact(), unit);
    }

    private static Expr column(JsonNode node) {
        return new Expr.Name(Span.none(), tableName(node), name(node, "name"));
    }

    private static Optional<String> tableName(JsonNode node) {
        return node.optionalText("table").isEmpty() ? Optional.empty() : Optional.of(name(node, "table"));
    }

    private static String name(JsonNode node, String key) {
        String name = node.text(key);
        if (name.isEmpty()) {
            throw node.wrong(key, Said.of("a name"));
        }
        return name;
    }

    private static List<Expr> all(List<JsonNode> nodes) {
        List<Expr> exprs = new ArrayList<>();
        nodes.forEach(node -> exprs.add(read(node)));
        return exprs;
    }

    private static Expr logic(JsonNode node, boolean and) {
        return new Expr.Logic(Span.none(), and, NormalForm.flattened(and, all(node.nodes("of", 2))));
    }

    private static Expr compare(JsonNode node, Comparison operator) {
        return new Expr.Compare(Span.none(), read(node.node("left")), operator, read(node.node("right")));
    }

    private static Expr in(JsonNode node, boolean negated) {
        return new Expr.In(Span.none(), read(node.node("value")), all(node.nodes("options", 1)), negated);
    }

    private static Expr between(JsonNode node, boolean negated) {
        return new Expr.Between(
                Span.none(), read(node.node("value")), read(node.node("low")), read(node.node("high")), negated);
    }

    private static Expr like(JsonNode node, boolean negated) {
        Expr.Text pattern = new Expr.Text(Span.none(), node.text("pattern"));
        return new Expr.Like(Span.none(), read(node.node("value")), pattern, negated);
    }

    private static Expr arithmetic(JsonNode node, Operation operator) {
        return new Expr.Arithmetic(Span.none(), read(node.node("left")), operator, read(node.node("right")));
    }

    private static Expr choice(JsonNode node) {
        List<Expr.Branch> branches = new ArrayList<>();
        for (JsonNode branch : node.nodes("branches", 1)) {
            branch.only(Set.of("when", "then"));
            branches.add(new Expr.Branch(read(branch.node("when")), read(branch.node("then"))));
        }
        return new Expr.Case(Span.none(), branches, node.optionalNode("else").map(ConditionJsonReader::read));
    }

    private static Expr call(JsonNode node, Function function) {
        return new Expr.Call(Span.none(), function, function == Function.AGE ? List.of() : all(node.nodes("of", 0)));
    }

    private static Expr aggregate(JsonNode node, AggregateFunction function) {
        return new Expr.Aggregate(
                Span.none(),
                function,
                name(node, "table"),
                columnOf(node),
                node.optionalNode("where").map(ConditionJsonReader::read));
    }

    private static Expr rfm(JsonNode node) {
        return new Expr.Rfm(Span.none(), name(node, "table"), columnOf(node));
    }

    private static Optional<Expr> columnOf(JsonNode node) {
        if (node.optionalText("column").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Expr.Name(Span.none(), Optional.of(name(node, "table")), name(node, "column")));
    }
}
