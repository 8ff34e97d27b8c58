package io.licit.server.api;

import io.licit.core.assess.AssessmentStanding;
import io.licit.core.assess.AssessmentText;
import io.licit.core.catalogue.AssessmentKind;
import io.licit.core.catalogue.Word;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.json.Json;
import io.licit.core.source.SourceFile;
import io.licit.core.workspace.Assessment;
import io.licit.core.workspace.Assessment.Outcome;
import io.licit.server.assess.Assessing;
import io.licit.server.desk.DefinitionFiles;
import io.licit.server.desk.Desk;
import io.licit.server.route.Access;
import io.licit.server.route.Refusal;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Assessments, for programs: drawn up and written by who changes definitions, signed by officers. */
final class ApiAssessments {
    private static final String ALL = "/api/v1/assessments";
    private static final String ONE = ALL + "/{id}";
    private static final String NO_SUCH = "There is no such assessment.";
    private static final String TEXT = "text";
    private static final String STAMP = "stamp";
    private static final String OUTCOME = "outcome";
    private static final String UNTIL = "expires_at";

    private final Desk desk;
    private final Assessing acts;

    ApiAssessments(Desk desk) {
        this.desk = desk;
        this.acts = new Assessing(desk);
    }

    List<ApiEndpoint> endpoints() {
        return List.of(
                ApiEndpoint.of(
                                Route.get(ALL, Access.STAFF, this::list),
                                "Assessments, one for each segment that they name, and whether they count.",
                                "Assessments")
                        .taking(ApiPaging.LIMIT, ApiPaging.AFTER)
                        .refusing(400, "A limit or a place that there is not.")
                        .refusing(409, "The workspace can't be read."),
                ApiEndpoint.of(
                                Route.get(ONE, Access.STAFF, this::one),
                                "One assessment: its text, what it says, and how it stands. The ETag is of the text; `stamp`"
                                        + " of the text and of the segments as they are, and is what is signed.",
                                "Assessment")
                        .refusing(404, NO_SUCH)
                        .refusing(409, "The workspace can't be read."),
                ApiEndpoint.of(
                                Route.post(ALL, Access.AUTHORS, this::draw),
                                "Draws one up: the questions of its kind, answered as far as the workspace knows.",
                                "Assessment")
                        .sent(true, "AssessmentToDraw")
                        .refusing(404, "There is no such segment, or it has mistakes.")
                        .refusing(409, "Something is called so, or the workspace can't be read."),
                ApiEndpoint.of(
                                new Route("PUT", ONE, Access.AUTHORS, this::put),
                                "Puts another text in the place of an assessment's, where that is still the one of the ETag."
                                        + " Its outcome is open, and nobody has signed it: that is the signature's.",
                                "Assessment")
                        .taking(ApiSegments.IF_MATCH)
                        .sent(true, "AssessmentToWrite")
                        .refusing(404, NO_SUCH)
                        .refusing(412, "The text has changed since.")
                        .refusing(
                                422, "The text can't be read as this assessment, or is signed; `findings` may say why.")
                        .refusing(428, "There is no If-Match."),
                ApiEndpoint.of(
                                Route.post(ONE + "/signature", Assessing.SIGNERS, this::sign),
                                "Signs what `stamp` is of, as an officer's judgement, until a day.",
                                "Assessment")
                        .sent(true, "AssessmentToSign")
                        .refusing(404, NO_SUCH)
                        .refusing(409, "The text or a segment has changed since.")
                        .refusing(422, "No outcome, no day to come, a segment that is lost, or unanswered questions."));
    }

    static void into(Map<String, Json.Obj> schemas) {
        schemas.put(
                "AssessmentLine",
                ApiSchemas.object(ApiSchemas.members(
                        "assessment",
                        ApiSchemas.TEXT,
                        "kind",
                        ApiSchemas.TEXT,
                        "segment",
                        ApiSchemas.TEXT,
                        OUTCOME,
                        ApiSchemas.TEXT,
                        "signed_by",
                        ApiSchemas.TEXT,
                        UNTIL,
                        ApiSchemas.TEXT,
                        "counts",
                        ApiSchemas.TRUTH,
                        "standing",
                        ApiSchemas.TEXT)));
        schemas.put("Assessments", ApiSchemas.part("assessments", "AssessmentLine"));
        schemas.put("Assessment", whole());
        sent(schemas);
    }

    private static Json.Obj whole() {
        Json texts = Json.object()
                .put("type", "object")
                .put("additionalProperties", ApiSchemas.TEXT)
                .build();
        return ApiSchemas.object(ApiSchemas.members(
                "assessment",
                ApiSchemas.TEXT,
                "kind",
                ApiSchemas.TEXT,
                "title",
                ApiSchemas.TEXT,
                "segments",
                ApiSchemas.TEXTS,
                "subject",
                texts,
                "answers",
                texts,
                "unanswered",
                ApiSchemas.TEXTS,
                "figures",
                texts,
                "evidence",
                ApiSchemas.TEXTS,
                "conclusion",
                ApiSchemas.TEXT,
                OUTCOME,
                ApiSchemas.TEXT,
                "signed_by",
                ApiSchemas.MAYBE_TEXT,
                "signed_at",
                ApiSchemas.MAYBE_TEXT,
                UNTIL,
                ApiSchemas.MAYBE_TEXT,
                "standings",
                ApiSchemas.list(ApiSchemas.named("AssessmentLine")),
                "file",
                ApiSchemas.TEXT,
                TEXT,
                ApiSchemas.TEXT,
                "etag",
                ApiSchemas.TEXT,
                STAMP,
                ApiSchemas.TEXT));
    }

