package io.licit.server.api;

import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.Word;
import io.licit.core.json.Json;
import io.licit.fairness.disclosure.Disclosure;
import io.licit.programme.export.ExportException;
import io.licit.programme.export.ExportKind;
import io.licit.programme.export.Exports;
import io.licit.programme.export.Manifest;
import io.licit.programme.export.Order;
import io.licit.programme.export.Outcome;
import io.licit.server.desk.Desk;
import io.licit.server.export.Exporting;
import io.licit.server.route.Access;
import io.licit.server.route.Refusal;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import io.licit.server.work.Works;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Files that leave, for programs: made, handed out, held against today, and taken back. */
final class ApiExports {
    private static final String ALL = "/api/v1/exports";
    private static final String ONE = ALL + "/{id}";
    private static final String NO_SUCH = "There is no such export.";
    private static final String COLUMNS = "columns";

    private final Desk desk;
    private final Exporting exporting;

    ApiExports(Desk desk, Works works) {
        this.desk = desk;
        this.exporting = new Exporting(desk, works);
    }

    List<ApiEndpoint> endpoints() {
        return List.of(
                ApiEndpoint.of(
                                Route.get(ALL, Access.READERS, this::list),
                                "What left, the latest first, until when it may be used, and what became of it.",
                                "Exports")
                        .taking(ApiPaging.LIMIT, ApiPaging.AFTER)
                        .refusing(400, "A limit or a place that there is not."),
                ApiEndpoint.beginning(
                                Route.post(ALL, Access.AUTHORS, this::export),
                                "Writes the audience of a segment, as it is now, into a file. `result` of the work is the"
                                        + " export.")
                        .sent(true, "ExportToMake")
                        .refusing(404, "There is no such segment.")
                        .refusing(
                                409,
                                "Somebody has something to do first, which `missing` says; or something was found, which"
                                        + " `findings` says.")
                        .refusing(422, "What is asked for can't be meant."),
                ApiEndpoint.of(
                                Route.get(ONE, Access.READERS, this::one),
                                "One export. Its manifest, and counts of few persons, are null for whoever does not see"
                                        + " these.",
                                "ExportWhole")
                        .refusing(404, NO_SUCH),
                ApiEndpoint.file(
                                Route.get(ONE + "/file", Access.AUTHORS, this::handOut),
                                "The file. For officers and whoever has every certificate that is asked of her; that it was"
                                        + " handed out is in the evidence log.",
                                "application/octet-stream")
                        .refusing(403, "No role, or no certificate.")
                        .refusing(404, NO_SUCH)
                        .refusing(409, "The file is not as it was written, or no longer to be used."),
                ApiEndpoint.beginning(
                                Route.post(ONE + "/recheck", Access.AUTHORS, this::recheck),
                                "Takes out of the file who may not be in it any more; nobody comes in. `result` of the work"
                                        + " is the file's export since.")
                        .refusing(404, NO_SUCH),
                ApiEndpoint.of(
                                Route.post(ONE + "/withdraw", Access.AUTHORS, this::withdraw),
                                "Deletes the file and its manifest; that they were there stays in the log.",
                                "ExportWhole")
                        .refusing(404, NO_SUCH)
                        .refusing(409, "The file is gone, or is another one by now."));
    }

    static void into(Map<String, Json.Obj> schemas) {
        Map<String, Json> line = ApiSchemas.members(
                "export", ApiSchemas.TEXT,
                "segment", ApiSchemas.TEXT,
                "file", ApiSchemas.TEXT,
                "rows", ApiSchemas.MAYBE_NUMBER,
                "made_at", ApiSchemas.TEXT,
                "valid_until", ApiSchemas.TEXT,
                "state", ApiSchemas.TEXT);
        schemas.put("Export", ApiSchemas.object(line));
        schemas.put("Exports", ApiSchemas.part("exports", "Export"));
        Map<String, Json> whole = new LinkedHashMap<>(line);
        whole.putAll(ApiSchemas.members(
                "kind",
                ApiSchemas.TEXT,
                COLUMNS,
                ApiSchemas.TEXTS,
                "redefined",
                ApiSchemas.TRUTH,
                "removed",
                ApiSchemas.list(ApiSchemas.object(
                        ApiSchemas.members("rule", ApiSchemas.TEXT, "count", ApiSchemas.MAYBE_NUMBER))),
                "entry",
                ApiSchemas.MAYBE_NUMBER,
                "manifest",
                ApiSchemas.maybe("object")));
        schemas.put("ExportWhole", ApiSchemas.object(whole));
        schemas.put(
                "ExportToMake",
                ApiSchemas.sent(
                        ApiSchemas.members(
                                "segment",
                                ApiSchemas.TEXT,
                                "kind",
                                ApiSchemas.words(Word.words(ExportKind.class).toArray(String[]::new)),
                                COLUMNS,
                                ApiSchemas.TEXTS,
                                "campaign",
                                ApiSchemas.TEXT,
                                "channel",
                                ApiSchemas.words(Word.words(Channel.class).toArray(String[]::new))),
                        List.of("segment", "kind")));
    }

