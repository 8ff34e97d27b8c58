package io.licit.engine.sql;

import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Type;
import io.licit.core.segment.Expr;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A resolved expression as an engine's SQL, with the meaning of the reference evaluation. */
final class ConditionSql implements Expr.Visitor<Typed> {
    /** Below this an expression may be written twice. */
    private static final int SHORT = 200;

    private static final int RFM_PARTS = 5;

    private final StateSql state;
    private final boolean ofPersons;
    private final Dialect dialect;

    private ConditionSql(StateSql state, boolean ofPersons) {
        this.state = state;
        this.ofPersons = ofPersons;
        this.dialect = state.dialect();
    }

    /** Of a person's columns and traits. */
    static ConditionSql ofPersons(StateSql state) {
        return new ConditionSql(state, true);
    }

    /** Of the columns of one row of events. */
    private ConditionSql ofRows() {
        return new ConditionSql(state, false);
    }

    String condition(Expr expr) {
        return truth(expr.accept(this));
    }

    private String truth(Typed typed) {
        return typed.is(Type.BOOLEAN)
                ? typed.sql()
                : Typed.nothing(Type.BOOLEAN, dialect).sql();
    }

    // --- values -----------------------------------------------------------------------------------------------

    @Override
    public Typed number(Expr.Number node) {
        return Typed.number("CAST('" + node.value().toPlainString() + "' AS DOUBLE)");
    }

    @Override
    public Typed text(Expr.Text node) {
        return new Typed(dialect.text(node.value()), Type.TEXT);
    }

    @Override
    public Typed bool(Expr.Bool node) {
        return Typed.truth(String.valueOf(node.value()));
    }

    @Override
    public Typed nothing(Expr.Null node) {
        return Typed.nothing();
    }

    @Override
    public Typed date(Expr.Date node) {
        return new Typed(Sql.date(node.value()), Type.DATE);
    }

    @Override
    public Typed today(Expr.Today node) {
        return new Typed(Sql.date(state.today()), Type.DATE);
    }

    @Override
    public Typed duration(Expr.Duration node) {
        throw new IllegalArgumentException("a length of time is no value");
    }

    @Override
    public Typed name(Expr.Name node) {
        throw new IllegalArgumentException("not resolved: " + node.name());
    }

    @Override
    public Typed column(Expr.Column node) {
        String column = state.layout().column(node.table(), node.name());
        Type type = node.type() == Type.UNKNOWN ? Type.TEXT : node.type();
        return new Typed(
                ofPersons
                        ? state.personColumn(column)
                        : state.aggregates(node.table()).column(column),
                type);
    }

    // --- logic ------------------------------------------------------------------------------------------------

    @Override
    public Typed not(Expr.Not node) {
        return Typed.truth("(NOT " + condition(node.operand()) + ")");
    }

    @Override
    public Typed logic(Expr.Logic node) {
        return Typed.truth(node.operands().stream()
                .map(this::condition)
                .collect(Collectors.joining(node.and() ? " AND " : " OR ", "(", ")")));
    }

    @Override
    public Typed compare(Expr.Compare node) {
        return compared(
                node.left().accept(this), node.operator().symbol(), node.right().accept(this));
    }

    private Typed compared(Typed left, String operator, Typed right) {
        if (!left.comparesWith(right)) {
            return Typed.nothing(Type.BOOLEAN, dialect);
        }
        Type type = Typed.common(List.of(left, right));
        return Typed.truth("(" + left.as(type, dialect) + " " + operator + " " + right.as(type, dialect) + ")");
    }

    @Override
    public Typed in(Expr.In node) {
        Typed value = node.value().accept(this);
        if (value.is(Type.UNKNOWN)) {
            return Typed.nothing(Type.BOOLEAN, dialect);
        }
        List<Typed> all = new ArrayList<>(List.of(value));
        node.options().forEach(option -> all.add(option.accept(this)));
        Type type = Typed.common(all);
        String options =
                all.stream().skip(1).map(option -> option.as(type, dialect)).collect(Collectors.joining(", "));
        return Typed.truth("(" + value.as(type, dialect) + (node.negated() ? " NOT IN (" : " IN (") + options + "))");
    }

