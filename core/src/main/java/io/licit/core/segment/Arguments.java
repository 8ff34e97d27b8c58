package io.licit.core.segment;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Type;
import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.diagnostic.Said;
import io.licit.core.segment.Expr.Function;
import java.math.BigDecimal;

/** What functions and aggregates take. */
final class Arguments {
    private static final BigDecimal TILES = BigDecimal.valueOf(1000);

    private final Catalogue catalogue;
    private final Table persons;
    private final Diagnostics out;
    private final TypeMistakes mistakes;

    Arguments(Catalogue catalogue, Table persons, Diagnostics out, TypeMistakes mistakes) {
        this.catalogue = catalogue;
        this.persons = persons;
        this.out = out;
        this.mistakes = mistakes;
    }

    /** Whether the function is about a person, so that it has no meaning for a row of an aggregate. */
    static boolean ofPersons(Expr.Call call) {
        return call.function() == Function.AGE || ranks(call);
    }

    /** Whether the function looks at all persons. */
    static boolean ranks(Expr.Call call) {
        return call.function() == Function.PERCENTILE || call.function() == Function.NTILE;
    }

    /** Whether aggregates may run over the table; where they may not, its name has been reported. */
    boolean isEvents(String table) {
        return catalogue
                .table(table)
                .filter(found -> found.role() instanceof Table.Role.Events)
                .isPresent();
    }

    Diagnostic insideAggregate(Expr.Call node) {
        return TypeMistakes.arguments(
                node.span(),
                Said.of("`{}` is about a person, not about a row of an aggregate", name(node)),
                Said.of("test it outside the aggregate, joined by `and`"));
    }

    Diagnostic rankOfRank(Expr.Call node) {
        return TypeMistakes.arguments(
                node.span(),
                Said.of("`{}` stands inside another rank over all persons", name(node)),
                Said.of("rank the value itself"));
    }

    Diagnostic rfmInside(Expr.Rfm node, boolean aggregate) {
        return TypeMistakes.arguments(
                node.span(),
                aggregate
                        ? Said.of("`{}` is about a person, not about a row of an aggregate", "rfm")
                        : Said.of("`{}` stands inside another rank over all persons", "rfm"),
                aggregate
                        ? Said.of("test it outside the aggregate, joined by `and`")
                        : Said.of("rank the value itself"));
    }

    /** Whether the call has as many arguments as it takes; what is wrong with them is reported. */
    boolean check(Expr.Call node) {
        int given = node.arguments().size();
        int least = least(node.function());
        boolean fits = node.function() == Function.COALESCE ? given >= least : given == least;
        if (!fits) {
            out.add(TypeMistakes.arguments(
                    node.span(),
                    Said.of("`{}` takes {}, not {}", name(node), takes(node.function()), given),
                    example(node)));
            return false;
        }
        switch (node.function()) {
            case AGE -> age(node);
            case DAYS_SINCE -> time(node.arguments().get(0));
            case LOWER -> text(node.arguments().get(0));
            case PERCENTILE -> ranked(node.arguments().get(0), "percentile");
            case NTILE -> ntile(node);
            case COALESCE -> {}
        }
        return true;
    }

    void check(Expr.Aggregate node) {
        String function = Words.word(node.function());
        if (node.column().isEmpty()) {
            if (node.function() != Expr.AggregateFunction.COUNT) {
                out.add(TypeMistakes.arguments(
                        node.span(),
                        Said.of("`{}` has no column to work on", function),
                        Said.of("name one: `{}({}.…)`", function, Canonical.name(node.table()))));
            }
            return;
        }
        Expr column = node.column().get();
        switch (node.function()) {
            case SUM, AVG -> number(column, function);
            case MIN, MAX -> ordered(column, function);
            case COUNT, FIRST, LAST, DISTINCT_COUNT -> {}
        }
    }

    void number(Expr argument, String function) {
        Type type = Types.of(argument);
        if (type != Type.NUMBER && type != Type.UNKNOWN) {
            out.add(mistakes.wrong(Code.SEG2004, Said.of("`{}` takes a number", function), argument, Said.nothing()));
        }
    }

