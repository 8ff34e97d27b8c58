package io.licit.server.segment;

import io.licit.core.check.Checker;
import io.licit.core.check.Segment;
import io.licit.core.check.WayToAsk;
import io.licit.core.gate.Gate;
import io.licit.core.gate.Person;
import io.licit.core.law.Rule;
import io.licit.core.law.UseFacts;
import io.licit.engine.AudienceCounts;
import io.licit.engine.Lacking;
import io.licit.engine.folder.Opened;
import io.licit.fairness.disclosure.Disclosure;
import io.licit.server.view.BringBackView;
import io.licit.server.view.Portions;
import io.licit.server.view.Text;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Who would come back with a consent, made ready to be shown: by rule, by where they live, and by how they may be asked. */
final class BringBack {
    private static final String NOT_TOLD = "–";
    private static final Duration KEPT = Duration.ofDays(3650);
    private static final int ADULT = 40;

    private final Text text;
    private final Opened opened;
    private final Checker.Checked checked;
    private final long minimum;
    private final boolean mayList;

    /** @param mayList whether who looks may make lists of whom to ask */
    BringBack(Text text, Opened opened, Checker.Checked checked, long minimum, boolean mayList) {
        this.mayList = mayList;
        this.text = text;
        this.opened = opened;
        this.checked = checked;
        this.minimum = minimum;
    }

    BringBackView view(String segment, AudienceCounts counts, Lacking lacking) {
        if (lacking.persons() == 0) {
            return nothing(text.of("back.nobody"));
        }
        long out = counts.matching() - counts.eligible();
        if (isFew(lacking.persons(), out)) {
            return nothing(text.of("back.few"));
        }
        UseFacts use = Optional.ofNullable(checked.segments().get(segment))
                .map(Segment::uses)
                .map(uses -> uses.get(0))
                .orElseThrow();
        Portions rules = Portions.of(byRule(counts, lacking), minimum);
        Portions places = Portions.of(byCountry(counts, lacking), minimum);
        return new BringBackView(
                segment,
                text.number(lacking.persons()),
                part(lacking.refused(), lacking.persons()),
                rules(rules, lacking.persons()),
                ways(lacking),
                places(places, use),
                minimum > 1 && (rules.others().isPresent() || places.others().isPresent()),
                "");
    }

    private static BringBackView nothing(String said) {
        return new BringBackView("", "", "", List.of(), List.of(), List.of(), false, said);
    }

    /** Whether a part, or what is left of the whole without it, is of few persons. */
    private boolean isFew(long part, long whole) {
        return Disclosure.small(part, minimum) || Disclosure.small(whole - part, minimum);
    }

    private String part(long part, long whole) {
        return isFew(part, whole) ? NOT_TOLD : text.number(part);
    }

    private static List<Portions.Portion> byRule(AudienceCounts counts, Lacking lacking) {
        Map<String, Long> whole = new HashMap<>();
        counts.excluded().forEach(one -> whole.put(one.rule(), one.count()));
        return lacking.byRule().stream()
                .map(one -> new Portions.Portion(one.rule(), whole.getOrDefault(one.rule(), one.count()), one.count()))
                .toList();
    }

    private static List<Portions.Portion> byCountry(AudienceCounts counts, Lacking lacking) {
        List<Portions.Portion> all = new ArrayList<>();
        lacking.byCountry().forEach((country, here) -> {
            long out = Optional.ofNullable(counts.byCountry().get(country))
                    .map(of -> of.matching() - of.eligible())
                    .orElse(here);
            all.add(new Portions.Portion(country, out, here));
        });
        return all;
    }

    private List<BringBackView.OfRule> rules(Portions portions, long whole) {
        List<BringBackView.OfRule> rows = new ArrayList<>();
        portions.shown().forEach(one -> {
            Optional<Rule> rule = opened.book().rule(one.name());
            rows.add(new BringBackView.OfRule(
                    one.name(),
                    rule.map(Rule::requires).orElse(one.name()),
                    rule.map(Rule::jurisdiction).orElse(""),
                    rule.map(Rule::cite).orElse(""),
                    text.number(one.part()),
                    FurtherPages.share(one.part(), whole)));
        });
        portions.others()
                .ifPresent(others -> rows.add(new BringBackView.OfRule(
                        "",
                        text.of("preview.other-rules", others.count()),
                        "",
                        "",
                        text.number(others.part()),
                        FurtherPages.share(others.part(), whole))));
        return rows;
    }

    /** Counts of ways are not told where few lie between two of them, or between one and all. */
    private List<BringBackView.Way> ways(Lacking lacking) {
        List<Long> told = new ArrayList<>(List.of(lacking.persons(), lacking.persons() - lacking.refused(), 0L));
        List<BringBackView.Way> rows = new ArrayList<>();
        for (WayToAsk way : WayToAsk.values()) {
            long count = lacking.askable().getOrDefault(way.word(), 0L);
            boolean isTold = told.stream().noneMatch(other -> Disclosure.small(Math.abs(other - count), minimum));
            if (isTold) {
                told.add(count);
            }
            rows.add(new BringBackView.Way(
                    way.word(),
                    isTold ? text.number(count) : NOT_TOLD,
                    isTold ? FurtherPages.share(count, lacking.persons()) : 0,
                    way.needsBalancing(),
                    mayList && count > 0));
        }
        return rows;
    }

    private List<BringBackView.Place> places(Portions portions, UseFacts use) {
        Gate gate = new Gate(
                checked.law(),
                opened.workspace().flatMap(read -> read.settings().unknownJurisdiction()));
        List<BringBackView.Place> rows = new ArrayList<>();
        portions.shown()
                .forEach(one -> rows.add(new BringBackView.Place(
                        one.name().isEmpty() ? text.of("preview.unknown-country") : country(one.name()),
                        text.number(one.part()),
                        Arrays.stream(WayToAsk.values())
                                .map(way -> lawful(gate, way.use(use), one.name()))
                                .toList())));
        portions.others()
                .ifPresent(others -> rows.add(new BringBackView.Place(
                        text.of("preview.other-countries", others.count()), text.number(others.part()), List.of())));
        return rows;
    }

    /** What the law says of asking somebody grown up of whom nothing else is known; the reference gate decides. */
    private BringBackView.Lawful lawful(Gate gate, UseFacts use, String country) {
        Person somebody = new Person(
                Optional.of(country).filter(code -> !code.isEmpty()),
                Optional.empty(),
                Optional.of(LocalDate.ofInstant(opened.asOf(), ZoneOffset.UTC).minusYears(ADULT)),
                Optional.empty(),
                Optional.of(opened.asOf().plus(KEPT)),
                List.of(),
                List.of());
        return gate.decide(List.of(use), somebody, opened.asOf()).excludedBy().stream()
                .findFirst()
                .map(rule -> new BringBackView.Lawful(
                        rule,
                        opened.book()
                                .rule(rule)
                                .map(found -> found.jurisdiction() + ": " + found.cite())
                                .orElse(rule)))
                .orElse(new BringBackView.Lawful("", ""));
    }

    private String country(String code) {
        String name = new Locale("", code).getDisplayCountry(Locale.forLanguageTag(text.tag()));
        return name.isBlank() ? code : name;
    }
}
