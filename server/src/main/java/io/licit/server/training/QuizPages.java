package io.licit.server.training;

import io.licit.core.law.Jurisdictions;
import io.licit.programme.people.Actor;
import io.licit.programme.training.Answers;
import io.licit.programme.training.Attempt;
import io.licit.programme.training.Attempts;
import io.licit.programme.training.Marked;
import io.licit.programme.training.TrainingException;
import io.licit.programme.training.course.Course;
import io.licit.programme.training.course.Language;
import io.licit.programme.training.course.Question;
import io.licit.programme.training.course.Wording;
import io.licit.server.desk.Desk;
import io.licit.server.route.Access;
import io.licit.server.route.Refusal;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import io.licit.server.view.MarkedView;
import io.licit.server.view.QuestionView;
import io.licit.server.view.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The questions of a course: drawn, answered on one page, and marked. */
final class QuizPages {
    private final Desk desk;
    private final Curriculum curriculum;
    private final Attempts attempts;

    QuizPages(Desk desk, Curriculum curriculum) {
        this.desk = desk;
        this.curriculum = curriculum;
        this.attempts = new Attempts(desk.programme());
    }

    List<Route> routes() {
        return List.of(
                Route.post("/training/{course}/attempts", Access.STAFF, this::draw),
                Route.get("/training/{course}/attempts/{attempt}", Access.STAFF, this::attempt),
                Route.post("/training/{course}/attempts/{attempt}", Access.STAFF, this::submit));
    }

    /** Who has to wait is sent back to the course, whose page says until when. */
    private Reply draw(Visit visit) {
        Course course = curriculum.course(visit.part("course"));
        Jurisdictions places = desk.standing().opened().book().jurisdictions();
        try {
            return new Reply.Go(at(
                    course,
                    attempts.draw(course, actor(visit), places, curriculum.now())
                            .id()));
        } catch (TrainingException refused) {
            return new Reply.Go("/training/" + course.id());
        }
    }

    private static String at(Course course, String attempt) {
        return "/training/" + course.id() + "/attempts/" + attempt;
    }

    /** The questions while it is open, and what came of it afterwards. */
    private Reply attempt(Visit visit) {
        Course course = curriculum.course(visit.part("course"));
        Attempt attempt = hers(visit, course);
        if (attempt.answered()) {
            return attempts.marked(attempt.id(), course, actor(visit))
                    .map(marked -> marked(visit, course, marked))
                    .orElseThrow(() -> new Refusal(409, "training.changed"));
        }
        return form(visit, 200, course, attempt, Map.of());
    }

    private Attempt hers(Visit visit, Course course) {
        Attempt attempt = attempts.get(visit.part("attempt"), actor(visit))
                .filter(found -> found.course().equals(course.id()))
                .orElseThrow(Refusal::notFound);
        if (!attempt.digest().equals(course.digest())) {
            throw new Refusal(409, "training.changed");
        }
        return attempt;
    }

    private Reply submit(Visit visit) {
        Course course = curriculum.course(visit.part("course"));
        Attempt attempt = hers(visit, course);
        if (attempt.answered()) {
            return new Reply.Go(at(course, attempt.id()));
        }
        List<Attempt.Asked> asked = attempt.asked(course);
        Map<Integer, String> letters = new TreeMap<>();
        for (Attempt.Asked question : asked) {
            String given = visit.field("q" + question.number());
            if (question.options().containsKey(given)) {
                letters.put(question.number(), given);
            }
        }
        if (letters.size() < asked.size()) {
            return form(visit, 422, course, attempt, letters);
        }
        try {
            attempts.submit(attempt.id(), course, actor(visit), new Answers(letters), curriculum.now());
        } catch (TrainingException refused) {
            throw new Refusal(409, "training.refused", refused.text());
        }
        return new Reply.Go(at(course, attempt.id()));
    }

    /** @param letters what was chosen, where the form comes back; empty for a first look */
    private static Reply form(Visit visit, int status, Course course, Attempt attempt, Map<Integer, String> letters) {
        Language language = Curriculum.language(visit.text());
        boolean isBack = status != 200;
        List<QuestionView> questions = new ArrayList<>();
        for (Attempt.Asked asked : attempt.asked(course)) {
            String chosen = letters.getOrDefault(asked.number(), "");
            List<QuestionView.Option> options = new ArrayList<>();
            asked.options()
                    .forEach((letter, words) ->
                            options.add(new QuestionView.Option(letter, words.in(language), letter.equals(chosen))));
            questions.add(
                    new QuestionView(asked.number(), asked.text().in(language), options, isBack && chosen.isEmpty()));
        }
        return new Reply.Page(
                status,
                "attempt.jte",
                Map.of(
                        "course",
                        course.id(),
                        "title",
                        course.title().in(language),
                        "attempt",
                        attempt.id(),
                        "passMark",
                        (long) course.terms().passMark(),
                        "isBack",
                        isBack,
                        "questions",
                        questions));
    }

    private Reply marked(Visit visit, Course course, Marked marked) {
        Text text = visit.text();
        Language language = Curriculum.language(text);
        List<Attempt.Asked> asked = hers(visit, course).asked(course);
        List<MarkedView.Line> lines = marked.lines().stream()
                .map(line -> line(line, asked, course, language))
                .toList();
        boolean isPassed = marked.result().passed();
        MarkedView view = new MarkedView(
                isPassed,
                text.of(
                        isPassed ? "training.result-passed" : "training.result-failed",
                        marked.correct(),
                        marked.lines().size(),
                        course.terms().passMark()),
                isPassed ? Long.toString(marked.result().number()) : "",
                lines);
        return Reply.page(
                "marked.jte",
                Map.of("course", course.id(), "title", course.title().in(language), "marked", view));
    }

    /** Letters are of the order in which the options were shown. */
    private static MarkedView.Line line(Marked.Line line, List<Attempt.Asked> asked, Course course, Language language) {
        Map<String, Wording> options = asked.get(line.number() - 1).options();
        Question question = line.question();
        boolean isTaught = course.text(language).sections().containsKey(question.section());
        return new MarkedView.Line(
                line.number(),
                question.text().in(language),
                line.right(),
                said(options, line.given(), language),
                said(options, line.answer(), language),
                question.why().in(language),
                isTaught ? question.section() : "");
    }

    private static String said(Map<String, Wording> options, String letter, Language language) {
        Wording words = options.get(letter);
        if (words == null) {
            throw new IllegalStateException("an answer that was no option: " + letter);
        }
        return words.in(language);
    }

    private static Actor actor(Visit visit) {
        return new Actor(visit.visitor().id());
    }
}
