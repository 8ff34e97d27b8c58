package io.licit.server.programme;

import io.licit.core.assess.AssessmentStanding;
import io.licit.core.segment.Definition;
import io.licit.core.workspace.Assessment;
import io.licit.programme.account.Role;
import io.licit.programme.audit.Finding;
import io.licit.programme.audit.FindingBook;
import io.licit.programme.consent.Ledger;
import io.licit.programme.export.Exports;
import io.licit.programme.people.Actor;
import io.licit.programme.request.LedgerSuppression;
import io.licit.programme.request.Request;
import io.licit.programme.request.Requests;
import io.licit.programme.training.Standing;
import io.licit.programme.training.Standings;
import io.licit.programme.training.course.Course;
import io.licit.programme.training.course.Courses;
import io.licit.server.desk.Desk;
import io.licit.server.route.Access;
import io.licit.server.route.Visit;
import io.licit.server.training.Curriculum;
import io.licit.server.view.Minutes;
import io.licit.server.view.TaskView;
import io.licit.server.view.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What waits for a visitor, by what she may do and what is hers: the most pressing first. */
final class Agenda {
    private static final int MOST_OF_A_KIND = 8;

    /** Where all of a kind are. */
    private static final Map<String, String> PLACES = Map.of(
            "approval", "/segments",
            "request", "/requests",
            "course", "/training",
            "assessment", "/assessments",
            "export", "/exports",
            "audience", "/runs",
            "law", "/law");

    private static final int DAYS_SOON = 7;
    private static final int DAYS_ASSESSMENT = 30;
    private static final int DAYS_LEASE = 3;

    private final Desk desk;
    private final AudienceAgenda audiences;
    private final Curriculum curriculum;

    Agenda(Desk desk) {
        this.desk = desk;
        this.curriculum = new Curriculum(desk);
        this.audiences = new AudienceAgenda(desk);
    }

    List<TaskView> of(Visit visit, Desk.Standing stands) {
        List<TaskView> tasks = new ArrayList<>(findings(visit));
        tasks.addAll(requests(visit));
        tasks.addAll(courses(visit, stands));
        if (stands.checked().isPresent()) {
            tasks.addAll(approvals(visit, stands));
            tasks.addAll(assessments(visit, stands));
        }
        if (Access.AUTHORS.admits(visit.visitor())) {
            tasks.addAll(exports(visit));
            if (stands.checked().isPresent()) {
                tasks.addAll(audiences.stale(visit.text(), stands));
                tasks.addAll(audiences.coming(visit.text(), stands, today()));
            }
        }
        tasks.sort(Comparator.comparingInt(TaskView::rank));
        return first(visit.text(), tasks);
    }

    /** Of each kind the first, and how many more there are. */
    private static List<TaskView> first(Text text, List<TaskView> all) {
        Map<String, Integer> seen = new TreeMap<>();
        List<TaskView> first = new ArrayList<>();
        for (TaskView task : all) {
            if (seen.merge(task.kind(), 1, Integer::sum) <= MOST_OF_A_KIND) {
                first.add(task);
            }
        }
        seen.forEach((kind, count) -> {
            if (count > MOST_OF_A_KIND) {
                first.add(new TaskView(
                        kind,
                        "",
                        text.of("today.more", count - MOST_OF_A_KIND),
                        "",
                        "",
                        PLACES.getOrDefault(kind, "")));
            }
        });
        return first;
    }

