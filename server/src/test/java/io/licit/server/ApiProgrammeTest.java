package io.licit.server;

import static io.licit.server.Described.at;
import static io.licit.server.Described.body;
import static io.licit.server.Described.items;
import static io.licit.server.Described.number;
import static io.licit.server.Described.object;
import static io.licit.server.Described.problem;
import static io.licit.server.Described.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.json.Json;
import io.licit.evidence.PersonProof;
import io.licit.evidence.VerifierKey;
import io.licit.programme.account.Role;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Audits with what they find, and the evidence log, as programs ask for them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ApiProgrammeTest {
    private static final String AUDITS = "/api/v1/audits";
    private static final String FINDINGS = AUDITS + "/findings";
    private static final String EVIDENCE = "/api/v1/evidence";
    private static final String SEGMENT = "newsletter-regulars";

    private final Aurora aurora;
    private final Described api;
    private final List<Caller> callers = new ArrayList<>();

    ApiProgrammeTest(@TempDir Path folder) throws IOException {
        aurora = Aurora.start(folder.resolve("aurora"));
        api = new Described(aurora);
        Path settings = aurora.folder().resolve("licit.yaml");
        Files.writeString(settings, Files.readString(settings).replace("approval: four-eyes", "approval: none"));
    }

    @BeforeAll
    void people() throws IOException, InterruptedException {
        aurora.person("mara", Role.MARKETER);
        aurora.person("olaf", Role.OFFICER);
        aurora.person("ada", Role.AUDITOR);
        callers.add(Caller.withToken(aurora, aurora.token("mara", Role.MARKETER)));
        callers.add(Caller.withToken(aurora, aurora.token("olaf", Role.OFFICER)));
        callers.add(Caller.withToken(aurora, aurora.token("ada", Role.AUDITOR)));
        problem(ada().get(AUDITS + "/last"), 404, "not-found");
        Json.Obj work = api.over(olaf(), olaf().json("POST", AUDITS, "{}"));
        assertThat(text(work, "state")).as(work.print()).isEqualTo("done");
    }

    @AfterAll
    void end() {
        aurora.close();
    }

    private Caller mara() {
        return callers.get(0);
    }

    private Caller olaf() {
        return callers.get(1);
    }

    private Caller ada() {
        return callers.get(2);
    }

    @Test
    void an_audit_is_told_in_every_form_and_is_in_the_log() throws IOException, InterruptedException {
        Json.Obj controls = api.ok("Controls", ada().get(AUDITS));
        api.ok("Audit", ada().get(AUDITS + "/last"));
        Json.Obj audit = api.ok("Audit", ada().get(AUDITS + "/1"));
        assertThat(items(audit, "controls")).hasSameSizeAs(items(controls, "controls"));
        String path = AUDITS + "/" + number(audit, "audit");
        assertThat(ada().get(path + "/report?format=json").body())
                .isEqualTo(ada().get(path).body());
        assertThat(ada().get(path + "/report?format=oscal").body()).contains("assessment-results");
        HttpResponse<String> page = ada().get(path + "/report?format=html");
        assertThat(Caller.header(page, "Content-Type")).startsWith("text/html");
        assertThat(page.body()).contains("<html");
        problem(ada().get(path + "/report?format=pdf"), 400, "bad-request");
        problem(ada().get(AUDITS + "/99999"), 404, "not-found");
        problem(ada().get(AUDITS + "/none"), 404, "not-found");
        problem(mara().get(AUDITS), 403, "forbidden");
        String id = text(items(controls, "controls").get(0), "id");
        assertThat(text(api.ok("Control", ada().get(AUDITS + "/controls/" + id)), "id"))
                .isEqualTo(id);
        problem(ada().get(AUDITS + "/controls/NONE"), 404, "not-found");
        assertThat(aurora.logged("audit")).isPositive();
        int packs = aurora.logged("audit-pack");
        HttpResponse<String> pack = ada().get(path + "/pack");
        assertThat(pack.statusCode()).isEqualTo(200);
        assertThat(pack.body()).startsWith("PK").contains("report.html");
        assertThat(aurora.logged("audit-pack")).isGreaterThan(packs);
    }

    @Test
    void an_audit_is_of_controls_that_there_are_and_of_those_that_are_due() throws IOException, InterruptedException {
        problem(ada().json("POST", AUDITS, "{}"), 403, "forbidden");
        HttpResponse<String> none = olaf().json("POST", AUDITS, "{\"controls\": [\"NONE\"]}");
        problem(none, 422, "unfit");
        assertThat(text(object(none), "detail")).contains("`NONE`");
        problem(olaf().json("POST", AUDITS, "{\"due\": \"yes\"}"), 422, "unfit");
        Json control = items(api.ok("Controls", ada().get(AUDITS)), "controls").stream()
                .filter(one -> !text(one, "every").isEmpty())
                .findFirst()
                .orElseThrow();
        String one = "{\"controls\": [\"" + text(control, "id") + "\"]}";
        assertThat(text(api.over(olaf(), olaf().json("POST", AUDITS, one)), "state"))
                .isEqualTo("done");
        assertThat(items(api.ok("Control", ada().get(AUDITS + "/controls/" + text(control, "id"))), "trend"))
                .hasSizeGreaterThan(1);
        String due = one.replace("}", ", \"due\": true}");
        problem(olaf().json("POST", AUDITS, due), 409, "conflict");
    }

    @Test
    void a_finding_is_given_to_somebody_accepted_by_another_and_closed_by_a_test_alone()
            throws IOException, InterruptedException {
        List<Json> open = items(api.ok("AuditFindings", ada().get(FINDINGS + "?open=true&limit=200")), "findings");
        assertThat(open).isNotEmpty();
        String path = FINDINGS + "/" + number(open.get(0), "number");
        int before = aurora.logged("audit-finding");
        problem(olaf().json("POST", path + "/accept", accepted("2026-12-24")), 409, "conflict");
        problem(olaf().json("POST", path + "/assign", body("owner", "mara", "due", "soon")), 422, "unfit");
        problem(ada().json("POST", path + "/assign", body("owner", "mara")), 403, "forbidden");
        Json.Obj assigned = api.ok(
                "AuditFinding", olaf().json("POST", path + "/assign", body("owner", "mara", "due", "2026-12-20")));
        assertThat(text(assigned, "owner")).isEqualTo("mara");
        assertThat(text(assigned, "due")).isEqualTo("2026-12-20");
        problem(olaf().json("POST", path + "/accept", body("reason", "x")), 422, "unfit");
        problem(olaf().json("POST", path + "/accept", accepted("2099-01-01")), 409, "conflict");
        api.ok("AuditFinding", olaf().json("POST", path + "/comment", body("text", "we look at it")));
        Json.Obj accepted = api.ok("AuditFinding", olaf().json("POST", path + "/accept", accepted("2026-12-24")));
        assertThat(text(accepted, "state")).isEqualTo("accepted");
        assertThat(text(accepted, "accepted", "until")).isEqualTo("2026-12-24");
        Json.Obj tested = api.ok("AuditFinding", olaf().json("POST", path + "/close", "{}"));
        assertThat(text(tested, "state")).as("what is still found stays").isNotEqualTo("closed");
        assertThat(items(tested, "events"))
                .extracting(one -> text(one, "step"))
                .containsSubsequence("assigned", "commented", "accepted", "retested");
        assertThat(aurora.logged("audit-finding")).isEqualTo(before + 4);
        problem(olaf().json("POST", FINDINGS + "/99999/close", "{}"), 404, "not-found");
        problem(ada().get(FINDINGS + "/none"), 404, "not-found");
    }

    private static String accepted(String until) {
        return body("reason", "until spring", "until", until);
    }

    @Test
    void entries_come_newest_first_in_parts_that_are_the_whole() throws IOException, InterruptedException {
        List<Long> found = new ArrayList<>();
        String after = "";
        do {
            Json.Obj part = api.ok("Entries", ada().get(EVIDENCE + "?limit=3&kind=account-made" + after));
            items(part, "entries").forEach(one -> found.add(number(one, "entry")));
            after = at(part, "next") instanceof Json.Str next ? "&after=" + next.value() : "";
        } while (!after.isEmpty());
        assertThat(found).hasSize(aurora.logged("account-made")).isSortedAccordingTo((a, b) -> Long.compare(b, a));
        String path = EVIDENCE + "/" + found.get(0);
        assertThat(text(api.ok("Entry", ada().get(path)), "kind")).isEqualTo("account-made");
        HttpResponse<String> proof = ada().get(path + "/proof");
        assertThat(Caller.header(proof, "Content-Type")).startsWith("text/plain");
        assertThat(proof.body()).startsWith("c2sp.org/tlog-proof@v1\nindex " + found.get(0) + "\n");
        problem(ada().get(EVIDENCE + "/999999"), 404, "not-found");
        problem(ada().get(EVIDENCE + "?after=x"), 400, "bad-request");
        problem(mara().get(EVIDENCE), 403, "forbidden");
    }

    @Test
    void the_log_is_verified_and_taken_along() throws IOException, InterruptedException {
        Json.Obj verified = api.ok("Verification", ada().json("POST", EVIDENCE + "/verification", "{}"));
        assertThat(at(verified, "ok")).isEqualTo(Json.of(true));
        Json.Obj checkpoint = api.ok("LogCheckpoint", ada().get(EVIDENCE + "/checkpoint"));
        assertThat(text(checkpoint, "checkpoint"))
                .startsWith(text(checkpoint, "origin") + "\n" + number(checkpoint, "size") + "\n");
        String key = text(api.ok("LogKey", ada().get(EVIDENCE + "/key")), "key");
        assertThat(key).startsWith(text(checkpoint, "origin") + "+");
        HttpResponse<String> pack = ada().get(EVIDENCE + "/pack");
        assertThat(Caller.header(pack, "Content-Type")).isEqualTo("application/zip");
        assertThat(Caller.header(pack, "Content-Disposition")).contains("evidence.zip");
        assertThat(pack.body()).startsWith("PK");
    }

    @Test
    void a_person_can_be_given_the_proof_of_a_decision_on_her() throws Exception {
        Caller page = Caller.signedIn(aurora, "olaf", Aurora.PASSWORD);
        String work = Caller.header(page.post("/runs", Map.of("segment", SEGMENT)), "Location");
        assertThat(page.get(work + "/events").body()).contains("\"state\":\"done\"");
        int before = aurora.logged("person-looked-at");
        List<HttpResponse<String>> proofs = new ArrayList<>();
        for (int i = 1; i < 200 && proofs.isEmpty(); i++) {
            String person = "C%07d".formatted(i);
            HttpResponse<String> answer =
                    olaf().json("POST", EVIDENCE + "/person", body("segment", SEGMENT, "person", person));
            if (answer.statusCode() == 200) {
                proofs.add(answer);
            } else {
                problem(answer, 404, "not-found");
            }
        }
        Json.Obj proof = api.ok("PersonProof", proofs.get(0));
        VerifierKey key = VerifierKey.parse(text(object(ada().get(EVIDENCE + "/key")), "key"));
        assertThat(PersonProof.parse(text(proof, "proof")).verify(key).ok()).isTrue();
        assertThat(aurora.logged("person-looked-at")).isGreaterThan(before);
        String hers = body("segment", SEGMENT, "person", "C0000001");
        problem(ada().json("POST", EVIDENCE + "/person", hers), 403, "forbidden");
        problem(olaf().json("POST", EVIDENCE + "/person", body("segment", SEGMENT)), 422, "unfit");
        problem(olaf().json("POST", EVIDENCE + "/person", body("segment", "none", "person", "C1")), 404, "not-found");
    }
}
