package io.licit.server.law;

import io.licit.core.law.Jurisdictions;
import io.licit.core.law.LawBook;
import io.licit.core.law.Place;
import io.licit.core.law.Rule;
import io.licit.server.desk.Desk;
import io.licit.server.route.Access;
import io.licit.server.route.Refusal;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import io.licit.server.view.LawSaid;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** The law of a day: by place and by words, and one rule by itself. */
public final class LawPages {
    private static final int MOST = 200;

    private final Desk desk;

    public LawPages(Desk desk) {
        this.desk = desk;
    }

    public List<Route> routes() {
        return List.of(Route.get("/law", Access.STAFF, this::list), Route.get("/law/{rule}", Access.STAFF, this::one));
    }

    private Reply list(Visit visit) {
        LawBook book = desk.standing().opened().book();
        LocalDate day = Days.of(visit.field("as-of")).orElse(today());
        String jurisdiction = visit.field("in");
        String wanted = visit.field("q").strip().toLowerCase(Locale.ROOT);
        Predicate<Rule> there = reaching(book.jurisdictions(), jurisdiction);
        List<Rule> found = book.rules().stream()
                .filter(rule -> rule.inForce(day))
                .filter(there)
                .filter(rule -> words(rule).contains(wanted) || LawSaid.tells(rule, wanted))
                .sorted(Comparator.comparing(Rule::jurisdiction).thenComparing(Rule::id))
                .toList();
        return Reply.page(
                visit.isOfPart() ? "part/rules.jte" : "law.jte",
                Map.of(
                        "rules",
                        found.stream()
                                .limit(MOST)
                                .map(rule -> LawSaid.in(visit.text()).shown(rule, book))
                                .toList(),
                        "found",
                        (long) found.size(),
                        "most",
                        (long) MOST,
                        "places",
                        LawSaid.in(visit.text()).places(book),
                        "in",
                        jurisdiction,
                        "day",
                        day.toString(),
                        "query",
                        visit.field("q")));
    }

    /** Rules of a jurisdiction, and of those above it that reach its persons. */
    public static Predicate<Rule> reaching(Jurisdictions jurisdictions, String code) {
        if (code.isEmpty() || !jurisdictions.knows(code)) {
            return rule -> true;
        }
        return rule -> rule.jurisdiction().equals(code) || isReaching(jurisdictions, rule.jurisdiction(), code);
    }

    /** Whether the law of a jurisdiction may reach persons of a place that is known. */
    public static boolean isReaching(Jurisdictions jurisdictions, String jurisdiction, String code) {
        String country = code.length() > 2 ? code.substring(0, 2) : code;
        Place place = jurisdictions.place(country, code.length() > 2 ? code : "", jurisdictions.countries());
        return jurisdictions.mayReach(jurisdiction, place);
    }

    public static String words(Rule rule) {
        return (rule.id() + " " + rule.cite() + " " + rule.requires() + " " + rule.notes()).toLowerCase(Locale.ROOT);
    }

    private Reply one(Visit visit) {
        LawBook book = desk.standing().opened().book();
        Rule rule = book.rule(visit.part("rule")).orElseThrow(Refusal::notFound);
        List<String> segments = desk.standing().checked().stream()
                .flatMap(checked -> checked.verdicts().entrySet().stream())
                .filter(one -> one.getValue().containsKey(rule.id()))
                .map(Map.Entry::getKey)
                .toList();
        return Reply.page("rule.jte", Map.of("rule", LawSaid.in(visit.text()).shown(rule, book), "segments", segments));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(desk.clock().instant(), ZoneOffset.UTC);
    }
}
