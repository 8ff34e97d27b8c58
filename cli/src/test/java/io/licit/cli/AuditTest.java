package io.licit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Audits on the workspace that {@code init} makes, from the first to what becomes of a finding. */
final class AuditTest {
    private static final String ANA = "ana@example.com";
    private static final String BEN = "ben@example.com";

    @TempDir
    Path folder;

    @Test
    void a_finding_goes_its_way() throws IOException {
        Cli cli = Cli.in(folder);
        assertThat(cli.run("init").exit()).isEqualTo(Exit.OK);
        Cli.Ran passing = cli.run("audit", "run", "AUD-KEY", "AUD-LOG", "--format", "json");
        assertThat(passing.exit()).as(passing.err()).isEqualTo(Exit.OK);
        Json.Obj json = (Json.Obj) Json.parse(passing.out());
        assertThat(((Json.Arr) json.get("controls").orElseThrow()).items())
                .first()
                .isEqualTo(Json.object()
                        .put("id", "AUD-KEY")
                        .put("result", "pass")
                        .put("detail", "The key of the log can be read by its owner alone.")
                        .build());

        Cli.Ran failing = cli.run("audit", "run", "AUD-TRAINING", "AUD-KEY", "--by", ANA);
        assertThat(failing.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(failing.out()).isEqualTo("""
                        audit 2, as of 2027-03-01 12:00 UTC

                        fail  AUD-TRAINING
                              licit.yaml declares no `people`, so that nobody's training is known.

                        pass  AUD-KEY  The key of the log can be read by its owner alone.

                        2 controls: 1 passed, 1 failed, 0 could not be tested, 0 not applicable.
                        Entry 1 of the evidence log.
                        """);
        assertThat(cli.run("audit", "run", "AUD-FOUR-EYES").exit()).isEqualTo(Exit.OK);
        assertThat(cli.run("audit", "run", "AUD-FOUR-EYES", "--fail-on", "warning")
                        .exit())
                .isEqualTo(Exit.FINDINGS);

        assertThat(cli.run("audit", "findings", "--open").out()).contains("AUD-TRAINING", "2027-03-15", "nobody");
        assertThat(cli.run("audit", "close", "1", "--by", ANA).exit()).isEqualTo(Exit.FINDINGS);
        assertThat(cli.run("audit", "assign", "1", "--owner", ANA, "--by", BEN).out())
                .isEqualTo("Finding 1 is " + ANA + "'s, due on 2027-03-15.\n");
        Cli.Ran own = cli.run("audit", "accept", "1", "--reason", "x", "--until", "2027-05-01", "--by", ANA);
        assertThat(own.exit()).isEqualTo(Exit.BLOCKED);
        assertThat(own.err()).contains(ANA + " owns finding 1, and can't accept it");
        assertThat(cli.run("audit", "accept", "1", "--reason", "x", "--until", "2027-05-01", "--by", BEN)
                        .exit())
                .isEqualTo(Exit.OK);
        assertThat(cli.run("audit", "comment", "1", "In May.", "--by", ANA).exit())
                .isEqualTo(Exit.OK);
        assertThat(cli.run("audit", "findings", "1").out())
                .contains("accepted by " + BEN + ": until 2027-05-01: x", "commented by " + ANA + ": In May.");
        assertThat(cli.run("audit", "list").out()).contains("AUD-KEY").contains("++");
        assertThat(cli.run("audit", "show", "AUD-KEY").out()).contains("audit 1  2027-03-01 12:00 UTC  pass");
        assertThat(cli.run("audit", "show", "99").err()).contains("there is no audit 99");
        assertThat(cli.run("audit", "run", "AUD-KEI").err()).contains("there is no control `AUD-KEI`", "AUD-KEY");

        Cli.Ran pack = cli.run("audit", "pack", "--to", "audit.zip", "--by", ANA);
        assertThat(pack.exit()).as(pack.err()).isEqualTo(Exit.OK);
        Cli.Ran key = cli.run("evidence", "key");
        Files.writeString(folder.resolve("key.txt"), key.out());
        assertThat(cli.run("evidence", "verify", "audit.zip", "--key", "key.txt")
                        .exit())
                .isEqualTo(Exit.OK);
    }

    @Test
    void the_record_of_processing_marks_what_a_human_must_answer() throws IOException {
        Cli cli = Cli.in(folder);
        assertThat(cli.run("init").exit()).isEqualTo(Exit.OK);
        Cli.Ran text = cli.run("records");
        assertThat(text.exit()).isEqualTo(Exit.OK);
        assertThat(text.out()).contains("(e) transfers", "for a human: to which third countries data goes");
        Files.writeString(
                folder.resolve("records.yaml"),
                "records: {contact: a@example.com, officer: none, transfers: none, security: encrypted}\n");
        Cli.Ran json = cli.run("records", "--format", "json");
        assertThat(((Json.Obj) Json.parse(json.out())).get("unanswered"))
                .as(json.out())
                .contains(Json.of(0));
        assertThat(cli.run("records", "--format", "csv").out()).startsWith("segment,title,\"controller\"");
        assertThat(cli.run("records", "--format", "html").out())
                .contains("default-src 'none'")
                .doesNotContain("<script");
        assertThat(cli.run("records", "--format", "markdown").out()).startsWith("# Record of processing of");
    }
}
