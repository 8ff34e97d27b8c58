package io.licit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.json.Json;
import io.licit.evidence.EvidenceException;
import io.licit.evidence.PersonProof;
import io.licit.evidence.VerifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Consents as they come, on the workspace that {@code init} makes. */
final class ConsentCommandTest {
    private static final String SEGMENT = "newsletter-regulars";

    @TempDir
    Path folder;

    private Cli cli = Cli.in(Path.of("."));

    @BeforeEach
    void aWorkspace() {
        cli = Cli.in(folder).with("LICIT_USER", "ana");
        assertThat(cli.run("init").exit()).isEqualTo(Exit.OK);
    }

    private List<String> members() {
        return cli.run("members", SEGMENT).out().lines().toList();
    }

    private Cli.Ran record(String person, String status, String... more) {
        List<String> all = new ArrayList<>(List.of(
                "consent",
                "record",
                person,
                "--purpose",
                "direct-marketing",
                "--channel",
                "email",
                "--status",
                status));
        all.addAll(List.of(more));
        return cli.run(all.toArray(String[]::new));
    }

    @Test
    void who_withdraws_is_out_of_the_next_read_and_of_the_next_run() {
        assertThat(cli.run("run").exit()).isEqualTo(Exit.OK);
        List<String> before = members();
        String person = before.get(0);
        assertThat(record(person, "withdrawn"))
                .isEqualTo(new Cli.Ran(Exit.OK, "recorded; entry 1 of the log has it\n", ""));
        Cli.Ran read = cli.run("members", SEGMENT);
        assertThat(read.out().lines()).hasSize(before.size() - 1).doesNotContain(person);
        assertThat(read.err())
                .isEqualTo("note: 1 person is left out for what was recorded since the run; `licit run " + SEGMENT
                        + "` decides exactly\n");
        assertThat(cli.run("members", SEGMENT, "--person", person)).isEqualTo(new Cli.Ran(Exit.FINDINGS, "out\n", ""));
        assertThat(cli.run("members", SEGMENT, "--person", before.get(1))).isEqualTo(new Cli.Ran(Exit.OK, "in\n", ""));
        assertThat(cli.run("members", SEGMENT, "--person", "nobody").out()).isEqualTo("out\n");
        assertThat(cli.run("explain", SEGMENT, "--person", person).out()).contains("is not in");
        cli.run("run");
        assertThat(members()).hasSize(before.size() - 1).doesNotContain(person);
        assertThat(cli.run("members", SEGMENT, "--person", person).out()).isEqualTo("out\n");
        assertThat(cli.run("members", SEGMENT).err()).isEmpty();
        record(person, "granted", "--at", "2027-03-01T11:59:59Z", "--explicit", "--method", "web-form");
        cli.run("run");
        assertThat(members()).as("the withdrawal is a second younger").doesNotContain(person);
    }

    @Test
    void words_are_checked_and_somebody_answers() {
        assertThat(cli.run("consent", "record", "x", "--purpose", "spam", "--channel", "email", "--status", "granted")
                        .err())
                .startsWith("error: there is no purpose `spam`\nhelp: there are analytics");
        assertThat(record("x", "yes").err()).contains("there is no status `yes`");
        assertThat(record("x", "granted", "--at", "yesterday").err()).contains("`yesterday` is no time for --at");
        cli = Cli.in(folder);
        assertThat(record("x", "granted").err()).startsWith("error: nobody is said to act");
    }

