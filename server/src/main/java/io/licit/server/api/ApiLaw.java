package io.licit.server.api;

import io.licit.core.json.Json;
import io.licit.core.law.LawBook;
import io.licit.core.law.Rule;
import io.licit.core.law.view.Sentences;
import io.licit.server.desk.Desk;
import io.licit.server.law.LawPages;
import io.licit.server.law.TestedBook;
import io.licit.server.route.Access;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The law of a day, for programs. */
final class ApiLaw {
    private static final Json.Obj TEXT = Json.object().put("type", "string").build();

    private final Desk desk;
    private final TestedBook tested;

    ApiLaw(Desk desk, TestedBook tested) {
        this.desk = desk;
        this.tested = tested;
    }

    List<ApiEndpoint> endpoints() {
        return List.of(
                ApiEndpoint.of(
                                Route.get("/api/v1/law/rules", Access.STAFF, this::list),
                                "The rules in force on a day, by their ids.",
                                "Rules")
                        .taking(
                                query("in", "Only what reaches persons of this place, such as DE, US-CA or EU.", TEXT),
                                query(
                                        "as_of",
                                        "The day; else today, in UTC.",
                                        Json.object()
                                                .put("type", "string")
                                                .put("format", "date")
                                                .build()),
                                query("q", "Only those with these words in them.", TEXT),
                                ApiPaging.LIMIT,
                                ApiPaging.AFTER)
                        .refusing(400, "A place, a day or a limit that there is not."),
                ApiEndpoint.of(
                                Route.get("/api/v1/law/rules/{id}", Access.STAFF, this::one),
                                "One rule whole, in force or not, with the segments that it applies to.",
                                "Rule")
                        .refusing(404, "There is no such rule."));
    }

    private static ApiEndpoint.Parameter query(String name, String about, Json.Obj schema) {
        return new ApiEndpoint.Parameter(name, ApiEndpoint.In.QUERY, false, about, schema);
    }

    private Reply list(Visit visit) {
        LawBook book = desk.standing().opened().book();
        LocalDate day = day(visit.field("as_of"));
        String place = visit.field("in");
        if (!place.isEmpty() && !book.jurisdictions().knows(place)) {
            throw new ApiProblem(ApiProblem.Kind.BAD_REQUEST, "`" + place + "` is not a known jurisdiction");
        }
        String wanted = visit.field("q").strip().toLowerCase(Locale.ROOT);
        SortedMap<String, Rule> found = new TreeMap<>();
        book.rules().stream()
                .filter(rule -> rule.inForce(day))
                .filter(LawPages.reaching(book.jurisdictions(), place))
                .filter(rule -> LawPages.words(rule).contains(wanted))
                .forEach(rule -> found.put(rule.id(), rule));
        return Reply.data(
                ApiPaging.of(visit).part("rules", found, rule -> line(rule).build()));
    }

    private LocalDate day(String given) {
        if (given.isEmpty()) {
            return LocalDate.ofInstant(desk.clock().instant(), ZoneOffset.UTC);
        }
        try {
            return LocalDate.parse(given);
        } catch (DateTimeException none) {
            throw new ApiProblem(ApiProblem.Kind.BAD_REQUEST, "`as_of` is a day such as 2027-01-31");
        }
    }

    private Reply one(Visit visit) {
        Desk.Standing stands = desk.standing();
        String id = visit.part("id");
        Rule rule = stands.opened()
                .book()
                .rule(id)
                .orElseThrow(() -> new ApiProblem(ApiProblem.Kind.NOT_FOUND, "there is no rule of this id"));
        List<String> segments = stands.checked().stream()
                .flatMap(checked -> checked.verdicts().entrySet().stream())
                .filter(verdicts -> verdicts.getValue().containsKey(id))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        return Reply.data(line(rule)
                .put("requires", rule.requires())
                .put("by", ApiJson.day(rule.by()))
                .put("url", rule.url())
                .put("replaces", Json.strings(rule.replaces()))
                .put("penalty", rule.penalty().shown())
                .put("notes", rule.notes())
                .put(
                        "tests",
                        tested.book().rule(id).map(one -> one.tests().size()).orElse(0))
                .put("does", Sentences.does(rule))
                .put("segments", Json.strings(segments))
                .build());
    }

    private static Json.Builder line(Rule rule) {
        return Json.object()
                .put("id", rule.id())
                .put("pack", rule.pack())
                .put("jurisdiction", rule.jurisdiction())
                .put("cite", rule.cite())
                .put("effect", rule.effect().name())
                .put("status", rule.status().word())
                .put("from", ApiJson.day(rule.from()))
                .put("to", ApiJson.day(rule.until()))
                .put("confidence", rule.confidence().word());
    }
}