    private Instant now() {
        return desk.clock().instant();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now(), ZoneOffset.UTC);
    }

    private static String urgency(LocalDate today, LocalDate last, int soon) {
        if (today.isAfter(last)) {
            return "late";
        }
        return today.plusDays(soon).isBefore(last) ? "" : "soon";
    }

    /** Those that she could decide, and hers where what she asked for has changed since. */
    private List<TaskView> approvals(Visit visit, Desk.Standing stands) {
        List<TaskView> tasks = new ArrayList<>();
        for (Desk.Waits one : desk.waiting(stands)) {
            String id = one.request().segment();
            boolean isFor = one.isFor(visit.visitor());
            if (isFor || one.isOf(visit.visitor()) && !one.isAsAsked()) {
                String at = Minutes.of(one.request().at());
                tasks.add(new TaskView(
                        "approval",
                        "soon",
                        title(stands, id),
                        isFor
                                ? visit.text().of("home.for-you", one.request().by(), at)
                                : visit.text().of("home.yours-changed", at),
                        isFor
                                ? visit.text().of("today.do.approval")
                                : visit.text().of("today.do.ask-again"),
                        "/segments/" + id + "/review"));
            }
        }
        return tasks;
    }

    private static String title(Desk.Standing stands, String segment) {
        return Optional.ofNullable(stands.workspace().segments().get(segment))
                .map(Definition::title)
                .orElse(segment);
    }

    /** Those that are hers to set right. */
    private List<TaskView> findings(Visit visit) {
        String me = visit.visitor().id();
        // Who may not read audits is told what she is to do, and by when.
        boolean mayRead = AuditPages.READERS.admits(visit.visitor());
        return new FindingBook(desk.programme())
                .all(now()).stream()
                        .filter(one -> one.state() == Finding.State.OPEN)
                        .filter(one -> one.owner()
                                .filter(owner -> Actor.isSame(owner, me))
                                .isPresent())
                        .sorted(Comparator.comparing(Finding::due).thenComparing(Finding::number))
                        .map(one -> new TaskView(
                                "finding",
                                urgency(today(), one.due(), DAYS_SOON),
                                one.detail(),
                                RequestPages.left(visit.text(), today(), one.due()),
                                visit.text().of("today.do.finding"),
                                mayRead ? "/audits/findings/" + one.number() : ""))
                        .toList();
    }

    private List<TaskView> requests(Visit visit) {
        if (!RequestPages.READERS.admits(visit.visitor())) {
            return List.of();
        }
        Text text = visit.text();
        boolean mayAct = visit.visitor().has(Role.OFFICER);
        return new Requests(desk.programme(), new LedgerSuppression(new Ledger(desk.programme())))
                .all().stream()
                        .filter(one -> !one.isClosed())
                        .sorted(Comparator.comparing(Request::dueDay).thenComparing(Request::number))
                        .map(one -> new TaskView(
                                "request",
                                urgency(today(), one.dueDay(), DAYS_SOON),
                                text.of("request.one", Long.toString(one.number())) + ": "
                                        + text.of("request.kind." + one.kind().word()),
                                RequestPages.left(text, today(), one.dueDay()),
                                text.of(mayAct ? "today.do.request" : "today.do.request-seen"),
                                "/requests/" + one.number()))
                        .toList();
    }

    private List<TaskView> courses(Visit visit, Desk.Standing stands) {
        Text text = visit.text();
        Courses courses = stands.opened().workspace().isPresent() ? curriculum.courses() : Courses.of(desk.folder());
        Standings standings = new Standings(desk.programme(), courses);
        Map<String, Standing> hers = standings.of(visit.visitor().id(), now());
        List<TaskView> tasks = new ArrayList<>();
        for (Course course : standings.askedOf(visit.visitor().id())) {
            Optional<Standing> standing = Optional.ofNullable(hers.get(course.id()));
            standing.filter(one -> one.state() != Standing.State.CURRENT)
                    .ifPresent(one -> tasks.add(new TaskView(
                            "course",
                            one.state().counts() ? "soon" : "late",
                            text.tag().startsWith("zh")
                                    ? course.title().zh()
                                    : course.title().en(),
                            one.until()
                                    .map(until -> text.of("today.ends", day(until)))
                                    .orElse(text.of("today.never-passed")),
                            text.of("today.do.course"),
                            "/training/" + course.id())));
        }
        return tasks;
    }

    private static String day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC).toString();
    }

    /** Those that end soon or have ended: for officers, and for whoever owns a segment of theirs. */
    private List<TaskView> assessments(Visit visit, Desk.Standing stands) {
        List<TaskView> tasks = new ArrayList<>();
        for (Assessment one : stands.workspace().assessments().values()) {
            Optional<LocalDate> last = one.expiresAt()
                    .filter(day -> !day.isAfter(today().plusDays(DAYS_ASSESSMENT)))
                    .filter(day -> isCounting(one, stands, day));
            if (last.isPresent() && concerns(visit, stands, one)) {
                boolean isOver = !last.get().isAfter(today());
                tasks.add(new TaskView(
                        "assessment",
                        isOver ? "late" : "soon",
                        one.title(),
                        visit.text()
                                .of(
                                        isOver ? "today.ended" : "today.ends",
                                        last.get().toString()),
                        visit.text().of("today.do.assessment"),
                        "/assessments/" + one.id()));
            }
        }
        return tasks;
    }

    /** Whether its time is all that keeps it from counting, or will. */
    private static boolean isCounting(Assessment one, Desk.Standing stands, LocalDate last) {
        return AssessmentStanding.of(one, stands.sound(), last.minusDays(1)).stream()
                .anyMatch(standing -> standing.state() == AssessmentStanding.State.COUNTS);
    }

    private static boolean concerns(Visit visit, Desk.Standing stands, Assessment one) {
        return visit.visitor().has(Role.OFFICER)
                || one.segments().stream()
                        .map(id -> Optional.ofNullable(
                                stands.workspace().segments().get(id)))
                        .anyMatch(segment -> segment.flatMap(found -> found.owner())
                                .filter(owner ->
                                        Actor.isSame(owner, visit.visitor().id()))
                                .isPresent());
    }

    private List<TaskView> exports(Visit visit) {
        Text text = visit.text();
        return new Exports(desk.programme())
                .list(now()).stream()
                        .filter(Exports.Listed::isCurrent)
                        .filter(one -> one.isDue() || isEnding(one))
                        .map(one -> new TaskView(
                                "export",
                                one.isDue() ? "late" : "soon",
                                String.valueOf(one.file().getFileName()),
                                one.state().equals("recheck due")
                                        ? text.of("today.recheck-due")
                                        : text.of(one.isDue() ? "today.ended" : "today.ends", day(one.validUntil())),
                                text.of("today.do.export"),
                                "/exports/" + one.id()))
                        .toList();
    }

    private boolean isEnding(Exports.Listed one) {
        return !LocalDate.ofInstant(one.validUntil(), ZoneOffset.UTC).isAfter(today().plusDays(DAYS_LEASE));
    }
}
