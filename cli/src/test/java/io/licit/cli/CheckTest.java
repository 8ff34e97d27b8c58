package io.licit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckTest {
    @TempDir
    Path folder;

    private Cli cli = Cli.in(Path.of("."));

    @BeforeEach
    void aWorkspace() {
        cli = Cli.in(folder);
        assertThat(cli.run("init").exit()).isEqualTo(Exit.OK);
    }

    @Test
    void a_misspelt_name_is_underlined_with_a_suggestion() throws IOException {
        segment("letter", "loyalty_point > 100");
        Cli.Ran ran = cli.run("check", "letter");
        assertThat(ran.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(ran.out())
                .contains("error[SEG2002]", "--> segments/letter.yaml:6:8", "^^^^^^^^^^^^^", "`loyalty_points`")
                .endsWith("1 error\n");
    }

    @Test
    void findings_are_json_with_every_key() throws IOException {
        segment("letter", "loyalty_point > 100");
        Cli.Ran ran = cli.run("check", "--format", "json");
        Json.Obj finding = (Json.Obj) findings(ran).items().get(0);
        assertThat(finding.members().keySet())
                .contains("code", "rule", "severity", "verdict", "message", "help", "cite", "url", "file", "line")
                .contains("column", "segment");
        assertThat(finding.get("code")).contains(Json.of("SEG2002"));
        assertThat(finding.get("line")).contains(Json.of(6));
    }

    @Test
    void other_formats_are_what_they_say() throws IOException {
        segment("letter", "loyalty_point > 100");
        Json.Obj sarif =
                (Json.Obj) Json.parse(cli.run("check", "--format", "sarif").out());
        assertThat(sarif.get("version")).contains(Json.of("2.1.0"));
        assertThat(cli.run("check", "--format", "junit").out())
                .startsWith("<?xml")
                .contains("<testsuite");
        assertThat(cli.run("check", "--format", "github").out())
                .startsWith("::error ")
                .contains("file=segments/letter.yaml");
    }

    @Test
    void what_fails_is_for_the_caller_to_say() throws IOException {
        segment("letter", "loyalty_points = null");
        assertThat(cli.run("check").exit()).isEqualTo(Exit.OK);
        assertThat(cli.run("check", "--fail-on", "warning").exit()).isEqualTo(Exit.FINDINGS);
        segment("letter", "loyalty_point > 100");
        assertThat(cli.run("check").exit()).isEqualTo(Exit.FINDINGS);
        assertThat(cli.run("check", "--fail-on", "never").exit()).isEqualTo(Exit.OK);
    }

    @Test
    void a_file_that_nobody_can_read_is_broken_input() throws IOException {
        Files.writeString(folder.resolve("segments/letter.yaml"), "segment: [letter\n");
        Cli.Ran ran = cli.run("check");
        assertThat(ran.exit()).isEqualTo(Exit.USAGE);
        assertThat(ran.out()).contains("error[SRC1001]", "segments/letter.yaml");
    }

    @Test
    void satisfied_rules_are_shown_to_who_asks() {
        Cli.Ran ran = cli.run("check", "--all", "--format", "json");
        assertThat(ran.exit()).isEqualTo(Exit.OK);
        assertThat(findings(ran).items())
                .isNotEmpty()
                .allSatisfy(finding ->
                        assertThat(((Json.Obj) finding).get("verdict")).contains(Json.of("satisfied")));
        assertThat(findings(cli.run("check", "--format", "json")).items()).isEmpty();
    }

    @Test
    void an_unknown_segment_is_a_usage_error_with_a_suggestion() {
        Cli.Ran ran = cli.run("check", "newsletter-regular");
        assertThat(ran).isEqualTo(new Cli.Ran(Exit.USAGE, "", """
                error: there is no segment `newsletter-regular`
                help: did you mean `newsletter-regulars`?
                """));
    }

    @Test
    void the_workspace_is_found_from_below_and_by_name() {
        assertThat(cli.at(folder.resolve("data")).run("check").exit()).isEqualTo(Exit.OK);
        Cli elsewhere = cli.at(folder.getRoot());
        assertThat(elsewhere.run("check", "--workspace", folder.toString()).exit())
                .isEqualTo(Exit.OK);
        assertThat(elsewhere.run("check", "--workspace", "nowhere-at-all").err())
                .startsWith("error: `nowhere-at-all` holds no licit.yaml\n");
    }

    @Test
    void a_column_that_nobody_declared_is_told_where_to_declare() throws IOException {
        segment("letter", "shoe_size > 40");
        assertThat(cli.run("check", "letter").out())
                .contains(
                        "help: where the data has it, say what it holds under `columns:` in catalogue/customers.yaml");
    }

    @Test
    void what_is_missing_in_the_catalogue_is_said_once_for_all_segments() throws IOException {
        Path customers = folder.resolve("catalogue/customers.yaml");
        Files.writeString(customers, Files.readString(customers).replaceAll("(?m)^retention:.*\n", ""));
        Cli.Ran ran = cli.run("check");
        assertThat(ran.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(ran.out()).containsOnlyOnce("nothing says how long").endsWith("\n1 error\n");
        assertThat(findings(cli.run("check", "--format", "json")).items())
                .extracting(finding -> ((Json.Obj) finding).get("segment"))
                .contains(
                        java.util.Optional.of(Json.of("newsletter-regulars")),
                        java.util.Optional.of(Json.of("frequent-buyers")));
    }

    @Test
    void without_a_country_everybody_is_where_the_settings_say() throws IOException {
        Path customers = folder.resolve("catalogue/customers.yaml");
        Files.writeString(customers, Files.readString(customers).replaceAll("(?m)^(country|region):.*\n", ""));
        Path file = folder.resolve("segments/newsletter-regulars.yaml");
        Files.writeString(file, Files.readString(file).replace("basis: consent", "basis: legitimate-interests"));
        assertThat(cli.run("check").out()).contains("CN-PIPL-ART13", "EU-GDPR-ART6-1F");
        Path settings = folder.resolve("licit.yaml");
        Files.writeString(
                settings,
                Files.readString(settings).replace("unknown_jurisdiction: strictest", "unknown_jurisdiction: PT"));
        assertThat(cli.run("check").out()).doesNotContain("CN-").contains("EU-GDPR-ART6-1F");
    }

    @Test
    void a_missing_contact_point_is_named_as_the_channel_needs_it() throws IOException {
        segment("letter", "loyalty_points > 100");
        Path file = folder.resolve("segments/letter.yaml");
        Files.writeString(file, Files.readString(file).replace("[email]", "[post]"));
        assertThat(cli.run("check", "letter").out()).contains("warning[CHK4013]", "such as `contact: post`");
    }

    @Test
    void output_is_the_same_byte_for_byte() throws IOException {
        segment("letter", "loyalty_point > 100");
        assertThat(cli.run("check", "--format", "sarif")).isEqualTo(cli.run("check", "--format", "sarif"));
        assertThat(cli.run("check")).isEqualTo(cli.run("check"));
    }

    private static Json.Arr findings(Cli.Ran ran) {
        return (Json.Arr) ((Json.Obj) Json.parse(ran.out())).get("findings").orElseThrow();
    }

    private void segment(String id, String where) throws IOException {
        Files.writeString(
                folder.resolve("segments/" + id + ".yaml"),
                "segment: " + id + "\ntitle: A letter\nuse: {purpose: direct-marketing, channels: [email]}\n"
                        + "basis: consent\nreason: To write to regular customers.\nwhere: " + where + "\n");
    }
}
