package io.licit.engine.sql;

import io.licit.core.catalogue.ConsentStatus;
import io.licit.core.plan.PersonTest;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The moments at which tests may come to another answer by the clock alone: a row begins or ends to be, a grant becomes
 * too old, a person comes of age, her retention ends. Every moment is told that may change an answer; some change none.
 */
final class Breakpoints implements PersonTest.Visitor<Boolean> {
    /** Whatever is later is asked again then. */
    private static final String FAR = "CAST('5000-01-01' AS TIMESTAMP)";

    /** Not every date is a time. */
    private static final String BORN =
            "CASE WHEN birth BETWEEN CAST('0001-01-01' AS DATE) AND CAST('9999-12-31' AS DATE)"
                    + " THEN CAST(birth AS TIMESTAMP) END";

    private static final int MOST_MONTHS = 12_000;
    private static final int MOST_DAYS = 400_000;

    private final String now;
    private final Set<Period> ofGrants = periods();
    private final Set<Period> ofInforms = periods();
    private final Set<Integer> ages = new TreeSet<>();

    Breakpoints(Instant now, Collection<PersonTest> tests) {
        this.now = Sql.moment(now);
        tests.forEach(test -> test.accept(this));
    }

    private static Set<Period> periods() {
        return new TreeSet<>(Comparator.comparing(Period::toString));
    }

    /** Aggregates over {@code consents}, each the next moment of a kind, null where there is none. */
    List<String> ofConsents() {
        String positive =
                "status IN (" + ConsentStatus.GRANTED.ordinal() + ", " + ConsentStatus.INFORMED.ordinal() + ")";
        List<String> all = new ArrayList<>();
        all.add(next("moment", "true"));
        all.add(next("expires", positive));
        ofGrants.forEach(period -> all.add(passed(period, ConsentStatus.GRANTED)));
        ofInforms.forEach(period -> all.add(passed(period, ConsentStatus.INFORMED)));
        return all;
    }

    /** Aggregates over {@code restrictions}, likewise. */
    List<String> ofRestrictions() {
        return List.of(next("moment", "true"), next("until", "true"));
    }

    /** Expressions over {@code gate}, likewise. */
    List<String> ofPersons() {
        List<String> all = new ArrayList<>();
        all.add(later("retain_until"));
        for (int under : ages) {
            all.add(later(reached(BORN, Period.ofYears(under))));
        }
        return all;
    }

    /** The earliest of moments, in whole minutes since 1970, downwards; that of the year 5000 where all are null. */
    static String earliest(Collection<String> moments) {
        return "CAST(epoch_us(date_trunc('minute', least(" + FAR + ", " + String.join(", ", moments)
                + "))) // 60000000 AS INTEGER)";
    }

    private String next(String column, String condition) {
        return "min(CASE WHEN " + condition + " AND " + column + " > " + now + " THEN " + column + " END)";
    }

    private String later(String moment) {
        return "CASE WHEN " + moment + " > " + now + " THEN " + moment + " END";
    }

    /** When {@code moment > now - period} ceases to hold for a row that there is now. */
    private String passed(Period period, ConsentStatus status) {
        String there = "CASE WHEN status = " + status.ordinal() + " AND moment <= " + now
                + " AND isfinite(moment) THEN moment END";
        return "min(" + later(reached(there, period)) + ")";
    }

    /**
     * The first instant that is, less the period, no earlier than a moment. It is not the moment and the period: the
     * calendar has no 30 February, and goes to the month's last day, both ways.
     */
    String reached(String moment, Period period) {
        long months = period.toTotalMonths();
        if (months < 0 || months > MOST_MONTHS || period.getDays() < 0 || period.getDays() > MOST_DAYS) {
            // Nobody means such a period; who has a row is asked again each time.
            return "CASE WHEN " + moment + " IS NOT NULL THEN " + now + " + to_microseconds(1) END";
        }
        String then = "((" + moment + ") + to_days(CAST(" + period.getDays() + " AS INTEGER)))";
        if (months == 0) {
            return then;
        }
        String same = "(" + then + " + to_months(CAST(" + months + " AS INTEGER)))";
        return "CASE WHEN day(" + same + ") = day(" + then + ") THEN " + same + " ELSE CAST(date_trunc('day', " + same
                + ") AS TIMESTAMP) + to_days(1) END";
    }

    private boolean grant(Optional<PersonTest.Consent> consent) {
        consent.ifPresent(one -> {
            one.strength().maxAge().ifPresent(ofGrants::add);
            one.strength().atMost().ifPresent(ofGrants::add);
        });
        return true;
    }

    @Override
    public Boolean always(PersonTest.Always test) {
        return true;
    }

    @Override
    public Boolean restricted(PersonTest.Restricted test) {
        return grant(test.unless());
    }

    @Override
    public Boolean refused(PersonTest.Refused test) {
        return true;
    }

    @Override
    public Boolean minor(PersonTest.Minor test) {
        ages.add(test.under());
        return grant(test.unless());
    }

    @Override
    public Boolean unconsented(PersonTest.Unconsented test) {
        test.reliefs().forEach(relief -> relief.within().ifPresent(ofInforms::add));
        return grant(Optional.of(test.consent()));
    }

    @Override
    public Boolean retentionPassed(PersonTest.RetentionPassed test) {
        return true;
    }
}
