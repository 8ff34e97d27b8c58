package io.licit.core.campaign;

import io.licit.core.catalogue.OfferKind;
import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Said;
import io.licit.core.diagnostic.Severity;
import io.licit.core.source.Span;
import io.licit.core.workspace.Campaign;
import io.licit.core.workspace.SendTime;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an offer leaves open, and where it contradicts itself or the words of the message. */
final class OfferFindings {
    /** Percent are mostly stated in whole numbers, so that half of one is no contradiction. */
    private static final BigDecimal ROUNDING = new BigDecimal("0.5");

    private static final Pattern TRIAL =
            Pattern.compile("(?iu)(\\d{1,3})[ -]?(?:days?|tage?|jours?|天|日間?|일)[ -]?(?:lang |long )?(?:of"
                    + " )?(?:free|trial|kostenlos|gratis|test|d.essai|"
                    + "gratuits?|免费|試用|试用|無料|お試し|무료)|(?:free for|try .{0,20} for|kostenlos für|gratuit pendant) (\\d{1,3}) "
                    + "(?:days|tage|jours)");

    private final Sighting sighting;
    private final LocalDate sent;
    private final List<Diagnostic> found = new ArrayList<>();

    private OfferFindings(Subject subject) {
        this.sighting = new Sighting(subject.message(), subject.campaign());
        this.sent = subject.campaign()
                .sendAt()
                .map(SendTime::clock)
                .map(time -> time.toLocalDate())
                .orElse(LocalDate.ofInstant(subject.asOf(), ZoneOffset.UTC));
    }

    static List<Diagnostic> of(Subject subject) {
        OfferFindings findings = new OfferFindings(subject);
        Optional<Campaign.Offer> offer = subject.campaign().offer();
        if (offer.filter(one -> one.kind() != OfferKind.NONE).isPresent()) {
            OfferTerms terms = new OfferTerms(offer.get());
            findings.missing(terms);
            findings.prices(terms);
            findings.days(terms);
            findings.wordedPercent(terms);
            findings.wordedTrial(terms);
            findings.found.addAll(PriorPrice.of(subject, terms, findings.sent));
        } else {
            findings.undeclared(offer);
        }
        findings.wordedEnds(offer.map(OfferTerms::new));
        return findings.found;
    }

    // --- what is missing --------------------------------------------------------------------------------------

    private void undeclared(Optional<Campaign.Offer> offer) {
        sighting.first(Amounts::reductions)
                .ifPresent(where -> found.add(open(
                                offer.isPresent()
                                        ? Said.of("the message offers a reduction, and `offer:` says there is none")
                                        : Said.of(
                                                "the message offers a reduction, and the campaign states no `offer:`"),
                                where)
                        .withHelp(Said.of(
                                "state what is offered: `offer: {kind: discount, percent: …, valid_until: …}`"))));
    }

    private void missing(OfferTerms terms) {
        List<String> missing = new ArrayList<>();
        switch (terms.offer().kind()) {
            case DISCOUNT -> {
                boolean priced = terms.states("price") && terms.states("prior_price");
                if (!priced && !terms.states("percent") && !terms.states("amount")) {
                    missing.add("percent");
                }
            }
            case FREE_TRIAL -> addMissing(terms, missing, "trial_days", "then_price", "how_to_cancel");
            case SUBSCRIPTION -> addMissing(terms, missing, "price", "billing_period", "how_to_cancel");
            case PERSONALISED_PRICE -> addMissing(terms, missing, "personalised");
            case SURCHARGE -> {
                if (!terms.states("percent") && !terms.states("amount") && !terms.states("price")) {
                    missing.add("amount");
                }
            }
            case NONE -> {}
        }
        if (!missing.isEmpty()) {
            Said keys = Said.joined(", ", Said.quoted(missing));
            found.add(open(
                            Said.of("the offer does not state {}", keys),
                            terms.offer().span())
                    .withHelp(Said.of("state {}, so that it can be held against the words and the law", keys)));
        }
        terms.number("minimum_basket")
                .filter(least -> !sighting.statesAmount(least))
                .ifPresent(least -> found.add(open(
                                Said.of(
                                        "the message does not say that the offer needs a basket of {}",
                                        terms.written("minimum_basket")),
                                terms.offer().place("minimum_basket"))
                        .withHelp(Said.of("say it beside the offer"))));
    }

    private static void addMissing(OfferTerms terms, List<String> missing, String... keys) {
        for (String key : keys) {
            if (!terms.states(key)) {
                missing.add(key);
            }
        }
    }

    private static Diagnostic open(Said message, Span span) {
        return Diagnostic.of(Code.CMP7013, message, span).withSeverity(Severity.WARNING);
    }

    // --- what does not fit together ---------------------------------------------------------------------------

    private void contradiction(Said message, Span span, Said help) {
        found.add(Diagnostic.of(Code.CMP7014, message, span).withHelp(help));
    }

