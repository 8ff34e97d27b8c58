package io.licit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What leaves, on the command line. */
final class ExportCommandTest {
    @TempDir
    Path folder;

    private Cli starter() throws IOException {
        Cli cli = Cli.in(folder);
        assertThat(cli.run("init").exit()).isEqualTo(Exit.OK);
        Trained.asCampaignManagers(cli, "ana");
        return cli;
    }

    private List<String> ids(String file) throws IOException {
        return Files.readAllLines(folder.resolve(file)).stream()
                .skip(file.endsWith(".csv") ? 1 : 0)
                .map(line -> line.replaceAll("^\\{\"[a-z_]+\":\"([^\"]*)\".*|^([^,]*),.*", "$1$2"))
                .toList();
    }

    @Test
    void an_export_is_the_run_of_the_same_moment() throws IOException {
        Cli cli = starter();
        Cli.Ran ran = cli.run("export", "newsletter-regulars", "--to", "letter.csv", "--by", "ana");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.exit()).isEqualTo(Exit.OK);
        Golden.same("export/starter.txt", ran.out());
        assertThat(cli.run("run").exit()).isEqualTo(Exit.OK);
        List<String> withoutAddress = Files.readAllLines(folder.resolve("data/customers.csv")).stream()
                .map(line -> line.split(",", -1))
                .filter(cells -> cells[1].isEmpty())
                .map(cells -> cells[0])
                .toList();
        assertThat(ids("letter.csv"))
                .isNotEmpty()
                .containsExactlyElementsOf(cli.run("members", "newsletter-regulars")
                        .out()
                        .lines()
                        .filter(id -> !withoutAddress.contains(id))
                        .toList());
        assertThat(cli.run("export", "newsletter-regulars", "--to", "letter.ndjson", "--by", "ana")
                        .exit())
                .isEqualTo(Exit.OK);
        assertThat(ids("letter.ndjson")).isEqualTo(ids("letter.csv"));
        Golden.same("export/list.txt", cli.run("export", "list").out());
        Cli.Ran recheck = cli.run("export", "--recheck", "letter.csv", "--by", "ana", "--format", "json");
        assertThat(recheck.exit()).isEqualTo(Exit.OK);
        assertThat(((Json.Obj) Json.parse(recheck.out())).get("removed")).contains(Json.array());
    }

    @Test
    void whose_consent_is_withdrawn_is_taken_out_and_listed_where_asked() throws IOException {
        Cli cli = starter();
        cli.run("export", "newsletter-regulars", "--to", "letter.csv", "--by", "ana");
        String first = ids("letter.csv").get(0);
        Files.writeString(
                folder.resolve("data/consents.csv"),
                Files.readString(folder.resolve("data/consents.csv")) + first
                        + ",all,all,objected,2027-02-28,,web-form,\n");
        Cli.Ran ran = cli.run("export", "--recheck", "letter.csv.licit.json", "--list-removed", "--by", "ana");
        assertThat(ran.exit()).isEqualTo(Exit.OK);
        assertThat(ran.out()).contains("taken out: 1  ");
        assertThat(ids("letter.csv")).doesNotContain(first);
        assertThat(Files.readString(folder.resolve("letter.csv.removed.csv"))).contains(first + ",");
        assertThat(ran.out() + ran.err()).doesNotContain(first);
    }

    @Test
    void what_can_not_be_meant_is_said() throws IOException {
        Cli cli = starter();
        assertThat(cli.run("export", "newsletter-regulars", "--to", "letter.csv")
                        .exit())
                .isEqualTo(Exit.USAGE);
        assertThat(cli.run("export", "newsletter-regulars", "--by", "ana").exit())
                .isEqualTo(Exit.USAGE);
        assertThat(cli.run("export", "newsletter-regulars", "--to", "letter.txt", "--by", "ana")
                        .err())
                .contains("--kind");
        assertThat(cli.run("export", "newsletter-regulars", "--to", "a.csv", "--kind", "parket", "--by", "ana")
                        .err())
                .contains("did you mean `parquet`?");
        assertThat(cli.run("export", "newsletter-regulars", "--to", "a.csv", "--columns", "emial", "--by", "ana")
                        .err())
                .contains("did you mean `email`?");
        assertThat(cli.run("export", "newsletter-regulars", "--to", "a.csv", "--as-of", "2027-01-01", "--by", "ana")
                        .exit())
                .isEqualTo(Exit.USAGE);
        assertThat(cli.run("export", "--recheck", "nothing.csv", "--by", "ana").exit())
                .isEqualTo(Exit.USAGE);
        assertThat(cli.run("export", "newsletter-regulars", "--to", "a.csv", "--channel", "sms", "--by", "ana")
                        .err())
                .contains("has no channel `sms`");
        cli.run("export", "newsletter-regulars", "--to", "a.csv", "--by", "ana");
        assertThat(cli.run("export", "deliver", "a.csv", "--url", "http://mail.example", "--by", "ana")
                        .exit())
                .isEqualTo(Exit.USAGE);
        assertThat(cli.run(
                                "export",
                                "deliver",
                                "a.csv",
                                "--url",
                                "https://mail.example",
                                "--secret-env",
                                "NONE",
                                "--by",
                                "ana")
                        .err())
                .contains("the environment has no NONE");
    }

    @Test
    void four_eyes_are_asked_for_before_anything_is_looked_at() throws IOException {
        Cli cli = starter();
        Files.writeString(
                folder.resolve("licit.yaml"),
                Files.readString(folder.resolve("licit.yaml")) + "\napproval: four-eyes\n");
        Cli.Ran ran = cli.run("export", "newsletter-regulars", "--to", "letter.csv", "--by", "ana");
        assertThat(ran.exit()).isEqualTo(Exit.BLOCKED);
        assertThat(ran.err()).contains("an approval of `newsletter-regulars`");
        assertThat(folder.resolve("letter.csv")).doesNotExist();
        Trained.asCampaignManagers(cli, "ana", "officer@example.com");
        assertThat(cli.run("approve", "newsletter-regulars", "--by", "officer@example.com")
                        .exit())
                .isEqualTo(Exit.OK);
        assertThat(cli.run("export", "newsletter-regulars", "--to", "letter.csv", "--by", "ana")
                        .exit())
                .isEqualTo(Exit.OK);
        campaign("mail", "Hello");
        assertThat(cli.run("export", "newsletter-regulars", "--to", "letter.csv", "--by", "ana")
                        .err())
                .contains("has changed since it was approved");
    }

    private void campaign(String id, String body) throws IOException {
        Files.createDirectories(folder.resolve("campaigns"));
        Files.writeString(
                folder.resolve("campaigns/" + id + ".yaml"),
                "campaign: " + id + "\nsegment: newsletter-regulars\nchannel: email\noffer: {kind: none}\n"
                        + "message: {subject: Hello, body: " + body + "}\n");
    }

    @Test
    void a_campaign_on_which_an_error_is_found_keeps_the_file_in() throws IOException {
        Cli cli = starter();
        campaign("mail", "Hello");
        Cli.Ran reviewed = cli.run("review", "mail");
        assertThat(reviewed.exit()).isEqualTo(Exit.FINDINGS);
        Cli.Ran ran = cli.run("export", "newsletter-regulars", "--to", "letter.csv", "--by", "ana");
        assertThat(ran.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(ran.err()).contains("campaigns/mail.yaml", "nothing was written");
        assertThat(folder.resolve("letter.csv")).doesNotExist();
        campaign("second", "Hello again");
        assertThat(cli.run("export", "newsletter-regulars", "--to", "letter.csv", "--campaign", "second", "--by", "ana")
                        .err())
                .contains("campaigns/second.yaml")
                .doesNotContain("campaigns/mail.yaml");
    }

    @Test
    void a_manifest_is_verified_as_an_attachment_of_the_log() throws IOException {
        Cli cli = starter();
        cli.run("export", "newsletter-regulars", "--to", "letter.csv", "--by", "ana");
        Json.Obj manifest = (Json.Obj) Json.parse(Files.readString(folder.resolve("letter.csv.licit.json")));
        Json.Obj evidence = (Json.Obj) manifest.get("evidence").orElseThrow();
        assertThat(((Json.Str) evidence.get("entry").orElseThrow()).value()).matches("[0-9a-f]{64}");
        assertThat(((Json.Str) evidence.get("checkpoint").orElseThrow()).value())
                .contains("\n\n\u2014 ");
        cli.run("evidence", "export", "--to", "log.zip", "--attach", "letter.csv.licit.json");
        String key = "log.pub";
        Files.writeString(folder.resolve(key), cli.run("evidence", "key").out());
        Cli.Ran verified = cli.run("evidence", "verify", "log.zip", "--key", key);
        assertThat(verified.exit()).as(verified.out() + verified.err()).isEqualTo(Exit.OK);
        Path file = folder.resolve("letter.csv.licit.json");
        Files.writeString(file, Files.readString(file).replace("\"rows\":", "\"rows\": "));
        cli.run("evidence", "export", "--to", "other.zip", "--attach", "letter.csv.licit.json");
        assertThat(cli.run("evidence", "verify", "other.zip", "--key", key).exit())
                .isNotEqualTo(Exit.OK);
    }

    @Test
    void the_sample_exports_what_stands_and_refuses_what_does_not() throws IOException {
        Cli cli = Cli.in(folder);
        assertThat(cli.run("init", "--demo", "--persons", "2000").exit()).isEqualTo(Exit.OK);
        Files.writeString(
                folder.resolve("licit.yaml"),
                Files.readString(folder.resolve("licit.yaml")).replaceAll("(?m)^approval:.*$", ""));
        Trained.asCampaignManagers(cli, "ana");
        Cli.Ran checked = cli.run("check", "--format", "json");
        List<String> broken = ((Json.Arr)
                        ((Json.Obj) Json.parse(checked.out())).get("findings").orElseThrow())
                .items().stream()
                        .map(finding -> (Json.Obj) finding)
                        .filter(finding -> finding.get("severity").orElseThrow().equals(Json.of("error")))
                        .map(finding -> ((Json.Str) finding.get("segment").orElse(Json.of(""))).value())
                        .distinct()
                        .toList();
        assertThat(broken).contains("app-regulars");
        Cli.Ran refused = cli.run("export", "app-regulars", "--to", "ads.csv", "--by", "ana");
        assertThat(refused.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(refused.err()).contains("nothing was written");
        Cli.Ran ran = cli.run("export", "newsletter-regulars", "--to", "letter.csv", "--by", "ana");
        int expected = broken.contains("newsletter-regulars") ? Exit.FINDINGS : Exit.OK;
        assertThat(ran.exit()).as(ran.err()).isEqualTo(expected);
        if (expected == Exit.OK) {
            cli.run("run", "newsletter-regulars");
            assertThat(cli.run("members", "newsletter-regulars").out().lines()).containsAll(ids("letter.csv"));
            assertThat(Pattern.compile("C\\d{7}").matcher(ran.out()).find()).isFalse();
        }
    }
}
