package io.licit.server.api;

import io.licit.core.json.Json;
import io.licit.programme.account.Role;
import io.licit.programme.audit.AuditRun;
import io.licit.programme.audit.Control;
import io.licit.programme.audit.Controls;
import io.licit.programme.audit.Schedule;
import io.licit.programme.audit.Trend;
import io.licit.programme.audit.report.AuditJson;
import io.licit.programme.audit.report.AuditPack;
import io.licit.programme.audit.report.AuditPage;
import io.licit.programme.audit.report.AuditReport;
import io.licit.programme.audit.report.Oscal;
import io.licit.server.desk.Desk;
import io.licit.server.programme.Auditing;
import io.licit.server.route.Access;
import io.licit.server.route.Refusal;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import io.licit.server.work.Works;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Audits, for programs: the controls, an audit begun, and what came of one in every form. */
final class ApiAudits {
    private static final Access OFFICERS = new Access.Of(EnumSet.of(Role.OFFICER));
    private static final String ALL = "/api/v1/audits";
    private static final String ONE = ALL + "/{id}";
    private static final String LAST = "last";
    private static final String NO_SUCH = "There is no such audit.";

    private final Desk desk;
    private final Auditing auditing;

    ApiAudits(Desk desk, Works works) {
        this.desk = desk;
        this.auditing = new Auditing(desk, works);
    }

    /** To stand behind what is below an audit's address and no audit. */
    List<ApiEndpoint> endpoints() {
        return List.of(
                ApiEndpoint.of(
                                Route.get(ALL, Auditing.READERS, visit -> controls()),
                                "The controls, each with its last result and its trend.",
                                "Controls")
                        .refusing(409, "The workspace can't be read."),
                ApiEndpoint.beginning(
                                Route.post(ALL, OFFICERS, this::start),
                                "Tests all controls, those named, or those that are due; `last` is the audit then.")
                        .sent(false, "AuditToRun")
                        .refusing(409, "No control is due, or the workspace can't be read.")
                        .refusing(422, "A control that there is not."),
                ApiEndpoint.of(
                                Route.get(ALL + "/controls/{control}", Auditing.READERS, this::control),
                                "One control, with its last results.",
                                "Control")
                        .refusing(404, "There is no such control."),
                ApiEndpoint.of(
                                Route.get(ONE, Auditing.READERS, visit -> Reply.data(AuditJson.of(asked(visit)))),
                                "An audit by its number, or the `last`, with how its findings stand now.",
                                "Audit")
                        .refusing(404, NO_SUCH),
                ApiEndpoint.file(
                                Route.get(ONE + "/report", Auditing.READERS, this::report),
                                "The same as a report: JSON, OSCAL assessment results, or a page to print.",
                                "application/json",
                                "text/html")
                        .taking(ApiAsked.query("format", "json, oscal or html.", ApiSchemas.words(FORMATS)))
                        .refusing(400, "A format that there is not.")
                        .refusing(404, NO_SUCH),
                ApiEndpoint.file(
                                Route.get(ONE + "/pack", Auditing.READERS, this::pack),
                                "All of it with the evidence log as one zip, for an outside auditor. The log says that it"
                                        + " was made, and has the digest of each file.",
                                "application/zip")
                        .refusing(404, NO_SUCH));
    }

    private static final String[] FORMATS = {"json", "oscal", "html"};