    @Test
    void a_file_is_recorded_whole_or_not_at_all_and_once() throws IOException {
        Files.writeString(folder.resolve("in.csv"), """
                person,purpose,channel,status,at
                a,direct-marketing,email,granted,2026-01-01
                b,direct-marketing,email,withdrawn,sometime
                "c",unheard-of,"email,sms",maybe,2026-01-01T10:00:00Z
                """);
        Cli.Ran stopped = cli.run("consent", "import", "in.csv");
        assertThat(stopped.exit()).isEqualTo(Exit.USAGE);
        assertThat(stopped.out()).isEqualTo("nothing recorded\n");
        assertThat(stopped.err()).contains("error[CSN8001]", "line 3: `at` is no time");
        assertThat(cli.run("consent", "export", "--kind", "csv").out().lines()).hasSize(1);

        Cli.Ran skipped = cli.run("consent", "import", "in.csv", "--bad-rows", "skip");
        assertThat(skipped.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(skipped.out()).isEqualTo("2 events recorded, 0 known already\n");
        assertThat(cli.run("consent", "import", "in.csv", "--bad-rows", "skip").out())
                .isEqualTo("0 events recorded, 2 known already\n");
        assertThat(cli.run("consent", "show", "c").out()).contains("objected", "unheard-of");
    }

    @Test
    void what_is_exported_is_imported_elsewhere_as_the_same(@TempDir Path other) throws IOException {
        record("a", "granted", "--explicit", "--method", "paper", "--notice", "v3", "--expires-at", "2028-01-01");
        record("a", "withdrawn", "--proof", "letter, \"signed\"");
        record("b", "informed", "--product", "toys", "--method", "purchase");
        String rows = cli.run("consent", "export", "--kind", "csv").out();
        for (String kind : List.of("iso27560", "csv")) {
            Path there = Files.createDirectory(other.resolve(kind));
            Cli elsewhere = Cli.in(there).with("LICIT_USER", "li");
            elsewhere.run("init");
            Files.writeString(
                    there.resolve("export"),
                    cli.run("consent", "export", "--kind", kind).out());
            assertThat(elsewhere
                            .run("consent", "import", "export", "--kind", kind)
                            .out())
                    .isEqualTo("3 events recorded, 0 known already\n");
            assertThat(elsewhere.run("consent", "export", "--kind", "csv").out())
                    .isEqualTo(rows);
        }
        assertThat(cli.run("consent", "export", "b").out().lines()).hasSize(1);
    }

    @Test
    void signals_that_can_not_be_decoded_count_as_opted_out() throws IOException {
        Files.writeString(folder.resolve("gpp.csv"), "person,signal,at\na,DBABLA~,2026-01-01\n");
        Cli.Ran ran = cli.run("consent", "import", "gpp.csv", "--kind", "gpp");
        assertThat(ran.exit()).isEqualTo(Exit.OK);
        assertThat(ran.out()).isEqualTo("2 events recorded, 0 known already\n");
        assertThat(ran.err()).startsWith("warning[CSN8002]: 1 signal of `gpp.csv` can't be decoded");
        assertThat(cli.run("consent", "show", "a").out()).contains("objected", "sale-share");
    }

    @Test
    void a_consent_record_with_a_key_twice_is_refused() throws IOException {
        Files.writeString(folder.resolve("twice.json"), """
                {"pii_principal_id": "a", "pii_principal_id": "b",
                 "pii_processing": {"purpose": "dpv:DirectMarketing", "channel": "email"},
                 "events": [{"event_time": "2026-01-01T00:00:00Z", "event_state": "dpv:ConsentGiven"}]}
                """);
        Cli.Ran ran = cli.run("consent", "import", "twice.json");
        assertThat(ran.exit()).isEqualTo(Exit.USAGE);
        assertThat(ran.err()).contains("error[CSN8001]", "a key that stands twice");
    }

    @Test
    void a_person_is_shown_what_proves_her_consents() {
        record("a", "granted", "--notice", "v3", "--proof", "form-9");
        Json.Obj shown = (Json.Obj)
                Json.parse(cli.run("consent", "show", "a", "--format", "json").out());
        Json.Obj event = (Json.Obj)
                ((Json.Arr) shown.get("events").orElseThrow()).items().get(0);
        assertThat(event.get("proof")).contains(Json.of("form-9"));
        assertThat(event.get("recorded_at")).contains(Json.of("2027-03-01T12:00:00Z"));
        Json.Obj evidence = (Json.Obj) event.get("evidence").orElseThrow();
        assertThat(evidence.members().keySet())
                .containsExactly("entry", "entry_hash", "root", "canonical", "salt", "leaf", "leaves", "path");
    }

    @Test
    void the_proofs_of_her_consents_hold_with_the_key_of_the_log_alone() throws IOException, EvidenceException {
        record("a", "granted", "--notice", "v3", "--proof", "form-9");
        record("b", "granted", "--notice", "v3");
        record("a", "withdrawn");
        assertThat(cli.run("consent", "show", "a", "--proof", "a.txt").exit()).isEqualTo(Exit.OK);
        VerifierKey key = VerifierKey.parse(cli.run("evidence", "key").out());
        for (String file : List.of("a.txt", "a.txt.2")) {
            PersonProof proof = PersonProof.read(folder.resolve(file));
            assertThat(proof.verify(key).ok()).as(proof.verify(key).print()).isTrue();
            String lie = Files.readString(folder.resolve(file)).replace("\"person\":\"a\"", "\"person\":\"c\"");
            assertThat(PersonProof.parse(lie).verify(key).ok()).isFalse();
        }
        assertThat(Files.readString(folder.resolve("a.txt"))).contains("granted", "form-9");
        assertThat(Files.readString(folder.resolve("a.txt.2"))).contains("withdrawn");
    }

    @Test
    void members_of_a_workspace_that_can_not_be_read_are_not_told() throws IOException {
        cli.run("run");
        Files.writeString(folder.resolve("licit.yaml"), "licit: [");
        assertThat(cli.run("members", SEGMENT).exit()).isEqualTo(Exit.USAGE);
    }
}
