package io.licit.server.build;

import io.licit.core.catalogue.Type;
import io.licit.core.segment.Canonical;
import io.licit.core.segment.Expr;
import io.licit.core.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A condition taken apart into rows. */
final class Rows {
    private static final Map<Expr.AggregateFunction, String> SINCE =
            Map.of(Expr.AggregateFunction.MAX, "since_last", Expr.AggregateFunction.MIN, "since_first");
    private static final Row.Test UNTESTED = new Row.Test("=", "true", "");

    private final Subjects subjects;
    private final List<Row> all = new ArrayList<>();
    private final List<Span> places = new ArrayList<>();

    private Rows(Subjects subjects) {
        this.subjects = subjects;
    }

    /** @param places what each row was made of */
    record Placed(List<Row> rows, List<Span> places) {}

    /** The first row is a group that holds the others. */
    static Placed of(Expr condition, Subjects subjects) {
        Rows rows = new Rows(subjects);
        if (condition instanceof Expr.Logic) {
            rows.add(condition, 0, false, Subjects.PERSONS);
        } else {
            rows.put(new Row(0, false, new Row.Group(false)), condition);
            rows.add(condition, 1, false, Subjects.PERSONS);
        }
        return new Placed(rows.all, rows.places);
    }

    private void put(Row row, Expr made) {
        all.add(row);
        places.add(made.span());
    }

    private void add(Expr expr, int depth, boolean not, String scope) {
        if (expr instanceof Expr.Not inner) {
            add(inner.operand(), depth, !not, scope);
            return;
        }
        if (expr instanceof Expr.Logic logic) {
            put(new Row(depth, not, new Row.Group(!logic.and())), expr);
            logic.operands().forEach(operand -> add(operand, depth + 1, false, scope));
            return;
        }
        Optional<Meant> said = leaf(expr, scope);
        if (said.isEmpty()) {
            put(new Row(depth, not, new Row.Written(Canonical.text(expr))), expr);
            return;
        }
        put(new Row(depth, not != said.get().not(), said.get().what()), expr);
        if (said.get().what() instanceof Row.OfEvents events) {
            said.get().filters().forEach(filter -> add(filter, depth + 1, false, events.table()));
        }
    }

    /** @param filters of events; none of anything else */
    private record Meant(Row.What what, boolean not, List<Expr> filters) {
        static Meant of(Row.What what) {
            return new Meant(what, false, List.of());
        }
    }

    private record Against(Row.Test test, boolean not) {}

    private Optional<Meant> leaf(Expr expr, String scope) {
        if (expr instanceof Expr.InSegment in) {
            return Optional.of(Meant.of(new Row.InSegment(in.segment())));
        }
        Expr compared = compared(expr);
        Optional<Meant> ofEvents = scope.equals(Subjects.PERSONS) ? events(compared) : Optional.empty();
        Optional<Meant> said = ofEvents.isPresent() ? ofEvents : value(compared, scope);
        return said.flatMap(plain -> {
            Optional<Against> against = against(expr, typeOf(plain.what(), scope));
            return against.map(one -> new Meant(with(plain.what(), one.test()), one.not(), plain.filters()));
        });
    }

    private static Expr compared(Expr expr) {
        if (expr instanceof Expr.Compare compare) {
            return compare.left();
        }
        if (expr instanceof Expr.In in) {
            return in.value();
        }
        if (expr instanceof Expr.Between between) {
            return between.value();
        }
        if (expr instanceof Expr.Like like) {
            return like.value();
        }
        return expr instanceof Expr.IsNull test ? test.value() : expr;
    }

    private Type typeOf(Row.What what, String scope) {
        return what instanceof Row.OfEvents events
                ? subjects.type(events)
                : subjects.type(scope, ((Row.OfValue) what).subject());
    }

    private static Row.What with(Row.What what, Row.Test test) {
        if (what instanceof Row.OfEvents of) {
            return new Row.OfEvents(of.function(), of.table(), of.column(), of.within(), of.unknown(), test);
        }
        Row.OfValue of = (Row.OfValue) what;
        return new Row.OfValue(of.subject(), of.parts(), of.unknown(), test);
    }

    private static Optional<Against> against(Expr expr, Type type) {
        if (expr instanceof Expr.Compare compare) {
            return Literals.shown(compare.right(), type)
                    .map(value -> new Against(new Row.Test(compare.operator().symbol(), value, ""), false));
        }
        if (expr instanceof Expr.In in) {
            return list(in.options(), type).map(list -> new Against(new Row.Test("in", list, ""), in.negated()));
        }
        if (expr instanceof Expr.Between between) {
            return Literals.shown(between.low(), type)
                    .flatMap(low -> Literals.shown(between.high(), type)
                            .map(high -> new Against(new Row.Test("between", low, high), between.negated())));
        }
        if (expr instanceof Expr.Like like) {
            return Optional.of(new Against(new Row.Test("like", like.pattern().value(), ""), like.negated()));
        }
        if (expr instanceof Expr.IsNull test) {
            return Optional.of(new Against(new Row.Test("empty", "", ""), test.negated()));
        }
        return type == Type.BOOLEAN ? Optional.of(new Against(UNTESTED, false)) : Optional.empty();
    }

    private static Optional<String> list(List<Expr> options, Type type) {
        List<String> shown = options.stream()
                .flatMap(option -> Literals.shown(option, type).stream())
                .filter(text -> !text.contains(",") && !text.isEmpty())
                .toList();
        return shown.size() == options.size() ? Optional.of(String.join(", ", shown)) : Optional.empty();
    }

