package io.licit.core.segment;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Type;
import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.diagnostic.Said;
import io.licit.core.segment.Expr.Operation;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks a tree with columns: types, arguments, and that every part stands where it can. */
final class TypeCheck implements Expr.Visitor<TypeCheck> {
    private static final Set<Expr.Comparison> EQUALITY = Set.of(Expr.Comparison.EQUAL, Expr.Comparison.NOT_EQUAL);

    private final Catalogue catalogue;
    private final Table persons;
    private final Diagnostics out;
    private final TypeMistakes mistakes;
    private final Arguments arguments;
    private final Where where;

    private TypeCheck(Catalogue catalogue, Table persons, Diagnostics out, Where where) {
        this.catalogue = catalogue;
        this.persons = persons;
        this.out = out;
        this.mistakes = new TypeMistakes(catalogue);
        this.where = where;
        this.arguments = new Arguments(catalogue, persons, out, mistakes);
    }

    static void check(Expr condition, Catalogue catalogue, Table persons, Diagnostics out) {
        new TypeCheck(catalogue, persons, out, new Where(true, false, false)).condition(condition);
    }

    /**
     * What surrounds a part.
     *
     * @param logical nothing but {@code and}, {@code or} and {@code not}
     * @param aggregate an aggregate
     * @param rank a rank over all persons
     */
    private record Where(boolean logical, boolean aggregate, boolean rank) {
        boolean isSame(Where other) {
            return logical == other.logical && aggregate == other.aggregate && rank == other.rank;
        }
    }

    private TypeCheck in(Where other) {
        return where.isSame(other) ? this : new TypeCheck(catalogue, persons, out, other);
    }

    private TypeCheck asValue() {
        return in(new Where(false, where.aggregate, where.rank));
    }

    private TypeCheck report(Diagnostic diagnostic) {
        out.add(diagnostic);
        return this;
    }

    private void condition(Expr part) {
        Type type = Types.of(part);
        if (type != Type.BOOLEAN && type != Type.UNKNOWN) {
            report(mistakes.notACondition(part));
        }
        part.accept(this);
    }

    private void value(Expr part) {
        part.accept(asValue());
    }

    private void comparable(Expr left, Expr right) {
        if (!Types.comparable(Types.of(left), Types.of(right))) {
            report(mistakes.different(left, right));
        }
    }

    private void ordered(Expr part, String by) {
        if (Types.of(part) == Type.BOOLEAN) {
            report(mistakes.wrong(
                    Code.SEG2003, Said.of("`{}` needs values that have an order", by), part, Said.nothing()));
        }
    }

    @Override
    public TypeCheck not(Expr.Not node) {
        condition(node.operand());
        return this;
    }

    @Override
    public TypeCheck logic(Expr.Logic node) {
        node.operands().forEach(this::condition);
        return this;
    }

    @Override
    public TypeCheck compare(Expr.Compare node) {
        value(node.left());
        value(node.right());
        comparable(node.left(), node.right());
        if (!EQUALITY.contains(node.operator()) && Types.comparable(Types.of(node.left()), Types.of(node.right()))) {
            ordered(node.left(), node.operator().symbol());
        }
        return this;
    }

    @Override
    public TypeCheck in(Expr.In node) {
        value(node.value());
        for (Expr option : node.options()) {
            value(option);
            comparable(node.value(), option);
        }
        return this;
    }

    @Override
    public TypeCheck between(Expr.Between node) {
        value(node.value());
        value(node.low());
        value(node.high());
        comparable(node.value(), node.low());
        comparable(node.value(), node.high());
        ordered(node.value(), "between");
        return this;
    }

    @Override
    public TypeCheck like(Expr.Like node) {
        value(node.value());
        Type type = Types.of(node.value());
        if (type != Type.TEXT && type != Type.UNKNOWN) {
            report(mistakes.wrong(Code.SEG2003, Said.of("`like` needs text"), node.value(), Said.nothing()));
        }
        return this;
    }

    @Override
    public TypeCheck isNull(Expr.IsNull node) {
        value(node.value());
        return this;
    }

    @Override
    public TypeCheck inSegment(Expr.InSegment node) {
        if (where.aggregate) {
            return report(TypeMistakes.arguments(
                    node.span(),
                    Said.of("`{}` is about a person, not about a row of an aggregate", "in segment"),
                    Said.of("test it outside the aggregate, joined by `and`")));
        }
        if (!where.logical) {
            return report(TypeMistakes.arguments(
                    node.span(),
                    Said.of("`in segment` stands inside another expression"),
                    Said.of("join it to the rest by `and`, `or` and `not` alone")));
        }
        return this;
    }

