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
import io.licit.server.view.Text;
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
    private static final String NOT_TOLD = "–";

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
     * are totals of few, and what would tell these.
     */
    FunnelView funnel(AudienceCounts counts, long minimum) {
        long matching = counts.matching();
        boolean isNothing = isFew(matching, minimum);
        boolean isWholeFew = isFew(counts.eligible(), minimum) || isFew(counts.reachable(), minimum);
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

    private static boolean isFew(long count, long minimum) {
        return count > 0 && count < minimum;
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

    private FunnelView.Step step(long count, long of, long minimum) {
        boolean few = isFew(count, minimum);
        return new FunnelView.Step(
                few ? text.of("preview.fewer-than", minimum) : text.number(count), few ? 0 : perMille(count, of));
    }

    private static long perMille(long part, long whole) {
        return whole == 0 ? 0 : THOUSAND * part / whole;
    }

    /**
     * Rules of whom few are left out by are told together, and with the smallest of the others until these are not few.
     *
     * <p>INVARIANT: where few are eligible, those whom rules leave out do not add up to all the others: the eligible take
     * part as if a rule left them out, and what they are put together with has no count.
     */
    private List<FunnelView.Out> out(AudienceCounts counts, long minimum) {
        List<AudienceCounts.Excluded> all = new ArrayList<>(counts.excluded());
        all.removeIf(one -> one.count() == 0);
        all.sort(Comparator.comparingLong(AudienceCounts.Excluded::count).reversed());
        List<Funnel> funnels = new ArrayList<>();
        all.forEach(one -> funnels.add(new Funnel(one.count(), one.count(), one.count())));
        boolean hidesEligible = isFew(counts.eligible(), minimum);
        if (hidesEligible) {
            funnels.add(new Funnel(counts.eligible(), counts.eligible(), counts.eligible()));
        }
        Parted parted = Parted.of(funnels, -1, funnels.size(), minimum);
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
        parted.others().ifPresent(row -> {
            int rules = row.values().size() - (hidesEligible ? 1 : 0);
            if (rules > 0) {
                rows.add(new FunnelView.Out(
                        "",
                        text.of("preview.other-rules", rules),
                        "",
                        "",
                        hidesEligible
                                ? NOT_TOLD
                                : step(row.matching(), counts.matching(), minimum)
                                        .count(),
                        0));
            }
        });
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

    private String countryName(String code) {
        String name = new Locale("", code).getDisplayCountry(Locale.forLanguageTag(text.tag()));
        return name.isBlank() ? code : name;
    }
}
