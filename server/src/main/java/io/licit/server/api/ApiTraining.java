package io.licit.server.api;

import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.json.Json;
import io.licit.core.law.LawBook;
import io.licit.programme.account.Accounts;
import io.licit.programme.training.Duties;
import io.licit.programme.training.Recording;
import io.licit.programme.training.Result;
import io.licit.programme.training.Results;
import io.licit.programme.training.Standing;
import io.licit.programme.training.StandingFindings;
import io.licit.programme.training.Standings;
import io.licit.programme.training.StatusJson;
import io.licit.programme.training.TrainingException;
import io.licit.programme.training.course.Course;
import io.licit.programme.training.course.CourseCheck;
import io.licit.programme.training.course.CoursePage;
import io.licit.programme.training.course.Courses;
import io.licit.programme.training.course.Language;
import io.licit.programme.training.xapi.Imported;
import io.licit.programme.training.xapi.Statements;
import io.licit.server.desk.Desk;
import io.licit.server.route.Access;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import io.licit.server.training.Curriculum;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Courses and what was reached in them, for programs. Everybody sees how she stands herself; officers and administrators
 * see all, and record what somebody else reached elsewhere.
 */
final class ApiTraining {
    static final String LANGUAGE = "lang";

    private static final String COURSES = "/api/v1/training/courses";
    private static final String BY = "by";
    private static final String IMPORT = "import";
    private static final List<String> OF_ONE = List.of("person", "course", "score", "passed_at", "source", "evidence");
    private static final int PERCENT = 100;

    private final Desk desk;
    private final Accounts accounts;
    private final Curriculum curriculum;

    ApiTraining(Desk desk, Accounts accounts) {
        this.desk = desk;
        this.accounts = accounts;
        this.curriculum = new Curriculum(desk);
    }

    List<ApiEndpoint> endpoints() {
        List<ApiEndpoint> all = new ArrayList<>(List.of(
                ApiEndpoint.of(
                        Route.get(COURSES, Access.STAFF, this::courses),
                        "The courses: whom each is for, how it is passed, which rules ask for it.",
                        "Courses"),
                ApiEndpoint.of(
                                Route.get(COURSES + "/{id}", Access.STAFF, this::course),
                                "One course with its text in a language, and until when whoever asks has to wait with the"
                                        + " questions.",
                                "CourseWhole")
                        .taking(ApiAsked.query(LANGUAGE, "en, or zh.", ApiSchemas.words("en", "zh")))
                        .refusing(400, "A language that there is not.")
                        .refusing(404, "There is no such course.")));
        all.addAll(new ApiAttempts(desk, curriculum).endpoints());
        all.addAll(results());
        return List.copyOf(all);
    }

    private List<ApiEndpoint> results() {
        return List.of(
                ApiEndpoint.of(
                                Route.post("/api/v1/training/results", Curriculum.KEEPERS, this::record),
                                "Records what somebody else reached elsewhere: one result, or in `import` a table or xAPI"
                                        + " statements; all of them or none.",
                                "Recorded")
                        .sent(true, "ResultToRecord")
                        .refusing(409, "It is a result of who records it: somebody else does that.")
                        .refusing(422, "Something of it is wrong; nothing was recorded."),
                ApiEndpoint.of(
                                Route.get("/api/v1/training/recorded", Access.STAFF, this::recorded),
                                "Results by their numbers: all of them for officers and administrators, else one's own.",
                                "Results")
                        .taking(ApiPaging.LIMIT, ApiPaging.AFTER)
                        .refusing(400, "A limit or a place that there is not."),
                ApiEndpoint.of(
                                Route.get("/api/v1/training/status", Access.STAFF, this::status),
                                "Who has a current certificate in what, and which rules that ask for training no course"
                                        + " serves: of all staff for officers and administrators, else of oneself.",
                                "TrainingStatus")
                        .taking(ApiAsked.query(BY, "Only this account.", ApiSchemas.TEXT))
                        .refusing(403, "Somebody else, and no role for that."),
                ApiEndpoint.of(
                                Route.get("/api/v1/training/certificates/{number}", Access.STAFF, this::certificate),
                                "A certificate: one's own, or for officers and administrators anybody's.",
                                "Certificate")
                        .refusing(404, "There is no such certificate."),
                ApiEndpoint.of(
                                Route.get("/api/v1/training/xapi", Curriculum.KEEPERS, this::statements),
                                "All results as xAPI statements, for a learning record store.",
                                "Statements")
                        .taking(
                                ApiAsked.flag("names", "Whether staff are named; else they have pseudonyms."),
                                ApiAsked.query(
                                        "home",
                                        "The address that accounts of staff belong to; else that of the evidence log.",
                                        ApiSchemas.TEXT))
                        .refusing(400, "A home that is no address."));
    }

