package io.licit.core.segment;

import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.diagnostic.Said;
import io.licit.core.segment.Expr.Comparison;
import io.licit.core.source.Span;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Finds comparisons that no value satisfies: with {@code null}, and with ranges that hold nothing. */
final class NeverTrue {
    private final Diagnostics out;

    private NeverTrue(Diagnostics out) {
        this.out = out;
    }

    static void check(Expr condition, Diagnostics out) {
        new NeverTrue(out).walk(condition);
    }

    private void walk(Expr expr) {
        if (expr instanceof Expr.Compare compare) {
            compare(compare);
        } else if (expr instanceof Expr.In in) {
            in(in);
        } else if (expr instanceof Expr.Between between) {
            between(between);
        } else if (expr instanceof Expr.Logic logic && logic.and()) {
            conjunction(logic);
        }
        Children.of(expr).forEach(this::walk);
    }

    private void compare(Expr.Compare node) {
        if (!(node.left() instanceof Expr.Null) && !(node.right() instanceof Expr.Null)) {
            return;
        }
        Expr tested = node.left() instanceof Expr.Null ? node.right() : node.left();
        boolean negated = node.operator() == Comparison.NOT_EQUAL;
        boolean helps = negated || node.operator() == Comparison.EQUAL;
        report(
                Said.of("a comparison with `null` is never true"),
                node.span(),
                helps
                        ? Said.of("write `{}`", TypeMistakes.plain(new Expr.IsNull(node.span(), tested, negated)))
                        : Said.nothing());
    }

    private void in(Expr.In node) {
        Optional<Expr> nothing = node.options().stream()
                .filter(option -> option instanceof Expr.Null)
                .findFirst();
        if (nothing.isEmpty()) {
            return;
        }
        String value = TypeMistakes.plain(node.value());
        if (node.negated()) {
            report(
                    Said.of("`not in` a list with `null` is never true"),
                    nothing.get().span(),
                    Said.of("leave `null` out, and add `and {} is not null` to say so", value));
        } else {
            report(
                    Said.of("`null` in a list is never equal to anything"),
                    nothing.get().span(),
                    Said.of("leave `null` out, and add `or {} is null` if you mean it", value));
        }
    }

    private void between(Expr.Between node) {
        if (node.low() instanceof Expr.Null || node.high() instanceof Expr.Null) {
            report(Said.of("a comparison with `null` is never true"), node.span(), Said.nothing());
            return;
        }
        if (!node.negated()
                && order(node.low(), node.high()).filter(order -> order > 0).isPresent()) {
            report(
                    Said.of("{} is more than {}", TypeMistakes.shown(node.low()), TypeMistakes.shown(node.high())),
                    node.span(),
                    Said.of(
                            "put the smaller first: `between {} and {}`",
                            Canonical.text(node.high()),
                            Canonical.text(node.low())));
        }
    }

    /** Bounds by constants on one value, joined by {@code and}, that leave nothing between them. */
    private void conjunction(Expr.Logic node) {
        Map<String, Bound> lows = new LinkedHashMap<>();
        Map<String, Bound> highs = new LinkedHashMap<>();
        for (Expr operand : node.operands()) {
            if (!(operand instanceof Expr.Compare compare)
                    || order(compare.right(), compare.right()).isEmpty()) {
                continue;
            }
            String key = Canonical.text(compare.left());
            Comparison operator = compare.operator();
            boolean strict = operator == Comparison.GREATER || operator == Comparison.LESS;
            Bound bound = new Bound(compare, strict);
            if (operator == Comparison.EQUAL
                    || operator == Comparison.GREATER
                    || operator == Comparison.GREATER_OR_EQUAL) {
                lows.merge(key, bound, (old, added) -> old.tighter(added, 1));
            }
            if (operator == Comparison.EQUAL || operator == Comparison.LESS || operator == Comparison.LESS_OR_EQUAL) {
                highs.merge(key, bound, (old, added) -> old.tighter(added, -1));
            }
        }
        lows.forEach((key, low) -> Optional.ofNullable(highs.get(key)).ifPresent(high -> apart(low, high)));
    }

    private void apart(Bound low, Bound high) {
        Optional<Integer> order = order(low.compare.right(), high.compare.right());
        boolean empty = order.filter(found -> found > 0 || (found == 0 && (low.strict || high.strict)))
                .isPresent();
        if (empty) {
            report(
                    Said.of(
                            "{} and {} are never both true",
                            TypeMistakes.shown(low.compare),
                            TypeMistakes.shown(high.compare)),
                    high.compare.span(),
                    Said.of("join them by `or`, or correct one of them"));
        }
    }

    private record Bound(Expr.Compare compare, boolean strict) {
        /** The bound that leaves less; of two alike the strict one. */
        Bound tighter(Bound other, int direction) {
            int order = order(other.compare.right(), compare.right()).orElse(0) * direction;
            return order > 0 || (order == 0 && other.strict) ? other : this;
        }
    }

    /** How two constants of one kind compare; empty for anything else. */
    private static Optional<Integer> order(Expr left, Expr right) {
        if (left instanceof Expr.Number one && right instanceof Expr.Number two) {
            return Optional.of(one.value().compareTo(two.value()));
        }
        if (left instanceof Expr.Date one && right instanceof Expr.Date two) {
            return Optional.of(one.value().compareTo(two.value()));
        }
        return Optional.empty();
    }

    private void report(Said message, Span span, Said help) {
        out.add(Diagnostic.of(Code.SEG2010, message, span).withHelp(help));
    }
}
