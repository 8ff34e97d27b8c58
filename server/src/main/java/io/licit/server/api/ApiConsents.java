package io.licit.server.api;

import io.licit.core.catalogue.ConsentStatus;
import io.licit.core.catalogue.Word;
import io.licit.core.json.Json;
import io.licit.engine.StateFolder;
import io.licit.programme.account.Looks;
import io.licit.programme.account.Role;
import io.licit.programme.consent.Change;
import io.licit.programme.consent.ConsentRefused;
import io.licit.programme.consent.Ledger;
import io.licit.programme.consent.signal.Extract;
import io.licit.programme.consent.signal.Fields;
import io.licit.programme.consent.signal.Import;
import io.licit.programme.consent.signal.Kind;
import io.licit.programme.consent.signal.SignalFile;
import io.licit.server.desk.Desk;
import io.licit.server.route.Access;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Consents, for programs. Whoever changes definitions may record what takes something away, so that a withdrawal never
 * waits for an officer; only officers record what lets somebody in, and see what is recorded of a person.
 */
final class ApiConsents {
    /** What only looks, by its name. */
    static final String SHOWN = "POST /api/v1/consents/shown";

    static final String EXPORT = "POST /api/v1/consents/export";

    private static final Access OFFICERS = new Access.Of(EnumSet.of(Role.OFFICER));
    private static final String ALL = "/api/v1/consents";
    private static final String PERSON = "person";
    private static final String PERSONS = "persons";
    private static final String FORMAT = "format";
    private static final String TEXT = "text";
    private static final String BAD_ROWS = "bad_rows";
    private static final String SKIP = "skip";
    private static final String STOP = "stop";
    private static final Set<String> MEMBERS = Set.copyOf(Fields.NAMES);
    private static final String[] FORMATS =
            Arrays.stream(Kind.values()).map(Kind::word).toArray(String[]::new);

    private final Desk desk;

    /** One for all requests: those that come together share a transaction. */
    private final Ledger ledger;

    ApiConsents(Desk desk) {
        this.desk = desk;
        this.ledger = new Ledger(desk.programme());
    }

    List<ApiEndpoint> endpoints() {
        return List.of(
                ApiEndpoint.of(
                                Route.post(ALL, Access.AUTHORS, this::record),
                                "Records what one person said. It counts from now on. What takes something away may be"
                                        + " recorded by whoever changes definitions, a consent by officers.",
                                "Acknowledged")
                        .sent(true, "ConsentToRecord")
                        .refusing(403, "No role, or a consent and no officer."),
                ApiEndpoint.of(
                                Route.post(ALL + "/import", OFFICERS, this::imported),
                                "Records consents or signals that others wrote: all of them, or nothing. The same twice adds"
                                        + " nothing.",
                                "Imported")
                        .sent(true, "ConsentsToImport")
                        .refusing(422, "Lines that can't be read, which `bad` says; nothing was recorded."),
                ApiEndpoint.of(
                                Route.post(ALL + "/shown", OFFICERS, this::show),
                                "What is recorded of a person, when it came, and what proves it. That somebody looked is in"
                                        + " the evidence log.",
                                "Consents")
                        .sent(true, "PersonToLookAt"),
                ApiEndpoint.file(
                                Route.get(
                                        ALL + "/export",
                                        OFFICERS,
                                        visit -> extract(visit, visit.field(FORMAT), List.of())),
                                "Everything that is recorded, a line each; that it was handed out is in the evidence log.",
                                "application/octet-stream")
                        .taking(ApiAsked.query(
                                FORMAT, "iso27560, or csv.", ApiSchemas.words(Kind.ISO27560.word(), Kind.CSV.word())))
                        .refusing(400, "A format that there is not."),
                ApiEndpoint.file(
                                Route.post(ALL + "/export", OFFICERS, this::extractOfSome),
                                "The same of some persons.",
                                "application/octet-stream")
                        .sent(true, "PersonsToExport"));
    }

