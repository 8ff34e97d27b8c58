package io.licit.server.programme;

import io.licit.programme.account.Account;
import io.licit.programme.account.Accounts;
import io.licit.programme.account.Role;
import io.licit.programme.audit.AuditRefused;
import io.licit.programme.audit.AuditRun;
import io.licit.programme.audit.Audits;
import io.licit.programme.audit.Control;
import io.licit.programme.audit.Controls;
import io.licit.programme.audit.Finding;
import io.licit.programme.audit.FindingBook;
import io.licit.programme.audit.Result;
import io.licit.programme.audit.Trend;
import io.licit.programme.people.Actor;
import io.licit.server.desk.Desk;
import io.licit.server.route.Access;
import io.licit.server.route.Refusal;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import io.licit.server.view.AuditFindingView;
import io.licit.server.view.ControlView;
import io.licit.server.view.LawSaid;
import io.licit.server.view.Minutes;
import io.licit.server.view.Text;
import io.licit.server.work.Work;
import io.licit.server.work.WorkPages;
import io.licit.server.work.Works;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Audits: the controls with their last results, what was found, and what becomes of it. */
public final class AuditPages {
    static final Access READERS = new Access.Of(EnumSet.of(Role.OFFICER, Role.AUDITOR));
    private static final Access OFFICERS = new Access.Of(EnumSet.of(Role.OFFICER));
    private static final int SETTLED_AT_MOST = 100;
    private static final int DAYS_SOON = 7;

    private final Desk desk;
    private final Accounts accounts;
    private final Audits audits;
    private final FindingBook findings;
    private final Works works;
    private final Auditing auditing;

