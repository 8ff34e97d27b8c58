package io.licit.server.api;

import io.licit.core.campaign.ApprovalDigest;
import io.licit.core.catalogue.Use;
import io.licit.core.catalogue.Word;
import io.licit.core.check.Segment;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Severity;
import io.licit.core.json.Json;
import io.licit.core.segment.Canonical;
import io.licit.core.segment.Definition;
import io.licit.core.source.SourceFile;
import io.licit.engine.AudienceCounts;
import io.licit.evidence.Hash;
import io.licit.programme.approval.Approvals;
import io.licit.programme.approval.Standing;
import io.licit.programme.people.Actor;
import io.licit.server.desk.DefinitionFiles;
import io.licit.server.desk.Desk;
import io.licit.server.route.Access;
import io.licit.server.route.Refusal;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Segments, for programs: read, written whole, and tried. */
final class ApiSegments {
    /** The route that tries a text, by its name. */
    static final String PREVIEW = "POST /api/v1/segments/{id}/preview";

    private static final String TEXT = "text";
    static final ApiEndpoint.Parameter IF_MATCH = new ApiEndpoint.Parameter(
            "If-Match",
            ApiEndpoint.In.HEADER,
            true,
            "The ETag of the text that this one takes the place of.",
            Json.object().put("type", "string").build());

    private final Desk desk;
    private final DefinitionFiles files;

    ApiSegments(Desk desk) {
        this.desk = desk;
        this.files = desk.files();
    }

    List<ApiEndpoint> endpoints() {
        return List.of(
                ApiEndpoint.of(
                                Route.get("/api/v1/segments", Access.STAFF, this::list),
                                "Segments, by their ids.",
                                "Segments")
                        .taking(ApiPaging.LIMIT, ApiPaging.AFTER)
                        .refusing(400, "A limit that there is not.")
                        .refusing(409, "The workspace can't be read."),
                ApiEndpoint.of(
                                Route.get("/api/v1/segments/{id}", Access.STAFF, this::one),
                                "One segment: its text, what it says, and how it stands. The ETag is of the text.",
                                "Segment")
                        .refusing(404, "There is no such segment.")
                        .refusing(409, "The workspace can't be read."),
                ApiEndpoint.of(
                                new Route("PUT", "/api/v1/segments/{id}", Access.AUTHORS, this::put),
                                "Puts another text in the place of a segment's, where that is still the one of the ETag.",
                                "Segment")
                        .taking(IF_MATCH)
                        .sent(true, "SegmentText")
                        .refusing(404, "There is no such segment.")
                        .refusing(412, "The text has changed since.")
                        .refusing(422, "The text can't be read as this segment; `findings` says why.")
                        .refusing(428, "There is no If-Match."),
                ApiEndpoint.of(
                                Route.post("/api/v1/segments/{id}/preview", Access.STAFF, this::preview),
                                "What a segment comes to now, or would with another text: counts, by columns of persons"
                                        + " too where `by` names some, and findings. Nothing is written. Counts of few"
                                        + " persons are null.",
                                "Preview")
                        .sent(false, "PreviewOf")
                        .refusing(404, "There is no such segment.")
                        .refusing(409, "The workspace can't be read."));
    }

    private Reply list(Visit visit) {
        Desk.Standing stands = desk.standing();
        stands.sound();
        TreeMap<String, String> ids = new TreeMap<>();
        stands.opened().segments().forEach(id -> ids.put(id, id));
        return Reply.data(ApiPaging.of(visit)
                .part("segments", ids, id -> summary(stands, id).build()));
    }

    private Reply one(Visit visit) {
        return whole(desk.standing(), visit.part("id"));
    }

    private Reply whole(Desk.Standing stands, String id) {
        SourceFile file = files.of(stands, id);
        Optional<Definition> definition = definition(stands, id);
        String etag = etag(file.text());
        Json.Builder all = summary(stands, id);
        all.put("recipient", word(definition.map(one -> one.use().recipient())))
                .put("product", ApiJson.text(definition.map(Definition::use).flatMap(Use::product)))
                .put("sector", word(definition.map(Definition::use).flatMap(Use::sector)))
                .put("basis", word(definition.flatMap(Definition::basis)))
                .put("assessment", ApiJson.text(definition.flatMap(Definition::assessment)))
                .put("reason", ApiJson.text(definition.flatMap(Definition::reason)))
                .put("value", ApiJson.text(definition.flatMap(Definition::value)))
                .put("where", ApiJson.text(definition.map(one -> Canonical.text(one.where()))))
                .put("approval", approval(stands, id))
                .put("file", file.path())
                .put(TEXT, file.text())
                .put("etag", etag);
        return new Reply.Data(200, all.build(), Map.of("ETag", etag));
    }

    private static Optional<Definition> definition(Desk.Standing stands, String id) {
        return Optional.ofNullable(stands.workspace().segments().get(id));
    }

