package io.licit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that ask a server, against one that runs. */
final class RemoteTest {
    @TempDir
    static Path parent;

    private static RemoteShop shop;

    @BeforeAll
    static void open() throws IOException {
        shop = RemoteShop.open(parent);
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    private static Cli.Ran ok(Cli.Ran ran) {
        assertThat(ran.exit()).as(ran.err() + ran.out()).isEqualTo(Exit.OK);
        return ran;
    }

    private static Json.Obj json(Cli.Ran ran) {
        return (Json.Obj) Json.parse(ran.out());
    }

    private static List<Json> items(Json.Obj object, String name) {
        return ((Json.Arr) object.get(name).orElseThrow()).items();
    }

    private static Json at(Json object, String name) {
        return ((Json.Obj) object).get(name).orElseThrow();
    }

    @Test
    void a_check_finds_what_it_finds_where_the_workspace_is() {
        Cli.Ran here = shop.here().run("check", "restful-nights", "--format", "json");
        Cli.Ran away = shop.of("mara").run("check", "restful-nights", "--format", "json");
        assertThat(away.exit()).as(away.err()).isEqualTo(here.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(items(json(away), "findings").stream().map(one -> at(one, "message")))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(items(json(here), "findings").stream()
                        .map(one -> at(one, "message"))
                        .toList());
    }

    @Test
    void findings_are_shown_in_their_place_in_the_text() {
        String here = shop.here().run("check", "restful-nights").out();
        String away = shop.of("mara").run("check", "restful-nights").out();
        assertThat(away).contains("error[CHK4001]", "--> segments/restful-nights.yaml:", "errors");
        assertThat(away.lines().filter(line -> line.contains(" | ")).toList())
                .as("lines of the text")
                .isNotEmpty()
                .isSubsetOf(here.lines()
                        .map(line -> line.replaceAll("(\\^+) .*", "$1"))
                        .toList());
    }

    @Test
    void findings_have_all_their_forms() {
        Cli mara = shop.of("mara");
        assertThat(mara.run("check", "restful-nights", "--format", "sarif").out())
                .contains("\"ruleId\"", "segments/restful-nights.yaml");
        assertThat(mara.run("check", "restful-nights", "--format", "github").out())
                .contains("::error file=segments/restful-nights.yaml");
        Cli.Ran never = mara.run("check", "--fail-on", "never");
        assertThat(never.exit()).isEqualTo(Exit.OK);
        assertThat(never.out()).contains("error[");
    }

    @Test
    void a_segment_that_the_server_does_not_have_is_a_mistake() {
        Cli.Ran ran = shop.of("mara").run("check", "no-such");
        assertThat(ran.exit()).isEqualTo(Exit.USAGE);
        assertThat(ran.err()).contains("the server has no such thing");
    }

    @Test
    void a_preview_counts() {
        Cli.Ran ran = ok(shop.of("olaf").run("preview", "newsletter-regulars", "--format", "json"));
        Json.Obj here = json(shop.here().run("preview", "newsletter-regulars", "--format", "json"));
        for (String name : List.of("segment", "digest", "matching", "eligible", "reachable")) {
            assertThat(at(json(ran), name)).as(name).isEqualTo(at(here, name));
        }
        assertThat(ok(shop.of("olaf").run("preview", "newsletter-regulars")).out())
                .contains("newsletter-regulars", "matching", "left out:", "country");
    }

    @Test
    void a_preview_counts_by_columns() {
        String[] command = {"preview", "newsletter-regulars", "--by", "loyalty_tier", "--format", "json"};
        Cli.Ran here = ok(shop.here().run(command));
        Cli.Ran away = ok(shop.of("mara").run(command));
        assertThat(at(json(away), "by")).isEqualTo(at(json(here), "by"));
        assertThat(ok(shop.of("mara").run("preview", "newsletter-regulars", "--by", "loyalty_tier"))
                        .out())
                .contains("loyalty_tier");
        Cli.Ran unknown = shop.of("mara").run("preview", "newsletter-regulars", "--by", "no_such");
        assertThat(unknown.exit()).as(unknown.err()).isEqualTo(Exit.USAGE);
    }

    @Test
    void fairness_is_judged_there() {
        Cli.Ran ran = shop.of("mara").run("fairness", "full-price-neighbourhoods");
        assertThat(ran.exit()).as(ran.err()).isIn(Exit.OK, Exit.FINDINGS);
        assertThat(ran.out()).contains("full-price-neighbourhoods", "lowest AIR", "verdict");
        Cli.Ran json = shop.of("mara").run("fairness", "full-price-neighbourhoods", "--format", "json");
        assertThat(at(json(json), "thresholds")).isInstanceOf(Json.Obj.class);
        Cli.Ran all = shop.of("mara").run("fairness");
        assertThat(all.exit()).isEqualTo(Exit.USAGE);
        assertThat(all.err()).contains("one segment at a time");
    }

    @Test
    void the_law_of_the_server_is_listed_and_shown() {
        Cli.Ran list = ok(shop.of("mara").run("law", "list", "--applies-in", "DE", "--format", "json"));
        assertThat(items(json(list), "rules"))
                .hasSizeGreaterThan(20)
                .allSatisfy(rule -> assertThat(at(rule, "id")).isInstanceOf(Json.Str.class));
        String id = ((Json.Str) at(items(json(list), "rules").get(0), "id")).value();
        Json.Obj here = json(shop.here().run("law", "show", id, "--format", "json"));
        Json.Obj away = json(ok(shop.of("mara").run("law", "show", id, "--format", "json")));
        for (String name : List.of("pack", "cite", "effect", "requires", "does", "penalty", "from", "to", "tests")) {
            assertThat(at(away, name)).as(name).isEqualTo(at(here, name));
        }
        assertThat(ok(shop.of("mara").run("law", "show", id)).out())
                .startsWith(id + "\n")
                .contains("What Licit does:");
        assertThat(ok(shop.of("mara").run("law", "list")).out()).containsPattern("\\d+ rules\n$");
    }

    @Test
    void a_campaign_is_reviewed() {
        Cli.Ran ran = shop.of("mara").run("review", "spring-winback", "workshop-text");
        assertThat(ran.exit()).as(ran.err()).isEqualTo(Exit.FINDINGS);
        assertThat(ran.out()).contains("error[CMP");
    }

    @Test
    void an_approval_is_asked_for_by_one_and_given_by_another() {
        Cli.Ran asked = ok(shop.of("mara").run("approve", "lapsed-big-spenders", "--ask"));
        assertThat(asked.out()).startsWith("Approval of lapsed-big-spenders is asked for, as it stands: ");
        Cli.Ran mara = shop.of("mara").run("approve", "lapsed-big-spenders");
        assertThat(mara.exit()).as(mara.err()).isEqualTo(Exit.BLOCKED);
        Cli.Ran silent = shop.of("olaf").run("approve", "lapsed-big-spenders", "--refuse");
        assertThat(silent.exit()).isEqualTo(Exit.USAGE);
        assertThat(silent.err()).contains("says why");
        Cli.Ran given = ok(shop.of("olaf").run("approve", "lapsed-big-spenders", "--format", "json"));
        assertThat(at(json(given), "decision")).isEqualTo(Json.of("approved"));
        assertThat(ok(shop.of("mara").run("approve")).out())
                .contains("segment")
                .containsPattern("lapsed-big-spenders +approved +olaf");
        Cli.Ran broken = shop.of("olaf").run("approve", "restful-nights");
        assertThat(broken.exit()).as(broken.err()).isEqualTo(Exit.FINDINGS);
        assertThat(broken.err()).contains("error[CHK4001]");
    }

    @Test
    void what_a_server_can_not_heed_is_refused() {
        Cli mara = shop.of("mara");
        assertThat(mara.run("check", "--by", "somebody").err()).contains("whose token it is");
        assertThat(mara.run("check", "--as-of", "2027-04-01").err()).contains("does not take --as-of");
        assertThat(mara.run("preview", "newsletter-regulars", "--role", "officer")
                        .err())
                .contains("the roles of the token");
        assertThat(mara.run("run", "--engine", "spark").exit()).isEqualTo(Exit.USAGE);
        Cli.Ran both = mara.run("check", "--server", shop.url(), "--workspace", ".");
        assertThat(both.exit()).isEqualTo(Exit.USAGE);
        assertThat(both.err()).contains("a server has a workspace of its own");
    }

    @Test
    void a_workspace_that_is_named_is_meant_whatever_the_environment_says() {
        Cli mara = shop.of("mara");
        Cli.Ran ran = mara.run(
                "law",
                "show",
                "no-such-rule",
                "--workspace",
                shop.here().folder().toString());
        assertThat(ran.err()).contains("there is no rule `no-such-rule`");
    }

    @Test
    void what_is_of_no_workspace_is_done_here_unless_a_server_is_named() {
        Cli mara = shop.of("mara");
        ok(mara.run("completion", "bash"));
        Cli.Ran named = mara.run("completion", "bash", "--server", shop.url());
        assertThat(named.exit()).isEqualTo(Exit.USAGE);
        assertThat(named.err()).contains("leave --server out");
    }

    @Test
    void a_token_is_needed_and_never_told() throws IOException {
        Cli none = new Cli(shop.away(), Map.of("LICIT_SERVER", shop.url()), false);
        assertThat(none.run("check").err()).contains("there is no token to ask the server with");
        String secret = "licit_nobody_knows_this_one_0123456789";
        Cli.Ran wrong =
                new Cli(shop.away(), Map.of("LICIT_SERVER", shop.url(), "LICIT_TOKEN", secret), false).run("check");
        assertThat(wrong.exit()).isEqualTo(Exit.USAGE);
        assertThat(wrong.err()).contains("the server does not know this token").doesNotContain(secret);
        Path file = Files.writeString(shop.away().resolve("token"), shop.token("mara") + "\n");
        ok(none.run("approve", "--token-file", file.toString()));
        assertThat(none.run("approve", "--token-file", "nowhere").err()).contains("the file of the token");
        assertThat(Cli.in(shop.away()).run("check", "--token-file", "token").err())
                .contains("--token-file goes with --server");
    }

    @Test
    void a_token_does_not_leave_this_machine_unprotected() {
        Cli.Ran ran = new Cli(shop.away(), Map.of("LICIT_TOKEN", shop.token("mara")), false)
                .run("check", "--server", "http://licit.example.com");
        assertThat(ran.exit()).isEqualTo(Exit.USAGE);
        assertThat(ran.err()).contains("the token would go to licit.example.com unprotected");
    }

    @Test
    void who_may_not_is_told_so() {
        Cli.Ran ran = shop.of("ada").run("fairness", "newsletter-regulars");
        assertThat(ran.exit()).as(ran.err()).isEqualTo(Exit.BLOCKED);
        assertThat(ran.err()).contains("the roles of this token do not allow it");
    }

    @Test
    void what_nobody_has_approved_is_not_run_and_said() throws IOException {
        Path settings = shop.folder().resolve("licit.yaml");
        String before = Files.readString(settings);
        Files.writeString(settings, before.replace("approval: none", "approval: four-eyes"));
        try {
            Cli.Ran none = shop.of("mara").run("run", "garden-season");
            assertThat(none.exit()).as(none.err()).isEqualTo(Exit.BLOCKED);
            assertThat(none.err()).contains("garden-season").doesNotContain("did not get it done");
            ok(shop.of("olaf").run("approve", "lapsed-big-spenders"));
            Cli.Ran ran = shop.of("mara").run("run", "lapsed-big-spenders", "garden-season");
            assertThat(ran.exit()).as(ran.err()).isEqualTo(Exit.BLOCKED);
            assertThat(ran.err())
                    .contains("error: `garden-season` is not run: ")
                    .doesNotContain("`lapsed-big");
            assertThat(ran.out()).contains("lapsed-big-spenders");
        } finally {
            Files.writeString(settings, before);
        }
    }
}
