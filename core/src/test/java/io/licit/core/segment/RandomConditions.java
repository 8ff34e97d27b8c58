package io.licit.core.segment;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Type;
import io.licit.core.segment.Expr.AggregateFunction;
import io.licit.core.segment.Expr.Comparison;
import io.licit.core.segment.Expr.Function;
import io.licit.core.segment.Expr.Operation;
import io.licit.core.segment.Expr.Unit;
import io.licit.core.source.Span;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Random conditions over a catalogue: resolved, of correct types, in the form that parser and resolver give, without
 * places. {@code null} literals occur. The same random source gives the same conditions.
 */
public final class RandomConditions {
    private static final List<String> TEXTS =
            List.of("DE", "FR", "a", "ab", "A_b", "it's", "100%", "", "é", "\ud83d\ude00", "b--c", "line\nbreak");
    private static final List<String> PATTERNS = List.of("%", "a%", "%b", "_", "_%b_", "A\\_b", "%é%", "DE");
    private static final LocalDate ABOUT = LocalDate.of(2026, 6, 15);
    private static final int DEPTH = 4;

    private final Random random;
    private final Table persons;
    private final List<Table> events;
    private final List<String> segments;
    /** Where the next part stands. */
    private Table scope;

    private boolean inRank;

    /** @param segments that conditions may name; none if empty */
    public RandomConditions(Random random, Catalogue catalogue, List<String> segments) {
        this.random = random;
        this.persons = catalogue.persons().orElseThrow();
        this.events = catalogue.events().stream()
                .sorted(Comparator.comparing(Table::name))
                .toList();
        this.segments = List.copyOf(segments);
        this.scope = persons;
    }

    public Expr condition() {
        return condition(DEPTH, true);
    }

    /** A value of the type for a person; of {@link Type#UNKNOWN}, any. */
    public Expr value(Type type) {
        return value(type == Type.UNKNOWN ? anyType() : type, DEPTH);
    }

    private Expr condition(int depth, boolean logical) {
        int kind = random.nextInt(depth <= 0 ? 9 : 16);
        if (logical && !segments.isEmpty() && random.nextInt(20) == 0) {
            return new Expr.InSegment(Span.none(), pick(segments));
        }
        if (kind >= 12) {
            return logic(depth, logical);
        }
        if (kind >= 10) {
            return new Expr.Not(Span.none(), condition(depth - 1, logical));
        }
        return test(kind, depth - 1);
    }

    private Expr logic(int depth, boolean logical) {
        boolean and = random.nextBoolean();
        List<Expr> operands = new ArrayList<>();
        for (int i = 2 + random.nextInt(2); i > 0; i--) {
            operands.add(condition(depth - 1, logical));
        }
        return new Expr.Logic(Span.none(), and, NormalForm.flattened(and, operands));
    }

    private Expr test(int kind, int depth) {
        Type type = ordered();
        boolean negated = random.nextBoolean();
        return switch (kind) {
            case 0, 1, 2, 3 ->
                new Expr.Compare(Span.none(), value(type, depth), pick(Comparison.values()), fitting(type, depth));
            case 4 -> new Expr.In(Span.none(), value(type, depth), options(type), negated);
            case 5 ->
                new Expr.Between(Span.none(), value(type, depth), fitting(type, depth), fitting(type, depth), negated);
            case 6 ->
                new Expr.Like(
                        Span.none(), value(Type.TEXT, depth), new Expr.Text(Span.none(), pick(PATTERNS)), negated);
            case 7 -> new Expr.IsNull(Span.none(), value(anyType(), depth), negated);
            default -> value(Type.BOOLEAN, depth);
        };
    }