    private void prices(OfferTerms terms) {
        Optional<BigDecimal> price = terms.number("price");
        Optional<BigDecimal> prior = terms.number("prior_price").filter(value -> value.signum() > 0);
        if (price.isEmpty() || prior.isEmpty()) {
            return;
        }
        Campaign.Offer offer = terms.offer();
        if (!terms.currency("price").equals(terms.currency("prior_price"))) {
            contradiction(
                    Said.of("the price and the prior price are in different currencies"),
                    offer.place("prior_price"),
                    Said.of("state both in one currency"));
            return;
        }
        if (offer.kind() == OfferKind.DISCOUNT && price.get().compareTo(prior.get()) >= 0) {
            contradiction(
                    Said.of("the price is not below the prior price"),
                    offer.place("price"),
                    Said.of("a discount has a price below the one before it"));
            return;
        }
        BigDecimal reduction = reduction(price.get(), prior.get());
        terms.number("percent")
                .filter(percent -> percent.subtract(reduction).abs().compareTo(ROUNDING) > 0)
                .ifPresent(percent -> contradiction(
                        Said.of(
                                "the offer states {} %, and from {} to {} is {} %",
                                percent.toPlainString(),
                                terms.written("prior_price"),
                                terms.written("price"),
                                shown(reduction)),
                        offer.place("percent"),
                        Said.of("work it out from the prior price")));
        terms.number("amount")
                .filter(amount -> amount.compareTo(prior.get().subtract(price.get())) != 0)
                .ifPresent(amount -> contradiction(
                        Said.of("the amount is not the difference of the two prices"),
                        offer.place("amount"),
                        Said.of("write {}", prior.get().subtract(price.get()).toPlainString())));
    }

    private static BigDecimal reduction(BigDecimal price, BigDecimal prior) {
        return prior.subtract(price).multiply(BigDecimal.valueOf(100)).divide(prior, 4, RoundingMode.HALF_UP);
    }

    private static String shown(BigDecimal percent) {
        return percent.setScale(1, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }

    private void days(OfferTerms terms) {
        Campaign.Offer offer = terms.offer();
        Optional<LocalDate> until = terms.day("valid_until");
        until.filter(day -> terms.day("valid_from").filter(day::isBefore).isPresent())
                .ifPresent(day -> contradiction(
                        Said.of("the offer ends before it begins"),
                        offer.place("valid_until"),
                        Said.of("mend one of the two days")));
        until.filter(day -> day.isBefore(sent))
                .ifPresent(day -> contradiction(
                        Said.of("the offer ends on {}, before the message goes on {}", day, sent),
                        offer.place("valid_until"),
                        Said.of("send it earlier, or offer what still holds")));
    }

    private void wordedPercent(OfferTerms terms) {
        Optional<BigDecimal> stated = terms.number("percent");
        Optional<BigDecimal> given = stated.or(() -> terms.number("price")
                .flatMap(price -> terms.number("prior_price")
                        .filter(prior -> prior.signum() > 0)
                        .map(prior -> reduction(price, prior))));
        given.ifPresent(percent -> {
            BigDecimal most = percent.add(ROUNDING);
            sighting.first(text -> Amounts.reductions(text).stream()
                            .filter(one -> one.value().compareTo(most) > 0)
                            .toList())
                    .ifPresent(where -> contradiction(
                            Said.of("the words promise {}, and the offer gives {} %", where.text(), shown(percent)),
                            where,
                            Said.of("promise what the offer gives")));
        });
    }

    private void wordedTrial(OfferTerms terms) {
        terms.number("trial_days")
                .ifPresent(days -> sighting.first(text -> {
                            List<Amounts.Found> other = new ArrayList<>();
                            Matcher matcher = TRIAL.matcher(text);
                            while (matcher.find()) {
                                String number = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
                                if (new BigDecimal(number).compareTo(days) != 0) {
                                    other.add(
                                            new Amounts.Found(new BigDecimal(number), matcher.start(), matcher.end()));
                                }
                            }
                            return other;
                        })
                        .ifPresent(where -> contradiction(
                                Said.of(
                                        "the words promise a trial of other length than the offer's {} days",
                                        days.toPlainString()),
                                where,
                                Said.of("promise what the offer gives"))));
    }

    private void wordedEnds(Optional<OfferTerms> terms) {
        Optional<LocalDate> until = terms.flatMap(offer -> offer.day("valid_until"));
        boolean offered =
                terms.filter(offer -> offer.offer().kind() != OfferKind.NONE).isPresent();
        if (!offered) {
            return;
        }
        for (Message.Passage passage : sighting.said()) {
            for (Days.Found day : Days.ends(passage.text())) {
                day.in(until.map(LocalDate::getYear).orElse(sent.getYear()))
                        .ifPresent(end ->
                                wordedEnd(end, day.year().isPresent(), until, passage.span(day.start(), day.end())));
            }
            Days.endsToday(passage.text())
                    .filter(today -> until.filter(day -> day.isAfter(sent)).isPresent())
                    .ifPresent(today -> contradiction(
                            Said.of(
                                    "the words say that it ends on the day it is sent, {}, and the offer"
                                            + " ends on {}",
                                    sent,
                                    until.orElse(sent)),
                            passage.span(today.start(), today.end()),
                            Said.of("say when it ends; pressure of time that is not real is forbidden in"
                                    + " many places")));
        }
    }

    private void wordedEnd(LocalDate end, boolean ofYear, Optional<LocalDate> until, Span where) {
        if (until.filter(day -> !day.equals(end)).isPresent()) {
            contradiction(
                    Said.of("the words end the offer on {}, and `valid_until` on {}", end, until.orElse(end)),
                    where,
                    Said.of("write one day in both"));
        } else if (until.isEmpty() && ofYear && end.isBefore(sent)) {
            contradiction(
                    Said.of("the words end the offer on {}, before the message goes on {}", end, sent),
                    where,
                    Said.of("send it earlier, or offer what still holds"));
        } else if (until.isEmpty()) {
            found.add(open(Said.of("the words end the offer, and it states no `valid_until`"), where)
                    .withHelp(Said.of("state `valid_until: {}`", end)));
        }
    }
}