    static void into(Map<String, Json.Obj> schemas) {
        schemas.put(
                "ConsentToRecord",
                ApiSchemas.sent(
                        ApiSchemas.members(
                                PERSON,
                                ApiSchemas.TEXT,
                                "purpose",
                                ApiSchemas.TEXT,
                                "channel",
                                ApiSchemas.TEXT,
                                "status",
                                ApiSchemas.words(Word.words(ConsentStatus.class).toArray(String[]::new)),
                                "at",
                                ApiSchemas.TEXT,
                                "expires_at",
                                ApiSchemas.TEXT,
                                "method",
                                ApiSchemas.TEXT,
                                "explicit",
                                ApiSchemas.TRUTH,
                                "notice",
                                ApiSchemas.TEXT,
                                "product",
                                ApiSchemas.TEXT,
                                "proof",
                                ApiSchemas.TEXT),
                        List.of(PERSON, "purpose", "channel", "status")));
        Map<String, Json> acknowledged = ApiSchemas.members(
                "added", ApiSchemas.NUMBER,
                "known", ApiSchemas.NUMBER,
                "version", ApiSchemas.NUMBER,
                "recorded_at", ApiSchemas.TEXT,
                "entry", ApiSchemas.MAYBE_NUMBER);
        schemas.put("Acknowledged", ApiSchemas.object(acknowledged));
        Json lines = ApiSchemas.list(
                ApiSchemas.object(ApiSchemas.members("line", ApiSchemas.NUMBER, "why", ApiSchemas.TEXT)));
        Map<String, Json> imported = ApiSchemas.members();
        imported.putAll(acknowledged);
        imported.putAll(ApiSchemas.members("rows", ApiSchemas.NUMBER, "bad", lines, "undecoded", lines));
        schemas.put("Imported", ApiSchemas.object(imported));
        schemas.put(
                "ConsentsToImport",
                ApiSchemas.sent(
                        ApiSchemas.members(
                                FORMAT, ApiSchemas.words(FORMATS),
                                TEXT, ApiSchemas.TEXT,
                                BAD_ROWS, ApiSchemas.words(STOP, SKIP)),
                        List.of(TEXT)));
        schemas.put(
                "PersonsToExport",
                ApiSchemas.sent(
                        ApiSchemas.members(
                                PERSONS,
                                ApiSchemas.TEXTS,
                                FORMAT,
                                ApiSchemas.words(Kind.ISO27560.word(), Kind.CSV.word())),
                        List.of(PERSONS)));
        schemas.put("Consents", consents());
    }

    private static Json.Obj consents() {
        Json evidence = ApiSchemas.object(ApiSchemas.members(
                "entry", ApiSchemas.NUMBER,
                "entry_hash", ApiSchemas.TEXT,
                "root", ApiSchemas.TEXT,
                "canonical", ApiSchemas.TEXT,
                "salt", ApiSchemas.TEXT,
                "leaf", ApiSchemas.NUMBER,
                "leaves", ApiSchemas.NUMBER,
                "path", ApiSchemas.TEXTS));
        Json event = ApiSchemas.object(ApiSchemas.members(
                "purpose", ApiSchemas.TEXT,
                "channel", ApiSchemas.TEXT,
                "status", ApiSchemas.TEXT,
                "at", ApiSchemas.TEXT,
                "expires_at", ApiSchemas.MAYBE_TEXT,
                "method", ApiSchemas.TEXT,
                "explicit", ApiSchemas.TRUTH,
                "notice", ApiSchemas.TEXT,
                "product", ApiSchemas.MAYBE_TEXT,
                "proof", ApiSchemas.MAYBE_TEXT,
                "recorded_at", ApiSchemas.TEXT,
                "evidence", evidence));
        Json restriction = ApiSchemas.object(ApiSchemas.members(
                "kind", ApiSchemas.TEXT,
                "at", ApiSchemas.TEXT,
                "until", ApiSchemas.MAYBE_TEXT,
                "reason", ApiSchemas.TEXT,
                "recorded_at", ApiSchemas.TEXT));
        return ApiSchemas.object(ApiSchemas.members(
                PERSON,
                ApiSchemas.TEXT,
                "events",
                ApiSchemas.list(event),
                "restrictions",
                ApiSchemas.list(restriction)));
    }

    private Instant now() {
        return desk.clock().instant();
    }

    private Reply record(Visit visit) {
        Change change = change(ApiJson.body(visit, MEMBERS));
        if (!change.isRefusal() && !OFFICERS.admits(visit.visitor())) {
            throw new ApiProblem(
                    ApiProblem.Kind.FORBIDDEN, "officers record consents; withdrawals and objections may be by others");
        }
        try {
            return Reply.data(
                    ledger.record(List.of(change), ApiAsked.actor(visit)).json());
        } catch (ConsentRefused refused) {
            throw new ApiProblem(ApiProblem.Kind.UNFIT, refused.text() + "; " + refused.help());
        }
    }