    static void into(Map<String, Json.Obj> schemas) {
        schemas.put(
                "Control",
                ApiSchemas.object(ApiSchemas.members(
                        "id", ApiSchemas.TEXT,
                        "title", ApiSchemas.TEXT,
                        "asks", ApiSchemas.TEXT,
                        "serves", ApiSchemas.TEXTS,
                        "test", ApiSchemas.TEXT,
                        "severity", ApiSchemas.TEXT,
                        "every", ApiSchemas.TEXT,
                        "remedy", ApiSchemas.TEXT,
                        "result", ApiSchemas.TEXT,
                        "trend",
                                ApiSchemas.list(ApiSchemas.object(ApiSchemas.members(
                                        "audit",
                                        ApiSchemas.NUMBER,
                                        "at",
                                        ApiSchemas.TEXT,
                                        "result",
                                        ApiSchemas.TEXT))))));
        schemas.put(
                "Controls",
                ApiSchemas.object(ApiSchemas.members("controls", ApiSchemas.list(ApiSchemas.named("Control")))));
        schemas.put(
                "AuditToRun",
                ApiSchemas.sent(ApiSchemas.members("controls", ApiSchemas.TEXTS, "due", ApiSchemas.TRUTH), List.of()));
        schemas.put(
                "Audit",
                ApiSchemas.object(ApiSchemas.members(
                        "audit", ApiSchemas.NUMBER,
                        "as_of", ApiSchemas.TEXT,
                        "controls",
                                ApiSchemas.list(ApiSchemas.object(ApiSchemas.members(
                                        "id", ApiSchemas.TEXT,
                                        "result", ApiSchemas.TEXT,
                                        "detail", ApiSchemas.TEXT))),
                        "findings", ApiSchemas.list(ApiSchemas.named("AuditFinding")),
                        "evidence", ApiSchemas.NUMBER,
                        "results", ApiSchemas.TEXT)));
    }

    private Reply controls() {
        return Reply.data(
                AuditJson.controls(auditing.controls(), auditing.audits().trends()));
    }

    private Reply control(Visit visit) {
        Control control = auditing.controls().control(visit.part("control")).orElseThrow(Refusal::notFound);
        Trend none = new Trend(control.id(), List.of());
        return Reply.data(AuditJson.control(control, auditing.audits().trends().getOrDefault(control.id(), none)));
    }

    private Reply start(Visit visit) {
        Json.Obj sent =
                visit.body().length == 0 ? Json.object().build() : ApiJson.body(visit, Set.of("controls", "due"));
        List<String> named =
                ApiAsked.texts(sent, "controls").stream().distinct().toList();
        boolean isOfDue = ApiAsked.truth(sent, "due");
        if (named.isEmpty() && !isOfDue) {
            return ApiWork.begun(auditing.begin(ApiAsked.actor(visit)));
        }
        Controls controls = auditing.controls();
        List<Control> chosen = named.isEmpty()
                ? List.copyOf(controls.byId().values())
                : named.stream().map(id -> known(controls, id)).toList();
        List<Control> due =
                Schedule.of(desk.programme(), controls).due(desk.clock().instant());
        List<Control> asked =
                chosen.stream().filter(one -> !isOfDue || due.contains(one)).toList();
        if (asked.isEmpty()) {
            throw new ApiProblem(ApiProblem.Kind.CONFLICT, "no control is due");
        }
        return ApiWork.begun(auditing.begin(asked, ApiAsked.actor(visit)));
    }

    private static Control known(Controls controls, String id) {
        return controls.control(id)
                .orElseThrow(
                        () -> new ApiProblem(ApiProblem.Kind.UNFIT, "`controls`: there is no control `" + id + "`"));
    }

    private AuditReport asked(Visit visit) {
        Optional<AuditRun> run = visit.part("id").equals(LAST)
                ? auditing.audits().last()
                : auditing.audits().get(ApiAsked.number(visit, "id"));
        return auditing.report(run.orElseThrow(Refusal::notFound));
    }

    private Reply report(Visit visit) {
        return switch (visit.field("format")) {
            case "", "json" ->
                text("application/json", AuditJson.of(asked(visit)).print() + "\n");
            case "oscal" -> text("application/json", Oscal.of(asked(visit)).print() + "\n");
            case "html" -> text("text/html;charset=utf-8", AuditPage.of(asked(visit)));
            default ->
                throw new ApiProblem(ApiProblem.Kind.BAD_REQUEST, "`format` is one of " + String.join(", ", FORMATS));
        };
    }

    private static Reply text(String type, String text) {
        return new Reply.Bytes(type, text.getBytes(StandardCharsets.UTF_8), false);
    }

    private Reply pack(Visit visit) {
        AuditReport report = asked(visit);
        return ApiFiles.made(
                "application/zip",
                "audit-" + report.run().number() + ".zip",
                zip -> new AuditPack(desk.programme(), report)
                        .write(zip, desk.standing().workspace().sources(), ApiAsked.actor(visit)));
    }
}
