package io.licit.engine;

import io.licit.core.segment.Expr;
import io.licit.core.segment.Value;
import io.licit.engine.column.Coding;
import io.licit.engine.column.Numbers;
import io.licit.engine.column.Predicate;
import io.licit.engine.column.Ranges;
import io.licit.engine.column.Texts;
import java.util.Optional;

/** Where values stand among a column's codes. What is of another type stands nowhere, and comparing with it is unknown. */
interface Axis {
    long MICROSECONDS_OF_DAY = 86_400_000_000L;

    /** The codes of values that are not less; empty where the value does not compare with the column's. */
    Optional<Ranges> atLeast(Value value);

    /** The codes of values that are not greater; empty likewise. */
    Optional<Ranges> atMost(Value value);

    /** The list of the column's texts, if it is of texts. */
    default Optional<Texts> texts() {
        return Optional.empty();
    }

    default Predicate compared(Expr.Comparison operator, Value with) {
        Optional<Ranges> least = atLeast(with);
        Optional<Ranges> most = atMost(with);
        if (least.isEmpty() || most.isEmpty()) {
            return Predicate.undecided();
        }
        return Predicate.within(
                switch (operator) {
                    case EQUAL -> least.get().and(most.get());
                    case NOT_EQUAL -> least.get().and(most.get()).not();
                    case LESS -> least.get().not();
                    case LESS_OR_EQUAL -> most.get();
                    case GREATER -> most.get().not();
                    case GREATER_OR_EQUAL -> least.get();
                });
    }

    static Axis of(Coding coding) {
        return switch (coding.kind()) {
            case BOOLEAN -> new Whole(Axis::truth);
            case NUMBER -> new OfNumbers(coding.numbers());
            case DATE ->
                new Whole(value ->
                        value instanceof Value.Day day ? Optional.of(day.value().toEpochDay()) : Optional.empty());
            case TIMESTAMP -> new Whole(Axis::moment);
            case TEXT, UNLISTED -> new OfTexts(coding.texts());
        };
    }

    private static Optional<Long> truth(Value value) {
        return value instanceof Value.Bool bool ? Optional.of(bool.value() ? 1L : 0L) : Optional.empty();
    }

    /** A date is its first instant. */
    private static Optional<Long> moment(Value value) {
        return value instanceof Value.Day day ? Optional.of(firstOf(day.value().toEpochDay())) : Optional.empty();
    }

    /** The first microsecond of a day; the last there is, where the day is beyond. */
    static long firstOf(long day) {
        long most = Long.MAX_VALUE / MICROSECONDS_OF_DAY;
        if (day > most) {
            return Long.MAX_VALUE;
        }
        return day < -most ? Long.MIN_VALUE : day * MICROSECONDS_OF_DAY;
    }

    /** Numbers. */
    record OfNumbers(Numbers numbers) implements Axis {
        @Override
        public Optional<Ranges> atLeast(Value value) {
            return value.number().map(numbers::atLeast);
        }

        @Override
        public Optional<Ranges> atMost(Value value) {
            return value.number().map(numbers::atMost);
        }
    }

    /** Texts. */
    record OfTexts(Texts all) implements Axis {
        @Override
        public Optional<Ranges> atLeast(Value value) {
            return value instanceof Value.Text text ? Optional.of(all.atLeast(text.value())) : Optional.empty();
        }

        @Override
        public Optional<Ranges> atMost(Value value) {
            return value instanceof Value.Text text ? Optional.of(all.atMost(text.value())) : Optional.empty();
        }

        @Override
        public Optional<Texts> texts() {
            return Optional.of(all);
        }
    }

    /** Values that each are one code. */
    record Whole(Code code) implements Axis {
        @Override
        public Optional<Ranges> atLeast(Value value) {
            return code.of(value).map(from -> Ranges.of(from, Long.MAX_VALUE));
        }

        @Override
        public Optional<Ranges> atMost(Value value) {
            return code.of(value).map(to -> Ranges.of(Long.MIN_VALUE, to));
        }
    }

    /** A value's code. */
    interface Code {
        Optional<Long> of(Value value);
    }
}
