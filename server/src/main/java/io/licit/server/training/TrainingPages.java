package io.licit.server.training;

import io.licit.core.law.LawBook;
import io.licit.programme.account.Accounts;
import io.licit.programme.people.Actor;
import io.licit.programme.training.Attempts;
import io.licit.programme.training.Certificate;
import io.licit.programme.training.Duties;
import io.licit.programme.training.Result;
import io.licit.programme.training.Results;
import io.licit.programme.training.Standing;
import io.licit.programme.training.Standings;
import io.licit.programme.training.course.Course;
import io.licit.programme.training.course.CoursePage;
import io.licit.programme.training.course.Courses;
import io.licit.programme.training.course.Language;
import io.licit.server.desk.Desk;
import io.licit.server.route.Access;
import io.licit.server.route.Refusal;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import io.licit.server.view.CertificateView;
import io.licit.server.view.CourseView;
import io.licit.server.view.DutyView;
import io.licit.server.view.LawSaid;
import io.licit.server.view.Minutes;
import io.licit.server.view.StandingRow;
import io.licit.server.view.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Courses: how the visitor stands in them, their texts, certificates, and how everybody stands. */
public final class TrainingPages {
    private final Desk desk;
    private final Accounts accounts;
    private final Curriculum curriculum;
    private final Results results;
    private final Attempts attempts;

    public TrainingPages(Desk desk, Accounts accounts) {
        this.desk = desk;
        this.accounts = accounts;
        this.curriculum = new Curriculum(desk);
        this.results = new Results(desk.programme());
        this.attempts = new Attempts(desk.programme());
    }

    public List<Route> routes() {
        List<Route> all = new ArrayList<>(List.of(
                Route.get("/training", Access.STAFF, this::list),
                Route.get("/training/people", Curriculum.KEEPERS, this::people),
                Route.get("/training/certificates/{number}", Access.STAFF, this::certificate),
                Route.get("/training/{course}", Access.STAFF, this::course)));
        all.addAll(new QuizPages(desk, curriculum).routes());
        return all;
    }

    private Standings standings() {
        return new Standings(desk.programme(), curriculum.courses());
    }

    private Reply list(Visit visit) {
        String person = visit.visitor().id();
        Standings standings = standings();
        Set<String> asked =
                standings.askedOf(person).stream().map(Course::id).collect(Collectors.toCollection(TreeSet::new));
        List<Result> hers = results.of(person);
        List<CourseView> mine = new ArrayList<>();
        List<CourseView> others = new ArrayList<>();
        standings.inEvery(person, curriculum.now()).forEach((id, standing) -> {
            boolean isAsked = asked.contains(id);
            CourseView view = view(visit.text(), curriculum.course(id), standing, hers, isAsked);
            (isAsked ? mine : others).add(view);
        });
        return Reply.page(
                "training.jte",
                Map.of(
                        "mine",
                        mine,
                        "others",
                        others,
                        "unreadable",
                        List.copyOf(curriculum.courses().unreadable()),
                        "lacking",
                        mine.stream().filter(one -> !counts(one.state())).count(),
                        "seesOthers",
                        Curriculum.KEEPERS.admits(visit.visitor())));
    }

    private static boolean counts(String state) {
        return state.equals("current") || state.equals("due");
    }

    private static CourseView view(Text text, Course course, Standing standing, List<Result> hers, boolean isAsked) {
        Language language = Curriculum.language(text);
        Told told = told(text, course, standing, hers);
        return new CourseView(
                course.id(),
                course.title().in(language),
                course.summary().in(language),
                text.of(
                        "training.facts",
                        course.minutes(),
                        course.terms().questions(),
                        course.terms().passMark()),
                isAsked,
                told.state(),
                told.said(),
                standing.state().counts()
                        ? standing.certificate().map(String::valueOf).orElse("")
                        : "");
    }

    private record Told(String state, String said) {}

    /** A failed attempt is told where no certificate counts and nothing was passed after it. */
    private static Told told(Text text, Course course, Standing standing, List<Result> hers) {
        Optional<Result> last = hers.stream()
                .filter(result -> result.course().equals(course.id()))
                .reduce((earlier, later) -> later);
        if (!standing.state().counts()
                && last.filter(result -> !result.passed()).isPresent()) {
            Result failed = last.get();
            return new Told(
                    "failed",
                    text.of(
                            "training.state.failed",
                            Curriculum.day(failed.at()),
                            failed.score().map(String::valueOf).orElse("–")));
        }
        String state = standing.state().name().toLowerCase(Locale.ROOT);
        return new Told(
                state,
                text.of(
                        "training.state." + state,
                        standing.until().map(Curriculum::day).orElse("")));
    }