    static void into(Map<String, Json.Obj> schemas) {
        Map<String, Json> course = ofCourses();
        schemas.put("Course", ApiSchemas.object(course));
        schemas.put(
                "Courses",
                ApiSchemas.object(ApiSchemas.members("courses", ApiSchemas.list(ApiSchemas.named("Course")))));
        Map<String, Json> whole = new LinkedHashMap<>(course);
        whole.putAll(ApiSchemas.members(
                "language", ApiSchemas.TEXT, "text", ApiSchemas.TEXT, "waits_until", ApiSchemas.MAYBE_TEXT));
        schemas.put("CourseWhole", ApiSchemas.object(whole));
        schemas.put(
                "ResultToRecord",
                ApiSchemas.sent(
                        ApiSchemas.members(
                                "person",
                                ApiSchemas.TEXT,
                                "course",
                                ApiSchemas.TEXT,
                                "score",
                                ApiSchemas.NUMBER,
                                "passed_at",
                                ApiAsked.DAY,
                                "source",
                                ApiSchemas.TEXT,
                                "evidence",
                                ApiSchemas.TEXT,
                                IMPORT,
                                ApiSchemas.TEXT),
                        List.of()));
        schemas.put(
                "Result",
                ApiSchemas.object(ApiSchemas.members(
                        "number", ApiSchemas.NUMBER,
                        "person", ApiSchemas.TEXT,
                        "course", ApiSchemas.TEXT,
                        "version", ApiSchemas.NUMBER,
                        "score", ApiSchemas.MAYBE_NUMBER,
                        "passed", ApiSchemas.TRUTH,
                        "at", ApiSchemas.TEXT,
                        "valid_until", ApiSchemas.MAYBE_TEXT,
                        "statement", ApiSchemas.TEXT,
                        "source", ApiSchemas.TEXT)));
        schemas.put(
                "Recorded",
                ApiSchemas.object(ApiSchemas.members(
                        "recorded", ApiSchemas.list(ApiSchemas.named("Result")), "known", ApiSchemas.NUMBER)));
        schemas.put("Results", ApiSchemas.part("results", "Result"));
        schemas.put("TrainingStatus", ofStatus());
        schemas.put("Certificate", ofCertificates());
        schemas.put("Statements", ApiSchemas.list(ApiSchemas.type("object")));
    }

    private static Map<String, Json> ofCourses() {
        return ApiSchemas.members(
                "course", ApiSchemas.TEXT,
                "module", ApiSchemas.TEXT,
                "title", ApiSchemas.TEXT,
                "title_zh", ApiSchemas.TEXT,
                "minutes", ApiSchemas.NUMBER,
                "questions", ApiSchemas.NUMBER,
                "bank", ApiSchemas.NUMBER,
                "pass_mark", ApiSchemas.NUMBER,
                "attempts", ApiSchemas.NUMBER,
                "wait", ApiSchemas.TEXT,
                "valid", ApiSchemas.TEXT,
                "version", ApiSchemas.NUMBER,
                "roles", ApiSchemas.TEXTS,
                "retrain_on", ApiSchemas.TEXTS,
                "serves", ApiSchemas.TEXTS,
                "asked_for_by", ApiSchemas.TEXTS,
                "reviewed", ApiSchemas.TEXT,
                "own", ApiSchemas.TRUTH,
                "digest", ApiSchemas.TEXT);
    }

