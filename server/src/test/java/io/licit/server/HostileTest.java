package io.licit.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.json.Json;
import io.licit.programme.account.Role;
import io.licit.programme.account.Token;
import io.licit.programme.account.Tokens;
import io.licit.programme.people.Actor;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The application against those who mean it ill. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HostileTest {
    private static final String SCRIPT = "<script>alert(1)</script>";
    private static final Pattern STAMP = Pattern.compile("name=\"stamp\" value=\"([^\"]+)\"");

    private final MovingClock clock = new MovingClock(Aurora.CLOCK.instant());
    private final Aurora aurora;

    HostileTest(@TempDir Path folder) throws IOException {
        aurora = Aurora.start(folder.resolve("aurora"), clock);
    }

    @BeforeAll
    void people() {
        aurora.person("mara", Role.MARKETER);
        aurora.person("pia", Role.MARKETER, Role.ADMIN);
    }

    @AfterAll
    void end() {
        aurora.close();
    }

    private Caller mara() throws IOException, InterruptedException {
        return Caller.signedIn(aurora, "mara", Aurora.PASSWORD);
    }

    private Path file(String segment) {
        return aurora.folder().resolve("segments/" + segment + ".yaml");
    }

    @Test
    void script_in_a_title_and_in_an_address_is_text() throws IOException, InterruptedException {
        Path file = file("campus-drop");
        String text = Files.readString(file);
        Files.writeString(file, text.replaceFirst("title: .*", "title: \"" + SCRIPT + "\""));
        Caller mara = mara();
        for (String path : List.of(
                "/segments",
                "/segments/campus-drop",
                "/segments?q=" + Caller.encoded("\"><script>alert(1)</script>"),
                "/findings?q=" + Caller.encoded(SCRIPT),
                "/law?q=" + Caller.encoded("'" + SCRIPT),
                "/nowhere?" + Caller.encoded(SCRIPT))) {
            String page = mara.get(path).body();
            assertThat(page).as(path).doesNotContain("<script>alert").doesNotContain("\"><script");
        }
        assertThat(mara.get("/segments").body()).contains("&lt;script&gt;alert(1)&lt;/script&gt;");
        assertThat(Caller.unknown(aurora)
                        .get("/sign-in?then=" + Caller.encoded("/\"><script>alert(1)</script>"))
                        .body())
                .doesNotContain("<script>alert");
        HttpResponse<String> day = mara.get("/law?as-of=" + Caller.encoded(SCRIPT));
        assertThat(day.statusCode()).isEqualTo(400);
        assertThat(day.body()).doesNotContain("<script>alert");
    }

    @Test
    void no_name_in_an_address_is_a_way_to_a_file() throws IOException, InterruptedException {
        Caller mara = mara();
        Caller program = Caller.withToken(aurora, aurora.token("mara", Role.MARKETER));
        for (String name : List.of(
                "..%2flicit",
                "..%2F..%2Fetc%2Fpasswd",
                "%2e%2e",
                "%2e%2e%5clicit",
                "..%5c..%5clicit",
                "staff%00",
                "%00",
                "staff%0d%0aSet-Cookie:a=b",
                "staff;x=y",
                "%252e%252e%252flicit",
                "segments%2fstaff",
                "a".repeat(6000))) {
            for (String place : List.of("/segments/", "/law/")) {
                assertHides(mara.get(place + name), place + name);
            }
            for (String place : List.of("/api/v1/segments/", "/api/v1/law/rules/")) {
                assertHides(program.get(place + name), place + name);
            }
        }
        HttpResponse<String> malformed = mara.send("GET", "/segments/..%2flicit", "");
        assertThat(malformed.body()).doesNotContain("org.apache").doesNotContain("Exception");
    }

    private static void assertHides(HttpResponse<String> answer, String path) {
        assertThat(answer.statusCode()).as(path).isIn(400, 404);
        assertThat(answer.body())
                .as(path)
                .doesNotContain("minimum_segment_size")
                .doesNotContain("root:");
        assertThat(Caller.header(answer, "Set-Cookie")).as(path).doesNotContain("a=b");
    }

    @Test
    void a_form_that_no_page_of_the_session_has_made_changes_nothing() throws IOException, InterruptedException {
        Caller mara = mara();
        Path file = file("second-purchase");
        String before = Files.readString(file);
        Map<String, String> form = Map.of("text", before + "# changed\n", "stamp", stamp(mara, "second-purchase"));
        String stale = Caller.unknown(aurora).formToken();
        assertThat(mara.formToken()).as("masked anew for each page").isNotEqualTo(mara.formToken());
        for (Map<String, String> forged : List.of(form, with(form, "_csrf", stale), with(form, "_csrf", ""))) {
            HttpResponse<String> answer = mara.postBare("/segments/second-purchase", forged);
            assertThat(answer.statusCode()).isBetween(300, 499);
            assertThat(Files.readString(file)).isEqualTo(before);
        }
        assertThat(mara.post("/segments/second-purchase", form).statusCode()).isEqualTo(303);
        assertThat(Files.readString(file)).as("and the right one does").isEqualTo(before + "# changed\n");
    }

    private static Map<String, String> with(Map<String, String> form, String name, String value) {
        Map<String, String> all = new HashMap<>(form);
        all.put(name, value);
        return all;
    }

    private static String stamp(Caller caller, String segment) throws IOException, InterruptedException {
        Matcher found = STAMP.matcher(caller.get("/segments/" + segment).body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    @Test
    void a_session_that_was_known_before_somebody_signed_in_is_nobodys() throws IOException, InterruptedException {
        Caller mara = Caller.unknown(aurora);
        mara.formToken();
        String known = mara.session();
        assertThat(mara.signIn("mara", Aurora.PASSWORD, "").statusCode()).isEqualTo(303);
        assertThat(known).isNotEmpty().isNotEqualTo(mara.session());
        HttpResponse<String> fixed = Caller.unknown(aurora).get("/segments", "Cookie", "JSESSIONID=" + known);
        assertThat(fixed.statusCode()).isEqualTo(303);
        assertThat(Caller.header(fixed, "Location")).startsWith("/sign-in");
    }

    @Test
    void a_session_ends_with_the_account_it_is_of_or_its_roles() throws IOException, InterruptedException {
        aurora.person("dora", Role.MARKETER);
        Actor admin = new Actor("admin");
        Caller dora = Caller.signedIn(aurora, "dora", Aurora.PASSWORD);
        assertThat(dora.get("/segments").statusCode()).isEqualTo(200);
        aurora.accounts().setRoles("dora", Set.of(Role.AUDITOR), admin);
        assertThat(dora.get("/segments").statusCode()).isEqualTo(303);
        dora.signIn("dora", Aurora.PASSWORD, "");
        assertThat(dora.get("/segments").statusCode()).isEqualTo(200);
        aurora.accounts().disable("dora", admin);
        assertThat(dora.get("/segments").statusCode()).isEqualTo(303);
        assertThat(dora.signIn("dora", Aurora.PASSWORD, "").statusCode()).isEqualTo(401);
    }

    @Test
    void nobody_is_sent_to_another_host() throws IOException, InterruptedException {
        Caller caller = Caller.unknown(aurora);
        for (String then : List.of(
                "https://elsewhere.example/",
                "//elsewhere.example",
                "/\\elsewhere.example",
                "javascript:alert(1)",
                "/%0d%0aSet-Cookie:a=b\r\nX: y")) {
            HttpResponse<String> answer = caller.post("/language", Map.of("language", "en", "then", then));
            assertThat(answer.statusCode()).as(then).isEqualTo(303);
            assertThat(Caller.header(answer, "Location")).as(then).isEqualTo("/");
        }
        assertThat(Caller.header(caller.signIn("mara", Aurora.PASSWORD, "//elsewhere.example"), "Location"))
                .isEqualTo("/");
    }

    @Test
    void a_form_that_is_too_large_is_refused() throws IOException, InterruptedException {
        Caller mara = mara();
        String much = "x".repeat(3 << 20);
        Path file = file("staff");
        String before = Files.readString(file);
        HttpResponse<String> form = mara.post("/segments/staff", Map.of("text", much, "stamp", ""));
        assertThat(form.statusCode()).isEqualTo(413);
        Caller program = Caller.withToken(aurora, aurora.token("mara", Role.MARKETER));
        HttpResponse<String> sent = program.json(
                "PUT",
                "/api/v1/segments/staff",
                Json.object().put("text", much).build().canonical(),
                "If-Match",
                "*");
        assertThat(sent.statusCode()).isEqualTo(413);
        assertThat(Files.readString(file)).isEqualTo(before);
    }

    @Test
    void sql_in_a_condition_is_a_finding_or_a_text_and_never_run() throws IOException, InterruptedException {
        Caller program = Caller.withToken(aurora, aurora.token("mara", Role.MARKETER));
        Path mark = aurora.folder().resolve("mark.csv");
        String copy = "copy (select 1) to '" + mark + "'";
        String text = Files.readString(file("second-purchase"));
        String head = text.substring(0, text.indexOf("where:"));
        for (String condition : List.of(
                "country = 'DE'; " + copy, "country = 'DE' or 1 = (" + copy + ")", "country in (select 'DE')")) {
            Json.Obj answer = preview(program, head + "where: |\n  " + condition + "\n");
            assertThat(answer.get("matching")).as(condition).contains(Json.none());
            assertThat(((Json.Arr) answer.get("findings").orElseThrow()).items())
                    .as(condition)
                    .isNotEmpty();
        }
        Json.Obj quoted = preview(program, head + "where: |\n  country = 'DE''; " + copy.replace("'", "''") + " --'\n");
        assertThat(quoted.get("matching")).as("a country of that name").contains(Json.of(0));
        assertThat(mark).doesNotExist();
    }

    private static Json.Obj preview(Caller program, String text) throws IOException, InterruptedException {
        HttpResponse<String> answer = program.json(
                "POST",
                "/api/v1/segments/second-purchase/preview",
                Json.object().put("text", text).build().canonical());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return (Json.Obj) Json.parse(answer.body());
    }

    @Test
    void of_two_who_save_the_second_is_told() throws IOException, InterruptedException {
        Caller mara = mara();
        Caller pia = Caller.signedIn(aurora, "pia", Aurora.PASSWORD);
        Path file = file("gold-early-access");
        String before = Files.readString(file);
        String hers = stamp(mara, "gold-early-access");
        String others = stamp(pia, "gold-early-access");
        HttpResponse<String> first =
                mara.post("/segments/gold-early-access", Map.of("text", before + "# mara\n", "stamp", hers));
        HttpResponse<String> second =
                pia.post("/segments/gold-early-access", Map.of("text", before + "# pia\n", "stamp", others));
        assertThat(first.statusCode()).isEqualTo(303);
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).as("what she wrote is not lost").contains("# pia");
        assertThat(Files.readString(file)).isEqualTo(before + "# mara\n");
    }

    @Test
    void a_token_counts_until_it_is_revoked_or_over_or_its_account_is_disabled()
            throws IOException, InterruptedException {
        aurora.person("tom", Role.MARKETER);
        Actor admin = new Actor("admin");
        Tokens tokens = new Tokens(aurora.server().programme());
        String path = "/api/v1/segments";
        String revoked = aurora.token("tom", Role.MARKETER);
        assertThat(status(revoked, path)).isEqualTo(200);
        Token newest = tokens.of("tom").get(0);
        tokens.revoke("tom", newest.number(), admin);
        assertThat(status(revoked, path)).isEqualTo(401);
        String secret = aurora.token("tom", Role.MARKETER);
        for (String cut : List.of(secret.substring(0, secret.length() - 1), secret + "a", "licit_", "x")) {
            assertThat(status(cut, path)).as("cut").isEqualTo(401);
        }
        aurora.accounts().disable("tom", admin);
        assertThat(status(secret, path)).isEqualTo(401);
        aurora.accounts().enable("tom", admin);
        assertThat(status(secret, path)).isEqualTo(200);
        aurora.accounts().setRoles("tom", Set.of(Role.AUDITOR), admin);
        assertThat(status(secret, path)).as("none of its roles is left").isEqualTo(401);
        aurora.accounts().setRoles("tom", Set.of(Role.MARKETER), admin);
        clock.move(Duration.ofDays(2));
        try {
            assertThat(status(secret, path)).as("over").isEqualTo(401);
        } finally {
            clock.move(Duration.ofDays(-2));
        }
    }

    private int status(String secret, String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = Caller.withToken(aurora, secret).get(path);
        assertThat(Caller.header(answer, "Set-Cookie")).as("no session").isEmpty();
        return answer.statusCode();
    }

    @Test
    void a_session_of_a_browser_opens_nothing_for_programs() throws IOException, InterruptedException {
        Caller mara = mara();
        assertThat(mara.get("/segments").statusCode()).isEqualTo(200);
        HttpResponse<String> read = mara.get("/api/v1/segments");
        assertThat(read.statusCode()).isEqualTo(401);
        HttpResponse<String> written = mara.json("PUT", "/api/v1/segments/staff", "{\"text\": \"\"}", "If-Match", "*");
        assertThat(written.statusCode()).isEqualTo(401);
    }
}