    private Reply course(Visit visit) {
        Course course = curriculum.course(visit.part("course"));
        Language language = Curriculum.language(visit.text());
        String person = visit.visitor().id();
        Standing standing = Optional.ofNullable(
                        standings().inEvery(person, curriculum.now()).get(course.id()))
                .orElseThrow(Refusal::notFound);
        boolean isAsked =
                standings().askedOf(person).stream().anyMatch(one -> one.id().equals(course.id()));
        List<List<String>> sections = new ArrayList<>();
        course.text(language).sections().forEach((id, words) -> sections.add(List.of(id, words)));
        return Reply.page(
                "course.jte",
                Map.of(
                        "course",
                        view(visit.text(), course, standing, results.of(person), isAsked),
                        "language",
                        language.tag(),
                        "markup",
                        CoursePage.markup(course, language),
                        "sections",
                        sections,
                        "waits",
                        attempts.waitsUntil(course, new Actor(person), curriculum.now())
                                .map(Minutes::of)
                                .orElse("")));
    }

    /** Her own, and anybody's for those who see how all stand. */
    private Reply certificate(Visit visit) {
        Certificate certificate = curriculum.certificate(visit.part("number"), visit.visitor());
        Result result = certificate.result();
        return Reply.page(
                "certificate.jte",
                Map.of(
                        "certificate",
                        new CertificateView(
                                Long.toString(result.number()),
                                certificate.organisation(),
                                certificate.name(),
                                certificate.title(Curriculum.language(visit.text())),
                                result.score().map(score -> score + "%").orElse("–"),
                                Curriculum.day(result.at()),
                                Curriculum.day(certificate.until()),
                                certificate.counts(curriculum.now()),
                                result.source().orElse(""),
                                Integer.toString(result.version()),
                                (result.entry().index() + " " + result.entry().leaf()).strip())));
    }

    /** Everybody whom licit.yaml declares, and everybody with an account. */
    private Reply people(Visit visit) {
        Text text = visit.text();
        Courses courses = curriculum.courses();
        Standings standings = standings();
        Instant now = curriculum.now();
        Map<String, List<Result>> known = results.all().stream()
                .collect(Collectors.groupingBy(Result::person, HashMap::new, Collectors.toList()));
        List<StandingRow> rows = new ArrayList<>();
        for (String person : curriculum.staff(accounts)) {
            Map<String, Standing> hers = standings.of(person, now);
            List<StandingRow.Cell> cells = courses.byId().values().stream()
                    .map(course -> cell(
                            text,
                            course,
                            Optional.ofNullable(hers.get(course.id())),
                            known.getOrDefault(person, List.of())))
                    .toList();
            rows.add(new StandingRow(person, curriculum.name(person), cells));
        }
        List<String> titles = courses.byId().values().stream()
                .map(course -> course.title().in(Curriculum.language(text)))
                .toList();
        return Reply.page(
                "training-people.jte", Map.of("titles", titles, "rows", rows, "duties", duties(text, courses, now)));
    }

    private static StandingRow.Cell cell(Text text, Course course, Optional<Standing> standing, List<Result> hers) {
        if (standing.isEmpty()) {
            return new StandingRow.Cell("none", text.of("training.not-asked"), "");
        }
        Told told = told(text, course, standing.get(), hers);
        return new StandingRow.Cell(
                told.state(),
                told.said(),
                standing.get().certificate().map(String::valueOf).orElse(""));
    }

    private List<DutyView> duties(Text text, Courses courses, Instant at) {
        LawBook book = desk.standing().opened().book();
        Language language = Curriculum.language(text);
        return Duties.of(
                        book,
                        LocalDate.ofInstant(at, ZoneOffset.UTC),
                        desk.programme().settings(),
                        courses)
                .stream()
                .map(duty -> new DutyView(
                        duty.rule().id(),
                        duty.rule().cite(),
                        LawSaid.in(text).place(duty.rule().jurisdiction(), book),
                        String.join(", ", duty.who()) + ": " + String.join(", ", duty.topics()),
                        duty.courses().stream()
                                .map(id -> curriculum.course(id).title().in(language))
                                .collect(Collectors.joining(", "))))
                .toList();
    }
}
