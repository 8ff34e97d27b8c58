package io.licit.core.law;

import io.licit.core.catalogue.Word;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a statute threatens for a breach: a maximum, never a forecast.
 *
 * @param text as the law puts it, in our words; may be empty
 * @param cite where; may be empty
 * @param amounts fixed sums by ISO 4217 currency
 * @param turnover a share of annual turnover, in hundredths
 * @param higher whether the higher of sum and share counts, where there are both; otherwise the lower
 * @param per what it is counted by
 */
public record Penalty(
        String text,
        String cite,
        Map<String, BigDecimal> amounts,
        Optional<BigDecimal> turnover,
        boolean higher,
        Per per) {
    /** A rule that threatens nothing of its own. */
    public static final Penalty NONE = words("");

    public Penalty {
        amounts = Collections.unmodifiableMap(new TreeMap<>(amounts));
    }

    /** One that is told in words alone. */
    static Penalty words(String text) {
        return new Penalty(text, "", Map.of(), Optional.empty(), true, Per.ORGANISATION);
    }

    /** Whether there is anything to reckon with. */
    public boolean isFigured() {
        return !amounts.isEmpty() || turnover.isPresent();
    }

    /** As it is shown: the text, and where it stands. */
    public String shown() {
        return cite.isEmpty() ? text : text + " (" + cite + ")";
    }

    /** What a maximum is counted by. */
    public enum Per implements Word {
        ORGANISATION,
        VIOLATION,
        PERSON,
        MESSAGE,
        DAY;

        @Override
        public String word() {
            return Word.written(this);
        }
    }
}
