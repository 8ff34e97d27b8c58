package io.licit.server.fairness;

import io.licit.engine.fairness.AcrossSegments;
import io.licit.fairness.group.Verdict;
import io.licit.fairness.statistics.Interval;
import io.licit.server.view.GridView;
import io.licit.server.view.Text;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Numbers of a report as pages write them. */
final class Digits {
    static final String NONE = "–";
    private static final double SMALLEST_P = 0.0001;
    private static final int RATIO = 3;
    private static final int P = 4;

    private final Text text;
    private final Locale locale;

    Digits(Text text) {
        this.text = text;
        this.locale = Locale.forLanguageTag(text.tag());
    }

    String ratio(double ratio) {
        return Double.isFinite(ratio) ? fixed(ratio, RATIO) : NONE;
    }

    String ratio(OptionalDouble ratio) {
        return ratio.isPresent() ? ratio(ratio.getAsDouble()) : NONE;
    }

    String percent(double share) {
        if (!Double.isFinite(share)) {
            return NONE;
        }
        NumberFormat format = NumberFormat.getPercentInstance(locale);
        format.setMinimumFractionDigits(1);
        format.setMaximumFractionDigits(1);
        return format.format(share + 0.0);
    }

    String percent(OptionalDouble share) {
        return share.isPresent() ? percent(share.getAsDouble()) : NONE;
    }

    String p(OptionalDouble p) {
        return p.isPresent() ? p(p.getAsDouble()) : NONE;
    }

    String p(double p) {
        if (!Double.isFinite(p)) {
            return NONE;
        }
        return p < SMALLEST_P ? "< " + fixed(SMALLEST_P, P) : fixed(p, P);
    }

    /** A sum of probabilities has a decimal place. */
    String count(double count) {
        if (!Double.isFinite(count)) {
            return NONE;
        }
        return count == Math.rint(count) ? text.number((long) count) : fixed(count, 1);
    }

    String ratios(Optional<Interval> interval) {
        return interval.map(one -> ratio(one.low()) + " – " + ratio(one.high())).orElse("");
    }

    String percents(Optional<Interval> interval) {
        return interval.map(one -> percent(one.low()) + " – " + percent(one.high()))
                .orElse("");
    }

    GridView.Cell verdict(Verdict verdict) {
        return GridView.Cell.chip(words(verdict), look(verdict));
    }

    /** A text that is that of a verdict where it is true. */
    GridView.Cell flag(boolean isFlagged) {
        return isFlagged
                ? GridView.Cell.chip(text.of("fairness.flagged"), look(Verdict.CONCERN))
                : GridView.Cell.of(NONE);
    }

    String words(Verdict verdict) {
        return text.of("fairness.verdict." + look(verdict));
    }

    /** Its name in style sheets and keys. */
    static String look(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static boolean isFound(Verdict verdict) {
        return verdict == Verdict.ADVERSE_IMPACT || verdict == Verdict.CONCERN;
    }

    String set(String set) {
        return set.equals(AcrossSegments.UNREACHED) ? text.of("together.unreached") : text.of("fairness.set." + set);
    }

    private String fixed(double number, int decimals) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(number + 0.0);
    }
}
