package io.licit.server.api;

import io.licit.core.json.Json;
import io.licit.core.law.LawBook;
import io.licit.core.law.Pack;
import io.licit.core.law.view.Coverage;
import io.licit.core.law.view.LawChanges;
import io.licit.core.law.view.LawJson;
import io.licit.core.law.view.Timeline;
import io.licit.programme.impact.LegalChange;
import io.licit.server.desk.Desk;
import io.licit.server.law.ImpactPages;
import io.licit.server.law.LawPages;
import io.licit.server.law.TestedBook;
import io.licit.server.route.Access;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The law over time and as a whole, for programs: what starts and ends, what is covered, and what a day changes here. */
final class ApiLawViews {
    private static final int YEARS = 2;
    private static final String JURISDICTION = "jurisdiction";
    private static final String PLACE = "applies_in";
    private static final String AS_OF = "as_of";
    private static final String NO_SUCH = "A place or a day that there is not.";

    private static final ApiEndpoint.Parameter OF = ApiAsked.query(
            JURISDICTION, "Only the law of this place itself, such as EU, DE or US-CA.", ApiSchemas.TEXT);
    private static final ApiEndpoint.Parameter REACHING = ApiAsked.query(
            PLACE, "All law that reaches persons of this place, that of its groups too.", ApiSchemas.TEXT);

    private final Desk desk;
    private final TestedBook tested;

    ApiLawViews(Desk desk, TestedBook tested) {
        this.desk = desk;
        this.tested = tested;
    }

    List<ApiEndpoint> endpoints() {
        return List.of(
                ApiEndpoint.of(
                                Route.get("/api/v1/law/timeline", Access.STAFF, this::timeline),
                                "What starts, changes and ends between two days, and what has no day.",
                                "Timeline")
                        .taking(
                                ApiAsked.query("from", "The first day; else today, in UTC.", ApiAsked.DAY),
                                ApiAsked.query("to", "The last day; else two years after the first.", ApiAsked.DAY),
                                OF,
                                REACHING)
                        .refusing(400, NO_SUCH),
                ApiEndpoint.of(
                                Route.get("/api/v1/law/coverage", Access.STAFF, this::coverage),
                                "How many rules are executed, judged, listed as duties or only told, by place and family.",
                                "Coverage")
                        .taking(
                                ApiAsked.query(
                                        AS_OF,
                                        "Only of rules in force on this day; else of those that bind on some day.",
                                        ApiAsked.DAY),
                                OF,
                                REACHING)
                        .refusing(400, NO_SUCH),
                ApiEndpoint.of(
                                Route.get("/api/v1/law/diff", Access.STAFF, this::diff),
                                "How the law in force on one day differs from that on another, rule by rule.",
                                "LawDiff")
                        .taking(required("from", "The earlier day."), required("to", "The later day."))
                        .refusing(400, "A day that there is not."),
                ApiEndpoint.of(
                                Route.get("/api/v1/law/impact", Access.STAFF, this::impact),
                                "What the law of another day changes here: findings, and persons in audiences, by rule."
                                        + " Counts of a segment are null where one is of few persons.",
                                "Impact")
                        .taking(required(AS_OF, "The day whose law is asked."))
                        .refusing(400, "A day that there is not.")
                        .refusing(409, "The workspace can't be read."));
    }

    private static ApiEndpoint.Parameter required(String name, String about) {
        return new ApiEndpoint.Parameter(name, ApiEndpoint.In.QUERY, true, about, ApiAsked.DAY);
    }

    static void into(Map<String, Json.Obj> schemas) {
        schemas.put(
                "Timeline",
                ApiSchemas.object(ApiSchemas.members(
                        "from",
                        ApiSchemas.TEXT,
                        "to",
                        ApiSchemas.TEXT,
                        "events",
                        ApiSchemas.list(ApiSchemas.type("object")),
                        "undated",
                        ApiSchemas.list(ApiSchemas.type("object")))));
        schemas.put(
                "Coverage",
                ApiSchemas.object(ApiSchemas.members(
                        AS_OF,
                        ApiSchemas.MAYBE_TEXT,
                        "rows",
                        ApiSchemas.list(ApiSchemas.type("object")),
                        "families",
                        ApiSchemas.list(ApiSchemas.type("object")),
                        "packs",
                        ApiSchemas.list(ApiSchemas.type("object")),
                        "total",
                        ApiSchemas.type("object"))));
        schemas.put(
                "LawDiff",
                ApiSchemas.object(ApiSchemas.members(
                        "added", ApiSchemas.list(ApiSchemas.type("object")),
                        "removed", ApiSchemas.list(ApiSchemas.type("object")),
                        "changed", ApiSchemas.list(ApiSchemas.type("object")),
                        "packs", ApiSchemas.list(ApiSchemas.type("object")))));
        impact(schemas);
    }

