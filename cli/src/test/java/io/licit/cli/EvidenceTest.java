package io.licit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.json.Json;
import io.licit.evidence.EvidenceException;
import io.licit.evidence.PersonProof;
import io.licit.evidence.ProofFile;
import io.licit.evidence.VerifierKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands leave in the log, and how others verify it. */
final class EvidenceTest {
    private static final String SEGMENT = "newsletter-regulars";

    @TempDir
    Path folder;

    private Cli cli = Cli.in(Path.of("."));

    @BeforeEach
    void a_workspace() {
        cli = Cli.in(folder);
        assertThat(cli.run("init").exit()).isEqualTo(Exit.OK);
    }

    @Test
    void a_check_and_a_run_are_in_the_log_without_anybody_s_name() throws IOException {
        cli.run("check", "--by", "ana@example.com");
        cli.run("run");
        Cli.Ran shown = cli.run("evidence", "show");
        assertThat(shown.out().lines().map(line -> line.replaceAll(".* ", ""))).containsExactly("kind", "run", "check");
        assertThat(cli.run("evidence", "show", "0").out())
                .contains("\"kind\": \"check\"", "\"findings\"", "\"law\"")
                .doesNotContain("ana@");
        String run = cli.run("evidence", "show", "1").out();
        assertThat(run).contains("\"decisions\": \"sha256:", "\"matching\"");
        for (String id :
                Files.readAllLines(folder.resolve("data/customers.csv")).subList(1, 20)) {
            assertThat(run).doesNotContain(id.replaceAll(",.*", ""));
        }
        assertThat(cli.run("evidence", "show", "9").exit()).isEqualTo(Exit.USAGE);
    }

    @Test
    void a_person_is_shown_her_decision_and_verifies_it_with_the_key_alone() throws EvidenceException, IOException {
        cli.run("run");
        VerifierKey key = key();
        String member = cli.run("members", SEGMENT).out().lines().findFirst().orElseThrow();
        Path file = folder.resolve("proof.txt");
        Cli.Ran ran = cli.run("evidence", "person", SEGMENT, "--person", member, "--to", "proof.txt");
        assertThat(ran.out()).contains("\"decision\":\"allowed\"");
        PersonProof proof = PersonProof.read(file);
        assertThat(proof.verify(key).ok()).isTrue();
        assertThat(Files.readString(file)).doesNotContain(member);
        String lie = Files.readString(file).replace("\"allowed\"", "\"excluded\"");
        assertThat(PersonProof.parse(lie).verify(key).ok()).isFalse();
        assertThat(cli.run("evidence", "person", SEGMENT, "--person", "nobody", "--to", "x.txt")
                        .exit())
                .isEqualTo(Exit.USAGE);
        assertThat(folder.resolve("x.txt")).doesNotExist();
    }