    /** The file's name alone: where it lies on this machine is nobody's business. */
    private static String file(Exports.Listed one) {
        return String.valueOf(one.file().getFileName());
    }

    private static Json told(long count, long minimum) {
        return Disclosure.small(count, minimum) ? Json.none() : Json.of(count);
    }

    private Reply list(Visit visit) {
        long minimum = desk.standing().minimum(visit.visitor());
        return Reply.data(ApiPaging.of(visit)
                .partByPlace("exports", exporting.all(), one -> one.json(file(one), told(one.rows(), minimum))));
    }

    private Exports.Listed asked(Visit visit) {
        return exporting.listed(visit.part("id"));
    }

    private Reply one(Visit visit) {
        return Reply.data(whole(visit, asked(visit)));
    }

    private Json whole(Visit visit, Exports.Listed one) {
        long minimum = desk.standing().minimum(visit.visitor());
        Optional<Manifest> manifest = Exporting.manifest(one);
        Json.Builder all = Json.object();
        one.json(file(one), told(one.rows(), minimum)).members().forEach(all::put);
        return all.put("kind", one.kind())
                .put(COLUMNS, Json.strings(manifest.map(Manifest::columns).orElse(List.of())))
                .put("redefined", manifest.map(Manifest::isRedefined).orElse(false))
                .put(
                        "removed",
                        Json.array(manifest.map(Manifest::removed).orElse(Map.of()).entrySet().stream()
                                .map(rule -> Json.object()
                                        .put("rule", rule.getKey())
                                        .put("count", told(rule.getValue(), minimum))
                                        .build())
                                .toList()))
                .put("entry", ApiJson.count(manifest.flatMap(Exporting::entry)))
                .put(
                        "manifest",
                        manifest.filter(known -> minimum == 1)
                                .<Json>map(Manifest::content)
                                .orElse(Json.none()))
                .build();
    }

    private Reply export(Visit visit) {
        Json.Obj sent = ApiJson.body(visit, Set.of("segment", "kind", COLUMNS, "campaign", "channel"));
        String segment = ApiAsked.words(sent, "segment");
        Exporting.Wish wish = new Exporting.Wish(
                segment,
                ApiAsked.word(ExportKind.class, ApiJson.requiredText(sent, "kind"), "kind"),
                ApiAsked.texts(sent, COLUMNS),
                ApiJson.text(sent, "campaign"),
                ApiJson.text(sent, "channel").map(word -> ApiAsked.word(Channel.class, word, "channel")));
        if (!desk.standing().workspace().segments().containsKey(segment)) {
            throw Refusal.notFound();
        }
        Order order = exporting.order(wish, ApiAsked.actor(visit));
        try {
            Optional<Outcome> stopped = exporting.examine(order);
            if (stopped.isPresent()) {
                throw problem(stopped.get());
            }
        } catch (ExportException refused) {
            throw new ApiProblem(ApiProblem.Kind.UNFIT, Exporting.said(refused));
        }
        return ApiWork.begun(exporting.begin(order));
    }

    private static ApiProblem problem(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            return new ApiProblem(ApiProblem.Kind.CONFLICT, "nothing leaves, since something was found")
                    .with(
                            "findings",
                            Json.array(refused.findings().stream()
                                    .map(ApiFindings::json)
                                    .toList()));
        }
        List<String> missing = outcome instanceof Outcome.Blocked blocked ? blocked.missing() : List.of();
        return new ApiProblem(ApiProblem.Kind.CONFLICT, "nothing leaves; missing: " + String.join("; ", missing))
                .with("missing", Json.strings(missing));
    }

    private Reply handOut(Visit visit) {
        return exporting.handOut(asked(visit), visit.visitor());
    }

    private Reply recheck(Visit visit) {
        return ApiWork.begun(exporting.beginRecheck(asked(visit), ApiAsked.actor(visit)));
    }

    private Reply withdraw(Visit visit) {
        Exports.Listed one = asked(visit);
        exporting.withdraw(one, ApiAsked.actor(visit));
        return one(visit);
    }
}
