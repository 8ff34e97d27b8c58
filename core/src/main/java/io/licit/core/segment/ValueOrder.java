package io.licit.core.segment;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How values compare: numbers by size, text by code point, false before true, times by instant, a date being its first
 * instant in UTC.
 */
final class ValueOrder {
    /** For values that {@link #compare} can compare. */
    static final Comparator<Value> ASCENDING = (left, right) -> compare(left, right)
            .orElseThrow(() -> new IllegalArgumentException("values of different types: " + left + ", " + right));

    private ValueOrder() {}

    /** Empty where either is nothing or they are of different types. */
    static OptionalInt compare(Value left, Value right) {
        if (left instanceof Value.Num one && right instanceof Value.Num two) {
            return OptionalInt.of(Double.compare(one.value(), two.value()));
        }
        if (left instanceof Value.Text one && right instanceof Value.Text two) {
            return OptionalInt.of(compareText(one.value(), two.value()));
        }
        if (left instanceof Value.Bool one && right instanceof Value.Bool two) {
            return OptionalInt.of(Boolean.compare(one.value(), two.value()));
        }
        Optional<Instant> one = instant(left);
        Optional<Instant> two = instant(right);
        return one.isPresent() && two.isPresent()
                ? OptionalInt.of(one.get().compareTo(two.get()))
                : OptionalInt.empty();
    }

    private static Optional<Instant> instant(Value value) {
        if (value instanceof Value.Moment moment) {
            return Optional.of(moment.value());
        }
        return value.day().map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    /** By code point, which is the order of the bytes in UTF-8; UTF-16 sorts surrogates before U+E000. */
    static int compareText(String left, String right) {
        int at = 0;
        while (at < left.length() && at < right.length()) {
            int one = left.codePointAt(at);
            int two = right.codePointAt(at);
            if (one != two) {
                return Integer.compare(one, two);
            }
            at += Character.charCount(one);
        }
        return Integer.compare(left.length(), right.length());
    }
}
