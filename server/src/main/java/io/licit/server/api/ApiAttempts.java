package io.licit.server.api;

import io.licit.core.json.Json;
import io.licit.programme.training.Answers;
import io.licit.programme.training.Attempt;
import io.licit.programme.training.Attempts;
import io.licit.programme.training.TrainingException;
import io.licit.programme.training.course.Course;
import io.licit.programme.training.course.Language;
import io.licit.server.desk.Desk;
import io.licit.server.route.Access;
import io.licit.server.route.Refusal;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import io.licit.server.training.Curriculum;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The questions of a course, for programs: drawn for whose token it is, answered once, and marked. */
final class ApiAttempts {
    private static final String DRAW = "/api/v1/training/courses/{id}/attempts";
    private static final String ONE = DRAW + "/{attempt}";
    private static final String LANGUAGE = ApiTraining.LANGUAGE;
    private static final String ANSWERS = "answers";

    private final Desk desk;
    private final Curriculum curriculum;
    private final Attempts attempts;

    ApiAttempts(Desk desk, Curriculum curriculum) {
        this.desk = desk;
        this.curriculum = curriculum;
        this.attempts = new Attempts(desk.programme());
    }

    List<ApiEndpoint> endpoints() {
        return List.of(
                ApiEndpoint.of(
                                Route.post(DRAW, Access.STAFF, this::draw),
                                "Draws questions; where some are open, these again.",
                                "Attempt")
                        .sent(false, "AttemptToDraw")
                        .refusing(404, "There is no such course.")
                        .refusing(409, "Too many attempts have failed, and the wait is not over."),
                ApiEndpoint.of(
                                Route.get(ONE, Access.STAFF, this::questions),
                                "The questions of an attempt that is open.",
                                "Attempt")
                        .taking(ApiAsked.query(LANGUAGE, "en, or zh.", ApiSchemas.words("en", "zh")))
                        .refusing(400, "A language that there is not.")
                        .refusing(404, "There is no such attempt of one's own.")
                        .refusing(409, "It was answered, or the course has changed since."),
                ApiEndpoint.of(
                                Route.post(ONE, Access.STAFF, this::submit),
                                "Answers all questions of an attempt, once; what is right is told then. The result is in the"
                                        + " evidence log.",
                                "Marked")
                        .sent(true, "AnswersToMark")
                        .refusing(404, "There is no such attempt of one's own.")
                        .refusing(409, "It was answered, or the course has changed since.")
                        .refusing(422, "A question without an answer, or an option that there is not."));
    }

    static void into(Map<String, Json.Obj> schemas) {
        Json texts = Json.object()
                .put("type", "object")
                .put("additionalProperties", ApiSchemas.TEXT)
                .build();
        Json language = ApiSchemas.words("en", "zh");
        schemas.put("AttemptToDraw", ApiSchemas.sent(Map.of(LANGUAGE, language), List.of()));
        schemas.put(
                "AnswersToMark",
                ApiSchemas.sent(ApiSchemas.members(ANSWERS, texts, LANGUAGE, language), List.of(ANSWERS)));
        Json question = ApiSchemas.object(ApiSchemas.members(
                "number", ApiSchemas.NUMBER,
                "id", ApiSchemas.TEXT,
                "question", ApiSchemas.TEXT,
                "options", texts));
        schemas.put(
                "Attempt",
                ApiSchemas.object(ApiSchemas.members(
                        "attempt", ApiSchemas.TEXT,
                        "course", ApiSchemas.TEXT,
                        "title", ApiSchemas.TEXT,
                        "pass_mark", ApiSchemas.NUMBER,
                        "questions", ApiSchemas.list(question))));
        Json line = ApiSchemas.object(ApiSchemas.members(
                "number", ApiSchemas.NUMBER,
                "id", ApiSchemas.TEXT,
                "given", ApiSchemas.TEXT,
                "answer", ApiSchemas.TEXT,
                "right", ApiSchemas.TRUTH,
                "why", ApiSchemas.TEXT,
                "section", ApiSchemas.TEXT,
                "refs", ApiSchemas.TEXTS));
        schemas.put(
                "Marked",
                ApiSchemas.object(ApiSchemas.members(
                        "attempt", ApiSchemas.TEXT,
                        "course", ApiSchemas.TEXT,
                        "passed", ApiSchemas.TRUTH,
                        "score", ApiSchemas.MAYBE_NUMBER,
                        "correct", ApiSchemas.NUMBER,
                        "asked", ApiSchemas.NUMBER,
                        "pass_mark", ApiSchemas.NUMBER,
                        "certificate", ApiSchemas.MAYBE_NUMBER,
                        "valid_until", ApiSchemas.MAYBE_TEXT,
                        "questions", ApiSchemas.list(line))));
    }