    public AuditPages(Desk desk, Accounts accounts, Works works) {
        this.desk = desk;
        this.accounts = accounts;
        this.works = works;
        this.auditing = new Auditing(desk, works);
        this.audits = auditing.audits();
        this.findings = auditing.findings();
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/audits", READERS, this::board),
                Route.post("/audits", OFFICERS, this::start),
                Route.get("/audits/findings/{number}", READERS, visit -> finding(visit, 200, "", false)),
                // Where a form was answered with a page: to go back there is to look at the finding.
                Route.get(
                        "/audits/findings/{number}/{step}",
                        READERS,
                        visit -> new Reply.Go("/audits/findings/" + number(visit))),
                Route.post("/audits/findings/{number}/assign", OFFICERS, this::assign),
                Route.post("/audits/findings/{number}/accept", OFFICERS, this::accept),
                Route.post("/audits/findings/{number}/close", OFFICERS, this::close));
    }

    private Controls controls() {
        return auditing.controls();
    }

    private Instant now() {
        return desk.clock().instant();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now(), ZoneOffset.UTC);
    }

    /** What is open stands first, by its last day. */
    private Reply board(Visit visit) {
        Controls controls = controls();
        Map<String, Trend> trends = audits.trends();
        List<Finding> all = findings.all(now());
        Map<String, Object> model = new HashMap<>();
        model.put("mayAct", OFFICERS.admits(visit.visitor()));
        model.put(
                "running",
                works.open().stream()
                        .filter(one -> one.kind().key().equals(Auditing.AUDIT))
                        .map(one -> WorkPages.view(visit, one))
                        .toList());
        model.put(
                "controls",
                controls.byId().values().stream()
                        .map(control -> view(
                                visit.text(),
                                control,
                                trends.getOrDefault(control.id(), new Trend(control.id(), List.of()))))
                        .toList());
        model.put("unreadable", (long) controls.problems().size());
        model.put(
                "open",
                all.stream()
                        .filter(one -> one.state() == Finding.State.OPEN)
                        .sorted(Comparator.comparing(Finding::due).thenComparing(Finding::number))
                        .map(one -> view(visit.text(), one, controls))
                        .toList());
        model.put(
                "settled",
                all.stream()
                        .filter(one -> one.state() != Finding.State.OPEN)
                        .sorted(Comparator.comparing(Finding::number).reversed())
                        .limit(SETTLED_AT_MOST)
                        .map(one -> view(visit.text(), one, controls))
                        .toList());
        model.put("last", audits.last().map(run -> summary(visit.text(), run)).orElse(""));
        return Reply.page("audits.jte", model);
    }

    private static String summary(Text text, AuditRun run) {
        return text.of(
                "audit.summary",
                run.number(),
                Minutes.of(run.at()),
                run.count(Result.PASS),
                run.count(Result.FAIL),
                run.count(Result.ERROR),
                run.count(Result.NOT_APPLICABLE));
    }

    private Reply start(Visit visit) {
        Work work = auditing.begin(actor(visit));
        return new Reply.Go("/work/" + work.id());
    }

    private static Actor actor(Visit visit) {
        return new Actor(visit.visitor().id());
    }

    private static long number(Visit visit) {
        String number = visit.part("number");
        if (!number.matches("[0-9]{1,15}")) {
            throw Refusal.notFound();
        }
        return Long.parseLong(number);
    }

    private Reply finding(Visit visit, int status, String said, boolean isGood) {
        Finding finding = findings.get(number(visit), now()).orElseThrow(Refusal::notFound);
        Controls controls = controls();
        Set<String> people = new TreeSet<>(desk.programme().settings().people().keySet());
        accounts.all().stream().filter(Account::enabled).map(Account::id).forEach(people::add);
        Map<String, Object> model = new HashMap<>();
        model.put("finding", view(visit.text(), finding, controls));
        model.put(
                "control",
                controls.control(finding.control())
                        .map(control -> view(visit.text(), control, new Trend(control.id(), List.of())))
                        .map(List::of)
                        .orElse(List.of()));
        model.put("people", List.copyOf(people));
        model.put("mayAct", OFFICERS.admits(visit.visitor()) && finding.state() != Finding.State.CLOSED);
        model.put("tomorrow", today().plusDays(1).toString());
        model.put("inAYear", today().plusYears(1).toString());
        model.put("said", said);
        model.put("isGood", isGood);
        return new Reply.Page(status, "audit-finding.jte", model);
    }

    private interface Deed {
        Reply done(long number);
    }

    private Reply attempted(Visit visit, Deed deed) {
        try {
            return deed.done(number(visit));
        } catch (AuditRefused refused) {
            return finding(visit, 422, visit.text().of("audit.refused", String.valueOf(refused.getMessage())), false);
        } catch (DateTimeException noDay) {
            return finding(visit, 422, visit.text().of("audit.no-day"), false);
        }
    }

    private Reply assign(Visit visit) {
        String owner = visit.field("owner").strip();
        if (owner.isEmpty()) {
            return finding(visit, 422, visit.text().of("audit.no-owner"), false);
        }
        return attempted(visit, number -> {
            Optional<LocalDate> due = Optional.of(visit.field("due"))
                    .filter(day -> !day.isBlank())
                    .map(LocalDate::parse);
            findings.assign(number, owner, due, actor(visit));
            return new Reply.Go("/audits/findings/" + number);
        });
    }

    private Reply accept(Visit visit) {
        return attempted(visit, number -> {
            findings.accept(number, visit.field("reason").strip(), LocalDate.parse(visit.field("until")), actor(visit));
            return new Reply.Go("/audits/findings/" + number);
        });
    }

    /** The test is made again while the visitor waits. */
    private Reply close(Visit visit) {
        return attempted(visit, number -> {
            FindingBook.Closing closing = auditing.close(number, actor(visit));
            String said = visit.text()
                    .of(
                            closing.isClosed() ? "audit.closed" : "audit.not-closed",
                            closing.answer().detail());
            return finding(visit, 200, said, closing.isClosed());
        });
    }

    private static ControlView view(Text text, Control control, Trend trend) {
        return new ControlView(
                control.id(),
                LawSaid.in(text).sentence(control.id() + ".title", control.title()),
                LawSaid.in(text).sentence(control.id(), control.asks()),
                control.serves(),
                control.severity().word(),
                control.remedy(),
                trend.last().map(point -> point.result().word()).orElse(""),
                trend.last().map(point -> Minutes.of(point.at())).orElse(""),
                trend.row(),
                trend.points().stream()
                        .map(point -> text.of("audit.result." + point.result().word()))
                        .toList());
    }

    private AuditFindingView view(Text text, Finding one, Controls controls) {
        LocalDate today = today();
        boolean isOpen = one.state() == Finding.State.OPEN;
        String urgency = one.isOverdue(today)
                ? "late"
                : isOpen && !today.plusDays(DAYS_SOON).isBefore(one.due()) ? "soon" : "";
        return new AuditFindingView(
                Long.toString(one.number()),
                one.control(),
                controls.control(one.control())
                        .map(control -> LawSaid.in(text).sentence(control.id() + ".title", control.title()))
                        .orElse(one.control()),
                one.subject(),
                one.severity().word(),
                one.detail(),
                one.state().word(),
                urgency,
                isOpen ? RequestPages.left(text, today, one.due()) : "",
                one.due().toString(),
                one.owner().orElse(""),
                one.acceptance()
                        .map(accepted -> text.of(
                                "audit.accepted-by",
                                accepted.by(),
                                accepted.until().toString(),
                                accepted.reason()))
                        .orElse(""),
                one.events().stream()
                        .map(event -> new AuditFindingView.Event(
                                Minutes.of(event.at()), event.step().word(), event.by(), event.detail()))
                        .toList());
    }
}