    private static Json.Obj ofStatus() {
        Json course = ApiSchemas.object(ApiSchemas.members(
                "course", ApiSchemas.TEXT,
                "state", ApiSchemas.words("current", "due", "expired", "never"),
                "until", ApiSchemas.MAYBE_TEXT,
                "certificate", ApiSchemas.MAYBE_NUMBER));
        Json person = ApiSchemas.object(ApiSchemas.members(
                "person", ApiSchemas.TEXT,
                "declared", ApiSchemas.TRUTH,
                "roles", ApiSchemas.TEXTS,
                "courses", ApiSchemas.list(course)));
        Json rule = ApiSchemas.object(ApiSchemas.members(
                "rule", ApiSchemas.TEXT,
                "jurisdiction", ApiSchemas.TEXT,
                "cite", ApiSchemas.TEXT,
                "who", ApiSchemas.TEXTS,
                "topics", ApiSchemas.TEXTS,
                "courses", ApiSchemas.TEXTS,
                "served", ApiSchemas.TRUTH));
        return ApiSchemas.object(ApiSchemas.members(
                "people", ApiSchemas.list(person),
                "rules", ApiSchemas.list(rule),
                "findings", ApiSchemas.list(ApiSchemas.named("Finding"))));
    }

    private static Json.Obj ofCertificates() {
        return ApiSchemas.object(ApiSchemas.members(
                "certificate", ApiSchemas.NUMBER,
                "person", ApiSchemas.TEXT,
                "name", ApiSchemas.TEXT,
                "course", ApiSchemas.TEXT,
                "title", ApiSchemas.TEXT,
                "title_zh", ApiSchemas.TEXT,
                "version", ApiSchemas.NUMBER,
                "digest", ApiSchemas.MAYBE_TEXT,
                "score", ApiSchemas.MAYBE_NUMBER,
                "passed_at", ApiSchemas.TEXT,
                "valid_until", ApiSchemas.TEXT,
                "counts", ApiSchemas.TRUTH,
                "source", ApiSchemas.MAYBE_TEXT,
                "evidence", ApiSchemas.MAYBE_TEXT,
                "recorded_by", ApiSchemas.TEXT,
                "statement", ApiSchemas.TEXT,
                "receipt",
                        ApiSchemas.object(ApiSchemas.members(
                                "index", ApiSchemas.NUMBER,
                                "entry", ApiSchemas.TEXT,
                                "checkpoint", ApiSchemas.TEXT))));
    }

    /** Why something about training was refused. What the program is asked to type is left out: it has no command line. */
    static ApiProblem problem(TrainingException refused) {
        return new ApiProblem(
                refused.kind() == TrainingException.Kind.BLOCKED ? ApiProblem.Kind.CONFLICT : ApiProblem.Kind.UNFIT,
                refused.text());
    }

    /** A language in the address or in what was sent; English where none is said. */
    static Language language(String word, ApiProblem.Kind kind) {
        return switch (word) {
            case "", "en" -> Language.EN;
            case "zh" -> Language.ZH;
            default -> throw new ApiProblem(kind, "`" + LANGUAGE + "` is en or zh");
        };
    }

    private LawBook book() {
        return desk.standing().opened().book();
    }

    private Reply courses(Visit visit) {
        LawBook book = book();
        return Reply.data(Json.object()
                .put(
                        "courses",
                        Json.array(curriculum.courses().byId().values().stream()
                                .map(course -> course.json(Duties.asking(course, book)))
                                .toList()))
                .build());
    }

    private Reply course(Visit visit) {
        Language language = language(visit.field(LANGUAGE), ApiProblem.Kind.BAD_REQUEST);
        Course course = curriculum.course(visit.part("id"));
        Json.Builder all = Json.object();
        course.json(Duties.asking(course, book())).members().forEach(all::put);
        return Reply.data(all.put("language", language.tag())
                .put("text", CoursePage.plain(course, language))
                .put("waits_until", ApiJson.text(ApiAttempts.waits(desk, curriculum, course, visit)))
                .build());
    }

    private Reply record(Visit visit) {
        List<String> members = new ArrayList<>(OF_ONE);
        members.add(IMPORT);
        Json.Obj sent = ApiJson.body(visit, Set.copyOf(members));
        Optional<String> file = ApiJson.text(sent, IMPORT);
        if (file.isPresent() && sent.members().size() > 1) {
            throw new ApiProblem(ApiProblem.Kind.UNFIT, "`" + IMPORT + "` stands alone; it says the rest");
        }
        try {
            List<Recording.Outside> told = file.map(text -> Imported.read(text, desk.programme(), curriculum.courses()))
                    .orElseGet(() -> List.of(one(sent)));
            return Reply.data(new Recording(desk.programme())
                    .record(told, ApiAsked.actor(visit), curriculum.now())
                    .json());
        } catch (TrainingException refused) {
            throw problem(refused);
        }
    }

