package io.licit.fairness.group;

import io.licit.fairness.statistics.BreslowDay;
import io.licit.fairness.statistics.MantelHaenszel;
import io.licit.fairness.statistics.Statistic;
import io.licit.fairness.statistics.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The comparison of two groups within the strata of a business factor. */
public final class Stratified {
    private Stratified() {}

    /**
     * The common measures of all strata, of the rates of the favoured: for a burden, of not being selected.
     *
     * <p>Only informative strata take part, those that hold persons of both groups, some of them favoured and some not; the
     * share of both groups' persons who are in such is told. The demographic disparity takes every stratum in which some
     * are favoured and some not among all whose group is known: a stratum where nobody is would otherwise count against
     * each group at once.
     *
     * @param given the factor
     * @param strata by value of the factor; their order changes nothing but rounding
     */
    public static Conditional of(
            String characteristic,
            String given,
            String group,
            String reference,
            Direction direction,
            Map<String, Stratum> strata) {
        List<Table> all = strata.values().stream()
                .map(stratum -> CountedEvidence.table(
                        direction.favoured(stratum.group()), direction.favoured(stratum.reference())))
                .toList();
        List<Table> informative = all.stream().filter(Table::informative).toList();
        double persons = all.stream().mapToDouble(Table::total).sum();
        double covered = informative.stream().mapToDouble(Table::total).sum();
        Optional<Statistic> chi2 = MantelHaenszel.chi2(informative);
        return new Conditional(
                characteristic,
                given,
                group,
                reference,
                strata.size(),
                informative.size(),
                persons > 0 ? covered / persons : 0,
                MantelHaenszel.oddsRatio(informative),
                MantelHaenszel.oddsRatioInterval(informative),
                MantelHaenszel.riskRatio(informative),
                number(chi2.map(Statistic::value)),
                number(chi2.map(Statistic::p)),
                number(MantelHaenszel.chi2Corrected(informative).map(Statistic::p)),
                number(BreslowDay.tarone(informative).map(Statistic::p)),
                disparity(direction, strata));
    }

    /**
     * Conditional demographic disparity: the group's share of those who are not favoured less its share of those who are,
     * averaged over strata by their persons. S. Wachter, B. Mittelstadt and C. Russell, Why fairness cannot be automated,
     * 2021; as in Amazon SageMaker Clarify, but for strata without anybody on one of the two sides.
     */
    private static OptionalDouble disparity(Direction direction, Map<String, Stratum> strata) {
        double sum = 0;
        double persons = 0;
        for (Stratum stratum : strata.values()) {
            Count group = direction.favoured(stratum.group());
            Count all = group.plus(direction.favoured(stratum.reference())).plus(direction.favoured(stratum.others()));
            double favoured = all.selected();
            double not = all.persons() - favoured;
            if (favoured > 0 && not > 0) {
                double shareOfNot = (group.persons() - group.selected()) / not;
                sum += all.persons() * (shareOfNot - group.selected() / favoured);
                persons += all.persons();
            }
        }
        return persons > 0 ? OptionalDouble.of(sum / persons) : OptionalDouble.empty();
    }

    private static OptionalDouble number(Optional<Double> value) {
        return value.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(value.get());
    }
}
