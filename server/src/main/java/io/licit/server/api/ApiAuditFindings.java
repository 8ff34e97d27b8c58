package io.licit.server.api;

import io.licit.core.json.Json;
import io.licit.programme.account.Role;
import io.licit.programme.audit.AuditRefused;
import io.licit.programme.audit.Finding;
import io.licit.programme.audit.report.AuditJson;
import io.licit.programme.people.Actor;
import io.licit.server.desk.Desk;
import io.licit.server.programme.Auditing;
import io.licit.server.route.Access;
import io.licit.server.route.Refusal;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import io.licit.server.work.Works;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What audits found, for programs: looked at, given to somebody, accepted for a while, and closed by a test. */
final class ApiAuditFindings {
    private static final Access OFFICERS = new Access.Of(EnumSet.of(Role.OFFICER));
    private static final String ALL = "/api/v1/audits/findings";
    private static final String ONE = ALL + "/{number}";
    private static final String NO_SUCH = "There is no such finding.";
    private static final String NOT_SO = "The finding does not stand so that this can be done.";

    private final Desk desk;
    private final Auditing auditing;

    ApiAuditFindings(Desk desk, Works works) {
        this.desk = desk;
        this.auditing = new Auditing(desk, works);
    }

    /** To stand before the address of an audit, which would take these for one. */
    List<ApiEndpoint> endpoints() {
        return List.of(
                ApiEndpoint.of(
                                Route.get(ALL, Auditing.READERS, this::list),
                                "What audits found, by number.",
                                "AuditFindings")
                        .taking(ApiAsked.flag("open", "Only those that are open."), ApiPaging.LIMIT, ApiPaging.AFTER)
                        .refusing(400, "A limit or a place that there is not."),
                ApiEndpoint.of(
                                Route.get(ONE, Auditing.READERS, visit -> told(number(visit))),
                                "One finding, with what happened to it.",
                                "AuditFinding")
                        .refusing(404, NO_SUCH),
                step(
                        "assign",
                        "Says who is to set it right, and by when.",
                        "FindingOwner",
                        Set.of("owner", "due"),
                        this::assign),
                step(
                        "accept",
                        "Accepts its risk until a day, a year at most; its owner can't.",
                        "FindingAcceptance",
                        Set.of("reason", "until"),
                        this::accept),
                step("comment", "Says something of it.", "FindingComment", Set.of("text"), this::comment),
                ApiEndpoint.of(
                                Route.post(ONE + "/close", OFFICERS, visit -> done(visit, auditing::close)),
                                "Tests its control again while you wait, and closes it only if it passes now: `state`"
                                        + " says so.",
                                "AuditFinding")
                        .refusing(404, NO_SUCH)
                        .refusing(409, NOT_SO));
    }

    static void into(Map<String, Json.Obj> schemas) {
        Map<String, Json> always = ApiSchemas.members(
                "number", ApiSchemas.NUMBER,
                "control", ApiSchemas.TEXT,
                "subject", ApiSchemas.TEXT,
                "severity", ApiSchemas.TEXT,
                "state", ApiSchemas.words("open", "accepted", "closed"),
                "detail", ApiSchemas.TEXT,
                "owner", ApiSchemas.TEXT,
                "opened", ApiSchemas.TEXT,
                "times", ApiSchemas.NUMBER,
                "due", ApiSchemas.TEXT,
                "overdue", ApiSchemas.TRUTH);
        List<String> required = List.copyOf(always.keySet());
        always.put(
                "accepted", ApiSchemas.object(ApiSchemas.members("reason", ApiSchemas.TEXT, "until", ApiSchemas.TEXT)));
        always.put(
                "events",
                ApiSchemas.list(ApiSchemas.object(ApiSchemas.members(
                        "step", ApiSchemas.TEXT,
                        "at", ApiSchemas.TEXT,
                        "by", ApiSchemas.TEXT,
                        "detail", ApiSchemas.TEXT))));
        schemas.put("AuditFinding", ApiSchemas.sent(always, required));
        schemas.put("AuditFindings", ApiSchemas.part("findings", "AuditFinding"));
        schemas.put(
                "FindingOwner",
                ApiSchemas.sent(ApiSchemas.members("owner", ApiSchemas.TEXT, "due", ApiAsked.DAY), List.of("owner")));
        schemas.put(
                "FindingAcceptance",
                ApiSchemas.sent(
                        ApiSchemas.members("reason", ApiSchemas.TEXT, "until", ApiAsked.DAY),
                        List.of("reason", "until")));
        schemas.put("FindingComment", ApiSchemas.sent(ApiSchemas.members("text", ApiSchemas.TEXT), List.of("text")));
    }

    private interface Step {
        void taken(long number, Json.Obj sent, Actor by);
    }

    private interface Deed {
        void done(long number, Actor by);
    }

    private ApiEndpoint step(String path, String does, String schema, Set<String> members, Step step) {
        return ApiEndpoint.of(
                        Route.post(
                                ONE + "/" + path,
                                OFFICERS,
                                visit -> done(visit, (number, by) -> {
                                    step.taken(number, ApiJson.body(visit, members), by);
                                })),
                        does,
                        "AuditFinding")
                .sent(true, schema)
                .refusing(404, NO_SUCH)
                .refusing(409, NOT_SO);
    }

    private Instant now() {
        return desk.clock().instant();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now(), ZoneOffset.UTC);
    }

    /** The number of a finding that there is. */
    private long number(Visit visit) {
        long number = ApiAsked.number(visit, "number");
        return auditing.findings()
                .get(number, now())
                .orElseThrow(Refusal::notFound)
                .number();
    }

    private Reply told(long number) {
        Finding finding = auditing.findings().get(number, now()).orElseThrow(Refusal::notFound);
        return Reply.data(AuditJson.finding(finding, today()));
    }

    private Reply list(Visit visit) {
        boolean isOpen = ApiAsked.flag(visit, "open");
        SortedMap<Long, Finding> shown = new TreeMap<>();
        auditing.findings().all(now()).stream()
                .filter(one -> !isOpen || one.state() == Finding.State.OPEN)
                .forEach(one -> shown.put(one.number(), one));
        return Reply.data(ApiPaging.of(visit).partByNumber("findings", shown, one -> AuditJson.finding(one, today())));
    }

    private Reply done(Visit visit, Deed deed) {
        long number = number(visit);
        try {
            deed.done(number, ApiAsked.actor(visit));
        } catch (AuditRefused refused) {
            throw new ApiProblem(ApiProblem.Kind.CONFLICT, String.valueOf(refused.getMessage()));
        }
        return told(number);
    }

    private void assign(long number, Json.Obj sent, Actor by) {
        auditing.findings().assign(number, ApiAsked.words(sent, "owner"), ApiAsked.day(sent, "due"), by);
    }

    private void accept(long number, Json.Obj sent, Actor by) {
        LocalDate until = ApiAsked.day(sent, "until")
                .orElseThrow(() -> new ApiProblem(ApiProblem.Kind.UNFIT, "`until` is missing"));
        auditing.findings().accept(number, ApiAsked.words(sent, "reason"), until, by);
    }

    private void comment(long number, Json.Obj sent, Actor by) {
        auditing.findings().comment(number, ApiAsked.words(sent, "text"), by);
    }
}