    @Override
    public Typed between(Expr.Between node) {
        Typed value = node.value().accept(this);
        Typed low = node.low().accept(this);
        Typed high = node.high().accept(this);
        String within;
        if (value.comparesWith(low) && value.comparesWith(high)) {
            Type type = Typed.common(List.of(value, low, high));
            within = "(" + value.as(type, dialect) + " BETWEEN " + low.as(type, dialect) + " AND "
                    + high.as(type, dialect) + ")";
        } else {
            within = "(" + truth(compared(value, ">=", low)) + " AND " + truth(compared(value, "<=", high)) + ")";
        }
        return Typed.truth(node.negated() ? "(NOT " + within + ")" : within);
    }

    @Override
    public Typed like(Expr.Like node) {
        Typed value = node.value().accept(this);
        if (!value.is(Type.TEXT)) {
            return Typed.nothing(Type.BOOLEAN, dialect);
        }
        return Typed.truth(
                "(" + dialect.like(value.sql(), node.negated(), node.pattern().value()) + ")");
    }

    @Override
    public Typed isNull(Expr.IsNull node) {
        String test = node.negated() ? " IS NOT NULL)" : " IS NULL)";
        return Typed.truth("(" + node.value().accept(this).sql() + test);
    }

    @Override
    public Typed inSegment(Expr.InSegment node) {
        throw new IllegalArgumentException("another segment is answered by its bitmaps: " + node.segment());
    }

    // --- computation ------------------------------------------------------------------------------------------

    @Override
    public Typed arithmetic(Expr.Arithmetic node) {
        Typed left = node.left().accept(this);
        if (node.right() instanceof Expr.Duration by) {
            return shifted(left, by, node.operator() == Expr.Operation.SUBTRACT);
        }
        Typed right = node.right().accept(this);
        if (left.is(Type.NUMBER) && right.is(Type.NUMBER)) {
            return finite("(" + left.sql() + " " + node.operator().symbol() + " " + right.sql() + ")");
        }
        if (left.isTime() && right.isTime() && node.operator() == Expr.Operation.SUBTRACT) {
            return Typed.number("CAST(" + dialect.days(right.day(), left.day()) + " AS DOUBLE)");
        }
        return Typed.nothing(Type.NUMBER, dialect);
    }

    /** What is not finite is null; a long expression is written once, in a list of one. */
    private Typed finite(String sql) {
        return Typed.number(dialect.finite(sql, sql.length() > SHORT));
    }

    private Typed shifted(Typed time, Expr.Duration by, boolean back) {
        if (!time.isTime()) {
            return Typed.nothing();
        }
        String unit = switch (by.unit()) {
            case DAYS -> "DAY";
            case WEEKS -> "WEEK";
            case MONTHS -> "MONTH";
            case YEARS -> "YEAR";
        };
        int count = back ? -by.count() : by.count();
        String moved = dialect.shifted(time.sql(), count, unit);
        return new Typed("CAST(" + moved + " AS " + dialect.stored(time.type()) + ")", time.type());
    }

    @Override
    public Typed negate(Expr.Negate node) {
        Typed operand = node.operand().accept(this);
        return operand.is(Type.NUMBER)
                ? Typed.number("(0.0 - " + operand.sql() + ")")
                : Typed.nothing(Type.NUMBER, dialect);
    }

    @Override
    public Typed choice(Expr.Case node) {
        List<Typed> results = new ArrayList<>();
        node.branches().forEach(branch -> results.add(branch.then().accept(this)));
        Typed otherwise = node.otherwise().map(expr -> expr.accept(this)).orElse(Typed.nothing());
        results.add(otherwise);
        Type type = Typed.common(results);
        StringBuilder sql = new StringBuilder("CASE");
        for (int i = 0; i < node.branches().size(); i++) {
            sql.append(" WHEN ").append(condition(node.branches().get(i).when()));
            sql.append(" THEN ").append(results.get(i).as(type, dialect));
        }
        return new Typed(sql + " ELSE " + otherwise.as(type, dialect) + " END", type);
    }

