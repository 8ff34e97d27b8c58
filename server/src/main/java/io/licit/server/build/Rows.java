package io.licit.server.build;

import io.licit.core.segment.Canonical;
import io.licit.core.segment.Expr;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A condition taken apart into rows. */
final class Rows {
    private final List<Row> all = new ArrayList<>();

    private Rows() {}

    /** The first row is a group that holds the others. */
    static List<Row> of(Expr condition) {
        Rows rows = new Rows();
        if (condition instanceof Expr.Logic) {
            rows.add(condition, 0, false);
        } else {
            rows.all.add(new Row(0, false, new Row.Group(false)));
            rows.add(condition, 1, false);
        }
        return rows.all;
    }

    private void add(Expr expr, int depth, boolean not) {
        if (expr instanceof Expr.Not inner) {
            add(inner.operand(), depth, !not);
            return;
        }
        if (expr instanceof Expr.Logic logic) {
            all.add(new Row(depth, not, new Row.Group(!logic.and())));
            logic.operands().forEach(operand -> add(operand, depth + 1, false));
            return;
        }
        Said said = leaf(expr).orElseGet(() -> new Said(new Row.Written(Canonical.text(expr)), false));
        all.add(new Row(depth, not != said.not(), said.what()));
    }

    private record Said(Row.What what, boolean not) {}

    private static Optional<Said> leaf(Expr expr) {
        if (expr instanceof Expr.InSegment in) {
            return Optional.of(new Said(new Row.InSegment(in.segment()), false));
        }
        if (expr instanceof Expr.Compare compare) {
            return literal(compare.right()).flatMap(value -> compared(compare, value));
        }
        if (expr instanceof Expr.In in) {
            List<Optional<String>> options =
                    in.options().stream().map(Rows::literal).toList();
            boolean plain = options.stream()
                    .allMatch(one -> one.filter(text -> !text.contains(",")).isPresent());
            String list = options.stream().flatMap(Optional::stream).collect(Collectors.joining(", "));
            return subject(in.value())
                    .filter(subject -> plain)
                    .map(subject -> new Said(new Row.OfValue(subject, "in", list, ""), in.negated()));
        }
        if (expr instanceof Expr.Between between) {
            return subject(between.value())
                    .flatMap(subject -> literal(between.low())
                            .flatMap(low -> literal(between.high())
                                    .map(high -> new Said(
                                            new Row.OfValue(subject, "between", low, high), between.negated()))));
        }
        if (expr instanceof Expr.Like like) {
            return subject(like.value())
                    .map(subject -> new Said(
                            new Row.OfValue(subject, "like", like.pattern().value(), ""), like.negated()));
        }
        if (expr instanceof Expr.IsNull test) {
            return subject(test.value())
                    .map(subject -> new Said(new Row.OfValue(subject, "empty", "", ""), test.negated()));
        }
        return subject(expr).map(subject -> new Said(new Row.OfValue(subject, "=", "true", ""), false));
    }

    private static Optional<Said> compared(Expr.Compare compare, String value) {
        String operator = compare.operator().symbol();
        if (compare.left() instanceof Expr.Aggregate aggregate) {
            return events(aggregate, operator, value).map(what -> new Said(what, false));
        }
        return subject(compare.left()).map(subject -> new Said(new Row.OfValue(subject, operator, value, ""), false));
    }

    private static Optional<Row.What> events(Expr.Aggregate aggregate, String operator, String value) {
        Optional<String> days = aggregate.where().isEmpty()
                ? Optional.of("")
                : days(aggregate.where().get());
        Optional<String> column = aggregate.column().isEmpty()
                ? Optional.of("")
                : column(aggregate.column().get());
        return days.flatMap(last -> column.map(name -> new Row.OfEvents(
                aggregate.function().name().toLowerCase(Locale.ROOT), aggregate.table(), name, last, operator, value)));
    }

    /** Of {@code at >= today - 90 days}: 90. */
    private static Optional<String> days(Expr where) {
        boolean isWindow = where instanceof Expr.Compare compare
                && compare.operator() == Expr.Comparison.GREATER_OR_EQUAL
                && column(compare.left()).isPresent()
                && compare.right() instanceof Expr.Arithmetic minus
                && minus.operator() == Expr.Operation.SUBTRACT
                && minus.left() instanceof Expr.Today
                && minus.right() instanceof Expr.Duration;
        if (!isWindow) {
            return Optional.empty();
        }
        Expr.Duration last = (Expr.Duration) ((Expr.Arithmetic) ((Expr.Compare) where).right()).right();
        return last.unit() == Expr.Unit.DAYS ? Optional.of(Integer.toString(last.count())) : Optional.empty();
    }

    private static Optional<String> column(Expr expr) {
        if (expr instanceof Expr.Column column) {
            return Optional.of(column.name());
        }
        return expr instanceof Expr.Name name ? Optional.of(name.name()) : Optional.empty();
    }

    private static Optional<String> subject(Expr expr) {
        if (expr instanceof Expr.Call call && call.function() == Expr.Function.AGE) {
            return Optional.of(Subjects.AGE);
        }
        if (expr instanceof Expr.Call call
                && call.function() == Expr.Function.PERCENTILE
                && call.arguments().size() == 1) {
            return column(call.arguments().get(0)).map(Subjects::percentile);
        }
        return column(expr);
    }

    private static Optional<String> literal(Expr expr) {
        if (expr instanceof Expr.Number number) {
            return Optional.of(plain(number.value()));
        }
        if (expr instanceof Expr.Negate minus && minus.operand() instanceof Expr.Number number) {
            return Optional.of("-" + plain(number.value()));
        }
        if (expr instanceof Expr.Text text) {
            return Optional.of(text.value());
        }
        if (expr instanceof Expr.Bool bool) {
            return Optional.of(Boolean.toString(bool.value()));
        }
        return expr instanceof Expr.Date date ? Optional.of(date.value().toString()) : Optional.empty();
    }

    private static String plain(BigDecimal number) {
        return number.toPlainString();
    }
}
