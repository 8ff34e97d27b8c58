package io.licit.engine;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Type;
import io.licit.core.segment.Expr;
import io.licit.core.segment.Types;
import io.licit.engine.column.Coding;
import io.licit.engine.column.Kind;
import io.licit.engine.column.Numbers;
import io.licit.engine.column.Predicate;
import io.licit.engine.column.Predicate.Answer;
import io.licit.engine.column.Ranges;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a simple condition is about, as a value that does not change from day to day where that is possible: instead of
 * days since a time or of an age, the time or the day of birth, with what is said of the number turned into what it says
 * of the day.
 *
 * @param value whose column it is
 * @param days how a day is found in what is said of whole numbers; empty where the value itself is what it is said of
 */
record Subject(Expr value, Optional<Days> days) {
    /** The greatest age that a day of birth can have. */
    private static final long OLDEST = 20_000;

    /** Turns what is said of whole numbers into what it says of days since 1970. */
    interface Days {
        Predicate of(Predicate whole);
    }

    /** How ages are known: by a day of birth or by a column of ages; empty where by neither. */
    record Ages(Optional<Expr> birth, Optional<Expr> years) {
        static Ages of(Catalogue catalogue) {
            Table persons = catalogue.persons().orElseThrow(() -> new IllegalStateException("no table of persons"));
            Table.Role.Persons role = (Table.Role.Persons) persons.role();
            Optional<Expr> birth = role.birthDate().flatMap(name -> column(persons, name));
            // A day of birth that is declared is what counts, even if nothing is in it.
            Optional<Expr> years =
                    role.birthDate().isPresent() ? Optional.empty() : role.age().flatMap(name -> column(persons, name));
            return new Ages(birth.filter(Subject::isTime), years.filter(column -> Types.of(column) == Type.NUMBER));
        }

        private static Optional<Expr> column(Table table, String name) {
            Optional<Column> column = table.column(name);
            return column.map(found -> new Expr.Column(found.span(), table.name(), name, found.type()));
        }
    }

    /** @param day the day that an expression writes out, if it does */
    static Subject of(Expr operand, LocalDate today, Ages ages, Function<Expr, Optional<LocalDate>> day) {
        if (operand instanceof Expr.Call call && call.function() == Expr.Function.DAYS_SINCE) {
            Expr time = call.arguments().get(0);
            return isTime(time) ? new Subject(time, Optional.of(until(today))) : plain(operand);
        }
        if (operand instanceof Expr.Call call && call.function() == Expr.Function.AGE) {
            if (ages.birth.isPresent()) {
                return new Subject(ages.birth.get(), Optional.of(whole -> aged(whole, today)));
            }
            return ages.years.map(Subject::plain).orElse(plain(operand));
        }
        if (operand instanceof Expr.Arithmetic arithmetic && arithmetic.operator() == Expr.Operation.SUBTRACT) {
            Optional<LocalDate> from = day.apply(arithmetic.left());
            if (from.isPresent() && isTime(arithmetic.right())) {
                return new Subject(arithmetic.right(), Optional.of(until(from.get())));
            }
            Optional<LocalDate> to =
                    arithmetic.right() instanceof Expr.Duration ? Optional.empty() : day.apply(arithmetic.right());
            if (to.isPresent() && isTime(arithmetic.left())) {
                return new Subject(arithmetic.left(), Optional.of(since(to.get())));
            }
        }
        return plain(operand);
    }

    private static Subject plain(Expr operand) {
        return new Subject(operand, Optional.empty());
    }

    private static boolean isTime(Expr expr) {
        return List.of(Type.DATE, Type.TIMESTAMP).contains(Types.of(expr));
    }

    /** What is said, of codes; empty where it can't be said of them. */
    Optional<Predicate> said(Coding coding, Function<Axis, Predicate> saying) {
        if (coding.kind() == Kind.UNLISTED) {
            return Optional.empty();
        }
        if (days.isEmpty()) {
            return Optional.of(saying.apply(Axis.of(coding)));
        }
        if (coding.kind() != Kind.DATE && coding.kind() != Kind.TIMESTAMP) {
            return Optional.empty();
        }
        Predicate whole = saying.apply(new Axis.OfNumbers(Numbers.whole()));
        Predicate ofDays = days.get().of(whole);
        return Optional.of(coding.kind() == Kind.TIMESTAMP ? ofDays.mapped(Subject::moments) : ofDays);
    }

    /** The microseconds of days. */
    private static Ranges moments(long first, long last) {
        long end = last == Long.MAX_VALUE ? Long.MAX_VALUE : Axis.firstOf(last + 1);
        return Ranges.of(Axis.firstOf(first), end == Long.MAX_VALUE ? end : end - 1);
    }

    // --- numbers of days --------------------------------------------------------------------------------------

    /** The number is how many days a day is before this one. */
    private static Days until(LocalDate day) {
        return whole -> whole.mapped((low, high) -> Ranges.of(less(day, high), less(day, low)));
    }

    private static long less(LocalDate day, long days) {
        return days == Long.MIN_VALUE ? Long.MAX_VALUE : saturated(day.toEpochDay(), -days);
    }

    /** The number is how many days a day is after this one. */
    private static Days since(LocalDate day) {
        return whole -> whole.mapped(
                (low, high) -> Ranges.of(saturated(day.toEpochDay(), low), saturated(day.toEpochDay(), high)));
    }

    private static long saturated(long one, long two) {
        long sum = one + two;
        boolean over = (one ^ sum) < 0 && (two ^ sum) < 0;
        return over ? (one < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : sum;
    }

    // --- ages -------------------------------------------------------------------------------------------------

    /** Whole years; whoever is born after today has no age. */
    private static Predicate aged(Predicate whole, LocalDate today) {
        Predicate born = whole.mapped((low, high) -> born(low, high, today));
        Ranges future = Ranges.of(today.toEpochDay() + 1, Long.MAX_VALUE);
        Ranges yes = whole.ofNull() == Answer.YES ? born.yes().or(future) : born.yes();
        Ranges unknown = whole.ofNull() == Answer.UNKNOWN ? born.unknown().or(future) : born.unknown();
        return new Predicate(yes, unknown, whole.ofNull());
    }

    /** The days of birth of ages from one to another. */
    private static Ranges born(long low, long high, LocalDate today) {
        if (high < 0 || low > OLDEST) {
            return Ranges.NONE;
        }
        long first = high >= OLDEST ? Long.MIN_VALUE : lastDay(high + 1, today) + 1;
        return Ranges.of(first, lastDay(Math.max(0, low), today));
    }

    /** The last day of birth of those who have reached an age: in common years, 28 February for 29 February. */
    private static long lastDay(long age, LocalDate today) {
        return today.minusYears(age).toEpochDay();
    }
}