    @Override
    public Typed call(Expr.Call node) {
        List<Typed> arguments =
                node.arguments().stream().map(argument -> argument.accept(this)).toList();
        return switch (node.function()) {
            case AGE -> age();
            case DAYS_SINCE -> daysSince(arguments.get(0));
            case COALESCE -> coalesce(arguments);
            case LOWER ->
                arguments.get(0).is(Type.TEXT)
                        ? new Typed(dialect.lower(arguments.get(0).sql()), Type.TEXT)
                        : Typed.nothing(Type.TEXT, dialect);
            case PERCENTILE -> percentile(arguments.get(0));
            case NTILE -> tile(parts(node.arguments().get(0)), arguments.get(1));
        };
    }

    private Typed age() {
        Table persons = state.layout().persons();
        Optional<Typed> birth = state.layout().role().birthDate().map(name -> structural(persons, name));
        if (birth.isEmpty()) {
            return state.layout()
                    .role()
                    .age()
                    .map(name -> structural(persons, name))
                    .filter(age -> age.is(Type.NUMBER))
                    .orElse(Typed.nothing(Type.NUMBER, dialect));
        }
        if (!birth.get().isTime()) {
            return Typed.nothing(Type.NUMBER, dialect);
        }
        LocalDate today = state.today();
        String born = birth.get().day();
        return Typed.number("CASE WHEN " + born + " <= " + Sql.date(today) + " THEN CAST(" + today.getYear()
                + " - year(" + born + ") - CASE WHEN month(" + born + ") * 100 + day(" + born + ") > "
                + (today.getMonthValue() * 100 + today.getDayOfMonth()) + " THEN 1 ELSE 0 END AS DOUBLE) END");
    }

    private Typed structural(Table persons, String name) {
        Type type = persons.column(name).map(column -> column.type()).orElse(Type.UNKNOWN);
        return new Typed(state.personColumn(state.layout().column(persons.name(), name)), type);
    }

    private Typed daysSince(Typed time) {
        if (!time.isTime()) {
            return Typed.nothing(Type.NUMBER, dialect);
        }
        return Typed.number("CAST(" + dialect.days(time.day(), Sql.date(state.today())) + " AS DOUBLE)");
    }

    private Typed coalesce(List<Typed> arguments) {
        Type type = Typed.common(arguments);
        return new Typed(
                arguments.stream()
                        .map(argument -> argument.as(type, dialect))
                        .collect(Collectors.joining(", ", "COALESCE(", ")")),
                type);
    }

    private Typed percentile(Typed value) {
        String ranked = ranked(value);
        return Typed.number(
                "CASE WHEN " + ranked + " IS NULL THEN NULL WHEN " + ranked + "_known = 1 THEN 0.0 ELSE CAST(" + ranked
                        + "_below AS DOUBLE) / CAST(" + ranked + "_known - 1 AS DOUBLE) END");
    }

    private Typed tile(int parts, Typed value) {
        return Typed.number("CAST(" + tile(parts, ranked(value)) + " AS DOUBLE)");
    }

    private String tile(int parts, String ranked) {
        return "CASE WHEN " + ranked + " IS NOT NULL THEN " + ranked + "_below * " + parts + dialect.divided() + ranked
                + "_known + 1 END";
    }

    private String ranked(Typed value) {
        return state.ranked(value.is(Type.NUMBER) ? "(" + value.sql() + ") + 0.0" : value.sql());
    }

    private static int parts(Expr literal) {
        if (literal instanceof Expr.Number number) {
            return number.value().intValueExact();
        }
        throw new IllegalArgumentException("not a number of parts");
    }

    @Override
    public Typed aggregate(Expr.Aggregate node) {
        ConditionSql row = ofRows();
        return state.aggregates(node.table())
                .add(
                        node.function(),
                        node.column().map(column -> column.accept(row)),
                        node.where().map(row::condition));
    }

    @Override
    public Typed rfm(Expr.Rfm node) {
        AggregateSql aggregates = state.aggregates(node.table());
        Typed amount = node.amount()
                .map(column -> column.accept(ofRows()))
                .orElseThrow(() -> new IllegalArgumentException("not resolved: rfm"));
        String digits = List.of(aggregates.recency(), aggregates.frequency(), aggregates.money(amount)).stream()
                .map(part -> "CAST(" + tile(RFM_PARTS, state.ranked(part)) + " AS " + dialect.varchar() + ")")
                .collect(Collectors.joining(" || "));
        return new Typed("(" + digits + ")", Type.TEXT);
    }
}
