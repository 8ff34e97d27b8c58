package io.licit.programme.request;

import java.time.Period;
import java.util.ArrayList;
import java.util.List;

/** A period in words. */
final class PlainPeriod {
    private PlainPeriod() {}

    static String of(Period period) {
        List<String> parts = new ArrayList<>();
        add(parts, period.getYears(), "year");
        add(parts, period.getMonths(), "month");
        add(parts, period.getDays(), "day");
        return parts.isEmpty() ? "no time" : String.join(" and ", parts);
    }

    private static void add(List<String> parts, int count, String unit) {
        if (count != 0) {
            parts.add(count + " " + unit + (count == 1 ? "" : "s"));
        }
    }
}