    private static void impact(Map<String, Json.Obj> schemas) {
        Json moves = ApiSchemas.list(
                ApiSchemas.object(ApiSchemas.members("rule", ApiSchemas.TEXT, "count", ApiSchemas.MAYBE_NUMBER)));
        schemas.put(
                "Impact",
                ApiSchemas.object(ApiSchemas.members(
                        "from",
                        ApiSchemas.TEXT,
                        "to",
                        ApiSchemas.TEXT,
                        "rules",
                        ApiSchemas.list(ApiSchemas.type("object")),
                        "segments",
                        ApiSchemas.list(ApiSchemas.object(ApiSchemas.members(
                                "segment",
                                ApiSchemas.TEXT,
                                "matching",
                                ApiSchemas.MAYBE_NUMBER,
                                "eligible_now",
                                ApiSchemas.MAYBE_NUMBER,
                                "eligible_then",
                                ApiSchemas.MAYBE_NUMBER,
                                "lost",
                                moves,
                                "gained",
                                moves,
                                "findings_added",
                                ApiSchemas.list(ApiSchemas.type("object")),
                                "findings_removed",
                                ApiSchemas.list(ApiSchemas.type("object"))))))));
    }

    private LawBook book() {
        return desk.standing().opened().book();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(desk.clock().instant(), ZoneOffset.UTC);
    }

    /** A place that is known; the empty text where none was asked for. */
    private static String place(Visit visit, String name, LawBook book) {
        String place = visit.field(name);
        if (!place.isEmpty() && !book.jurisdictions().knows(place)) {
            throw new ApiProblem(
                    ApiProblem.Kind.BAD_REQUEST, "`" + name + "`: `" + place + "` is not a known jurisdiction");
        }
        return place;
    }

    private static boolean isWanted(String jurisdiction, String of, String reached, LawBook book) {
        return (of.isEmpty() || jurisdiction.equals(of))
                && (reached.isEmpty() || LawPages.isReaching(book.jurisdictions(), jurisdiction, reached));
    }

    private Reply timeline(Visit visit) {
        LawBook book = book();
        String of = place(visit, JURISDICTION, book);
        String reached = place(visit, PLACE, book);
        LocalDate first = ApiAsked.day(visit, "from").orElseGet(this::today);
        LocalDate last = ApiAsked.day(visit, "to").orElseGet(() -> first.plusYears(YEARS));
        if (last.isBefore(first)) {
            throw new ApiProblem(ApiProblem.Kind.BAD_REQUEST, "`to` is before `from`");
        }
        Timeline timeline =
                Timeline.of(book.rules(), rule -> isWanted(rule.jurisdiction(), of, reached, book), first, last);
        return Reply.data(LawJson.timeline(timeline, first, last));
    }

    private Reply coverage(Visit visit) {
        LawBook book = tested.book();
        String of = place(visit, JURISDICTION, book);
        String reached = place(visit, PLACE, book);
        Optional<LocalDate> day = ApiAsked.day(visit, AS_OF);
        List<Pack> chosen = book.packs().stream()
                .filter(pack -> isWanted(pack.jurisdiction(), of, reached, book))
                .toList();
        return Reply.data(LawJson.coverage(Coverage.of(chosen, day), day));
    }

    private static LocalDate requiredDay(Visit visit, String name) {
        return ApiAsked.day(visit, name)
                .orElseThrow(() -> new ApiProblem(ApiProblem.Kind.BAD_REQUEST, "`" + name + "` is missing"));
    }

    private Reply diff(Visit visit) {
        LawBook book = book();
        LocalDate from = requiredDay(visit, "from");
        LocalDate to = requiredDay(visit, "to");
        return Reply.data(LawJson.changes(LawChanges.between(inForce(book, from), inForce(book, to))));
    }

    private static List<Pack> inForce(LawBook book, LocalDate day) {
        return book.packs().stream()
                .map(pack -> pack.withRules(
                        pack.rules().stream().filter(rule -> rule.inForce(day)).toList()))
                .toList();
    }

    private Reply impact(Visit visit) {
        LocalDate day = requiredDay(visit, AS_OF);
        Desk.Standing stands = desk.standing();
        stands.sound();
        LegalChange change = desk.data().changed(stands, day);
        long minimum = stands.minimum(visit.visitor());
        Json.Obj whole = change.json();
        List<Json> segments = new ArrayList<>();
        List<Json> told = ((Json.Arr) whole.get("segments").orElseThrow()).items();
        for (int i = 0; i < told.size(); i++) {
            boolean isTold = ImpactPages.isTold(change.segments().get(i).audience(), minimum);
            segments.add(isTold ? told.get(i) : withheld((Json.Obj) told.get(i)));
        }
        Json.Builder all = Json.object();
        whole.members().forEach((name, value) -> all.put(name, name.equals("segments") ? Json.array(segments) : value));
        return Reply.data(all.build());
    }

    /** Without its numbers. */
    private static Json withheld(Json.Obj segment) {
        Json.Builder all = Json.object();
        segment.members().forEach((name, value) -> all.put(name, withheld(value)));
        return all.build();
    }

    private static Json withheld(Json value) {
        if (value instanceof Json.Arr list) {
            return Json.array(list.items().stream()
                    .map(one -> one instanceof Json.Obj object ? withheld(object) : one)
                    .toList());
        }
        return value instanceof Json.Num ? Json.none() : value;
    }
}
