package io.licit.core.law;

import io.licit.core.catalogue.Word;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * How soon a request must be met. Numbers are in {@code unit}.
 *
 * @param requests what it is about
 * @param within how long the law gives; empty where it names no number, such as "without undue delay"
 * @param extension by how much that may be stretched
 * @param acknowledge by when the request must be acknowledged
 * @param benchmark what is taken for prompt where the law names no number
 */
public record Deadline(
        Set<Request> requests,
        Unit unit,
        Optional<Integer> within,
        Optional<Integer> extension,
        Optional<Integer> acknowledge,
        Optional<Integer> benchmark)
        implements Effect.Terms {
    public Deadline {
        requests = Set.copyOf(requests);
    }

    /**
     * The last day on which a request that came on a day is met in time, without the extension. Where the law names no
     * number the benchmark counts, and without one the day itself; empty where it only asks to acknowledge.
     */
    public Optional<LocalDate> due(LocalDate received) {
        return days().map(count -> unit.after(received, count));
    }

    /** The last day with the extension. */
    public Optional<LocalDate> extended(LocalDate received) {
        return days().map(count -> unit.after(received, count + extension.orElse(0)));
    }

    /** The last day on which the person is told that the request has come; empty where the law asks for no such word. */
    public Optional<LocalDate> acknowledged(LocalDate received) {
        return acknowledge.map(count -> unit.after(received, count));
    }

    private Optional<Integer> days() {
        Optional<Integer> stated = within.or(() -> benchmark);
        return stated.isEmpty() && acknowledge.isEmpty() ? Optional.of(0) : stated;
    }

    /** What a request asks for, or what it is. */
    public enum Request implements Word {
        ACCESS,
        COPY,
        RECTIFICATION,
        ERASURE,
        RESTRICTION,
        PORTABILITY,
        OBJECTION,
        OPT_OUT,
        WITHDRAWAL,
        CONSENT,
        COMPLAINT,
        GRIEVANCE,
        APPEAL,
        NOTICE,
        EXPLANATION,
        HUMAN_REVIEW,
        LIMIT;

        @Override
        public String word() {
            return Word.written(this);
        }
    }

    /** What a deadline is counted in. Business days are Monday to Friday: holidays differ from town to town. */
    public enum Unit implements Word {
        CALENDAR_DAYS,
        BUSINESS_DAYS,
        MONTHS;

        @Override
        public String word() {
            return Word.written(this);
        }

        LocalDate after(LocalDate day, int count) {
            return switch (this) {
                case CALENDAR_DAYS -> day.plusDays(count);
                case MONTHS -> day.plusMonths(count);
                case BUSINESS_DAYS -> businessDays(day, count);
            };
        }

        private static LocalDate businessDays(LocalDate day, int count) {
            LocalDate last = day;
            for (int left = count; left > 0; ) {
                last = last.plusDays(1);
                if (last.getDayOfWeek() != DayOfWeek.SATURDAY && last.getDayOfWeek() != DayOfWeek.SUNDAY) {
                    left--;
                }
            }
            return last;
        }
    }
}
