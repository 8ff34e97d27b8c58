package io.licit.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.engine.Database;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Moments at which answers change. */
final class BreakpointsTest {
    /** The first moment of change that the engine computes is the one that the calendar has, on every day of eight years. */
    @Test
    void a_period_ends_when_the_calendar_says() {
        List<Period> periods = List.of(
                Period.ofDays(2),
                Period.ofMonths(1),
                Period.ofMonths(13),
                Period.ofYears(1),
                Period.of(1, 1, 1),
                Period.of(0, 2, 45));
        try (Database database = Database.inMemory()) {
            for (Period period : periods) {
                database.run(
                        "CREATE OR REPLACE TABLE days AS SELECT TIMESTAMP '2019-01-01 00:00:00' + to_days(CAST(i AS"
                                + " INTEGER)) + to_hours(i % 24) AS moment FROM range(2922) t(i)");
                String reached = new Breakpoints(Instant.EPOCH, List.of()).reached("moment", period);
                database.each("SELECT epoch_us(moment), epoch_us(" + reached + ") FROM days", row -> {
                    Instant moment = micros(row.getLong(1));
                    Instant then = micros(row.getLong(2));
                    assertThat(before(then, period))
                            .as("%s and %s", moment, period)
                            .isAfterOrEqualTo(moment);
                    assertThat(before(then.minusNanos(1000), period))
                            .as("%s and %s", moment, period)
                            .isBefore(moment);
                });
            }
        }
    }

    private static Instant before(Instant now, Period period) {
        return now.atOffset(ZoneOffset.UTC).minus(period).toInstant();
    }

    private static Instant micros(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000);
    }
}
