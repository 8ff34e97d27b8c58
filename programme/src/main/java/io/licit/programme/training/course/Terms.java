package io.licit.programme.training.course;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;

/**
 * When a course counts as passed, and for how long.
 *
 * @param passMark per cent of the questions asked
 * @param questions asked in an attempt, drawn from the bank
 * @param attempts that may fail before one must wait
 * @param pause after the last of them
 * @param valid how long a certificate lasts
 * @param version raised when those who passed must take the course again
 * @param since the first day of that version
 */
public record Terms(
        int passMark, int questions, int attempts, Duration pause, Period valid, int version, LocalDate since) {
    /** How long a certificate of an earlier version outlives it. */
    private static final Period GRACE = Period.ofDays(30);

    /** Whether so many right answers are enough. */
    public boolean passes(int right, int asked) {
        return asked > 0 && 100L * right >= (long) passMark * asked;
    }

    /** Until when a pass counts by today's terms: its time, or the grace of an earlier version where that ends sooner. */
    public Instant until(Instant passed, int passedVersion) {
        Instant aged = passed.atZone(ZoneOffset.UTC).plus(valid).toInstant();
        if (passedVersion >= version) {
            return aged;
        }
        Instant grace = since.plus(GRACE).atStartOfDay(ZoneOffset.UTC).toInstant();
        return grace.isBefore(aged) ? grace : aged;
    }
}