    private Optional<Meant> value(Expr expr, String scope) {
        Expr known = known(expr);
        return subject(known, scope)
                .flatMap(subject -> unknown(expr, subjects.type(scope, subject))
                        .map(unknown -> Meant.of(new Row.OfValue(subject, parts(known), unknown, UNTESTED))));
    }

    private static boolean isCoalesce(Expr expr) {
        return expr instanceof Expr.Call call
                && call.function() == Expr.Function.COALESCE
                && !call.arguments().isEmpty();
    }

    /** Without what stands in for the unknown. */
    private static Expr known(Expr expr) {
        return isCoalesce(expr) ? ((Expr.Call) expr).arguments().get(0) : expr;
    }

    /** What stands in for the unknown, the empty text where nothing does; empty where a row can't say it. */
    private static Optional<String> unknown(Expr expr, Type type) {
        if (!isCoalesce(expr)) {
            return Optional.of("");
        }
        List<Expr> arguments = ((Expr.Call) expr).arguments();
        return arguments.size() == 2
                ? Literals.shown(arguments.get(1), type).filter(text -> !text.isBlank())
                : Optional.empty();
    }

    private static Optional<String> subject(Expr expr, String scope) {
        if (!(expr instanceof Expr.Call call)) {
            return column(expr);
        }
        List<Expr> arguments = call.arguments();
        return switch (call.function()) {
            case AGE -> Optional.of(Subjects.AGE);
            case PERCENTILE -> of(Subjects.PERCENTILE, arguments, 0).filter(one -> scope.equals(Subjects.PERSONS));
            case NTILE ->
                of(Subjects.NTILE, arguments, 1)
                        .filter(one ->
                                scope.equals(Subjects.PERSONS) && !parts(expr).isEmpty());
            case DAYS_SINCE -> of(Subjects.DAYS_SINCE, arguments, 0);
            case COALESCE, LOWER -> Optional.empty();
        };
    }

    private static Optional<String> of(String function, List<Expr> arguments, int column) {
        return arguments.size() == column + 1
                ? column(arguments.get(column)).map(name -> Subjects.of(function, name))
                : Optional.empty();
    }

    private static String parts(Expr expr) {
        return expr instanceof Expr.Call call
                        && call.function() == Expr.Function.NTILE
                        && call.arguments().get(0) instanceof Expr.Number number
                ? Literals.shown(number, Type.NUMBER).orElse("")
                : "";
    }

    private static Optional<String> column(Expr expr) {
        String name = expr instanceof Expr.Column column
                ? column.name()
                : expr instanceof Expr.Name written ? written.name() : "";
        return Optional.of(name).filter(Subjects::isOfColumn);
    }

    private Optional<Meant> events(Expr expr) {
        Expr known = known(expr);
        boolean isSince = known instanceof Expr.Call call
                && call.function() == Expr.Function.DAYS_SINCE
                && call.arguments().size() == 1
                && call.arguments().get(0) instanceof Expr.Aggregate since
                && SINCE.containsKey(since.function());
        Expr reckoned = isSince ? ((Expr.Call) known).arguments().get(0) : known;
        if (!(reckoned instanceof Expr.Aggregate aggregate)) {
            return Optional.empty();
        }
        String function = isSince
                ? SINCE.getOrDefault(aggregate.function(), "")
                : aggregate.function().name().toLowerCase(Locale.ROOT);
        String column = aggregate.column().flatMap(Rows::column).orElse("");
        if (aggregate.column().isPresent() && column.isEmpty()) {
            return Optional.empty();
        }
        Filters filters = Filters.of(aggregate, subjects);
        Row.OfEvents of = new Row.OfEvents(function, aggregate.table(), column, filters.within(), "", UNTESTED);
        return unknown(expr, subjects.type(of))
                .map(unknown -> new Meant(
                        new Row.OfEvents(function, of.table(), column, of.within(), unknown, UNTESTED),
                        false,
                        filters.others()));
    }

    /** Which events count: those of a last while, and that meet the others. */
    private record Filters(Row.Within within, List<Expr> others) {
        static Filters of(Expr.Aggregate aggregate, Subjects subjects) {
            List<Expr> parts = aggregate
                    .where()
                    .map(where -> where instanceof Expr.Logic logic && logic.and() ? logic.operands() : List.of(where))
                    .orElse(List.of());
            List<Expr> others = new ArrayList<>(parts);
            Row.Within within = Row.Within.ALWAYS;
            for (Expr part : parts) {
                Optional<Row.Within> found = within(part, subjects.time(aggregate.table()));
                if (found.isPresent()) {
                    within = found.get();
                    others.remove(part);
                    break;
                }
            }
            return new Filters(within, others);
        }

        /** Of {@code at >= today - 90 days}: 90 days. */
        private static Optional<Row.Within> within(Expr part, Optional<String> time) {
            boolean isWindow = part instanceof Expr.Compare compare
                    && compare.operator() == Expr.Comparison.GREATER_OR_EQUAL
                    && column(compare.left())
                            .filter(name -> time.filter(name::equals).isPresent())
                            .isPresent()
                    && compare.right() instanceof Expr.Arithmetic minus
                    && minus.operator() == Expr.Operation.SUBTRACT
                    && minus.left() instanceof Expr.Today
                    && minus.right() instanceof Expr.Duration;
            if (!isWindow) {
                return Optional.empty();
            }
            Expr.Duration last = (Expr.Duration) ((Expr.Arithmetic) ((Expr.Compare) part).right()).right();
            return Optional.of(new Row.Within(
                    Integer.toString(last.count()), last.unit().name().toLowerCase(Locale.ROOT)));
        }
    }
}
