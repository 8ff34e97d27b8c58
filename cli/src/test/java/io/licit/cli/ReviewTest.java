package io.licit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Campaigns reviewed on data of a few persons, whom one can count. */
final class ReviewTest {
    private static final String CAMPAIGN = """
            campaign: %s
            segment: regulars
            channel: %s
            language: en
            sender: Corner Shop Ltd, 1 High Street, Dublin
            send_at: %s
            message:
              body: |
                Corner Shop Ltd: the spring offers are in. 1 High Street, Dublin, company no. 12345, hello@corner.example.
                You may object at any time: reply STOP to unsubscribe.
            offer: {kind: none}
            """;

    @TempDir
    Path folder;

    private Cli cli = Cli.in(Path.of("."));

    @BeforeEach
    void aWorkspace() throws IOException {
        cli = Cli.in(folder);
        assertThat(cli.run("init").exit()).isEqualTo(Exit.OK);
        Files.delete(folder.resolve("segments/frequent-buyers.yaml"));
        Files.delete(folder.resolve("segments/newsletter-regulars.yaml"));
        write("segments/regulars.yaml", """
                segment: regulars
                title: Regulars
                use: {purpose: direct-marketing, channels: [sms]}
                basis: consent
                reason: Tell regular customers what is new.
                where: loyalty_points > 5
                """);
        write("segments/few.yaml", """
                segment: few
                title: Few
                use: {purpose: direct-marketing, channels: [sms]}
                basis: consent
                reason: Tell the best customers what is new.
                where: loyalty_points > 200
                """);
        StringBuilder customers =
                new StringBuilder("customer_id,email,phone,country,region,birth_date,last_active_at,loyalty_points\n");
        StringBuilder consents =
                new StringBuilder("customer_id,purpose,channel,status,at,expires_at,method,explicit\n");
        // Ten persons in Dubai, four of whom have many points; three in London, one of whom is fifteen.
        for (int i = 0; i < 13; i++) {
            customers.append("C-%d,,+97150000000%d,%s,,%s,2026-12-01,%d\n"
                    .formatted(
                            i, i % 10, i < 10 ? "AE" : "GB", i == 12 ? "2011-05-05" : "1985-05-05", i < 4 ? 300 : 100));
            consents.append("C-%d,direct-marketing,sms,granted,2026-07-08,,web-form,true\n".formatted(i));
        }
        write("data/customers.csv", customers.toString());
        write("data/consents.csv", consents.toString());
        write("data/restrictions.csv", "customer_id,kind,at,until\n");
        write("data/orders.csv", "order_id,customer_id,placed_at,amount,category\n");
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private List<String> review(String... arguments) {
        List<String> all = new java.util.ArrayList<>(List.of("review", "--format", "json"));
        all.addAll(List.of(arguments));
        Cli.Ran ran = cli.run(all.toArray(new String[0]));
        assertThat(ran.err()).isEmpty();
        return ((Json.Arr) ((Json.Obj) Json.parse(ran.out())).get("findings").orElseThrow())
                .items().stream()
                        .map(finding -> (Json.Obj) finding)
                        .map(finding -> text(finding, "code") + " " + text(finding, "message"))
                        .filter(line -> line.compareTo("CMP7010") > 0 && line.startsWith("CMP"))
                        .toList();
    }

    private static String text(Json.Obj finding, String key) {
        return ((Json.Str) finding.get(key).orElseThrow()).value();
    }

    @Test
    void persons_above_a_cap_are_counted_over_the_audiences_of_other_campaigns() throws IOException {
        write("campaigns/noon.yaml", CAMPAIGN.formatted("noon", "sms", "2027-03-02T12:00"));
        write(
                "campaigns/early.yaml",
                CAMPAIGN.formatted("early", "sms", "2027-03-02T10:00").replace("segment: regulars", "segment: few"));
        assertThat(review("noon"))
                .containsExactly(
                        "CMP7016 1 recipient is under 18, 7.7 % of all",
                        "CMP7018 4 persons would get more than 1 in a day with the workspace's other campaigns");
        assertThat(review("early")).isEmpty();
        write(
                "campaigns/early.yaml",
                CAMPAIGN.formatted("early", "sms", "2027-02-27T10:00").replace("segment: regulars", "segment: few"));
        assertThat(review("noon")).containsExactly("CMP7016 1 recipient is under 18, 7.7 % of all");
    }

    @Test
    void an_hour_with_an_offset_is_another_on_each_clock() throws IOException {
        write("campaigns/noon.yaml", CAMPAIGN.formatted("noon", "sms", "2027-03-02T16:00+00:00"));
        assertThat(review())
                .contains("CMP7017 the message reaches recipients outside the hours that the law allows, at "
                        + "2027-03-02 (Tue) 20:00 on their clocks");
        write("campaigns/noon.yaml", CAMPAIGN.formatted("noon", "sms", "2027-03-02T16:00"));
        assertThat(review()).noneMatch(line -> line.startsWith("CMP7017"));
    }

    @Test
    void the_keys_and_the_exit_codes_are_those_of_check() throws IOException {
        write("campaigns/noon.yaml", CAMPAIGN.formatted("noon", "sms", "2027-03-02T23:00"));
        Cli.Ran ran = cli.run("review", "--format", "json");
        assertThat(ran.exit()).isEqualTo(Exit.FINDINGS);
        Json.Obj answer = (Json.Obj) Json.parse(ran.out());
        assertThat(answer.members().keySet()).containsExactly("findings");
        Json.Obj finding = (Json.Obj)
                ((Json.Arr) answer.get("findings").orElseThrow()).items().get(0);
        assertThat(finding.members().keySet())
                .containsExactly(
                        "code",
                        "rule",
                        "severity",
                        "verdict",
                        "message",
                        "help",
                        "cite",
                        "url",
                        "file",
                        "line",
                        "column",
                        "segment",
                        "notes",
                        "end_line",
                        "end_column");
        assertThat(cli.run("review", "--fail-on", "never").exit()).isEqualTo(Exit.OK);
        assertThat(cli.run("review", "noom"))
                .isEqualTo(new Cli.Ran(
                        Exit.USAGE, "", "error: there is no campaign `noom`\nhelp: did you mean `noon`?\n"));
        for (String format : List.of("text", "sarif", "junit", "github")) {
            assertThat(cli.run("review", "--format", format).out()).contains("CMP7017");
        }
    }

    @Test
    void without_data_or_recipients_every_place_that_the_data_names_counts() throws IOException {
        write("campaigns/noon.yaml", CAMPAIGN.formatted("noon", "sms", "2027-03-02T23:00"));
        Files.delete(folder.resolve("data/consents.csv"));
        write("data/consents.csv", "customer_id,purpose,channel,status,at,expires_at,method,explicit\n");
        assertThat(review()).anyMatch(line -> line.startsWith("CMP7017"));
        assertThat(review("--no-data")).anyMatch(line -> line.startsWith("CMP7017"));
    }
}
