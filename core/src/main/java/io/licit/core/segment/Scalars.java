package io.licit.core.segment;

import io.licit.core.segment.Expr.Comparison;
import io.licit.core.segment.Expr.Operation;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;

/** Operations on single values; nothing in, nothing out. */
final class Scalars {
    private Scalars() {}

    static Optional<Boolean> truth(Value value) {
        return value instanceof Value.Bool bool ? Optional.of(bool.value()) : Optional.empty();
    }

    static Value of(Optional<Boolean> truth) {
        return truth.isPresent() ? Value.of(truth.get()) : Value.nothing();
    }

    static Value compare(Value left, Comparison operator, Value right) {
        OptionalInt order = ValueOrder.compare(left, right);
        if (order.isEmpty()) {
            return Value.nothing();
        }
        int sign = order.getAsInt();
        return Value.of(
                switch (operator) {
                    case EQUAL -> sign == 0;
                    case NOT_EQUAL -> sign != 0;
                    case LESS -> sign < 0;
                    case LESS_OR_EQUAL -> sign <= 0;
                    case GREATER -> sign > 0;
                    case GREATER_OR_EQUAL -> sign >= 0;
                });
    }

    static Value arithmetic(Value left, Operation operator, Value right) {
        Optional<Double> one = left.number();
        Optional<Double> two = right.number();
        if (one.isPresent() && two.isPresent()) {
            return arithmetic(one.get(), operator, two.get());
        }
        Optional<LocalDate> day = left.day();
        Optional<LocalDate> earlier = right.day();
        if (operator == Operation.SUBTRACT && day.isPresent() && earlier.isPresent()) {
            return Value.of((double) ChronoUnit.DAYS.between(earlier.get(), day.get()));
        }
        return Value.nothing();
    }

    private static Value arithmetic(double left, Operation operator, double right) {
        return switch (operator) {
            case ADD -> Value.of(left + right);
            case SUBTRACT -> Value.of(left - right);
            case MULTIPLY -> Value.of(left * right);
            case DIVIDE -> right == 0 ? Value.nothing() : Value.of(left / right);
        };
    }

    /** A date or timestamp moved by a length of time; a day that the month does not have becomes its last. */
    static Value shift(Value time, Expr.Duration by, boolean back) {
        ChronoUnit unit = switch (by.unit()) {
            case DAYS -> ChronoUnit.DAYS;
            case WEEKS -> ChronoUnit.WEEKS;
            case MONTHS -> ChronoUnit.MONTHS;
            case YEARS -> ChronoUnit.YEARS;
        };
        long count = back ? -(long) by.count() : by.count();
        if (time instanceof Value.Day day) {
            return Value.of(day.value().plus(count, unit));
        }
        if (time instanceof Value.Moment moment) {
            return Value.of(
                    moment.value().atOffset(ZoneOffset.UTC).plus(count, unit).toInstant());
        }
        return Value.nothing();
    }

    static Value daysSince(Value time, LocalDate today) {
        return time.day()
                .map(day -> Value.of((double) ChronoUnit.DAYS.between(day, today)))
                .orElse(Value.nothing());
    }

    /** Whole years; who was born on 29 February turns on 1 March in common years; nobody is born after today. */
    static Value age(Value birth, LocalDate today) {
        Optional<LocalDate> day = birth.day().filter(born -> !born.isAfter(today));
        return day.map(born -> Value.of((double) Period.between(born, today).getYears()))
                .orElse(Value.nothing());
    }

    static Value lower(Value value) {
        if (!(value instanceof Value.Text text)) {
            return Value.nothing();
        }
        StringBuilder lower = new StringBuilder();
        text.value().codePoints().map(Character::toLowerCase).forEach(lower::appendCodePoint);
        return Value.of(lower.toString());
    }

    static Value like(Value value, String pattern) {
        if (!(value instanceof Value.Text text)) {
            return Value.nothing();
        }
        return Value.of(
                like(text.value().codePoints().toArray(), pattern.codePoints().toArray()));
    }

    /** Greedy with one step back to the last {@code %}, which is enough: a later one frees all before it. */
    private static boolean like(int[] text, int[] pattern) {
        int at = 0;
        int of = 0;
        int star = -1;
        int retry = 0;
        while (at < text.length) {
            if (of < pattern.length && pattern[of] == '%') {
                star = of++;
                retry = at;
            } else if (of < pattern.length && (pattern[of] == '_' || pattern[of] == text[at])) {
                of++;
                at++;
            } else if (star >= 0) {
                of = star + 1;
                at = ++retry;
            } else {
                return false;
            }
        }
        while (of < pattern.length && pattern[of] == '%') {
            of++;
        }
        return of == pattern.length;
    }
}