    @Test
    void a_witness_on_the_command_line_cosigns_what_goes_on_and_nothing_else() throws IOException {
        Path settings = folder.resolve("licit.yaml");
        Cli.Ran made = cli.run("evidence", "witness-key", "--to", "w.key", "--name", "witness.example");
        assertThat(made.exit()).as(made.err()).isEqualTo(Exit.OK);
        Files.writeString(folder.resolve("w.pub"), made.out());
        assertThat(cli.run("evidence", "witness-key", "--to", "w.key").exit()).isEqualTo(Exit.INTERNAL);
        Files.writeString(
                settings,
                Files.readString(settings) + "\nevidence: {origin: shop.example/log, witnesses: ['"
                        + made.out().strip() + "'], publish: [public]}\n");
        cli.run("check");
        Files.writeString(folder.resolve("log.pub"), cli.run("evidence", "key").out());
        assertThat(cli.run("evidence", "publish").exit()).isEqualTo(Exit.OK);
        Cli.Ran unseen = cli.run("evidence", "verify", "public", "--key", "log.pub");
        assertThat(unseen.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(unseen.out()).contains("witness.example has not cosigned");
        String[] cosign = {
            "evidence", "cosign", "public", "--log-key", "log.pub", "--key", "w.key", "--state", "witness"
        };
        assertThat(cli.run(cosign).out()).isEqualTo("cosigned 1 entries of shop.example/log as witness.example\n");
        assertThat(cli.run("evidence", "verify", "public", "--key", "log.pub").exit())
                .isEqualTo(Exit.OK);
        cli.run("check");
        cli.run("evidence", "publish");
        assertThat(cli.run(cosign).exit()).isEqualTo(Exit.OK);
        assertThat(cli.run("evidence", "verify", "public", "--key", "log.pub", "--witness", "w.pub")
                        .exit())
                .isEqualTo(Exit.OK);
        Cli.Ran doctor = cli.run("doctor");
        assertThat(doctor.out())
                .contains(
                        "shop.example/log: 2 entries",
                        "the last of 2027-03-01",
                        "public: 2 entries",
                        ".licit/state.db");
        String checkpoint = Files.readString(folder.resolve("public/checkpoint"));
        Files.writeString(folder.resolve("public/checkpoint"), checkpoint.replaceFirst("\n2\n", "\n1\n"));
        assertThat(cli.run(cosign).exit()).isEqualTo(Exit.INTERNAL);
    }

    @Test
    void a_folder_that_can_not_be_written_is_said_and_nothing_is_shown() throws IOException {
        Files.writeString(folder.resolve(".licit"), "a file where the folder should be");
        Cli.Ran ran = cli.run("check");
        assertThat(ran.exit()).isEqualTo(Exit.INTERNAL);
        assertThat(ran.err()).startsWith("error: cannot ").doesNotContain("internal:", "Exception");
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void a_proof_of_an_entry_holds_and_a_pack_is_verified_and_a_changed_one_is_refused()
            throws EvidenceException, IOException {
        cli.run("check");
        cli.run("check");
        assertThat(cli.run("evidence", "verify").exit()).isEqualTo(Exit.OK);
        assertThat(cli.run("evidence", "show", "0", "--proof", "0.proof").exit())
                .isEqualTo(Exit.OK);
        String entry = cli.run("evidence", "show", "0").out();
        byte[] body = Json.parse(entry).canonical().getBytes(StandardCharsets.UTF_8);
        assertThat(ProofFile.read(folder.resolve("0.proof")).verify(body, key()).size())
                .isEqualTo(2);
        assertThat(cli.run("evidence", "export", "--to", "pack.zip").exit()).isEqualTo(Exit.OK);
        Files.writeString(folder.resolve("key"), cli.run("evidence", "key").out());
        assertThat(cli.run("evidence", "verify", "pack.zip", "--key", "key").exit())
                .isEqualTo(Exit.OK);
        byte[] pack = Files.readAllBytes(folder.resolve("pack.zip"));
        pack[pack.length / 2] ^= 4;
        Files.write(folder.resolve("pack.zip"), pack);
        Cli.Ran refused = cli.run("evidence", "verify", "pack.zip", "--key", "key", "--format", "json");
        assertThat(refused.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(refused.out()).contains("\"ok\": false");
    }

    @Test
    void a_published_log_goes_on_from_what_was_published_or_not_at_all() throws IOException {
        cli.run("check");
        assertThat(cli.run("evidence", "publish", "public").out()).contains("1 entries");
        cli.run("check");
        assertThat(cli.run("evidence", "publish", "public").exit()).isEqualTo(Exit.OK);
        Files.writeString(folder.resolve("key"), cli.run("evidence", "key").out());
        assertThat(cli.run("evidence", "verify", "public", "--key", "key").exit())
                .isEqualTo(Exit.OK);
        assertThat(cli.run("evidence", "publish").err()).contains("nothing says where to");
    }

    @Test
    void a_state_that_is_put_back_brings_nobody_back_who_had_withdrawn() throws IOException {
        cli.run("run");
        withdraw(cli, "C-9");
        String member = cli.run("members", SEGMENT).out().lines().findFirst().orElseThrow();
        Path state = folder.resolve(".licit/state.db");
        byte[] before = Files.readAllBytes(state);
        withdraw(cli, member);
        assertThat(cli.run("members", SEGMENT).out()).doesNotContain(member);
        Files.write(state, before);
        Cli.Ran members = cli.run("members", SEGMENT);
        assertThat(members.exit()).isEqualTo(Exit.INTERNAL);
        assertThat(members.out()).isEmpty();
        assertThat(members.err()).contains("not the one that was here");
        Files.delete(state);
        assertThat(cli.run("members", SEGMENT).exit()).isEqualTo(Exit.INTERNAL);
    }

    @Test
    void a_log_without_its_key_is_not_gone_on_with_and_no_log_is_not_a_sound_one() throws IOException {
        assertThat(cli.run("evidence", "verify").err()).contains("there is no evidence log here yet");
        cli.run("check");
        Path key = folder.resolve(".licit/evidence.key");
        Files.delete(key);
        Cli.Ran check = cli.run("check");
        assertThat(check.exit()).isEqualTo(Exit.INTERNAL);
        assertThat(check.err()).contains("the key of the evidence log is not in", "LICIT_EVIDENCE_KEY");
        assertThat(key).doesNotExist();
    }

    private static void withdraw(Cli cli, String person) {
        Cli.Ran ran = cli.run(
                "consent",
                "record",
                person,
                "--purpose",
                "direct-marketing",
                "--channel",
                "email",
                "--status",
                "withdrawn",
                "--by",
                "desk@example.com");
        assertThat(ran.exit()).isEqualTo(Exit.OK);
    }

    private VerifierKey key() throws EvidenceException {
        return VerifierKey.parse(cli.run("evidence", "key").out().strip());
    }
}
