package io.licit.server.law;

import io.licit.core.law.Jurisdictions;
import io.licit.core.law.LawBook;
import io.licit.core.law.Place;
import io.licit.core.law.Rule;
import io.licit.core.law.view.LawWords;
import io.licit.core.law.view.Sentences;
import io.licit.engine.folder.ShippedWords;
import io.licit.server.desk.Desk;
import io.licit.server.route.Access;
import io.licit.server.route.Refusal;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import io.licit.server.view.RuleView;
import io.licit.server.view.Text;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The law of a day: by place and by words, and one rule by itself. */
public final class LawPages {
    private static final int MOST = 200;

    private final Desk desk;

    /** What rules say in each language of the pages, by its tag. */
    private final Map<String, LawWords> languages = Text.ALL.keySet().stream()
            .collect(Collectors.toMap(tag -> tag, tag -> ShippedWords.in(Locale.forLanguageTag(tag))));

    public LawPages(Desk desk) {
        this.desk = desk;
    }

    public List<Route> routes() {
        return List.of(Route.get("/law", Access.STAFF, this::list), Route.get("/law/{rule}", Access.STAFF, this::one));
    }

    private Reply list(Visit visit) {
        LawBook book = desk.standing().opened().book();
        LocalDate day = day(visit.field("as-of")).orElse(today());
        String jurisdiction = visit.field("in");
        String wanted = visit.field("q").strip().toLowerCase(Locale.ROOT);
        Predicate<Rule> there = reaching(book.jurisdictions(), jurisdiction);
        List<Rule> found = book.rules().stream()
                .filter(rule -> rule.inForce(day))
                .filter(there)
                .filter(rule -> tells(rule, wanted))
                .sorted(Comparator.comparing(Rule::jurisdiction).thenComparing(Rule::id))
                .toList();
        Map<String, String> names = new TreeMap<>();
        book.rules()
                .forEach(rule ->
                        names.put(rule.jurisdiction(), book.jurisdictions().title(rule.jurisdiction())));
        List<List<String>> places = new ArrayList<>();
        names.forEach((code, name) -> places.add(List.of(code, name)));
        return Reply.page(
                visit.isOfPart() ? "part/rules.jte" : "law.jte",
                Map.of(
                        "rules",
                        found.stream()
                                .limit(MOST)
                                .map(rule -> shown(rule, book, visit))
                                .toList(),
                        "found",
                        (long) found.size(),
                        "most",
                        (long) MOST,
                        "places",
                        places,
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
        String country = code.length() > 2 ? code.substring(0, 2) : code;
        Place place = jurisdictions.place(country, code.length() > 2 ? code : "", jurisdictions.countries());
        return rule -> rule.jurisdiction().equals(code) || jurisdictions.mayReach(rule.jurisdiction(), place);
    }

    public static String words(Rule rule) {
        return (rule.id() + " " + rule.cite() + " " + rule.requires() + " " + rule.notes()).toLowerCase(Locale.ROOT);
    }

    /** Whether words are in a rule, in whichever language. */
    private boolean tells(Rule rule, String wanted) {
        return words(rule).contains(wanted)
                || languages.values().stream()
                        .anyMatch(one -> one.requires(rule)
                                .text()
                                .toLowerCase(Locale.ROOT)
                                .contains(wanted));
    }

    private Reply one(Visit visit) {
        LawBook book = desk.standing().opened().book();
        Rule rule = book.rule(visit.part("rule")).orElseThrow(Refusal::notFound);
        List<String> segments = desk.standing().checked().stream()
                .flatMap(checked -> checked.verdicts().entrySet().stream())
                .filter(one -> one.getValue().containsKey(rule.id()))
                .map(Map.Entry::getKey)
                .toList();
        return Reply.page("rule.jte", Map.of("rule", shown(rule, book, visit), "segments", segments));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(desk.clock().instant(), ZoneOffset.UTC);
    }

    private static Optional<LocalDate> day(String given) {
        try {
            return given.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(given));
        } catch (DateTimeException none) {
            throw new Refusal(400, "error.no-day", given);
        }
    }

    private RuleView shown(Rule rule, LawBook book, Visit visit) {
        LawWords.Wording requires =
                Objects.requireNonNull(languages.get(visit.text().tag())).requires(rule);
        return new RuleView(
                rule.id(),
                rule.jurisdiction(),
                book.jurisdictions().title(rule.jurisdiction()),
                rule.cite(),
                rule.url(),
                requires.text(),
                requires.language(),
                Sentences.does(rule),
                Sentences.conditions(rule.when()),
                rule.status().word(),
                rule.confidence().word(),
                rule.from().map(LocalDate::toString).orElse(""),
                rule.until().map(LocalDate::toString).orElse(""),
                rule.penalty().shown(),
                rule.notes());
    }
}
