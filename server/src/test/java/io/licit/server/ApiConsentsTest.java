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
import io.licit.programme.account.Role;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Consents, as programs record them and ask for them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ApiConsentsTest {
    private static final String CONSENTS = "/api/v1/consents";
    private static final String HEAD = "person,purpose,channel,status,at\n";

    private final Aurora aurora;
    private final Described described;
    private final List<Caller> callers = new ArrayList<>();

    ApiConsentsTest(@TempDir Path folder) throws IOException {
        aurora = Aurora.start(folder.resolve("aurora"));
        described = new Described(aurora);
    }

    @BeforeAll
    void people() {
        aurora.person("mara", Role.MARKETER);
        aurora.person("olaf", Role.OFFICER);
        aurora.person("ada", Role.AUDITOR);
        callers.add(Caller.withToken(aurora, aurora.token("mara", Role.MARKETER)));
        callers.add(Caller.withToken(aurora, aurora.token("olaf", Role.OFFICER)));
        callers.add(Caller.withToken(aurora, aurora.token("ada", Role.AUDITOR)));
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

    private static String consent(String person, String status) {
        return body("person", person, "purpose", "direct-marketing", "channel", "email", "status", status);
    }

    private Json.Obj shown(String person) throws IOException, InterruptedException {
        return described.ok("Consents", olaf().json("POST", CONSENTS + "/shown", body("person", person)));
    }

    @Test
    void a_withdrawal_may_be_recorded_by_others_and_a_consent_by_officers_alone()
            throws IOException, InterruptedException {
        int before = aurora.logged("consents");
        Json.Obj withdrawn = described.ok("Acknowledged", mara().json("POST", CONSENTS, consent("P-1", "withdrawn")));
        assertThat(number(withdrawn, "added")).isEqualTo(1);
        described.ok("Acknowledged", mara().json("POST", CONSENTS, consent("P-1", "objected")));
        problem(mara().json("POST", CONSENTS, consent("P-1", "granted")), 403, "forbidden");
        problem(mara().json("POST", CONSENTS, consent("P-1", "informed")), 403, "forbidden");
        problem(ada().json("POST", CONSENTS, consent("P-1", "withdrawn")), 403, "forbidden");
        assertThat(aurora.logged("consents")).isEqualTo(before + 2);
        Json.Obj granted = described.ok("Acknowledged", olaf().json("POST", CONSENTS, consent("P-1", "granted")));
        assertThat(number(granted, "added")).isEqualTo(1);
        Json.Obj again = described.ok("Acknowledged", olaf().json("POST", CONSENTS, consent("P-1", "granted")));
        assertThat(number(again, "added")).isZero();
        assertThat(number(again, "known")).isEqualTo(1);
        assertThat(at(again, "entry")).isEqualTo(Json.none());
        Json.Obj shown = shown("P-1");
        assertThat(items(shown, "events"))
                .extracting(one -> text(one, "status"))
                .containsExactly("withdrawn", "objected", "granted");
        assertThat(number(at(items(shown, "events").get(0), "evidence"), "entry"))
                .isEqualTo(number(withdrawn, "entry"));
    }

    @Test
    void everything_that_the_command_takes_can_be_said() throws IOException, InterruptedException {
        String whole = Json.object()
                .put("person", " P-2 ")
                .put("purpose", "direct-marketing, analytics")
                .put("channel", "email")
                .put("status", "granted")
                .put("at", "2026-01-31T12:00:00Z")
                .put("expires_at", "2028-01-31")
                .put("method", "web-form")
                .put("explicit", true)
                .put("notice", "privacy 7")
                .put("product", "bedding")
                .put("proof", "form 12")
                .build()
                .canonical();
        HttpResponse<String> first = olaf().json("POST", CONSENTS, whole, "Idempotency-Key", "c-1");
        described.ok("Acknowledged", first);
        assertThat(olaf().json("POST", CONSENTS, whole, "Idempotency-Key", "c-1")
                        .body())
                .isEqualTo(first.body());
        Json event = items(shown("P-2"), "events").get(0);
        assertThat(text(event, "purpose")).isEqualTo("direct-marketing,analytics");
        assertThat(text(event, "at")).isEqualTo("2026-01-31T12:00:00Z");
        assertThat(text(event, "expires_at")).isEqualTo("2028-01-31T00:00:00Z");
        assertThat(at(event, "explicit")).isEqualTo(Json.of(true));
        assertThat(text(event, "proof")).isEqualTo("form 12");
    }

    @Test
    void what_can_not_be_meant_is_refused_by_the_name_of_its_field() throws IOException, InterruptedException {
        int before = aurora.logged("consents");
        refused(consent(" ", "withdrawn"), "`person` is empty");
        refused(consent("P-3", "maybe"), "`status` is one of");
        refused(body("person", "P-3", "purpose", "fun", "channel", "email", "status", "granted"), "no purpose `fun`");
        refused(body("person", "P-3", "channel", "email", "status", "granted"), "`purpose` is missing");
        refused(
                body("person", "P-3", "purpose", "all", "channel", "all", "status", "withdrawn", "at", "soon"),
                "`at` is a time");
        refused(
                body("person", "P-3", "purpose", "all", "channel", "all", "status", "withdrawn", "by", "olaf"),
                "`by` is not known here");
        refused(
                body("person", "P-3", "purpose", "all", "channel", "all", "status", "withdrawn", "explicit", "yes"),
                "`explicit` is true or false");
        assertThat(aurora.logged("consents")).isEqualTo(before);
        assertThat(items(shown("P-3"), "events")).isEmpty();
    }

    private void refused(String sent, String why) throws IOException, InterruptedException {
        HttpResponse<String> answer = olaf().json("POST", CONSENTS, sent);
        problem(answer, 422, "unfit");
        assertThat(text(object(answer), "detail")).contains(why).doesNotContain("P-3");
    }

    @Test
    void a_text_of_many_is_recorded_whole_or_not_at_all() throws IOException, InterruptedException {
        String bad = HEAD + "P-4,direct-marketing,email,granted,2026-01-01\nP-5,direct-marketing,email,granted,soon\n";
        HttpResponse<String> refused = olaf().json("POST", CONSENTS + "/import", body("text", bad));
        problem(refused, 422, "unfit");
        assertThat(items(object(refused), "bad")).hasSize(1);
        assertThat(number(items(object(refused), "bad").get(0), "line")).isEqualTo(3);
        assertThat(items(shown("P-4"), "events")).isEmpty();
        Json.Obj skipped = described.ok(
                "Imported", olaf().json("POST", CONSENTS + "/import", body("text", bad, "bad_rows", "skip")));
        assertThat(number(skipped, "added")).isEqualTo(1);
        assertThat(number(skipped, "rows")).isEqualTo(2);
        assertThat(items(skipped, "bad")).hasSize(1);
        String lines = "{\"person\":\"P-6\",\"purpose\":\"all\",\"channel\":\"all\",\"status\":\"withdrawn\","
                + "\"at\":\"2026-02-01T00:00:00Z\"}\n";
        Json.Obj imported = described.ok(
                "Imported", olaf().json("POST", CONSENTS + "/import", body("format", "ndjson", "text", lines)));
        assertThat(number(imported, "added")).isEqualTo(1);
        Json.Obj again = described.ok(
                "Imported", olaf().json("POST", CONSENTS + "/import", body("format", "ndjson", "text", lines)));
        assertThat(number(again, "known")).isEqualTo(1);
        problem(mara().json("POST", CONSENTS + "/import", body("text", bad)), 403, "forbidden");
        problem(olaf().json("POST", CONSENTS + "/import", body("format", "xml", "text", lines)), 422, "unfit");
        problem(olaf().json("POST", CONSENTS + "/import", body("text", bad, "bad_rows", "guess")), 422, "unfit");
        problem(olaf().json("POST", CONSENTS + "/import", body("text", "")), 422, "unfit");
    }

    @Test
    void whoever_is_shown_a_person_or_all_is_in_the_log_before() throws IOException, InterruptedException {
        described.ok("Acknowledged", olaf().json("POST", CONSENTS, consent("P-7", "granted")));
        described.ok("Acknowledged", olaf().json("POST", CONSENTS, consent("P-8", "withdrawn")));
        int looks = aurora.logged("person-looked-at");
        shown("P-7");
        assertThat(aurora.logged("person-looked-at")).isEqualTo(looks + 1);
        problem(mara().json("POST", CONSENTS + "/shown", body("person", "P-7")), 403, "forbidden");
        problem(ada().json("POST", CONSENTS + "/shown", body("person", "P-7")), 403, "forbidden");
        int exports = aurora.logged("consent-export");
        HttpResponse<String> all = olaf().get(CONSENTS + "/export?format=csv");
        assertThat(all.statusCode()).isEqualTo(200);
        assertThat(Caller.header(all, "Content-Disposition")).contains("consents.csv");
        assertThat(all.body()).startsWith("person,purpose").contains("P-7").contains("P-8");
        String persons = Json.object()
                .put("persons", Json.strings(List.of("P-7")))
                .build()
                .canonical();
        HttpResponse<String> some = olaf().json("POST", CONSENTS + "/export", persons, "Idempotency-Key", "e-1");
        assertThat(some.body()).contains("P-7").doesNotContain("P-8");
        assertThat(Json.parse(some.body().strip()))
                .as("a record of ISO/IEC TS 27560")
                .isInstanceOf(Json.Obj.class);
        Json.Obj back = described.ok(
                "Imported", olaf().json("POST", CONSENTS + "/import", body("format", "iso27560", "text", some.body())));
        assertThat(number(back, "known")).isEqualTo(1);
        assertThat(aurora.logged("consent-export")).isEqualTo(exports + 2);
        problem(olaf().get(CONSENTS + "/export?format=tcf"), 400, "bad-request");
        problem(olaf().json("POST", CONSENTS + "/export", "{\"persons\": []}"), 422, "unfit");
        problem(mara().get(CONSENTS + "/export"), 403, "forbidden");
        try (Stream<Path> left = Files.list(aurora.folder().resolve(".licit"))) {
            assertThat(left.map(file -> file.getFileName().toString())).noneMatch(name -> name.startsWith("consents-"));
        }
    }
}