    private Change change(Json.Obj sent) {
        return new Change(
                ApiAsked.words(sent, PERSON),
                ApiJson.requiredText(sent, "purpose"),
                ApiJson.requiredText(sent, "channel"),
                ApiAsked.word(ConsentStatus.class, ApiJson.requiredText(sent, "status"), "status"),
                time(sent, "at").orElseGet(this::now),
                time(sent, "expires_at"),
                ApiJson.text(sent, "method").orElse(""),
                ApiAsked.truth(sent, "explicit"),
                ApiJson.text(sent, "notice").orElse(""),
                ApiJson.text(sent, "product"),
                ApiJson.text(sent, "proof"));
    }

    private static Optional<Instant> time(Json.Obj sent, String name) {
        return ApiJson.text(sent, name)
                .map(text -> Fields.instant(text)
                        .orElseThrow(() -> new ApiProblem(
                                ApiProblem.Kind.UNFIT, "`" + name + "` is a time such as 2027-01-31T12:00:00Z")));
    }

    private Reply imported(Visit visit) {
        Json.Obj sent = ApiJson.body(visit, Set.of(FORMAT, TEXT, BAD_ROWS));
        String format = ApiJson.text(sent, FORMAT).orElse(Kind.CSV.word());
        Kind kind = Kind.of(format)
                .orElseThrow(() -> new ApiProblem(
                        ApiProblem.Kind.UNFIT, "`" + FORMAT + "` is one of " + String.join(", ", FORMATS)));
        String badRows = ApiJson.text(sent, BAD_ROWS).orElse(STOP);
        if (!Set.of(STOP, SKIP).contains(badRows)) {
            throw new ApiProblem(ApiProblem.Kind.UNFIT, "`" + BAD_ROWS + "` is stop or skip");
        }
        Import.Outcome outcome = new Import(ledger)
                .of(
                        SignalFile.of(ApiJson.requiredText(sent, TEXT), kind, now()),
                        badRows.equals(SKIP),
                        ApiAsked.actor(visit));
        if (outcome.acknowledged().isEmpty()) {
            throw new ApiProblem(
                            ApiProblem.Kind.UNFIT,
                            outcome.badCount() + " of " + outcome.rows() + " lines can't be read; nothing was recorded")
                    .with("bad", outcome.json().get("bad").orElse(Json.array()));
        }
        return Reply.data(outcome.json());
    }

    private Reply show(Visit visit) {
        String person = ApiAsked.words(ApiJson.body(visit, Set.of(PERSON)), PERSON);
        new Looks(desk.programme()).record(ApiAsked.actor(visit), 0);
        return Reply.data(ledger.history(person).json(person));
    }

    private Reply extractOfSome(Visit visit) throws IOException {
        Json.Obj sent = ApiJson.body(visit, Set.of(PERSONS, FORMAT));
        List<String> persons = ApiAsked.texts(sent, PERSONS);
        // INVARIANT: nobody is not everybody.
        if (persons.isEmpty()) {
            throw new ApiProblem(ApiProblem.Kind.UNFIT, "`" + PERSONS + "` names nobody");
        }
        return extract(visit, ApiJson.text(sent, FORMAT).orElse(""), persons);
    }

    /** INVARIANT: the log has it before anything is written, and what was written is gone once it is sent. */
    private Reply extract(Visit visit, String format, List<String> persons) throws IOException {
        Kind kind = Kind.of(format.isEmpty() ? Kind.ISO27560.word() : format)
                .filter(one -> one == Kind.ISO27560 || one == Kind.CSV)
                .orElseThrow(() -> new ApiProblem(ApiProblem.Kind.BAD_REQUEST, "`" + FORMAT + "` is iso27560 or csv"));
        Extract extract = new Extract(desk.programme(), kind, persons);
        extract.enter(ApiAsked.actor(visit));
        Path file = Files.createTempFile(StateFolder.of(desk.folder()), "consents-", ".new");
        try (Writer writer = Files.newBufferedWriter(file)) {
            extract.write(line -> write(writer, line));
        } catch (IOException | RuntimeException failure) {
            Files.deleteIfExists(file);
            throw failure;
        }
        return new Reply.Passing(
                "application/octet-stream", kind == Kind.CSV ? "consents.csv" : "consents.ndjson", file);
    }

    private static void write(Writer writer, String line) {
        try {
            writer.write(line);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
