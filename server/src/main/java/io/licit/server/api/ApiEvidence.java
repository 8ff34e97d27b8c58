package io.licit.server.api;

import io.licit.core.json.Json;
import io.licit.evidence.Audit;
import io.licit.evidence.Checkpoint;
import io.licit.evidence.EvidenceException;
import io.licit.evidence.PersonProof;
import io.licit.evidence.Report;
import io.licit.programme.Programme;
import io.licit.programme.account.Looks;
import io.licit.programme.account.Role;
import io.licit.programme.journal.Journal;
import io.licit.programme.journal.LogJson;
import io.licit.programme.journal.Logged;
import io.licit.programme.run.Runs;
import io.licit.server.desk.Desk;
import io.licit.server.programme.EvidencePages;
import io.licit.server.route.Access;
import io.licit.server.route.Refusal;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The evidence log, for programs: its entries with their proofs, its key and its state, and all of it in one file. */
final class ApiEvidence {
    /** Those that change nothing of what the log is about, by their names. */
    static final Set<String> LOOKING = Set.of("POST /api/v1/evidence/verification", "POST /api/v1/evidence/person");

    private static final Access OFFICERS = new Access.Of(EnumSet.of(Role.OFFICER));
    private static final String ALL = "/api/v1/evidence";
    private static final String SEGMENT = "segment";
    private static final String PERSON = "person";

    private final Desk desk;
    private final Programme programme;
    private final Journal journal;

    ApiEvidence(Desk desk) {
        this.desk = desk;
        this.programme = desk.programme();
        this.journal = programme.journal();
    }

    List<ApiEndpoint> endpoints() {
        return List.of(
                ApiEndpoint.of(
                                Route.get(ALL, EvidencePages.READERS, this::list),
                                "Entries of the log, the newest first.",
                                "Entries")
                        .taking(
                                ApiAsked.query("kind", "Only those of a kind, such as approval.", ApiSchemas.TEXT),
                                ApiPaging.LIMIT,
                                ApiPaging.AFTER)
                        .refusing(400, "A limit or a place that there is not."),
                ApiEndpoint.of(
                        Route.get(
                                ALL + "/key",
                                EvidencePages.READERS,
                                visit -> Reply.data(Json.object()
                                        .put("key", journal.key().verifier().print())
                                        .build())),
                        "The key that the log is verified with; it is no secret.",
                        "LogKey"),
                ApiEndpoint.of(
                                Route.get(ALL + "/checkpoint", EvidencePages.READERS, visit -> checkpoint()),
                                "How long the log is and what its root is, signed (C2SP tlog-checkpoint).",
                                "LogCheckpoint")
                        .refusing(404, "Nothing is in the log yet."),
                ApiEndpoint.of(
                                Route.post(ALL + "/verification", EvidencePages.READERS, visit -> verification()),
                                "Computes all of the log again, while you wait, and says whether it holds.",
                                "Verification")
                        .refusing(409, "Nothing is in the log yet."),
                ApiEndpoint.file(
                        Route.get(ALL + "/pack", EvidencePages.READERS, visit -> pack()),
                        "The log as one zip, which a third party verifies with the key alone.",
                        "application/zip"),
                ApiEndpoint.of(
                                Route.post(ALL + "/person", OFFICERS, this::person),
                                "The proof of what the last run of a segment decided on a person, for her to keep. The"
                                        + " log says that somebody looked.",
                                "PersonProof")
                        .sent(true, "PersonProofOf")
                        .refusing(404, "There is no such segment, or its last run decided nothing on that person."),
                ApiEndpoint.of(
                                Route.get(
                                        ALL + "/{entry}",
                                        EvidencePages.READERS,
                                        visit -> Reply.data(one(visit).whole())),
                                "One entry, as it stands in the log.",
                                "Entry")
                        .refusing(404, "There is no such entry."),
                ApiEndpoint.file(
                                Route.get(ALL + "/{entry}/proof", EvidencePages.READERS, this::proof),
                                "The proof that an entry is in the log (C2SP tlog-proof).",
                                "text/plain")
                        .refusing(404, "There is no such entry."));
    }

