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
import io.licit.programme.people.Actor;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** New definitions, their versions and counts, the record of processing, the law over time, and accounts, for programs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ApiDefinitionsTest {
    private static final String SEGMENTS = "/api/v1/segments";
    private static final String CAMPAIGNS = "/api/v1/campaigns";
    private static final String ACCOUNTS = "/api/v1/accounts";
    private static final String RECORDS = "/api/v1/records";
    private static final String LAW = "/api/v1/law";

    private final Aurora aurora;
    private final Described api;
    private final List<Caller> callers = new ArrayList<>();

    ApiDefinitionsTest(@TempDir Path folder) throws IOException {
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

    private static String written(String segment) {
        return "segment: " + segment + "\ntitle: Berlin\nuse: {purpose: direct-marketing, channels: [email]}\n"
                + "reason: a shop opens\nwhere: |\n  city = 'Berlin'\n";
    }

    @Test
    void a_segment_is_made_once_and_its_versions_are_kept() throws IOException, InterruptedException {
        Path file = aurora.folder().resolve("segments/berlin.yaml");
        String made = body("segment", "berlin", "text", written("berlin"));
        problem(ada().json("POST", SEGMENTS, made), 403, "forbidden");
        HttpResponse<String> wrong =
                mara().json("POST", SEGMENTS, body("segment", "berlin", "text", "segment: another\n"));
        problem(wrong, 422, "unfit");
        assertThat(items(object(wrong), "findings")).isNotEmpty();
        problem(mara().json("POST", SEGMENTS, body("segment", "../berlin", "text", written("berlin"))), 422, "unfit");
        problem(mara().json("POST", SEGMENTS, body("segment", "berlin")), 422, "unfit");
        assertThat(file).doesNotExist();
        int before = aurora.logged("segment-changed");
        HttpResponse<String> answer = mara().json("POST", SEGMENTS, made, "Idempotency-Key", "make-1");
        Json.Obj one = api.ok("Made", answer);
        assertThat(mara().json("POST", SEGMENTS, made, "Idempotency-Key", "make-1")
                        .body())
                .isEqualTo(answer.body());
        assertThat(Files.readString(file)).isEqualTo(written("berlin"));
        assertThat(aurora.logged("segment-changed")).isEqualTo(before + 1);
        problem(mara().json("POST", SEGMENTS, made), 409, "conflict");
        Json.Obj segment = api.ok("Segment", mara().get(SEGMENTS + "/berlin"));
        assertThat(text(segment, "etag")).isEqualTo(text(one, "etag"));
        String changed = written("berlin").replace("title: Berlin", "title: In Berlin");
        mara().json("PUT", SEGMENTS + "/berlin", body("text", changed), "If-Match", text(one, "etag"));
        List<Json> versions = items(api.ok("Versions", ada().get(SEGMENTS + "/berlin/versions")), "versions");
        assertThat(versions).extracting(version -> text(version, "text")).containsExactly(changed, written("berlin"));
        assertThat(versions).extracting(version -> text(version, "by")).containsExactly("mara", "mara");
        problem(mara().get(SEGMENTS + "/none/versions"), 404, "not-found");
    }

    @Test
    void a_campaign_is_made_of_a_text() throws IOException, InterruptedException {
        String text = "campaign: hello\nsegment: newsletter-regulars\nchannel: email\nmessage:\n  body: Hello\n";
        problem(mara().json("POST", CAMPAIGNS, body("campaign", "Hello!", "text", text)), 422, "unfit");
        problem(mara().json("POST", CAMPAIGNS, body("campaign", "hello", "text", "campaign: [")), 422, "unfit");
        Json.Obj made = api.ok("Made", mara().json("POST", CAMPAIGNS, body("campaign", "hello", "text", text)));
        assertThat(text(made, "file")).isEqualTo("campaigns/hello.yaml");
        api.ok("Campaign", mara().get(CAMPAIGNS + "/hello"));
        problem(mara().json("POST", CAMPAIGNS, body("campaign", "hello", "text", text)), 409, "conflict");
        assertThat(items(api.ok("Versions", mara().get(CAMPAIGNS + "/hello/versions")), "versions"))
                .hasSize(1);
    }

    @Test
    void a_preview_counts_by_columns_and_few_are_not_told() throws IOException, InterruptedException {
        String path = SEGMENTS + "/newsletter-regulars/preview";
        Json.Obj all = api.ok("Preview", olaf().json("POST", path, "{\"by\": [\"country\", \"loyalty_tier\"]}"));
        assertThat(((Json.Obj) at(all, "by")).members()).containsOnlyKeys("country", "loyalty_tier");
        long sum = items(all, "by", "country").stream()
                .mapToLong(one -> number(one, "matching"))
                .sum();
        assertThat(sum).isEqualTo(number(all, "matching"));
        Json.Obj few = api.ok("Preview", mara().json("POST", path, "{\"by\": [\"country\"]}"));
        assertThat(items(few, "by", "country"))
                .filteredOn(one -> at(one, "kind").equals(Json.of("value")))
                .allSatisfy(one -> assertThat(number(one, "matching")).isGreaterThanOrEqualTo(50));
        problem(olaf().json("POST", path, "{\"by\": [\"religion\"]}"), 422, "unfit");
        problem(olaf().json("POST", path, "{\"by\": \"country\"}"), 422, "unfit");
        assertThat(((Json.Obj) at(api.ok("Preview", olaf().json("POST", path, "{}")), "by")).members())
                .isEmpty();
    }

    @Test
    void the_record_of_processing_comes_in_three_forms() throws IOException, InterruptedException {
        Json.Obj records = api.ok("Records", mara().get(RECORDS));
        assertThat(items(records, "activities"))
                .extracting(one -> text(one, "segment"))
                .contains("newsletter-regulars");
        HttpResponse<String> table = mara().get(RECORDS + "/records.csv", "Accept", "text/csv");
        assertThat(Caller.header(table, "Content-Type")).startsWith("text/csv");
        assertThat(table.body()).startsWith("segment,title,");
        assertThat(mara().get(RECORDS + "/records.md").body()).startsWith("#");
        problem(mara().get(RECORDS + "/records.csv", "Accept", "text/html"), 406, "not-acceptable");
    }

    @Test
    void the_law_is_told_over_time() throws IOException, InterruptedException {
        Json.Obj timeline =
                api.ok("Timeline", mara().get(LAW + "/timeline?from=2026-01-01&to=2026-12-31&applies_in=US-CA"));
        assertThat(items(timeline, "events"))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(text(one, "date")).startsWith("2026"));
        problem(mara().get(LAW + "/timeline?from=2026-02-01&to=2026-01-01"), 400, "bad-request");
        problem(mara().get(LAW + "/timeline?applies_in=NOWHERE"), 400, "bad-request");
        Json.Obj coverage = api.ok("Coverage", mara().get(LAW + "/coverage?as_of=2026-11-24&jurisdiction=DE"));
        assertThat(items(coverage, "rows"))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(text(one, "jurisdiction")).isEqualTo("DE"));
        Json.Obj same = api.ok("LawDiff", mara().get(LAW + "/diff?from=2026-11-24&to=2026-11-24"));
        assertThat(items(same, "added")).isEmpty();
        Json.Obj years = api.ok("LawDiff", mara().get(LAW + "/diff?from=2017-11-24&to=2026-11-24"));
        assertThat(items(years, "added")).extracting(one -> text(one, "rule")).contains("EU-GDPR-ART21-2");
        problem(mara().get(LAW + "/diff?from=2026-11-24"), 400, "bad-request");
    }

    @Test
    void what_another_day_changes_here_is_told_without_counts_of_few() throws IOException, InterruptedException {
        problem(mara().get(LAW + "/impact"), 400, "bad-request");
        Json.Obj whole = api.ok("Impact", olaf().get(LAW + "/impact?as_of=2017-11-24"));
        Json.Obj told = api.ok("Impact", mara().get(LAW + "/impact?as_of=2017-11-24"));
        assertThat(at(told, "rules")).isEqualTo(at(whole, "rules"));
        List<Json> all = items(whole, "segments");
        List<Json> few = items(told, "segments");
        assertThat(few).hasSameSizeAs(all);
        assertThat(all).allSatisfy(one -> assertThat(at(one, "matching")).isInstanceOf(Json.Num.class));
        for (int i = 0; i < all.size(); i++) {
            boolean isWithheld = at(few.get(i), "matching").equals(Json.none());
            assertThat(isWithheld || few.get(i).equals(all.get(i))).isTrue();
            if (number(all.get(i), "matching") > 0 && number(all.get(i), "matching") < 50) {
                assertThat(isWithheld).isTrue();
            }
        }
        assertThat(few).anySatisfy(one -> assertThat(at(one, "matching")).isEqualTo(Json.none()));
    }

    @Test
    void accounts_are_kept_by_administrators_and_a_password_is_told_once() throws IOException, InterruptedException {
        String nora = "{\"account\": \"nora\", \"roles\": [\"marketer\"]}";
        problem(olaf().get(ACCOUNTS), 403, "forbidden");
        problem(olaf().json("POST", ACCOUNTS, nora), 403, "forbidden");
        problem(ada().json("POST", ACCOUNTS, nora.replace("marketer", "king")), 422, "unfit");
        problem(ada().json("POST", ACCOUNTS, "{\"account\": \"nora\", \"roles\": []}"), 422, "unfit");
        int before = aurora.logged("account-made");
        Json.Obj made = api.ok("AccountWithPassword", ada().json("POST", ACCOUNTS, nora, "Idempotency-Key", "nora-1"));
        assertThat(aurora.logged("account-made")).isEqualTo(before + 1);
        HttpResponse<String> again = ada().json("POST", ACCOUNTS, nora, "Idempotency-Key", "nora-1");
        problem(again, 409, "conflict");
        assertThat(again.body()).contains("told once").doesNotContain(text(made, "password"));
        problem(ada().json("POST", ACCOUNTS, nora), 409, "conflict");
        HttpResponse<String> all = ada().get(ACCOUNTS);
        assertThat(items(api.ok("Accounts", all), "accounts"))
                .extracting(one -> text(one, "account"))
                .contains("nora", "mara");
        assertThat(all.body()).doesNotContain("password");
        String path = ACCOUNTS + "/nora";
        Json.Obj roles = api.ok("Account", ada().json("POST", path + "/roles", "{\"roles\": [\"analyst\"]}"));
        assertThat(items(roles, "roles")).containsExactly(Json.of("analyst"));
        assertThat(at(api.ok("Account", ada().json("POST", path + "/disable", "{}")), "enabled"))
                .isEqualTo(Json.of(false));
        assertThat(at(api.ok("Account", ada().json("POST", path + "/enable", "{}")), "enabled"))
                .isEqualTo(Json.of(true));
        Json.Obj reset = api.ok("AccountWithPassword", ada().json("POST", path + "/reset", "{}"));
        assertThat(text(reset, "password")).isNotEqualTo(text(made, "password"));
        problem(ada().json("POST", ACCOUNTS + "/nobody/reset", "{}"), 404, "not-found");
        aurora.accounts().disable("admin", new Actor("ada"));
        problem(ada().json("POST", ACCOUNTS + "/ada/disable", "{}"), 409, "conflict");
    }
}
