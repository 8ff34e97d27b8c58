package io.licit.server.api;

import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Severity;
import io.licit.core.json.Json;
import io.licit.core.source.SourceFile;
import io.licit.programme.definition.Versions;
import io.licit.server.desk.DefinitionFiles;
import io.licit.server.desk.Desk;
import io.licit.server.route.Access;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** New segments and campaigns, for programs, and what a segment's file was before. */
final class ApiMaking {
    private static final String TEXT = "text";

    private final Desk desk;
    private final Versions versions;

    ApiMaking(Desk desk) {
        this.desk = desk;
        this.versions = new Versions(desk.programme());
    }

    List<ApiEndpoint> endpoints() {
        return List.of(
                made(
                        Route.post("/api/v1/segments", Access.AUTHORS, this::segment),
                        "Makes a segment of a text, in a file of its id.",
                        "SegmentToMake"),
                made(
                        Route.post("/api/v1/campaigns", Access.AUTHORS, this::campaign),
                        "Makes a campaign of a text, in a file of its id.",
                        "CampaignToMake"),
                versions("/api/v1/segments/{id}/versions", desk.files(), Versions.Kind.SEGMENT),
                versions("/api/v1/campaigns/{id}/versions", desk.campaignFiles(), Versions.Kind.CAMPAIGN));
    }

    private ApiEndpoint versions(String path, DefinitionFiles files, Versions.Kind kind) {
        return ApiEndpoint.of(
                        Route.get(path, Access.STAFF, visit -> {
                            String id = visit.part("id");
                            files.of(desk.standing(), id);
                            return Reply.data(ApiPaging.of(visit)
                                    .partByPlace("versions", versions.of(kind, id), ApiMaking::version));
                        }),
                        "What its file was since Licit saw it change, the newest first.",
                        "Versions")
                .taking(ApiPaging.LIMIT, ApiPaging.AFTER)
                .refusing(400, "A limit or a place that there is not.")
                .refusing(404, "There is none such.");
    }

    private static ApiEndpoint made(Route route, String does, String schema) {
        return ApiEndpoint.of(route, does, "Made")
                .sent(true, schema)
                .refusing(409, "There is one of this id, or the workspace can't be read.")
                .refusing(422, "No id for a file, or a text that can't be read as this; `findings` says why.");
    }

    static void into(Map<String, Json.Obj> schemas) {
        schemas.put("SegmentToMake", toMake("segment"));
        schemas.put("CampaignToMake", toMake("campaign"));
        schemas.put(
                "Made",
                ApiSchemas.object(
                        ApiSchemas.members("id", ApiSchemas.TEXT, "file", ApiSchemas.TEXT, "etag", ApiSchemas.TEXT)));
        schemas.put(
                "Version",
                ApiSchemas.object(ApiSchemas.members(
                        "number",
                        ApiSchemas.NUMBER,
                        "at",
                        ApiSchemas.TEXT,
                        "by",
                        ApiSchemas.TEXT,
                        TEXT,
                        ApiSchemas.TEXT,
                        "evidence",
                        ApiSchemas.NUMBER)));
        schemas.put("Versions", ApiSchemas.part("versions", "Version"));
    }

    private static Json.Obj toMake(String kind) {
        return ApiSchemas.sent(ApiSchemas.members(kind, ApiSchemas.TEXT, TEXT, ApiSchemas.TEXT), List.of(kind, TEXT));
    }

    private Reply segment(Visit visit) {
        Desk.Standing stands = desk.standing();
        return made(
                visit,
                "segment",
                desk.files(),
                stands,
                (id, file) -> desk.tried(stands, id, file).findings());
    }

    private Reply campaign(Visit visit) {
        Desk.Standing stands = desk.standing();
        return made(
                visit,
                "campaign",
                desk.campaignFiles(),
                stands,
                (id, file) -> desk.reviews().tried(stands, id, file, false).findings());
    }

    private interface Trial {
        Collection<Diagnostic> of(String id, SourceFile file);
    }

    /** INVARIANT: a file that is there is never written over. */
    private Reply made(Visit visit, String kind, DefinitionFiles files, Desk.Standing stands, Trial trial) {
        Json.Obj sent = ApiJson.body(visit, Set.of(kind, TEXT));
        String id = ApiAsked.words(sent, kind);
        String text = DefinitionFiles.limited(ApiJson.requiredText(sent, TEXT));
        if (!DefinitionFiles.isNewId(id)) {
            throw new ApiProblem(
                    ApiProblem.Kind.UNFIT,
                    "`" + kind + "` is of small letters and digits, with `_` and `-` between, at most 80");
        }
        stands.workspace();
        if (files.isTaken(stands, id)) {
            throw taken(kind);
        }
        if (!files.create(stands, id, text, ApiAsked.actor(visit))) {
            if (files.isTaken(desk.standing(), id)) {
                throw taken(kind);
            }
            throw new ApiProblem(ApiProblem.Kind.UNFIT, "the text can't be read as the " + kind + " `" + id + "`")
                    .with("findings", findings(trial.of(id, new SourceFile(files.path(id), text))));
        }
        String etag = ApiSegments.etag(text);
        return new Reply.Data(
                200,
                Json.object()
                        .put("id", id)
                        .put("file", files.path(id))
                        .put("etag", etag)
                        .build(),
                Map.of("ETag", etag));
    }

    private static ApiProblem taken(String kind) {
        return new ApiProblem(ApiProblem.Kind.CONFLICT, "there is a " + kind + " of this id, or its file");
    }

    private static Json findings(Collection<Diagnostic> all) {
        return Json.array(all.stream()
                .filter(one -> one.severity() == Severity.ERROR)
                .sorted(Comparator.comparing(Diagnostic::severity))
                .map(ApiFindings::json)
                .toList());
    }

    private static Json version(Versions.Version one) {
        return Json.object()
                .put("number", one.number())
                .put("at", one.at().toString())
                .put("by", one.by())
                .put(TEXT, one.text())
                .put("evidence", one.entry())
                .build();
    }
}