    private Recording.Outside one(Json.Obj sent) {
        String id = ApiAsked.words(sent, "course");
        Course course = curriculum
                .courses()
                .course(id)
                .orElseThrow(() -> new ApiProblem(ApiProblem.Kind.UNFIT, "`course` is the id of none"));
        LocalDate day = ApiAsked.day(sent, "passed_at")
                .orElseThrow(() -> new ApiProblem(ApiProblem.Kind.UNFIT, "`passed_at` is missing"));
        Optional<String> evidence = ApiJson.text(sent, "evidence");
        if (evidence.filter(digest -> !digest.matches("[0-9a-f]{64}")).isPresent()) {
            throw new ApiProblem(
                    ApiProblem.Kind.UNFIT, "`evidence` is the SHA-256 of a file, in 64 small hexadecimal digits");
        }
        return new Recording.Outside(
                Optional.empty(),
                ApiAsked.words(sent, "person"),
                course,
                course.terms().version(),
                Optional.of(score(sent)),
                Optional.empty(),
                day.atStartOfDay(ZoneOffset.UTC).toInstant(),
                ApiAsked.words(sent, "source"),
                evidence);
    }

    private static int score(Json.Obj sent) {
        if (sent.get("score").orElse(Json.none()) instanceof Json.Num score) {
            BigDecimal value = score.value();
            boolean isPercent = value.signum() >= 0
                    && value.compareTo(BigDecimal.valueOf(PERCENT)) <= 0
                    && value.remainder(BigDecimal.ONE).signum() == 0;
            if (isPercent) {
                return value.intValueExact();
            }
        }
        throw new ApiProblem(ApiProblem.Kind.UNFIT, "`score` is per cent, a whole number from 0 to 100");
    }

    private Reply recorded(Visit visit) {
        Results results = new Results(desk.programme());
        SortedMap<Long, Result> shown = new TreeMap<>();
        List<Result> all = Curriculum.KEEPERS.admits(visit.visitor())
                ? results.all()
                : results.of(visit.visitor().id());
        all.forEach(one -> shown.put(one.number(), one));
        return Reply.data(ApiPaging.of(visit).partByNumber("results", shown, Result::json));
    }

    private Reply status(Visit visit) {
        boolean isKeeper = Curriculum.KEEPERS.admits(visit.visitor());
        String self = visit.visitor().id();
        String by = visit.field(BY).strip();
        if (!isKeeper && !by.isEmpty() && !by.equals(self)) {
            throw new ApiProblem(ApiProblem.Kind.FORBIDDEN, "officers and administrators see how others stand");
        }
        Instant now = curriculum.now();
        Courses courses = curriculum.courses();
        Standings standings = new Standings(desk.programme(), courses);
        Map<String, Map<String, Standing>> shown = new TreeMap<>();
        Set<String> asked = !by.isEmpty() ? Set.of(by) : isKeeper ? curriculum.staff(accounts) : Set.of(self);
        asked.forEach(person -> shown.put(person, standings.of(person, now)));
        LawBook book = book();
        Diagnostics findings = new Diagnostics();
        findings.addAll(courses.problems());
        courses.byId().values().forEach(course -> findings.addAll(CourseCheck.against(course, book)));
        findings.addAll(
                StandingFindings.of(shown, desk.standing().workspace().sources().file("licit.yaml")));
        return Reply.data(new StatusJson(desk.programme().settings())
                .of(
                        shown,
                        Duties.of(
                                book,
                                LocalDate.ofInstant(now, ZoneOffset.UTC),
                                desk.programme().settings(),
                                courses),
                        findings.sorted()));
    }

    private Reply certificate(Visit visit) {
        return Reply.data(
                curriculum.certificate(visit.part("number"), visit.visitor()).json(curriculum.now()));
    }

    private Reply statements(Visit visit) {
        String home = visit.field("home");
        if (!home.isEmpty() && !home.matches("https?://[^\\s/?#]+\\S*")) {
            throw new ApiProblem(
                    ApiProblem.Kind.BAD_REQUEST, "`home` is an address such as https://shop.example/staff");
        }
        return Reply.data(Json.array(new Statements(
                        desk.programme(),
                        curriculum.courses(),
                        home.isEmpty() ? Statements.home(desk.programme()) : home,
                        ApiAsked.flag(visit, "names"))
                .all()));
    }
}
