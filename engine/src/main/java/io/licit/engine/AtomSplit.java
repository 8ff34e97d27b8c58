package io.licit.engine;

import io.licit.core.catalogue.Type;
import io.licit.core.plan.Plan;
import io.licit.core.segment.Evaluator;
import io.licit.core.segment.Expr;
import io.licit.core.segment.PersonData;
import io.licit.core.segment.Types;
import io.licit.core.segment.Value;
import io.licit.engine.column.Coding;
import io.licit.engine.column.Predicate;
import io.licit.engine.column.Predicate.Answer;
import io.licit.engine.column.Ranges;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes a simple condition apart into a value, which is the same for many conditions and most days, and what is said of
 * it, which is about the value's codes alone. What can't be taken apart is a value itself: a truth value.
 */
public final class AtomSplit {
    private static final PersonData NOBODY = new PersonData(Map.of(), Map.of());

    private final Evaluator constants;
    private final LocalDate today;
    private final Subject.Ages ages;

    /** Of simple conditions of a plan. */
    public AtomSplit(Plan plan) {
        constants = new Evaluator(plan.catalogue(), List.of(), plan.asOf(), segment -> Optional.empty());
        today = LocalDate.ofInstant(plan.asOf(), ZoneOffset.UTC);
        ages = Subject.Ages.of(plan.catalogue());
    }

    /** What a condition comes to. */
    public sealed interface Split {}

    /** The same of everybody. */
    public record Constant(Answer answer) implements Split {}

    /** Something said of a column. */
    public record Said(ColumnSource source, Saying saying) implements Split {}

    /** What is said of a column, once it is known how its codes tell values; empty where they don't. */
    public interface Saying {
        Optional<Predicate> of(Coding coding);
    }

    public Split of(Expr atom) {
        Optional<Expr> operand = operand(atom);
        if (operand.isEmpty()) {
            return isConstant(atom) ? new Constant(answer(atom)) : whole(atom);
        }
        if (isConstant(operand.get())) {
            return new Constant(answer(atom));
        }
        Subject subject = Subject.of(operand.get(), today, ages, this::day);
        if (Types.of(subject.value()) == Type.UNKNOWN) {
            return whole(atom);
        }
        return new Said(
                new ColumnSource.OfValue(subject.value()), coding -> subject.said(coding, axis -> said(atom, axis)));
    }

    /** A condition whose truth is a column by itself. */
    public static Said whole(Expr atom) {
        return new Said(new ColumnSource.OfCondition(atom), coding -> Optional.of(isTrue()));
    }

    /** What is said of a truth value. */
    public static Predicate isTrue() {
        return Predicate.within(Ranges.of(1, 1));
    }

    /** What the condition is about, where everything else in it is written out. */
    private static Optional<Expr> operand(Expr atom) {
        if (atom instanceof Expr.Compare compare) {
            if (isConstant(compare.right())) {
                return Optional.of(compare.left());
            }
            return isConstant(compare.left()) ? Optional.of(compare.right()) : Optional.empty();
        }
        if (atom instanceof Expr.In in) {
            return Optional.of(in.value()).filter(value -> in.options().stream().allMatch(AtomSplit::isConstant));
        }
        if (atom instanceof Expr.Between between) {
            return Optional.of(between.value())
                    .filter(value -> isConstant(between.low()) && isConstant(between.high()));
        }
        if (atom instanceof Expr.Like like) {
            return Optional.of(like.value());
        }
        return atom instanceof Expr.IsNull test ? Optional.of(test.value()) : Optional.empty();
    }

    /** Whether no person has a part in the value. */
    static boolean isConstant(Expr expr) {
        if (expr instanceof Expr.Arithmetic arithmetic) {
            return isConstant(arithmetic.left())
                    && (arithmetic.right() instanceof Expr.Duration || isConstant(arithmetic.right()));
        }
        if (expr instanceof Expr.Negate negate) {
            return isConstant(negate.operand());
        }
        return expr instanceof Expr.Number
                || expr instanceof Expr.Text
                || expr instanceof Expr.Bool
                || expr instanceof Expr.Null
                || expr instanceof Expr.Date
                || expr instanceof Expr.Today;
    }

    private Answer answer(Expr condition) {
        return constants
                .test(condition, NOBODY)
                .map(truth -> truth ? Answer.YES : Answer.NO)
                .orElse(Answer.UNKNOWN);
    }

    private Value constant(Expr expr) {
        return constants.value(expr, NOBODY);
    }

    /** The day that is written out, if one is. */
    private Optional<LocalDate> day(Expr expr) {
        return isConstant(expr) ? constant(expr).day() : Optional.empty();
    }

    // --- what is said -----------------------------------------------------------------------------------------

    private Predicate said(Expr atom, Axis axis) {
        if (atom instanceof Expr.Compare compare) {
            return isConstant(compare.right())
                    ? axis.compared(compare.operator(), constant(compare.right()))
                    : axis.compared(mirrored(compare.operator()), constant(compare.left()));
        }
        if (atom instanceof Expr.In in) {
            List<Predicate> equal = new ArrayList<>();
            in.options().forEach(option -> equal.add(axis.compared(Expr.Comparison.EQUAL, constant(option))));
            Predicate any = equal.stream().reduce(Predicate::or).orElseThrow();
            return in.negated() ? any.not() : any;
        }
        if (atom instanceof Expr.Between between) {
            Predicate within = axis.compared(Expr.Comparison.GREATER_OR_EQUAL, constant(between.low()))
                    .and(axis.compared(Expr.Comparison.LESS_OR_EQUAL, constant(between.high())));
            return between.negated() ? within.not() : within;
        }
        if (atom instanceof Expr.Like like) {
            return axis.texts()
                    .map(texts -> texts.where(text -> isLike(like, text)))
                    .map(Predicate::within)
                    .orElse(Predicate.undecided());
        }
        Predicate missing = Predicate.isNull();
        return ((Expr.IsNull) atom).negated() ? missing.not() : missing;
    }

    /** By the reference evaluation itself. */
    private boolean isLike(Expr.Like like, String text) {
        Expr of = new Expr.Like(like.span(), new Expr.Text(like.span(), text), like.pattern(), like.negated());
        return answer(of) == Answer.YES;
    }

    private static Expr.Comparison mirrored(Expr.Comparison operator) {
        return switch (operator) {
            case EQUAL, NOT_EQUAL -> operator;
            case LESS -> Expr.Comparison.GREATER;
            case LESS_OR_EQUAL -> Expr.Comparison.GREATER_OR_EQUAL;
            case GREATER -> Expr.Comparison.LESS;
            case GREATER_OR_EQUAL -> Expr.Comparison.LESS_OR_EQUAL;
        };
    }
}