    @Override
    public TypeCheck arithmetic(Expr.Arithmetic node) {
        value(node.left());
        boolean sum = node.operator() == Operation.ADD || node.operator() == Operation.SUBTRACT;
        if (sum && node.right() instanceof Expr.Duration) {
            return shifted(node.left());
        }
        value(node.right());
        if (node.left() instanceof Expr.Duration || node.right() instanceof Expr.Duration) {
            return this;
        }
        Type left = Types.of(node.left());
        Type right = Types.of(node.right());
        if (node.operator() == Operation.SUBTRACT && (Types.isTime(left) || Types.isTime(right))) {
            return difference(node, left, right);
        }
        number(node.left(), node.operator().symbol(), node.right());
        number(node.right(), node.operator().symbol(), node.left());
        return this;
    }

    private TypeCheck shifted(Expr time) {
        Type type = Types.of(time);
        if (Types.isTime(type) || type == Type.UNKNOWN) {
            return this;
        }
        return report(
                mistakes.wrong(Code.SEG2003, Said.of("a length of time is added to a date"), time, Said.nothing()));
    }

    private TypeCheck difference(Expr.Arithmetic node, Type left, Type right) {
        if (Types.comparable(left, right)) {
            return this;
        }
        if (right == Type.NUMBER) {
            return report(mistakes.different(node.left(), node.right())
                    .withHelp(Said.of("say of what: `{} days`", Words.shortened(Canonical.text(node.right())))));
        }
        return report(mistakes.different(node.left(), node.right()));
    }

    private void number(Expr part, String symbol, Expr other) {
        Type type = Types.of(part);
        if (type == Type.NUMBER || type == Type.UNKNOWN) {
            return;
        }
        boolean days = Types.isTime(type) && other instanceof Expr.Number;
        Said help = days ? Said.of("say of what: `{} days`", Canonical.text(other)) : Said.nothing();
        report(mistakes.wrong(Code.SEG2003, Said.of("`{}` needs numbers", symbol), part, help));
    }

    @Override
    public TypeCheck negate(Expr.Negate node) {
        value(node.operand());
        number(node.operand(), "-", node.operand());
        return this;
    }

    @Override
    public TypeCheck choice(Expr.Case node) {
        TypeCheck inside = asValue();
        node.branches().forEach(branch -> inside.condition(branch.when()));
        List<Expr> results = Types.results(node);
        results.forEach(this::value);
        oneType(results);
        return this;
    }

    private void oneType(List<Expr> results) {
        Optional<Expr> first = results.stream()
                .filter(result -> Types.of(result) != Type.UNKNOWN)
                .findFirst();
        first.ifPresent(known -> results.forEach(result -> comparable(known, result)));
    }

    @Override
    public TypeCheck call(Expr.Call node) {
        if (Arguments.ofPersons(node) && where.aggregate) {
            return report(arguments.insideAggregate(node));
        }
        boolean ranks = Arguments.ranks(node);
        if (ranks && where.rank) {
            return report(arguments.rankOfRank(node));
        }
        TypeCheck inside = in(new Where(false, where.aggregate, where.rank || ranks));
        node.arguments().forEach(argument -> argument.accept(inside));
        if (arguments.check(node) && node.function() == Expr.Function.COALESCE) {
            oneType(node.arguments());
        }
        return this;
    }

    @Override
    public TypeCheck aggregate(Expr.Aggregate node) {
        if (where.aggregate) {
            return report(TypeMistakes.arguments(
                    node.span(),
                    Said.of("an aggregate stands inside another"),
                    Said.of("aggregate a column of the same rows")));
        }
        if (!arguments.isEvents(node.table())) {
            return this;
        }
        arguments.check(node);
        TypeCheck inside = in(new Where(false, true, where.rank));
        node.where().ifPresent(inside::condition);
        return this;
    }

    @Override
    public TypeCheck rfm(Expr.Rfm node) {
        if (where.aggregate || where.rank) {
            return report(arguments.rfmInside(node, where.aggregate));
        }
        node.amount().ifPresent(amount -> arguments.number(amount, "rfm"));
        return this;
    }

    @Override
    public TypeCheck duration(Expr.Duration node) {
        return report(TypeMistakes.arguments(
                node.span(),
                Said.of("{} is a length of time, which is no value by itself", TypeMistakes.shown(node)),
                Said.of(
                        "add it to a date, as in `today - {}`; a difference of dates is a number of days",
                        Canonical.text(node))));
    }

    @Override
    public TypeCheck number(Expr.Number node) {
        return this;
    }

    @Override
    public TypeCheck text(Expr.Text node) {
        return this;
    }

    @Override
    public TypeCheck bool(Expr.Bool node) {
        return this;
    }

    @Override
    public TypeCheck nothing(Expr.Null node) {
        return this;
    }

    @Override
    public TypeCheck date(Expr.Date node) {
        return this;
    }

    @Override
    public TypeCheck today(Expr.Today node) {
        return this;
    }

    @Override
    public TypeCheck name(Expr.Name node) {
        return this;
    }

    @Override
    public TypeCheck column(Expr.Column node) {
        return this;
    }
}
