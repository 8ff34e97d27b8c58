package io.licit.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.programme.account.Role;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Who may save, put back, ask and decide, over plain HTTP: what pages do not offer is tried as well. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ReviewTest {
    private static final Pattern STAMP = Pattern.compile("name=\"stamp\" value=\"([0-9a-f]{64})\"");
    private static final Pattern DIGEST = Pattern.compile("name=\"digest\" value=\"([0-9a-f]{64})\"");
    private static final Pattern BACK = Pattern.compile("action=\"(/segments/[^\"]+/versions/[0-9]+/back)\"");

    private final MovingClock clock = new MovingClock(Aurora.CLOCK.instant());
    private final Aurora aurora;
    private final Map<String, Caller> callers = new HashMap<>();

    ReviewTest(@TempDir Path folder) throws IOException {
        aurora = Aurora.start(folder.resolve("aurora"), clock);
    }

    @BeforeAll
    void people() throws IOException, InterruptedException {
        aurora.person("mara", Role.MARKETER);
        aurora.person("pia", Role.MARKETER);
        aurora.person("olaf", Role.OFFICER);
        aurora.person("otto", Role.OFFICER);
        aurora.person("newt", Role.OFFICER);
        aurora.train("olaf");
        aurora.train("otto");
        for (String name : new String[] {"mara", "pia", "olaf", "otto", "newt"}) {
            callers.put(name, Caller.signedIn(aurora, name, Aurora.PASSWORD));
        }
    }

    @AfterAll
    void end() {
        aurora.close();
    }

    private Caller as(String name) {
        return Objects.requireNonNull(callers.get(name));
    }

    private String found(Pattern pattern, String name, String path) throws IOException, InterruptedException {
        Matcher found = pattern.matcher(as(name).get(path).body());
        assertThat(found.find()).as(pattern + " at " + path).isTrue();
        return found.group(1);
    }

    private Path file(String id) {
        return aurora.folder().resolve("segments/" + id + ".yaml");
    }

    private HttpResponse<String> save(String name, String id, String text) throws IOException, InterruptedException {
        clock.move(Duration.ofMinutes(1));
        return as(name).post("/segments/" + id, Map.of("text", text, "stamp", found(STAMP, name, "/segments/" + id)));
    }

    private HttpResponse<String> decide(String name, String id, String decision, String reason, String digest)
            throws IOException, InterruptedException {
        clock.move(Duration.ofMinutes(1));
        return as(name).post(
                        "/segments/" + id + "/review/decision",
                        Map.of("decision", decision, "reason", reason, "digest", digest));
    }

    private HttpResponse<String> ask(String name, String id, Map<String, String> more)
            throws IOException, InterruptedException {
        clock.move(Duration.ofMinutes(1));
        Map<String, String> form = new HashMap<>(more);
        form.putIfAbsent("digest", found(DIGEST, name, "/segments/" + id + "/review"));
        return as(name).post("/segments/" + id + "/review", form);
    }

    private String review(String name, String id) throws IOException, InterruptedException {
        return as(name).get("/segments/" + id + "/review").body();
    }

    @Test
    void an_undo_is_refused_once_somebody_else_has_saved() throws IOException, InterruptedException {
        String id = "second-purchase";
        String before = Files.readString(file(id));
        HttpResponse<String> saved = save("mara", id, before + "# mara\n");
        String place = Caller.header(saved, "Location");
        String back = found(BACK, "mara", place);
        String stamp = found(STAMP, "mara", place);
        assertThat(save("pia", id, before + "# mara\n# pia\n").statusCode()).isEqualTo(303);
        HttpResponse<String> refused = as("mara").post(back, Map.of("stamp", stamp));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("Somebody has saved this file since you looked");
        assertThat(Files.readString(file(id))).isEqualTo(before + "# mara\n# pia\n");
        String now = found(STAMP, "mara", "/segments/" + id);
        assertThat(as("mara").post(back, Map.of("stamp", now)).statusCode()).isEqualTo(303);
        assertThat(Files.readString(file(id))).isEqualTo(before);
        assertThat(as("mara").post(back, Map.of("stamp", now)).statusCode())
                .as("the same form sent again is of what is there no more")
                .isEqualTo(409);
        String other = back.replace(id, "staff");
        assertThat(as("mara").post(other, Map.of("stamp", now)).statusCode())
                .as("a version of another segment")
                .isEqualTo(404);
    }

    @Test
    void a_text_from_another_page_becomes_a_draft_and_sets_the_one_before_aside()
            throws IOException, InterruptedException {
        String id = "workshop-texts";
        String path = "/segments/" + id;
        String stamp = found(STAMP, "mara", path);
        String before = Files.readString(file(id));
        HttpResponse<String> typed = as("mara")
                .send(
                        "POST",
                        path + "/draft",
                        "_csrf=" + Caller.encoded(as("mara").formToken()) + "&stamp=" + stamp + "&text="
                                + Caller.encoded(before + "# typed\n"),
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "HX-Request",
                        "true");
        assertThat(typed.body()).contains("Draft kept at");
        HttpResponse<String> begun =
                as("mara").post(path + "/draft", Map.of("text", before + "# fairer\n", "stamp", stamp));
        assertThat(Caller.header(begun, "Location")).isEqualTo(path + "?draft=begun");
        assertThat(as("mara").get(path + "?draft=begun").body()).contains("# fairer", "is set aside");
        assertThat(as("pia").get(path).body()).doesNotContain("# fairer");
        as("mara").post(path + "/draft/back", Map.of());
        assertThat(as("mara").get(path).body()).contains("# typed");
        assertThat(as("mara")
                        .post(path + "/draft", Map.of("text", "x", "stamp", "<junk>"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(Files.readString(file(id))).isEqualTo(before);
    }

    @Test
    void who_wrote_or_asked_or_is_untrained_decides_nothing() throws IOException, InterruptedException {
        String id = "newsletter-regulars";
        String digest = found(DIGEST, "mara", "/segments/" + id + "/review");
        assertThat(decide("mara", id, "approve", "", digest).statusCode()).isEqualTo(403);
        assertThat(decide("newt", id, "approve", "", digest).statusCode()).isEqualTo(409);
        assertThat(review("newt", id))
                .contains("You lack a current certificate")
                .doesNotContain("review/decision");
        assertThat(save("olaf", id, Files.readString(file(id)).replace("where: |\n", "where: |\n  age > 20 and\n"))
                        .statusCode())
                .isEqualTo(303);
        String changed = found(DIGEST, "olaf", "/segments/" + id + "/review");
        assertThat(decide("otto", id, "approve", "", digest).statusCode())
                .as("not what was seen")
                .isEqualTo(409);
        HttpResponse<String> his = decide("olaf", id, "approve", "", changed);
        assertThat(his.statusCode()).isEqualTo(409);
        assertThat(his.body()).contains("Somebody else decides");
        ask("otto", id, Map.of("note", "please"));
        assertThat(decide("otto", id, "approve", "", changed).statusCode())
                .as("whoever asked")
                .isEqualTo(409);
        assertThat(decide("otto", id, "maybe", "", changed).statusCode()).isEqualTo(422);
        assertThat(review("mara", id)).contains("asked for, and nobody has decided");
    }

    @Test
    void a_request_goes_with_what_it_was_for_and_can_be_taken_back() throws IOException, InterruptedException {
        String id = "winback-by-post";
        assertThat(ask("mara", id, Map.of("reviewer", "nobody")).statusCode()).isEqualTo(400);
        ask("mara", id, Map.of("note", "for <b>spring</b>", "reviewer", "olaf"));
        assertThat(review("olaf", id)).contains("for &lt;b&gt;spring", "asked olaf");
        assertThat(as("olaf").get("/").body()).contains("/segments/" + id + "/review");
        assertThat(as("otto").get("/").body())
                .as("somebody else is asked")
                .doesNotContain("/segments/" + id + "/review");
        save("pia", id, Files.readString(file(id)).replace("where: |\n", "where: |\n  age > 20 and\n"));
        assertThat(as("olaf").get("/").body()).doesNotContain("/segments/" + id + "/review");
        assertThat(as("mara").get("/").body()).contains("it has changed since. Ask again");
        assertThat(review("mara", id)).contains("What stands now is not what was asked for");
        as("pia").post("/segments/" + id + "/review/withdraw", Map.of());
        assertThat(review("mara", id)).as("hers alone to take back").contains("Take the request back");
        as("mara").post("/segments/" + id + "/review/withdraw", Map.of());
        assertThat(review("mara", id)).doesNotContain("Take the request back");
        assertThat(as("mara").get("/").body()).doesNotContain("Ask again");
        assertThat(aurora.logged("approval-withdrawal")).isEqualTo(1);
        ask("mara", id, Map.of());
        save("pia", id, Files.readString(file(id)).replace("age > 20", "age > 21"));
        ask("mara", id, Map.of());
        String digest = found(DIGEST, "olaf", "/segments/" + id + "/review");
        assertThat(decide("olaf", id, "refuse", "too young", digest).statusCode())
                .isEqualTo(303);
        assertThat(as("mara").get("/").body())
                .as("what was asked for before goes with the decision")
                .doesNotContain("Ask again");
    }

    @Test
    void few_persons_are_not_told_to_who_may_not_see_them() throws IOException, InterruptedException {
        String id = "delivery-apologies";
        String text = Files.readString(file(id));
        String few = text.substring(0, text.indexOf("where:"))
                + "where: customer_id in ('C0000035', 'C0000036', 'C0000037')\n";
        assertThat(save("mara", id, few).statusCode()).isEqualTo(303);
        assertThat(review("mara", id)).contains("fewer than 50");
        assertThat(review("olaf", id)).doesNotContain("fewer than 50");
    }

    @Test
    void a_program_asks_takes_back_and_sees_what_has_changed() throws IOException, InterruptedException {
        String path = "/api/v1/segments/delivery-apologies/review";
        Caller mara = Caller.withToken(aurora, aurora.token("mara", Role.MARKETER));
        assertThat(mara.json("POST", path, "{\"decision\": \"ask\", \"reviewer\": \"nobody\"}")
                        .statusCode())
                .isEqualTo(422);
        String ask = "{\"decision\": \"ask\", \"reason\": \"now\", \"reviewer\": \"otto\"}";
        assertThat(mara.json("POST", path, ask).statusCode()).isEqualTo(200);
        assertThat(mara.get(path).body()).contains("\"reviewer\": \"otto\"", "\"as_asked\": true", "\"first\": true");
        clock.move(Duration.ofMinutes(1));
        Caller otto = Caller.withToken(aurora, aurora.token("otto", Role.OFFICER));
        HttpResponse<String> others = otto.json("POST", path, "{\"decision\": \"withdraw\"}");
        assertThat(others.statusCode()).as("hers alone to take back").isEqualTo(409);
        assertThat(otto.json("POST", path, "{\"decision\": \"approve\"}").statusCode())
                .isEqualTo(200);
        assertThat(otto.get(path).body()).contains("\"first\": false", "\"request\": null", "\"state\": \"approved\"");
        assertThat(mara.json("POST", path, "{\"decision\": \"withdraw\"}").statusCode())
                .isEqualTo(409);
    }
}
