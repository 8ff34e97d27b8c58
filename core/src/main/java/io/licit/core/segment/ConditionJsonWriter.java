package io.licit.core.segment;

import io.licit.core.json.Json;
import java.util.List;

/** Writes a tree as JSON. */
final class ConditionJsonWriter implements Expr.Visitor<Json> {
    private static final ConditionJsonWriter VISITOR = new ConditionJsonWriter();

    private ConditionJsonWriter() {}

    static Json write(Expr expr) {
        return expr.accept(VISITOR);
    }

    private static Json.Builder op(String op) {
        return Json.object().put("op", op);
    }

    private static Json.Builder op(boolean negated, String op) {
        return op(negated ? "not " + op : op);
    }

    private static Json all(List<Expr> exprs) {
        return Json.array(exprs.stream().map(ConditionJsonWriter::write).toList());
    }

    @Override
    public Json number(Expr.Number node) {
        return op("number").put("value", node.value()).build();
    }

    @Override
    public Json text(Expr.Text node) {
        return op("text").put("value", node.value()).build();
    }

    @Override
    public Json bool(Expr.Bool node) {
        return op("boolean").put("value", node.value()).build();
    }

    @Override
    public Json nothing(Expr.Null node) {
        return op("null").build();
    }

    @Override
    public Json date(Expr.Date node) {
        return op("date").put("value", node.value().toString()).build();
    }

    @Override
    public Json today(Expr.Today node) {
        return op("today").build();
    }

    @Override
    public Json duration(Expr.Duration node) {
        return op("duration")
                .put("count", node.count())
                .put("unit", Words.word(node.unit()))
                .build();
    }

    @Override
    public Json name(Expr.Name node) {
        Json.Builder column = op("column");
        node.table().ifPresent(table -> column.put("table", table));
        return column.put("name", node.name()).build();
    }

    @Override
    public Json column(Expr.Column node) {
        return op("column").put("name", node.name()).build();
    }

    @Override
    public Json not(Expr.Not node) {
        return op("not").put("of", write(node.operand())).build();
    }

    @Override
    public Json logic(Expr.Logic node) {
        return op(node.and() ? "and" : "or")
                .put("of", all(NormalForm.flattened(node.and(), node.operands())))
                .build();
    }

    @Override
    public Json compare(Expr.Compare node) {
        return op(node.operator().symbol())
                .put("left", write(node.left()))
                .put("right", write(node.right()))
                .build();
    }

    @Override
    public Json in(Expr.In node) {
        return op(node.negated(), "in")
                .put("value", write(node.value()))
                .put("options", all(node.options()))
                .build();
    }

    @Override
    public Json between(Expr.Between node) {
        return op(node.negated(), "between")
                .put("value", write(node.value()))
                .put("low", write(node.low()))
                .put("high", write(node.high()))
                .build();
    }

    @Override
    public Json like(Expr.Like node) {
        return op(node.negated(), "like")
                .put("value", write(node.value()))
                .put("pattern", node.pattern().value())
                .build();
    }

    @Override
    public Json isNull(Expr.IsNull node) {
        return op(node.negated() ? "is not null" : "is null")
                .put("value", write(node.value()))
                .build();
    }

    @Override
    public Json inSegment(Expr.InSegment node) {
        return op("in segment").put("segment", node.segment()).build();
    }

    @Override
    public Json arithmetic(Expr.Arithmetic node) {
        return op(node.operator().symbol())
                .put("left", write(node.left()))
                .put("right", write(node.right()))
                .build();
    }

    @Override
    public Json negate(Expr.Negate node) {
        return op("negate").put("of", write(node.operand())).build();
    }

    @Override
    public Json choice(Expr.Case node) {
        Json.Builder choice = op("case")
                .put(
                        "branches",
                        Json.array(node.branches().stream()
                                .map(branch -> Json.object()
                                        .put("when", write(branch.when()))
                                        .put("then", write(branch.then()))
                                        .build())
                                .toList()));
        node.otherwise().ifPresent(otherwise -> choice.put("else", write(otherwise)));
        return choice.build();
    }

    @Override
    public Json call(Expr.Call node) {
        Json.Builder call = op(Words.word(node.function()));
        return node.function() == Expr.Function.AGE
                ? call.build()
                : call.put("of", all(node.arguments())).build();
    }

    @Override
    public Json aggregate(Expr.Aggregate node) {
        Json.Builder aggregate = op(Words.word(node.function())).put("table", node.table());
        node.column().ifPresent(column -> aggregate.put("column", CanonicalWriter.columnName(column)));
        node.where().ifPresent(where -> aggregate.put("where", write(where)));
        return aggregate.build();
    }

    @Override
    public Json rfm(Expr.Rfm node) {
        Json.Builder rfm = op("rfm").put("table", node.table());
        node.amount().ifPresent(amount -> rfm.put("column", CanonicalWriter.columnName(amount)));
        return rfm.build();
    }
}
