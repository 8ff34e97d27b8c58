package io.licit.core.segment;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** A value of a person or of a row, as the reference evaluation sees it. */
public sealed interface Value {
    /** Nothing is known: SQL's null. */
    record Nothing() implements Value {}

    record Bool(boolean value) implements Value {}

    /** Every number is a double; what is not finite is {@link Nothing}. */
    record Num(double value) implements Value {
        public Num {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("not a finite number: " + value);
            }
            value = value + 0.0;
        }
    }

    record Text(String value) implements Value {}

    record Day(LocalDate value) implements Value {}

    record Moment(Instant value) implements Value {}

    static Value nothing() {
        return new Nothing();
    }

    static Value of(boolean value) {
        return new Bool(value);
    }

    /** The number, or nothing where it is not finite. */
    static Value of(double value) {
        return Double.isFinite(value) ? new Num(value) : new Nothing();
    }

    static Value of(BigDecimal value) {
        return of(value.doubleValue());
    }

    static Value of(String value) {
        return new Text(value);
    }

    static Value of(LocalDate value) {
        return new Day(value);
    }

    static Value of(Instant value) {
        return new Moment(value);
    }

    default boolean isNothing() {
        return this instanceof Nothing;
    }

    /** The day of a date, or the UTC day of a timestamp. */
    default Optional<LocalDate> day() {
        if (this instanceof Day day) {
            return Optional.of(day.value);
        }
        if (this instanceof Moment moment) {
            return Optional.of(moment.value.atOffset(ZoneOffset.UTC).toLocalDate());
        }
        return Optional.empty();
    }

    default Optional<Double> number() {
        return this instanceof Num number ? Optional.of(number.value) : Optional.empty();
    }
}