    /** Until when who asks has to wait with the questions of a course. */
    static Optional<String> waits(Desk desk, Curriculum curriculum, Course course, Visit visit) {
        return new Attempts(desk.programme())
                .waitsUntil(course, ApiAsked.actor(visit), curriculum.now())
                .map(Instant::toString);
    }

    private static Language language(Json.Obj sent) {
        return ApiTraining.language(ApiJson.text(sent, LANGUAGE).orElse(""), ApiProblem.Kind.UNFIT);
    }

    private Reply draw(Visit visit) {
        Json.Obj sent = visit.body().length == 0 ? Json.object().build() : ApiJson.body(visit, Set.of(LANGUAGE));
        Language language = language(sent);
        Course course = curriculum.course(visit.part("id"));
        try {
            Attempt drawn = attempts.draw(
                    course,
                    ApiAsked.actor(visit),
                    desk.standing().opened().book().jurisdictions(),
                    curriculum.now());
            return Reply.data(drawn.json(course, language));
        } catch (TrainingException refused) {
            Optional<String> until = waits(desk, curriculum, course, visit);
            throw until.map(time -> new ApiProblem(
                                    ApiProblem.Kind.CONFLICT,
                                    "too many attempts have failed; the next may begin at " + time)
                            .with("waits_until", Json.of(time)))
                    .orElseGet(() -> ApiTraining.problem(refused));
        }
    }

    /** An attempt that is open, at the course as it is. */
    private Attempt open(Visit visit, Course course) {
        Attempt attempt = attempts.get(visit.part("attempt"), ApiAsked.actor(visit))
                .filter(found -> found.course().equals(course.id()))
                .orElseThrow(Refusal::notFound);
        if (attempt.answered()) {
            throw new ApiProblem(ApiProblem.Kind.CONFLICT, "the attempt was answered before; draw another");
        }
        if (!attempt.digest().equals(course.digest())) {
            throw new ApiProblem(
                    ApiProblem.Kind.CONFLICT, "the course has changed since the attempt was drawn; draw another");
        }
        return attempt;
    }

    private Reply questions(Visit visit) {
        Language language = ApiTraining.language(visit.field(LANGUAGE), ApiProblem.Kind.BAD_REQUEST);
        Course course = curriculum.course(visit.part("id"));
        return Reply.data(open(visit, course).json(course, language));
    }

    private Reply submit(Visit visit) {
        Json.Obj sent = ApiJson.body(visit, Set.of(ANSWERS, LANGUAGE));
        Language language = language(sent);
        Course course = curriculum.course(visit.part("id"));
        Attempt attempt = open(visit, course);
        Answers answers = answers(attempt, course, ApiAsked.table(sent, ANSWERS));
        try {
            return Reply.data(attempts.submit(attempt.id(), course, ApiAsked.actor(visit), answers, curriculum.now())
                    .json(attempt.id(), language));
        } catch (TrainingException refused) {
            throw ApiTraining.problem(refused);
        }
    }

    /** A letter for each question, by its number, and for no other. */
    private static Answers answers(Attempt attempt, Course course, Map<String, String> given) {
        Map<Integer, String> letters = new TreeMap<>();
        for (Attempt.Asked question : attempt.asked(course)) {
            String letter = Optional.ofNullable(given.get(String.valueOf(question.number())))
                    .orElse("");
            if (!question.options().containsKey(letter)) {
                throw new ApiProblem(
                        ApiProblem.Kind.UNFIT,
                        "question " + question.number() + " has no answer that is an option of it; nothing was marked");
            }
            letters.put(question.number(), letter);
        }
        if (given.size() > letters.size()) {
            throw new ApiProblem(ApiProblem.Kind.UNFIT, "`" + ANSWERS + "` answers what was not asked");
        }
        return new Answers(letters);
    }
}
