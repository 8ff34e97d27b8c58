package io.licit.core.check;

import io.licit.core.law.Organisation;
import io.licit.core.law.Penalty;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a statute threatens at most for a breach by this organisation. A maximum that the law states, and no forecast:
 * what an authority or a court would impose is another question.
 *
 * @param maximum by ISO 4217 currency; where there are several the statute's sum and a share of turnover could not be
 *     compared, since nothing here converts money
 * @param higher whether the higher of several counts; otherwise the lower
 * @param open whether it may be more, since a share of a turnover that nobody has declared may be higher
 * @param per what it is counted by, after persons have been counted in where the statute counts them
 * @param persons whom the breach concerns; empty where nobody has counted, or the statute does not ask
 * @param basis how the maximum comes about, in words
 */
public record Exposure(
        Map<String, BigDecimal> maximum,
        boolean higher,
        boolean open,
        Penalty.Per per,
        Optional<Long> persons,
        String basis) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public Exposure {
        maximum = Map.copyOf(maximum);
    }

    /**
     * The exposure under a penalty; empty where the statute threatens nothing that could be named.
     *
     * @param concerned how many persons the breach concerns, where somebody has counted
     */
    public static Optional<Exposure> of(Penalty penalty, Organisation organisation, Optional<Long> concerned) {
        if (penalty.text().isBlank()) {
            return Optional.empty();
        }
        Map<String, BigDecimal> share = new TreeMap<>();
        penalty.turnover()
                .ifPresent(percent -> organisation
                        .turnover()
                        .forEach((currency, amount) -> share.put(
                                currency, amount.multiply(percent).divide(HUNDRED, 2, RoundingMode.HALF_UP))));
        boolean counted = (penalty.per() == Penalty.Per.PERSON || penalty.per() == Penalty.Per.MESSAGE)
                && !penalty.amounts().isEmpty()
                && concerned.isPresent();
        BigDecimal times = counted ? BigDecimal.valueOf(concerned.get()) : BigDecimal.ONE;
        Map<String, BigDecimal> most = joined(penalty, times, share);
        boolean open = penalty.turnover().isPresent() && share.isEmpty() && penalty.higher();
        List<String> reckoned = new ArrayList<>();
        reckoned.add(penalty.shown());
        penalty.turnover().ifPresent(percent -> reckoned.add(ofTurnover(percent, share)));
        if (counted) {
            reckoned.add("counted for " + number(times)
                    + (penalty.per() == Penalty.Per.MESSAGE ? " persons, with one message each" : " persons"));
        }
        return Optional.of(new Exposure(
                most,
                penalty.higher(),
                open,
                counted ? Penalty.Per.ORGANISATION : penalty.per(),
                concerned,
                String.join("; ", reckoned)));
    }

    /** Sum and share, of which the statute takes one; the share counts in its own currency where it has no other. */
    private static Map<String, BigDecimal> joined(Penalty penalty, BigDecimal times, Map<String, BigDecimal> share) {
        Map<String, BigDecimal> most = new TreeMap<>(penalty.amounts());
        most.replaceAll((currency, sum) -> sum.multiply(times));
        share.forEach((currency, amount) ->
                most.merge(currency, amount, (sum, part) -> penalty.higher() ? sum.max(part) : sum.min(part)));
        return most;
    }

    private static String ofTurnover(BigDecimal percent, Map<String, BigDecimal> share) {
        String rate = percent.stripTrailingZeros().toPlainString() + "% of the declared turnover is ";
        return share.isEmpty()
                ? percent.stripTrailingZeros().toPlainString() + "% of turnover is unknown: none is declared"
                : rate + words(share, " or ");
    }

    /** The maximum as people write it. */
    public String shown() {
        if (maximum.isEmpty()) {
            return "no maximum named";
        }
        String unit = switch (per) {
            case ORGANISATION -> "";
            case VIOLATION -> " per violation";
            case PERSON -> " per person";
            case MESSAGE -> " per message";
            case DAY -> " per day";
        };
        String sums = words(new TreeMap<>(maximum), " and ");
        String several = maximum.size() == 1 ? "" : higher ? "the higher of " : "the lower of ";
        return several + sums + (open ? " or more" : "") + unit;
    }

    private static String words(Map<String, BigDecimal> sums, String between) {
        List<String> words = new ArrayList<>();
        sums.forEach((currency, sum) -> words.add(currency + " " + number(sum)));
        return String.join(between, words);
    }

    private static String number(BigDecimal sum) {
        return new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(sum);
    }
}