    private List<Expr> options(Type type) {
        List<Expr> options = new ArrayList<>();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            options.add(random.nextInt(6) == 0 ? fitting(type, 0) : literal(type));
        }
        return options;
    }

    /** A value that compares with the type: dates and timestamps mix. */
    private Expr fitting(Type type, int depth) {
        boolean time = type == Type.DATE || type == Type.TIMESTAMP;
        Type fitting = time && random.nextBoolean() ? pick(List.of(Type.DATE, Type.TIMESTAMP)) : type;
        return random.nextBoolean() ? literal(fitting) : value(fitting, depth);
    }

    private Type ordered() {
        return pick(List.of(Type.NUMBER, Type.NUMBER, Type.TEXT, Type.DATE, Type.TIMESTAMP));
    }

    private Type anyType() {
        return random.nextInt(5) == 0 ? Type.BOOLEAN : ordered();
    }

    private Expr value(Type type, int depth) {
        int kind = random.nextInt(100);
        if (kind < 3) {
            return new Expr.Null(Span.none());
        }
        if (depth <= 0 || kind < 35) {
            return kind % 4 == 0 ? literal(type) : column(type);
        }
        if (kind < 42) {
            return choice(type, depth - 1);
        }
        if (kind < 48) {
            return new Expr.Call(
                    Span.none(), Function.COALESCE, List.of(value(type, depth - 1), value(type, depth - 1)));
        }
        if (scope == persons && kind < 75) {
            return trait(type, depth - 1);
        }
        return computed(type, depth - 1);
    }

    private Expr choice(Type type, int depth) {
        List<Expr.Branch> branches = new ArrayList<>();
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            branches.add(new Expr.Branch(condition(depth, false), value(type, depth)));
        }
        Optional<Expr> otherwise = random.nextBoolean() ? Optional.of(value(type, depth)) : Optional.empty();
        return new Expr.Case(Span.none(), branches, otherwise);
    }

    private Expr computed(Type type, int depth) {
        return switch (type) {
            case NUMBER -> number(depth);
            case DATE, TIMESTAMP ->
                new Expr.Arithmetic(
                        Span.none(),
                        value(type, depth),
                        pick(List.of(Operation.ADD, Operation.SUBTRACT)),
                        new Expr.Duration(Span.none(), random.nextInt(40), pick(Unit.values())));
            case TEXT -> new Expr.Call(Span.none(), Function.LOWER, List.of(value(Type.TEXT, depth)));
            case BOOLEAN -> new Expr.IsNull(Span.none(), value(ordered(), depth), random.nextBoolean());
            case UNKNOWN -> new Expr.Null(Span.none());
        };
    }

    private Expr number(int depth) {
        int kind = random.nextInt(scope == persons && !inRank ? 9 : 6);
        Type time = pick(List.of(Type.DATE, Type.TIMESTAMP));
        return switch (kind) {
            case 0 -> new Expr.Negate(Span.none(), value(Type.NUMBER, depth));
            case 1 -> new Expr.Call(Span.none(), Function.DAYS_SINCE, List.of(value(time, depth)));
            case 2 -> new Expr.Arithmetic(Span.none(), value(time, depth), Operation.SUBTRACT, value(Type.DATE, depth));
            case 3, 4, 5 ->
                new Expr.Arithmetic(
                        Span.none(), value(Type.NUMBER, depth), pick(Operation.values()), value(Type.NUMBER, depth));
            case 6 -> hasAge() ? new Expr.Call(Span.none(), Function.AGE, List.of()) : literal(Type.NUMBER);
            case 7 -> new Expr.Call(Span.none(), Function.PERCENTILE, List.of(ranked(depth)));
            default ->
                new Expr.Call(Span.none(), Function.NTILE, List.of(wholeNumber(1 + random.nextInt(10)), ranked(depth)));
        };
    }

    private boolean hasAge() {
        Table.Role.Persons role = (Table.Role.Persons) persons.role();
        return role.birthDate().isPresent() || role.age().isPresent();
    }

    private Expr ranked(int depth) {
        inRank = true;
        Expr ranked = value(random.nextInt(4) == 0 ? Type.DATE : Type.NUMBER, depth);
        inRank = false;
        return ranked;
    }

    /** A value from a person's events. */
    private Expr trait(Type type, int depth) {
        if (events.isEmpty()) {
            return column(type);
        }
        Table table = pick(events);
        if (type == Type.TEXT && !inRank && random.nextInt(4) == 0) {
            Optional<Expr> amount = columnOf(table, Type.NUMBER);
            if (amount.isPresent()) {
                return new Expr.Rfm(Span.none(), table.name(), amount);
            }
        }
        Set<AggregateFunction> functions = new TreeSet<>(Set.of(AggregateFunction.FIRST, AggregateFunction.LAST));
        if (type != Type.BOOLEAN) {
            functions.addAll(Set.of(AggregateFunction.MIN, AggregateFunction.MAX));
        }
        if (type == Type.NUMBER) {
            functions.addAll(Set.of(AggregateFunction.SUM, AggregateFunction.AVG));
            functions.addAll(Set.of(AggregateFunction.COUNT, AggregateFunction.DISTINCT_COUNT));
        }
        return aggregate(table, pick(List.copyOf(functions)), type, depth);
    }

    private Expr aggregate(Table table, AggregateFunction function, Type type, int depth) {
        boolean counts = function == AggregateFunction.COUNT || function == AggregateFunction.DISTINCT_COUNT;
        Optional<Expr> column = columnOf(table, counts ? anyType() : type);
        if (function == AggregateFunction.COUNT && random.nextInt(3) > 0) {
            column = Optional.empty();
        } else if (column.isEmpty()) {
            return literal(type);
        }
        Optional<Expr> where = random.nextInt(3) == 0 ? Optional.empty() : Optional.of(rowCondition(table, depth));
        return new Expr.Aggregate(Span.none(), function, table.name(), column, where);
    }

    private Expr rowCondition(Table table, int depth) {
        scope = table;
        Expr where = condition(Math.min(depth, 2), false);
        scope = persons;
        return where;
    }

    private Expr column(Type type) {
        return columnOf(scope, type).orElseGet(() -> literal(type));
    }

    private Optional<Expr> columnOf(Table table, Type type) {
        List<Expr> fitting = table.columns().values().stream()
                .filter(column -> column.type() == type)
                .<Expr>map(column -> new Expr.Column(Span.none(), table.name(), column.name(), type))
                .toList();
        return fitting.isEmpty() ? Optional.empty() : Optional.of(pick(fitting));
    }

    private Expr literal(Type type) {
        return switch (type) {
            case NUMBER -> number();
            case TEXT -> new Expr.Text(Span.none(), pick(TEXTS));
            case BOOLEAN -> new Expr.Bool(Span.none(), random.nextBoolean());
            case DATE, TIMESTAMP -> day();
            case UNKNOWN -> new Expr.Null(Span.none());
        };
    }

    private Expr day() {
        if (random.nextInt(4) == 0) {
            return new Expr.Today(Span.none());
        }
        return new Expr.Date(Span.none(), ABOUT.plusDays(random.nextInt(800) - 700));
    }

    private Expr number() {
        int kind = random.nextInt(4);
        if (kind == 0) {
            BigDecimal quarters = BigDecimal.valueOf(random.nextInt(400) - 100).divide(BigDecimal.valueOf(4));
            return new Expr.Number(Span.none(), NormalForm.number(quarters));
        }
        return wholeNumber(kind == 1 ? random.nextInt(1000) - 200 : random.nextInt(12));
    }

    private static Expr wholeNumber(int value) {
        return new Expr.Number(Span.none(), NormalForm.number(BigDecimal.valueOf(value)));
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private <T> T pick(T[] from) {
        return from[random.nextInt(from.length)];
    }
}
