package io.licit.server.view;

import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Phrasebook;
import io.licit.core.law.LawBook;
import io.licit.core.law.Place;
import io.licit.core.law.Rule;
import io.licit.core.source.SourceFile;
import io.licit.engine.AudienceCounts;
import io.licit.fairness.disclosure.Disclosure;
import io.licit.fairness.disclosure.Funnel;
import io.licit.fairness.disclosure.Parted;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Values as pages show them, in a language and to a visitor. */
public final class Shown {
    private static final int MOST_COUNTRIES = 8;
    private static final int LONGEST_SOURCE = 120;
    private static final long THOUSAND = 1000;
    private static final String NOT_TOLD = "–";

    private final Text text;
    private final LawBook book;

    public Shown(Text text, LawBook book) {
        this.text = text;
        this.book = book;
    }

    public FindingView finding(Diagnostic one) {
        String place = "";
        String source = "";
        if (!one.span().isNone()) {
            SourceFile.Position from = one.span().from();
            place = one.span().file().path() + ":" + from.line();
            source = one.span().text().lines().findFirst().orElse("");
        }
        Phrasebook phrases = Phrases.of(text);
        return new FindingView(
                one.severity().word(),
                one.code().id(),
                one.message().in(phrases),
                one.law().map(Diagnostic.LawReference::rule).orElse(""),
                one.law().map(Diagnostic.LawReference::cite).orElse(""),
                one.law().map(Diagnostic.LawReference::url).orElse(""),
                one.segment().orElse(""),
                place,
                source.length() > LONGEST_SOURCE ? source.substring(0, LONGEST_SOURCE) + "…" : source,
                one.notes().stream().map(note -> note.in(phrases)).toList(),
                one.help().in(phrases));
    }

    /**
     * Counts as they may leave: by rule and by country, those of few persons are put together with others or withheld, as
     * are totals of few, and what would tell these.
     */
    public FunnelView funnel(AudienceCounts counts, long minimum) {
        long matching = counts.matching();
        boolean isNothing = Disclosure.small(matching, minimum);
        boolean isWholeFew =
                Disclosure.small(counts.eligible(), minimum) || Disclosure.small(counts.reachable(), minimum);
        List<FunnelView.Out> out = isNothing ? List.of() : out(counts, minimum);
        List<FunnelView.Country> countries = isNothing ? List.of() : countries(counts, isWholeFew, minimum);
        boolean isWithheld = isNothing
                || isWholeFew
                || minimum > 1 && out.stream().anyMatch(one -> one.rule().isEmpty())
                || countries.stream().anyMatch(one -> one.eligible().equals(NOT_TOLD));
        FunnelView.Step fewer = step(matching, matching, minimum);
        return new FunnelView(
                fewer,
                isNothing ? fewer : step(counts.eligible(), matching, minimum),
                isNothing ? fewer : step(counts.reachable(), matching, minimum),
                out,
                countries,
                isWithheld);
    }

    private List<FunnelView.Country> countries(AudienceCounts counts, boolean isWholeFew, long minimum) {
        List<String> names = new ArrayList<>();
        List<Funnel> all = new ArrayList<>();
        counts.byCountry().forEach((country, here) -> {
            names.add(country.isEmpty() ? text.of("preview.unknown-country") : countryName(country));
            all.add(new Funnel(here.matching(), here.eligible(), here.reachable()));
        });
        Parted parted = Parted.of(all, -1, MOST_COUNTRIES, minimum);
        List<FunnelView.Country> rows = new ArrayList<>();
        parted.rows()
                .forEach(row -> rows.add(country(
                        names.get(row.values().get(0)),
                        row,
                        row.passed().filter(one -> !isWholeFew),
                        counts,
                        minimum)));
        parted.others()
                .ifPresent(row -> rows.add(country(
                        text.of("preview.other-countries", row.values().size()),
                        row,
                        row.passed().filter(one -> !isWholeFew),
                        counts,
                        minimum)));
        return rows;
    }

    /** A number of persons; of few only that they are few. */
    public String count(long count, long minimum) {
        return step(count, count, minimum).count();
    }

    private FunnelView.Step step(long count, long of, long minimum) {
        boolean few = Disclosure.small(count, minimum);
        return new FunnelView.Step(
                few ? text.of("preview.fewer-than", minimum) : text.number(count), few ? 0 : perMille(count, of));
    }

    private static long perMille(long part, long whole) {
        return whole == 0 ? 0 : THOUSAND * part / whole;
    }

    private List<FunnelView.Out> out(AudienceCounts counts, long minimum) {
        List<FunnelView.Out> rows = new ArrayList<>();
        for (LeftOut one : LeftOut.of(counts, minimum)) {
            String count = one.count()
                    .map(number -> step(number, counts.matching(), minimum).count())
                    .orElse(NOT_TOLD);
            if (one.rule().isEmpty()) {
                rows.add(new FunnelView.Out("", text.of("preview.other-rules", one.rules()), "", "", count, 0));
                continue;
            }
            String rule = one.rule().get();
            Optional<Rule> known = book.rule(rule);
            rows.add(new FunnelView.Out(
                    rule,
                    known.map(LawSaid.in(text)::requires).orElse(rule),
                    known.map(Rule::jurisdiction).orElse(""),
                    known.map(Rule::cite).orElse(""),
                    count,
                    perMille(one.count().orElse(0L), counts.matching())));
        }
        return rows;
    }

    private FunnelView.Country country(
            String name, Parted.Row row, Optional<Parted.Passed> passed, AudienceCounts counts, long minimum) {
        long matching = counts.matching();
        return new FunnelView.Country(
                name,
                step(row.matching(), matching, minimum).count(),
                passed.map(one -> step(one.eligible(), matching, minimum).count())
                        .orElse(NOT_TOLD),
                passed.map(one -> step(one.reachable(), matching, minimum).count())
                        .orElse(NOT_TOLD),
                perMille(row.matching(), matching));
    }

    /** A place of the law by the name of its country, with its code where that is more than the country's. */
    public String placeName(Place place) {
        if (place instanceof Place.Country country) {
            return countryName(country.code());
        }
        if (place instanceof Place.Region region) {
            return countryName(region.country()) + " (" + region.code() + ")";
        }
        return place instanceof Place.SomewhereIn somewhere
                ? text.of("preview.somewhere-in", countryName(somewhere.country()))
                : text.of("preview.unknown-country");
    }

    private String countryName(String code) {
        String name = new Locale("", code).getDisplayCountry(Locale.forLanguageTag(text.tag()));
        return name.isBlank() ? code : name;
    }
}
