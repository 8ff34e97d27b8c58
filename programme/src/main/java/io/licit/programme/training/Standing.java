package io.licit.programme.training;

import io.licit.programme.training.course.Course;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * Where somebody stands in a course at an instant.
 *
 * @param until the end of the certificate that lasts longest; empty where there is none
 * @param certificate its number
 */
public record Standing(State state, Optional<Instant> until, Optional<Long> certificate) {
    /** How long before its end a certificate is due. */
    public static final Period DUE_WITHIN = Period.ofDays(30);

    /** Whether there is a certificate, and whether it still counts. */
    public enum State {
        CURRENT,
        DUE,
        EXPIRED,
        NEVER;

        public boolean counts() {
            return this == CURRENT || this == DUE;
        }
    }

    private record Held(Result result, Instant until) {}

    /** By the results of one person. */
    static Standing of(Course course, Collection<Result> hers, Instant at) {
        Optional<Held> best = hers.stream()
                .filter(Result::passed)
                .filter(result -> result.course().equals(course.id()))
                .filter(result -> !result.at().isAfter(at))
                .map(result -> new Held(result, until(course, result)))
                .max(Comparator.comparing(Held::until)
                        .thenComparing(held -> held.result().number()));
        return best.map(held -> new Standing(
                        state(held.until(), at),
                        Optional.of(held.until()),
                        Optional.of(held.result().number())))
                .orElse(new Standing(State.NEVER, Optional.empty(), Optional.empty()));
    }

    /** INVARIANT: by the terms of the day it was passed, or by today's where those end sooner. */
    public static Instant until(Course course, Result result) {
        Instant today = course.terms().until(result.at(), result.version());
        return result.validUntil().filter(then -> then.isBefore(today)).orElse(today);
    }

    private static State state(Instant until, Instant at) {
        if (!at.isBefore(until)) {
            return State.EXPIRED;
        }
        return until.isBefore(at.atZone(ZoneOffset.UTC).plus(DUE_WITHIN).toInstant()) ? State.DUE : State.CURRENT;
    }
}
