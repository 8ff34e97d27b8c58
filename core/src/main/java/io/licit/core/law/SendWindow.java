package io.licit.core.law;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * When a message may go, and how often.
 *
 * @param allowed hours in which it may go; empty where the law names none
 * @param blocked hours in which it may not
 * @param zone the clock that counts; empty for the recipient's own
 * @param excluded days that are out as a whole, in words, such as public-holidays
 * @param cap how often
 * @param pause how long after a refusal
 */
public record SendWindow(
        List<Hours> allowed,
        List<Hours> blocked,
        Optional<ZoneId> zone,
        List<String> excluded,
        Optional<Cap> cap,
        Optional<Period> pause)
        implements Effect.Terms {
    public SendWindow {
        allowed = List.copyOf(allowed);
        blocked = List.copyOf(blocked);
        excluded = List.copyOf(excluded);
    }

    /** Whether a message may go at that time on the clock that counts; days that are out as a whole apart. */
    public boolean admits(LocalDateTime time) {
        boolean open = allowed.isEmpty() || allowed.stream().anyMatch(hours -> hours.contain(time));
        return open && blocked.stream().noneMatch(hours -> hours.contain(time));
    }

    /**
     * Hours of some days, from the first until before the second; past midnight where the second is not later.
     *
     * @param days on which they begin
     */
    public record Hours(Set<DayOfWeek> days, LocalTime from, LocalTime until) {
        public Hours {
            days = Set.copyOf(days);
        }

        boolean contain(LocalDateTime time) {
            LocalTime clock = time.toLocalTime();
            boolean begun = days.contains(time.getDayOfWeek());
            if (from.isBefore(until)) {
                return begun && !clock.isBefore(from) && clock.isBefore(until);
            }
            boolean begunBefore = days.contains(time.getDayOfWeek().minus(1));
            return begun && !clock.isBefore(from) || begunBefore && clock.isBefore(until);
        }
    }

    /** At most so many messages in a period. */
    public record Cap(int messages, Period per) {}
}