    private void ordered(Expr argument, String function) {
        if (Types.of(argument) == Type.BOOLEAN) {
            out.add(mistakes.wrong(
                    Code.SEG2004,
                    Said.of("`{}` takes values that have an order", function),
                    argument,
                    Said.of("count the rows: `count(… where …)`")));
        }
    }

    private void ranked(Expr argument, String function) {
        Type type = Types.of(argument);
        if (type == Type.BOOLEAN || type == Type.TEXT) {
            out.add(mistakes.wrong(
                    Code.SEG2004, Said.of("`{}` ranks numbers and dates", function), argument, Said.nothing()));
        }
    }

    private void time(Expr argument) {
        Type type = Types.of(argument);
        if (!Types.isTime(type) && type != Type.UNKNOWN) {
            Said help = argument instanceof Expr.Column && type == Type.TEXT
                    ? Said.of("set `type: date` for it in the catalogue if it holds dates")
                    : Said.nothing();
            out.add(mistakes.wrong(Code.SEG2004, Said.of("`days_since` takes a date"), argument, help));
        }
    }

    private void text(Expr argument) {
        Type type = Types.of(argument);
        if (type != Type.TEXT && type != Type.UNKNOWN) {
            out.add(mistakes.wrong(Code.SEG2004, Said.of("`lower` takes text"), argument, Said.nothing()));
        }
    }

    private void ntile(Expr.Call node) {
        Expr tiles = node.arguments().get(0);
        boolean whole = tiles instanceof Expr.Number number
                && number.value().signum() > 0
                && number.value().compareTo(TILES) <= 0
                && number.value().stripTrailingZeros().scale() <= 0;
        if (!whole) {
            out.add(TypeMistakes.arguments(
                    tiles.span(),
                    Said.of("the first argument of `ntile` is not a whole number from 1 to {}", TILES),
                    example(node)));
        }
        ranked(node.arguments().get(1), "ntile");
    }

    private void age(Expr.Call node) {
        Table.Role.Persons role = (Table.Role.Persons) persons.role();
        if (role.birthDate().isEmpty() && role.age().isEmpty()) {
            out.add(TypeMistakes.arguments(
                    node.span(),
                    Said.of("`age` is not known of `{}`", persons.name()),
                    Said.of("name its column in the catalogue: `birth_date:`, or `age:` for whole years")));
            return;
        }
        String name = role.birthDate().or(role::age).orElseThrow();
        Type type = persons.column(name).map(Column::type).orElse(Type.UNKNOWN);
        boolean fits = role.birthDate().isPresent() ? Types.isTime(type) : type == Type.NUMBER;
        if (!fits && type != Type.UNKNOWN) {
            out.add(TypeMistakes.arguments(
                    node.span(),
                    Said.of("`age` counts from `{}`, which is {}", name, TypeMistakes.typed(type)),
                    Said.of(
                            "set `type: {}` for `{}` in the catalogue",
                            role.birthDate().isPresent() ? "date" : "number",
                            name)));
        }
    }

    private static int least(Function function) {
        return switch (function) {
            case AGE -> 0;
            case DAYS_SINCE, LOWER, PERCENTILE -> 1;
            case COALESCE, NTILE -> 2;
        };
    }

    private static Said takes(Function function) {
        return switch (function) {
            case AGE -> Said.of("no argument");
            case DAYS_SINCE, LOWER, PERCENTILE -> Said.of("one argument");
            case NTILE -> Said.of("two arguments");
            case COALESCE -> Said.of("two arguments or more");
        };
    }

    private static Said example(Expr.Call node) {
        return switch (node.function()) {
            case AGE -> Said.of("write `age`");
            case DAYS_SINCE -> Said.of("write `days_since(d)` with a date `d`");
            case LOWER -> Said.of("write `lower(t)` with a text `t`");
            case PERCENTILE -> Said.of("write `percentile(x)` with a number `x`");
            case NTILE -> Said.of("write `ntile(10, x)` for tenths of the persons by `x`");
            case COALESCE -> Said.of("write `coalesce(x, y)` for `x`, or `y` where `x` is null");
        };
    }

    private static String name(Expr.Call node) {
        return Words.word(node.function());
    }
}
