package io.licit.server.api;

import io.licit.core.json.Json;
import io.licit.programme.records.RegisterText;
import io.licit.server.desk.Desk;
import io.licit.server.records.RecordPages;
import io.licit.server.route.Access;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The record of processing of GDPR Article 30, for programs. */
final class ApiRecords {
    private static final String ALL = "/api/v1/records";
    private static final String UNREADABLE = "The workspace can't be read.";

    private final Desk desk;

    ApiRecords(Desk desk) {
        this.desk = desk;
    }

    List<ApiEndpoint> endpoints() {
        return List.of(
                ApiEndpoint.of(
                                Route.get(
                                        ALL,
                                        Access.STAFF,
                                        visit -> Reply.data(register().json())),
                                "The record of processing, as far as the workspace knows it: all activities.",
                                "Records")
                        .refusing(409, UNREADABLE),
                ApiEndpoint.file(
                                Route.get(
                                        ALL + "/records.md",
                                        Access.STAFF,
                                        visit ->
                                                text("text/markdown", register().markdown())),
                                "The same as a text.",
                                "text/markdown")
                        .refusing(409, UNREADABLE),
                ApiEndpoint.file(
                                Route.get(
                                        ALL + "/records.csv",
                                        Access.STAFF,
                                        visit -> text("text/csv", register().csv())),
                                "The same as a table.",
                                "text/csv")
                        .refusing(409, UNREADABLE));
    }

    static void into(Map<String, Json.Obj> schemas) {
        schemas.put(
                "Records",
                ApiSchemas.object(ApiSchemas.members(
                        "organisation",
                        ApiSchemas.TEXT,
                        "unanswered",
                        ApiSchemas.NUMBER,
                        "activities",
                        ApiSchemas.list(ApiSchemas.object(ApiSchemas.members(
                                "segment",
                                ApiSchemas.TEXT,
                                "title",
                                ApiSchemas.TEXT,
                                "unanswered",
                                ApiSchemas.NUMBER,
                                "fields",
                                ApiSchemas.list(ApiSchemas.object(ApiSchemas.members(
                                        "letter", ApiSchemas.TEXT,
                                        "name", ApiSchemas.TEXT,
                                        "text", ApiSchemas.TEXT,
                                        "known", ApiSchemas.TRUTH)))))))));
    }

    private RegisterText register() {
        return RecordPages.register(desk);
    }

    private static Reply text(String type, String text) {
        return new Reply.Bytes(type + ";charset=utf-8", text.getBytes(StandardCharsets.UTF_8), false);
    }
}
