package io.licit.core.campaign;

import io.licit.core.check.Verdict;
import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Said;
import io.licit.core.law.Effect;
import io.licit.core.workspace.Campaign;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A prior price against what rules say it must have been: those with a {@code look_back}, such as the lowest price of the
 * thirty days before (Directive 98/6/EC Art. 6a). The days are the rules' own.
 */
final class PriorPrice {
    private PriorPrice() {}

    /** What is wrong with the prior price, under rules of one look-back and kind. */
    private record Wrong(Code code, Verdict verdict, Said message, String place, Said help) {}

    static List<Diagnostic> of(Subject subject, OfferTerms terms, LocalDate sent) {
        Optional<BigDecimal> prior = terms.number("prior_price");
        if (prior.isEmpty()) {
            return List.of();
        }
        LocalDate start =
                terms.day("valid_from").filter(day -> day.isBefore(sent)).orElse(sent);
        Map<Wrong, List<Applied>> found = new LinkedHashMap<>();
        for (Applied applied : subject.duties(Effect.Duty.Kind.SUBSTANTIATE)) {
            if (asks(applied)) {
                List<String> back = applied.duty().values().getOrDefault("look_back", List.of());
                boolean lowest = applied.duty().values().getOrDefault("against", List.of()).stream()
                        .anyMatch(words -> words.startsWith("lowest"));
                wrong(terms, prior.get(), start, Period.parse(back.get(0)), lowest)
                        .ifPresent(one -> found.computeIfAbsent(one, key -> new ArrayList<>())
                                .add(applied));
            }
        }
        Campaign.Offer offer = terms.offer();
        return found.entrySet().stream()
                .map(entry -> Told.of(
                                entry.getKey().code(),
                                entry.getKey().verdict(),
                                entry.getKey().message(),
                                offer.place(entry.getKey().place()),
                                entry.getValue(),
                                subject)
                        .withHelp(entry.getKey().help()))
                .toList();
    }

    /** Whether a rule is about the price of so many days before. */
    private static boolean asks(Applied applied) {
        Map<String, List<String>> values = applied.duty().values();
        return values.getOrDefault("look_back", List.of()).size() == 1
                && values.getOrDefault("claim", List.of()).contains("discount");
    }

    /**
     * Whether words of a reduction say nothing but what the offer's terms say, so that under such a rule the terms answer
     * for them. What the percentages in them come to is held against the terms elsewhere.
     */
    static boolean answers(Applied applied, Optional<Campaign.Offer> offer, String words) {
        Optional<OfferTerms> terms = offer.map(OfferTerms::new);
        Optional<BigDecimal> price = terms.flatMap(one -> one.number("price"));
        Optional<BigDecimal> prior = terms.flatMap(one -> one.number("prior_price"));
        if (!asks(applied)
                || price.isEmpty()
                || prior.isEmpty()
                || !MergeFields.in(words).isEmpty()) {
            return false;
        }
        List<BigDecimal> told = List.of(price.get(), prior.get(), prior.get().subtract(price.get()));
        List<Amounts.Found> percents = Amounts.reductions(words);
        List<Amounts.Found> numbers = Amounts.numbers(words);
        return !numbers.isEmpty()
                && numbers.stream()
                        .allMatch(number -> percents.stream()
                                        .anyMatch(one -> one.start() <= number.start() && number.end() <= one.end())
                                || told.stream().anyMatch(one -> one.compareTo(number.value()) == 0));
    }

    private static Optional<Wrong> wrong(
            OfferTerms terms, BigDecimal prior, LocalDate start, Period back, boolean lowestCounts) {
        long days = ChronoUnit.DAYS.between(start.minus(back), start);
        Optional<BigDecimal> lowest = terms.number("lowest_price");
        if (lowestCounts && lowest.filter(price -> prior.compareTo(price) > 0).isPresent()) {
            // A lower price at any time in fewer days was lower in more of them, too.
            return terms.number("lowest_price_days")
                            .filter(covered -> covered.longValue() <= days)
                            .isPresent()
                    ? Optional.of(new Wrong(
                            Code.CMP7014,
                            Verdict.VIOLATED,
                            Said.of("the prior price is above the lowest price of the {} days before", days),
                            "prior_price",
                            Said.of("compare with {}", terms.written("lowest_price"))))
                    : undetermined(days, terms);
        }
        boolean lasted = terms.day("prior_price_from")
                .filter(from -> !from.isAfter(start.minus(back)))
                .isPresent();
        boolean covered = lowestCounts
                && lowest.isPresent()
                && terms.number("lowest_price_days")
                        .filter(number -> number.longValue() >= days)
                        .isPresent();
        return lasted || covered ? Optional.empty() : undetermined(days, terms);
    }

    private static Optional<Wrong> undetermined(long days, OfferTerms terms) {
        return Optional.of(new Wrong(
                Code.CMP7013,
                Verdict.UNDETERMINED,
                Said.of("nothing says what the price was in the {} days before the offer", days),
                terms.states("lowest_price") ? "lowest_price" : "prior_price",
                Said.of(
                        "state `prior_price_from:`, the day since when it was asked without a break, or"
                                + " `lowest_price:` with `lowest_price_days: {}`",
                        days)));
    }
}
