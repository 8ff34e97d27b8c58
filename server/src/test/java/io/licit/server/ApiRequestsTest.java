package io.licit.server;

import static io.licit.server.Described.at;
import static io.licit.server.Described.body;
import static io.licit.server.Described.items;
import static io.licit.server.Described.number;
import static io.licit.server.Described.object;
import static io.licit.server.Described.problem;
import static io.licit.server.Described.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.json.Json;
import io.licit.engine.erase.PersonData;
import io.licit.engine.folder.Opened;
import io.licit.programme.account.Role;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Persons' requests, as programs open and meet them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ApiRequestsTest {
    private static final String REQUESTS = "/api/v1/requests";
    private static final String NOTHING = "{}";

    private final Aurora aurora;
    private final Described api;
    private final List<Caller> callers = new ArrayList<>();

    ApiRequestsTest(@TempDir Path folder) throws IOException {
        aurora = Aurora.start(folder.resolve("aurora"));
        api = new Described(aurora);
    }

    @BeforeAll
    void people() {
        aurora.person("mara", Role.MARKETER);
        aurora.person("olaf", Role.OFFICER);
        aurora.person("ada", Role.ADMIN);
        callers.add(Caller.withToken(aurora, aurora.token("mara", Role.MARKETER)));
        callers.add(Caller.withToken(aurora, aurora.token("olaf", Role.OFFICER)));
        callers.add(Caller.withToken(aurora, aurora.token("ada", Role.ADMIN)));
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

    private static String asked(String kind, String person) {
        return body("kind", kind, "person", person, "received", "2026-11-20");
    }

    private String opened(String kind, String person) throws IOException, InterruptedException {
        Json.Obj request = api.ok("RequestOfPerson", olaf().json("POST", REQUESTS, asked(kind, person)));
        return REQUESTS + "/" + number(request, "number");
    }

    private String verified(String kind, String person) throws IOException, InterruptedException {
        String request = opened(kind, person);
        api.ok("RequestOfPerson", olaf().json("POST", request + "/verify", body("how", "a card was shown")));
        return request;
    }

    @Test
    void an_access_goes_its_way_step_by_step_and_each_is_in_the_log() throws IOException, InterruptedException {
        int before = aurora.logged("request");
        String path = opened("access", "C0000042");
        Json.Obj open = api.ok("RequestWhole", ada().get(path));
        assertThat(text(open, "person")).isEqualTo("C0000042");
        assertThat(text(open, "state")).isEqualTo("open");
        assertThat(at(open, "erasure")).isEqualTo(Json.none());
        problem(olaf().json("POST", path + "/answer", NOTHING), 409, "conflict");
        problem(olaf().json("POST", path + "/verify", NOTHING), 422, "unfit");
        problem(olaf().json("POST", path + "/verify", body("how", " ")), 422, "unfit");
        problem(olaf().get(path + "/answer"), 404, "not-found");
        api.ok("RequestOfPerson", olaf().json("POST", path + "/acknowledge", body("how", "by mail")));
        api.ok("RequestOfPerson", olaf().json("POST", path + "/verify", body("how", "a card was shown")));
        Json.Obj extended =
                api.ok("RequestOfPerson", olaf().json("POST", path + "/extend", body("reason", "many orders")));
        assertThat(at(extended, "extended")).isEqualTo(Json.of(true));
        problem(olaf().json("POST", path + "/extend", body("reason", "more")), 409, "conflict");
        problem(olaf().json("POST", path + "/fulfil", NOTHING), 409, "conflict");
        Json.Obj met = api.ok("RequestOfPerson", olaf().json("POST", path + "/answer", NOTHING));
        assertThat(at(met, "closed")).isEqualTo(Json.of(true));
        assertThat(items(met, "events"))
                .extracting(one -> text(one, "step"))
                .containsExactly("opened", "acknowledged", "verified", "extended", "noted", "fulfilled");
        assertThat(items(met, "events"))
                .allSatisfy(one -> assertThat(text(one, "by")).isEqualTo("olaf"));
        HttpResponse<String> zip = olaf().get(path + "/answer");
        assertThat(zip.statusCode()).isEqualTo(200);
        assertThat(Caller.header(zip, "Content-Type")).isEqualTo("application/zip");
        assertThat(zip.body()).startsWith("PK").contains("data.json", "index.html");
        problem(olaf().json("POST", path + "/answer", NOTHING), 409, "conflict");
        assertThat(aurora.logged("request")).isEqualTo(before + 6);
    }

    @Test
    void a_list_names_nobody_and_comes_in_parts_by_number() throws IOException, InterruptedException {
        String late = REQUESTS + "/"
                + number(
                        api.ok(
                                "RequestOfPerson",
                                olaf().json(
                                                "POST",
                                                REQUESTS,
                                                body(
                                                        "kind",
                                                        "access",
                                                        "person",
                                                        "C0000051",
                                                        "received",
                                                        "2026-09-01"))),
                        "number");
        opened("access", "C0000052");
        HttpResponse<String> all = olaf().get(REQUESTS + "?limit=200");
        assertThat(all.body()).doesNotContain("C0000051");
        List<Json> whole = items(api.ok("Requests", all), "requests");
        assertThat(items(object(all), "findings"))
                .extracting(one -> text(one, "code"))
                .contains("RQT8201");
        List<Json> parts = new ArrayList<>();
        String after = "";
        do {
            Json.Obj part = api.ok("Requests", ada().get(REQUESTS + "?limit=1" + after));
            parts.addAll(items(part, "requests"));
            after = at(part, "next") instanceof Json.Str next ? "&after=" + next.value() : "";
        } while (!after.isEmpty());
        assertThat(parts).isEqualTo(whole);
        List<Json> overdue = items(api.ok("Requests", olaf().get(REQUESTS + "?open=true&overdue=true")), "requests");
        assertThat(overdue)
                .extracting(one -> REQUESTS + "/" + number(one, "number"))
                .contains(late);
        assertThat(overdue).allSatisfy(one -> assertThat(at(one, "overdue")).isEqualTo(Json.of(true)));
        problem(olaf().get(REQUESTS + "?open=yes"), 400, "bad-request");
        problem(olaf().get(REQUESTS + "?after=x"), 400, "bad-request");
    }

    @Test
    void an_objection_takes_effect_at_once_and_is_said_to_be_met() throws IOException, InterruptedException {
        int before = aurora.logged("consents");
        String path = opened("objection", "C0000043");
        assertThat(aurora.logged("consents")).isEqualTo(before + 1);
        problem(olaf().json("POST", path + "/answer", NOTHING), 409, "conflict");
        problem(olaf().json("POST", path + "/erasure", "{\"plan\": true}"), 404, "not-found");
        Json.Obj met = api.ok("RequestOfPerson", olaf().json("POST", path + "/fulfil", NOTHING));
        assertThat(text(met, "state")).isEqualTo("fulfilled");
    }

    @Test
    void a_request_is_refused_with_a_reason() throws IOException, InterruptedException {
        String path = opened("access", "C0000044");
        problem(olaf().json("POST", path + "/refuse", NOTHING), 422, "unfit");
        Json.Obj refused = api.ok(
                "RequestOfPerson",
                olaf().json("POST", path + "/refuse", body("reason", "excessive", "rule", "EU-GDPR-ART12-5")));
        assertThat(text(refused, "state")).isEqualTo("refused");
        assertThat(items(refused, "events").toString()).contains("excessive [EU-GDPR-ART12-5]");
        problem(olaf().json("POST", path + "/acknowledge", body("how", "x")), 409, "conflict");
    }

    @Test
    void what_can_not_be_asked_is_a_problem_that_names_it() throws IOException, InterruptedException {
        int before = aurora.logged("request");
        problem(mara().get(REQUESTS), 403, "forbidden");
        problem(ada().json("POST", REQUESTS, asked("access", "C0000045")), 403, "forbidden");
        problem(olaf().json("POST", REQUESTS, body("person", "C0000045")), 422, "unfit");
        problem(olaf().json("POST", REQUESTS, body("kind", "access")), 422, "unfit");
        problem(olaf().json("POST", REQUESTS, asked("everything", "C0000045")), 422, "unfit");
        problem(olaf().json("POST", REQUESTS, asked("access", " ")), 422, "unfit");
        HttpResponse<String> day =
                olaf().json("POST", REQUESTS, body("kind", "access", "person", "C0000045", "received", "soon"));
        problem(day, 422, "unfit");
        assertThat(text(object(day), "detail")).contains("`received`");
        problem(
                olaf().json("POST", REQUESTS, body("kind", "access", "person", "C0000045", "received", "2026-11-25")),
                422,
                "unfit");
        problem(
                olaf().json(
                                "POST",
                                REQUESTS,
                                "{\"kind\": \"objection\", \"person\": \"C0000045\", \"purposes\": [\"nonsense\"]}"),
                422,
                "unfit");
        problem(
                olaf().json("POST", REQUESTS, body("kind", "access", "person", "C0000045", "by", "mara")),
                422,
                "unfit");
        problem(olaf().get(REQUESTS + "/999999"), 404, "not-found");
        problem(olaf().get(REQUESTS + "/none"), 404, "not-found");
        problem(olaf().json("POST", REQUESTS + "/999999/verify", body("how", "x")), 404, "not-found");
        assertThat(aurora.logged("request")).isEqualTo(before);
    }

    private boolean isInData(String person) {
        Opened opened = Opened.read(aurora.folder(), Aurora.CLOCK.instant());
        Catalogue catalogue = opened.workspace().orElseThrow().catalogue();
        return PersonData.find(aurora.folder(), catalogue, person, Aurora.CLOCK.instant())
                .isKnown();
    }

    @Test
    void a_person_is_erased_once_it_is_known_who_asks_and_her_key_is_sent_again()
            throws IOException, InterruptedException {
        String ask = asked("erasure", "C0000046");
        Json.Obj opened = api.ok("RequestOfPerson", olaf().json("POST", REQUESTS, ask, "Idempotency-Key", "erase-1"));
        assertThat(olaf().json("POST", REQUESTS, ask, "Idempotency-Key", "erase-1")
                        .body())
                .contains("C0000046");
        String request = REQUESTS + "/" + number(opened, "number");
        String path = request + "/erasure";
        problem(olaf().get(path), 404, "not-found");
        Json.Obj plan = api.ok("ErasureReport", olaf().json("POST", path, "{\"plan\": true}"));
        assertThat(at(plan, "done")).isEqualTo(Json.of(false));
        assertThat(number(plan, "removed")).isPositive();
        String confirm = body("confirm", "C0000046");
        problem(olaf().json("POST", path, confirm), 409, "conflict");
        api.ok("RequestOfPerson", olaf().json("POST", request + "/verify", body("how", "a card was shown")));
        problem(olaf().json("POST", path, NOTHING), 422, "unfit");
        problem(olaf().json("POST", path, "{\"plan\": true, \"confirm\": \"C0000046\"}"), 422, "unfit");
        problem(olaf().json("POST", path, body("confirm", "C0000047")), 422, "unfit");
        assertThat(isInData("C0000046")).isTrue();
        int before = aurora.logged("erasure");
        Json.Obj work = api.over(olaf(), olaf().json("POST", path, confirm));
        assertThat(text(work, "state")).as(work.print()).isEqualTo("done");
        assertThat(isInData("C0000046")).isFalse();
        Json.Obj report = api.ok("ErasureReport", olaf().get(path));
        assertThat(at(report, "done")).isEqualTo(Json.of(true));
        assertThat(items(report, "search", "hits")).isEmpty();
        assertThat(aurora.logged("erasure")).isEqualTo(before + 1);
        assertThat(at(api.ok("RequestWhole", olaf().get(request)), "person")).isEqualTo(Json.none());
        HttpResponse<String> again = olaf().json("POST", REQUESTS, ask, "Idempotency-Key", "erase-1");
        problem(again, 409, "conflict");
        assertThat(again.body()).as("an answer that names her is not kept").doesNotContain("C0000046");
        problem(olaf().json("POST", path, confirm), 409, "conflict");
    }

    @Test
    void values_are_set_right_or_told_to_be_wrong() throws IOException, InterruptedException {
        String path = verified("rectification", "C0000048") + "/rectification";
        problem(olaf().json("POST", path, "{\"set\": {}}"), 422, "unfit");
        problem(olaf().json("POST", path, "{\"set\": {\"city\": 1}}"), 422, "unfit");
        HttpResponse<String> wrong =
                olaf().json("POST", path, "{\"set\": {\"birth_date\": \"soon\", \"city\": \"Ulm\"}}");
        problem(wrong, 422, "unfit");
        assertThat(((Json.Obj) at(object(wrong), "objections")).members()).containsOnlyKeys("birth_date");
        Json.Obj work = api.over(olaf(), olaf().json("POST", path, "{\"set\": {\"city\": \"Ulm\"}}"));
        assertThat(text(work, "state")).as(work.print()).isEqualTo("done");
        problem(olaf().json("POST", path, "{\"set\": {\"city\": \"Bonn\"}}"), 409, "conflict");
    }
}
