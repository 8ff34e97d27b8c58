package io.licit.server;

import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.law.LawBook;
import io.licit.core.law.Rule;
import io.licit.core.source.SourceFile;
import io.licit.core.workspace.Workspace;
import io.licit.engine.AudienceCounts;
import io.licit.fairness.disclosure.Funnel;
import io.licit.fairness.disclosure.Parted;
import io.licit.programme.account.Role;
import io.licit.server.view.FindingView;
import io.licit.server.view.FunnelView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Values as pages show them, in a language and to a visitor. */
final class Shown {
    private static final int MOST_COUNTRIES = 8;
    private static final int LONGEST_SOURCE = 120;
    private static final long THOUSAND = 1000;

    private final Text text;
    private final LawBook book;

    Shown(Text text, LawBook book) {
        this.text = text;
        this.book = book;
    }

    FindingView finding(Diagnostic one) {
        String place = "";
        String source = "";
        if (!one.span().isNone()) {
            SourceFile.Position from = one.span().from();
            place = one.span().file().path() + ":" + from.line();
            source = one.span().text().lines().findFirst().orElse("");
        }
        return new FindingView(
                one.severity().word(),
                one.code().id(),
                one.message(),
                one.law().map(Diagnostic.LawReference::rule).orElse(""),
                one.law().map(Diagnostic.LawReference::cite).orElse(""),
                one.law().map(Diagnostic.LawReference::url).orElse(""),
                one.segment().orElse(""),
                place,
                source.length() > LONGEST_SOURCE ? source.substring(0, LONGEST_SOURCE) + "…" : source,
                one.notes(),
                one.help());
    }

    /** Counts under this are not shown; 1 shows all. */
    static long minimum(Visitor visitor, Workspace workspace) {
        boolean seesAll = visitor.has(Role.OFFICER) || visitor.has(Role.AUDITOR);
        return seesAll
                ? 1
                : workspace
                        .settings()
                        .minimumSegmentSize()
                        .orElse(workspace.settings().fairness().minimumGroup());
    }

    /**
     * Counts as they may leave: by rule and by country, those of few persons are put together with others or withheld, as
     * are totals of few.
     */
    FunnelView funnel(AudienceCounts counts, long minimum) {
        long matching = counts.matching();
        List<FunnelView.Out> out = out(counts, minimum);
        List<String> names = new ArrayList<>();
        List<Funnel> countries = new ArrayList<>();
        counts.byCountry().forEach((country, here) -> {
            names.add(country.isEmpty() ? text.of("preview.unknown-country") : countryName(country));
            countries.add(new Funnel(here.matching(), here.eligible(), here.reachable()));
        });
        Parted parted = Parted.of(countries, -1, MOST_COUNTRIES, minimum);
        List<FunnelView.Country> rows = new ArrayList<>();
        parted.rows().forEach(row -> rows.add(country(names.get(row.values().get(0)), row, matching, minimum)));
        parted.others()
                .ifPresent(row -> rows.add(
                        country(text.of("preview.other-countries", row.values().size()), row, matching, minimum)));
        boolean withheld = minimum > 1
                && (out.stream().anyMatch(one -> one.rule().isEmpty())
                        || matching > 0 && matching < minimum
                        || parted.rows().stream().anyMatch(row -> row.passed().isEmpty()));
        return new FunnelView(
                step(matching, matching, minimum),
                step(counts.eligible(), matching, minimum),
                step(counts.reachable(), matching, minimum),
                out,
                rows,
                withheld);
    }

    private FunnelView.Step step(long count, long of, long minimum) {
        boolean few = count > 0 && count < minimum;
        return new FunnelView.Step(
                few ? text.of("preview.fewer-than", minimum) : text.number(count), few ? 0 : perMille(count, of));
    }

    private static long perMille(long part, long whole) {
        return whole == 0 ? 0 : THOUSAND * part / whole;
    }

    /** Rules of whom few are left out by are told together, and with the smallest of the others until these are not few. */
    private List<FunnelView.Out> out(AudienceCounts counts, long minimum) {
        List<AudienceCounts.Excluded> all = new ArrayList<>(counts.excluded());
        all.removeIf(one -> one.count() == 0);
        all.sort(Comparator.comparingLong(AudienceCounts.Excluded::count).reversed());
        List<Funnel> funnels = all.stream()
                .map(one -> new Funnel(one.count(), one.count(), one.count()))
                .toList();
        Parted parted = Parted.of(funnels, -1, all.size(), minimum);
        List<FunnelView.Out> rows = new ArrayList<>();
        for (Parted.Row row : parted.rows()) {
            String rule = all.get(row.values().get(0)).rule();
            Optional<Rule> known = book.rule(rule);
            rows.add(new FunnelView.Out(
                    rule,
                    known.map(Rule::requires).orElse(rule),
                    known.map(Rule::jurisdiction).orElse(""),
                    known.map(Rule::cite).orElse(""),
                    step(row.matching(), counts.matching(), minimum).count(),
                    perMille(row.matching(), counts.matching())));
        }
        parted.others()
                .ifPresent(row -> rows.add(new FunnelView.Out(
                        "",
                        text.of("preview.other-rules", row.values().size()),
                        "",
                        "",
                        step(row.matching(), counts.matching(), minimum).count(),
                        0)));
        return rows;
    }

    private FunnelView.Country country(String name, Parted.Row row, long matching, long minimum) {
        Optional<Parted.Passed> passed = row.passed();
        return new FunnelView.Country(
                name,
                step(row.matching(), matching, minimum).count(),
                passed.map(one -> step(one.eligible(), matching, minimum).count())
                        .orElse("–"),
                passed.map(one -> step(one.reachable(), matching, minimum).count())
                        .orElse("–"),
                perMille(row.matching(), matching));
    }

    private String countryName(String code) {
        String name = new Locale("", code).getDisplayCountry(Locale.forLanguageTag(text.tag()));
        return name.isBlank() ? code : name;
    }
}