    static void into(Map<String, Json.Obj> schemas) {
        schemas.put(
                "EntryLine",
                ApiSchemas.object(ApiSchemas.members(
                        "entry", ApiSchemas.NUMBER,
                        "at", ApiSchemas.TEXT,
                        "by", ApiSchemas.TEXT,
                        "kind", ApiSchemas.TEXT,
                        "facts", ApiSchemas.maybe("object"))));
        schemas.put("Entries", ApiSchemas.part("entries", "EntryLine"));
        schemas.put("Entry", ApiSchemas.type("object"));
        schemas.put("LogKey", ApiSchemas.object(ApiSchemas.members("key", ApiSchemas.TEXT)));
        schemas.put(
                "LogCheckpoint",
                ApiSchemas.object(ApiSchemas.members(
                        "origin", ApiSchemas.TEXT,
                        "size", ApiSchemas.NUMBER,
                        "root", ApiSchemas.TEXT,
                        "checkpoint", ApiSchemas.TEXT)));
        schemas.put(
                "Verification",
                ApiSchemas.object(ApiSchemas.members(
                        "ok",
                        ApiSchemas.TRUTH,
                        "checks",
                        ApiSchemas.list(ApiSchemas.object(ApiSchemas.members(
                                "name", ApiSchemas.TEXT, "ok", ApiSchemas.TRUTH, "detail", ApiSchemas.TEXT))))));
        schemas.put(
                "PersonProofOf",
                ApiSchemas.sent(
                        ApiSchemas.members(SEGMENT, ApiSchemas.TEXT, PERSON, ApiSchemas.TEXT),
                        List.of(SEGMENT, PERSON)));
        schemas.put(
                "PersonProof",
                ApiSchemas.object(ApiSchemas.members(
                        SEGMENT, ApiSchemas.TEXT, "decision", ApiSchemas.TEXT, "proof", ApiSchemas.TEXT)));
    }

    private Reply list(Visit visit) {
        ApiPaging paging = ApiPaging.of(visit);
        long before = paging.after().isEmpty() ? Long.MAX_VALUE : paging.place();
        // One more than is told tells whether there are older ones.
        List<Logged> found =
                journal.before(programme.state(), before, visit.field("kind").strip(), paging.limit() + 1);
        List<Logged> told = found.subList(0, Math.min(paging.limit(), found.size()));
        boolean isMore = found.size() > told.size();
        return Reply.data(Json.object()
                .put("entries", Json.array(told.stream().map(LogJson::entry).toList()))
                .put(
                        "next",
                        isMore ? Json.of(Long.toString(told.get(told.size() - 1).index())) : Json.none())
                .build());
    }

    private Logged one(Visit visit) {
        return journal.entry(programme.state(), ApiAsked.number(visit, "entry")).orElseThrow(Refusal::notFound);
    }

    private Reply checkpoint() {
        Checkpoint head = journal.head(programme.state()).orElseThrow(Refusal::notFound);
        return Reply.data(Json.object()
                .put("origin", head.origin())
                .put("size", head.size())
                .put("root", head.root().hex())
                .put("checkpoint", head.signed(journal.key()).print())
                .build());
    }

    private Reply verification() {
        Audit audit = journal.check(programme.state());
        if (audit.intact() && audit.entries() == 0) {
            throw new ApiProblem(ApiProblem.Kind.CONFLICT, "nothing is in the evidence log yet");
        }
        String detail = audit.wrong().orElse(audit.entries() + " entries, with their tiles, root and signature");
        return Reply.data(LogJson.report(new Report(List.of(new Report.Check("log", audit.intact(), detail)))));
    }

    private Reply pack() {
        return ApiFiles.made(
                "application/zip",
                "evidence.zip",
                zip -> journal.export(programme.state(), zip, Map.of(), Optional.empty()));
    }

    private Reply proof(Visit visit) {
        long entry = one(visit).index();
        try {
            String proof = journal.proof(programme.state(), entry).print();
            return new Reply.Bytes("text/plain;charset=utf-8", proof.getBytes(StandardCharsets.UTF_8), false);
        } catch (EvidenceException failure) {
            throw new ApiProblem(ApiProblem.Kind.UNAVAILABLE, failure.said());
        }
    }

    /** That somebody looked is in the log before anything is told. */
    private Reply person(Visit visit) {
        Json.Obj sent = ApiJson.body(visit, Set.of(SEGMENT, PERSON));
        String segment = ApiAsked.words(sent, SEGMENT);
        String person = ApiAsked.words(sent, PERSON);
        if (!desk.standing().opened().segments().contains(segment)) {
            throw new ApiProblem(ApiProblem.Kind.NOT_FOUND, "there is no segment `" + segment + "`");
        }
        new Looks(programme).record(ApiAsked.actor(visit), 1);
        try {
            PersonProof proof = new Runs(programme)
                    .proof(segment, person)
                    .orElseThrow(() -> new ApiProblem(
                            ApiProblem.Kind.NOT_FOUND,
                            "the last run of `" + segment + "` decided nothing on that person"));
            return Reply.data(Json.object()
                    .put(SEGMENT, segment)
                    .put("decision", new String(proof.decision(), StandardCharsets.UTF_8))
                    .put("proof", proof.print())
                    .build());
        } catch (EvidenceException failure) {
            throw new ApiProblem(ApiProblem.Kind.UNAVAILABLE, failure.said());
        }
    }
}