    private static void sent(Map<String, Json.Obj> schemas) {
        schemas.put(
                "AssessmentToDraw",
                ApiSchemas.sent(
                        ApiSchemas.members(
                                "kind",
                                        ApiSchemas.words(
                                                Word.words(AssessmentKind.class).toArray(String[]::new)),
                                "segment", ApiSchemas.TEXT,
                                "id", ApiSchemas.TEXT),
                        List.of("kind", "segment")));
        schemas.put("AssessmentToWrite", ApiSchemas.sent(Map.of(TEXT, ApiSchemas.TEXT), List.of(TEXT)));
        schemas.put(
                "AssessmentToSign",
                ApiSchemas.sent(
                        ApiSchemas.members(
                                OUTCOME, ApiSchemas.words(Outcome.PASSES.word(), Outcome.FAILS.word()),
                                UNTIL, ApiAsked.DAY,
                                STAMP, ApiSchemas.TEXT),
                        List.of(OUTCOME, UNTIL, STAMP)));
    }

    private Reply list(Visit visit) {
        Desk.Standing stands = desk.standing();
        return Reply.data(ApiPaging.of(visit)
                .partByPlace(
                        "assessments",
                        AssessmentStanding.all(stands.workspace(), stands.sound(), acts.today()),
                        AssessmentStanding::json));
    }

    private Reply one(Visit visit) {
        return whole(visit.part("id"));
    }

    private Reply whole(String id) {
        Desk.Standing stands = desk.standing();
        Assessment found = acts.get(stands, id);
        SourceFile file = Assessing.file(found);
        String etag = ApiSegments.etag(file.text());
        Map<String, Json> all = new LinkedHashMap<>();
        all.putAll(new AssessmentText(found).json().members());
        for (String maybe : List.of("signed_by", "signed_at", UNTIL)) {
            all.putIfAbsent(maybe, Json.none());
        }
        all.put(
                "standings",
                Json.array(AssessmentStanding.of(found, stands.sound(), acts.today()).stream()
                        .map(AssessmentStanding::json)
                        .toList()));
        all.put("file", Json.of(file.path()));
        all.put(TEXT, Json.of(file.text()));
        all.put("etag", Json.of(etag));
        all.put(STAMP, Json.of(Assessing.stamp(stands, found)));
        return new Reply.Data(200, new Json.Obj(all), Map.of("ETag", etag));
    }

    private Reply draw(Visit visit) {
        Json.Obj sent = ApiJson.body(visit, Set.of("kind", "segment", "id"));
        return whole(acts.draw(
                ApiAsked.word(AssessmentKind.class, ApiJson.requiredText(sent, "kind"), "kind"),
                ApiAsked.words(sent, "segment"),
                ApiJson.text(sent, "id").orElse("").strip(),
                ApiAsked.actor(visit)));
    }

    /** INVARIANT: nobody's change is lost, and nobody signs by writing that it is signed. */
    private Reply put(Visit visit) {
        Json.Obj sent = ApiJson.body(visit, Set.of(TEXT));
        String text = DefinitionFiles.limited(ApiJson.requiredText(sent, TEXT));
        Desk.Standing stands = desk.standing();
        Assessment before = acts.get(stands, visit.part("id"));
        String match = visit.header("If-Match")
                .orElseThrow(() -> new ApiProblem(
                        ApiProblem.Kind.NEEDS_MATCH, "send the ETag of the text that you have read, in If-Match"));
        if (!ApiSegments.matches(match, ApiSegments.etag(Assessing.file(before).text()))) {
            throw ApiSegments.changed();
        }
        Assessment after = Assessing.read(stands, before, text).orElseThrow(() -> unreadable(stands, before, text));
        if (Assessing.isSignedAnew(before, after)) {
            throw new ApiProblem(
                    ApiProblem.Kind.UNFIT,
                    "write `outcome: open` and no signature; an officer signs by POST " + ALL + "/" + before.id()
                            + "/signature");
        }
        if (!text.equals(Assessing.file(before).text()) && !written(stands, before, text, visit)) {
            throw unreadable(stands, before, text);
        }
        return whole(before.id());
    }

    private boolean written(Desk.Standing stands, Assessment before, String text, Visit visit) {
        try {
            return acts.write(stands, before, text, ApiAsked.actor(visit));
        } catch (Refusal refusal) {
            throw refusal.status() == ApiProblem.Kind.CONFLICT.status() ? ApiSegments.changed() : refusal;
        }
    }

    private static ApiProblem unreadable(Desk.Standing stands, Assessment before, String text) {
        String path = Assessing.file(before).path();
        List<Diagnostic> problems = stands.opened().with(new SourceFile(path, text)).problems().stream()
                .filter(problem -> problem.span().file().path().equals(path))
                .toList();
        return new ApiProblem(ApiProblem.Kind.UNFIT, "the text can't be read as the assessment `" + before.id() + "`")
                .with(
                        "findings",
                        Json.array(problems.stream().map(ApiFindings::json).toList()));
    }

    private Reply sign(Visit visit) {
        Json.Obj sent = ApiJson.body(visit, Set.of(OUTCOME, UNTIL, STAMP));
        Optional<Outcome> outcome =
                Word.of(Outcome.class, ApiJson.requiredText(sent, OUTCOME)).filter(one -> one != Outcome.OPEN);
        if (outcome.isEmpty()) {
            throw new ApiProblem(ApiProblem.Kind.UNFIT, "`" + OUTCOME + "` is passes or fails");
        }
        Desk.Standing stands = desk.standing();
        Assessment one = acts.get(stands, visit.part("id"));
        acts.sign(
                stands,
                one,
                new Assessing.Signature(ApiJson.requiredText(sent, STAMP), outcome, ApiJson.requiredText(sent, UNTIL)),
                ApiAsked.actor(visit));
        return whole(one.id());
    }
}