    private static Json.Builder summary(Desk.Standing stands, String id) {
        Optional<Definition> definition = definition(stands, id);
        Optional<Segment> checked =
                Optional.ofNullable(stands.sound().segments().get(id));
        return Json.object()
                .put("segment", id)
                .put("title", ApiJson.text(definition.map(Definition::title)))
                .put("owner", ApiJson.text(definition.flatMap(Definition::owner)))
                .put("purpose", word(definition.map(one -> one.use().purpose())))
                .put(
                        "channels",
                        Json.strings(definition.stream()
                                .flatMap(one -> one.use().channels().stream())
                                .map(Word::word)
                                .toList()))
                .put("digest", ApiJson.text(checked.map(Segment::digest)))
                .put("errors", count(stands, id, Severity.ERROR))
                .put("warnings", count(stands, id, Severity.WARNING));
    }

    private static Json word(Optional<? extends Word> word) {
        return ApiJson.text(word.map(Word::word));
    }

    private static long count(Desk.Standing stands, String id, Severity severity) {
        return stands.findings().stream()
                .filter(one -> one.severity() == severity)
                .filter(one -> one.segment().filter(id::equals).isPresent())
                .count();
    }

    /** Null where there is nothing that could be approved. */
    private Json approval(Desk.Standing stands, String id) {
        Optional<ApprovalDigest> digest = stands.approval(id);
        if (digest.isEmpty()) {
            return Json.none();
        }
        Standing standing = new Approvals(desk.programme())
                .standing(id, digest.get().digest(), desk.clock().instant());
        return Json.object()
                .put("digest", digest.get().digest())
                .put("state", standing.state().words())
                .put("by", ApiJson.text(standing.who()))
                .put("expires_at", ApiJson.text(standing.until().map(Instant::toString)))
                .put("reason", standing.reason())
                .build();
    }

    /** Of the text alone: what else is told of a segment changes with the law and the day, and nobody writes it. */
    static String etag(String text) {
        return '"' + Hash.of(text.getBytes(StandardCharsets.UTF_8)).hex() + '"';
    }

    /** INVARIANT: nobody's change is lost: who saw another text than the file has now is told so, and writes nothing. */
    private Reply put(Visit visit) {
        Json.Obj sent = ApiJson.body(visit, Set.of(TEXT));
        String text = DefinitionFiles.limited(ApiJson.requiredText(sent, TEXT));
        Desk.Standing stands = desk.standing();
        String id = visit.part("id");
        SourceFile file = files.of(stands, id);
        String match = visit.header("If-Match")
                .orElseThrow(() -> new ApiProblem(
                        ApiProblem.Kind.NEEDS_MATCH, "send the ETag of the text that you have read, in If-Match"));
        if (!matches(match, etag(file.text()))) {
            throw changed();
        }
        if (!written(stands, id, file, text, new Actor(visit.visitor().id()))) {
            Desk.Tried tried = desk.tried(stands, id, new SourceFile(file.path(), text));
            throw new ApiProblem(ApiProblem.Kind.UNFIT, "the text can't be read as the segment `" + id + "`")
                    .with("findings", findings(tried));
        }
        return whole(desk.standing(), id);
    }

    private boolean written(Desk.Standing stands, String id, SourceFile file, String text, Actor by) {
        try {
            return files.write(stands, id, file, text, by);
        } catch (Refusal refusal) {
            if (refusal.status() == ApiProblem.Kind.CONFLICT.status()) {
                throw changed();
            }
            throw refusal;
        }
    }

    static ApiProblem changed() {
        return new ApiProblem(ApiProblem.Kind.CHANGED, "the text has changed since you have read it; read it anew");
    }

    static boolean matches(String match, String etag) {
        return match.strip().equals("*")
                || Arrays.stream(match.split(",")).map(String::strip).anyMatch(etag::equals);
    }

    private Reply preview(Visit visit) {
        Desk.Standing stands = desk.standing();
        String id = visit.part("id");
        SourceFile file = files.of(stands, id);
        Json.Obj sent =
                visit.body().length == 0 ? Json.object().build() : ApiJson.body(visit, Set.of(TEXT, ApiBreakdown.BY));
        String tried = ApiJson.text(sent, TEXT).map(DefinitionFiles::limited).orElseGet(file::text);
        Desk.Tried found = desk.tried(stands, id, new SourceFile(file.path(), tried));
        Optional<AudienceCounts> counts =
                found.checked().flatMap(checked -> desk.data().counted(found.opened(), checked, id));
        Json.Builder all = Json.object()
                .put("segment", id)
                .put("digest", ApiJson.text(counts.map(AudienceCounts::digest)))
                .put("as_of", found.opened().asOf().toString());
        counts.ifPresentOrElse(
                one -> new ApiCounts(one, stands.minimum(visit.visitor())).putInto(all), () -> ApiCounts.putNone(all));
        ApiBreakdown breakdown = new ApiBreakdown(desk, stands.minimum(visit.visitor()));
        all.put(ApiBreakdown.BY, breakdown.of(found, id, ApiAsked.texts(sent, ApiBreakdown.BY)));
        return Reply.data(all.put("findings", findings(found)).build());
    }

    private static Json findings(Desk.Tried tried) {
        return Json.array(tried.findings().stream()
                .sorted(Comparator.comparing(Diagnostic::severity))
                .map(ApiFindings::json)
                .toList());
    }
}
