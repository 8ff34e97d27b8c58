package io.licit.core.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The nodes directly below a node, in the order of the text. */
public final class Children implements Expr.Visitor<List<Expr>> {
    private static final Children VISITOR = new Children();

    private Children() {}

    public static List<Expr> of(Expr expr) {
        return expr.accept(VISITOR);
    }

    /** Whether the node or any below it is such. */
    static boolean any(Expr expr, Predicate<Expr> such) {
        return such.test(expr) || of(expr).stream().anyMatch(child -> any(child, such));
    }

    @Override
    public List<Expr> number(Expr.Number node) {
        return List.of();
    }

    @Override
    public List<Expr> text(Expr.Text node) {
        return List.of();
    }

    @Override
    public List<Expr> bool(Expr.Bool node) {
        return List.of();
    }

    @Override
    public List<Expr> nothing(Expr.Null node) {
        return List.of();
    }

    @Override
    public List<Expr> date(Expr.Date node) {
        return List.of();
    }

    @Override
    public List<Expr> today(Expr.Today node) {
        return List.of();
    }

    @Override
    public List<Expr> duration(Expr.Duration node) {
        return List.of();
    }

    @Override
    public List<Expr> name(Expr.Name node) {
        return List.of();
    }

    @Override
    public List<Expr> column(Expr.Column node) {
        return List.of();
    }

    @Override
    public List<Expr> not(Expr.Not node) {
        return List.of(node.operand());
    }

    @Override
    public List<Expr> logic(Expr.Logic node) {
        return node.operands();
    }

    @Override
    public List<Expr> compare(Expr.Compare node) {
        return List.of(node.left(), node.right());
    }

    @Override
    public List<Expr> in(Expr.In node) {
        List<Expr> all = new ArrayList<>();
        all.add(node.value());
        all.addAll(node.options());
        return all;
    }

    @Override
    public List<Expr> between(Expr.Between node) {
        return List.of(node.value(), node.low(), node.high());
    }

    @Override
    public List<Expr> like(Expr.Like node) {
        return List.of(node.value(), node.pattern());
    }

    @Override
    public List<Expr> isNull(Expr.IsNull node) {
        return List.of(node.value());
    }

    @Override
    public List<Expr> inSegment(Expr.InSegment node) {
        return List.of();
    }

    @Override
    public List<Expr> arithmetic(Expr.Arithmetic node) {
        return List.of(node.left(), node.right());
    }

    @Override
    public List<Expr> negate(Expr.Negate node) {
        return List.of(node.operand());
    }

    @Override
    public List<Expr> choice(Expr.Case node) {
        List<Expr> all = new ArrayList<>();
        for (Expr.Branch branch : node.branches()) {
            all.add(branch.when());
            all.add(branch.then());
        }
        node.otherwise().ifPresent(all::add);
        return all;
    }

    @Override
    public List<Expr> call(Expr.Call node) {
        return node.arguments();
    }

    @Override
    public List<Expr> aggregate(Expr.Aggregate node) {
        List<Expr> all = new ArrayList<>();
        node.column().ifPresent(all::add);
        node.where().ifPresent(all::add);
        return all;
    }

    @Override
    public List<Expr> rfm(Expr.Rfm node) {
        return node.amount().map(List::of).orElse(List.of());
    }
}
