package io.licit.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proofs that a person or a partner can hold in her hand, and the command that verifies them. */
final class ProofTest {
    private final VerifierKey key = Sample.key().verifier();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream error = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    private Path keyFile = Path.of("");

    @BeforeEach
    void writeKey() throws Exception {
        keyFile = folder.resolve("key.txt");
        Files.writeString(keyFile, key.print() + "\n");
    }

    @Test
    void a_proof_is_taken_for_its_entry_alone_and_an_outside_verifier_agrees() throws Exception {
        Log log = Sample.log(Sample.memory(300));
        for (int index : new int[] {0, 1, 255, 256, 299}) {
            String text = ProofFile.of(log, index).print();
            ProofFile proof = ProofFile.parse(text);
            assertThat(proof.print()).isEqualTo(text);
            assertThat(proof.verify(Sample.entry(index), key).size()).isEqualTo(300);
            assertThat(OutsideVerifier.acceptsProof(text, Sample.entry(index), key.print()))
                    .isTrue();
            assertThatThrownBy(() -> proof.verify(Sample.entry(index + 1), key))
                    .hasMessageContaining("does not lead from this entry");
            assertThat(OutsideVerifier.acceptsProof(text, Sample.entry(index + 1), key.print()))
                    .isFalse();
        }
    }

    @Test
    void flipped_bits_anywhere_in_a_proof_are_refused_by_both_verifiers() throws Exception {
        byte[] right = Words.bytes(ProofFile.of(Sample.log(Sample.memory(6)), 4).print());
        for (int bit = 0; bit < 8 * right.length; bit += 3) {
            byte[] bytes = right.clone();
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            String text = new String(bytes, StandardCharsets.UTF_8);
            boolean ours;
            try {
                ProofFile.parse(text).verify(Sample.entry(4), key);
                ours = true;
            } catch (EvidenceException e) {
                ours = false;
            }
            assertThat(ours || OutsideVerifier.acceptsProof(text, Sample.entry(4), key.print()))
                    .as("bit " + bit)
                    .isFalse();
        }
    }

    private PersonProof personProof() throws EvidenceException {
        List<Hash> leaves = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            leaves.add(SaltedTree.leaf(salt(i), decision(i)));
        }
        SaltedTree.Proven proven = SaltedTree.prove(leaves.iterator(), 17);
        Sample.Memory store = Sample.memory(9);
        byte[] entry =
                Words.bytes("{\"decisions\":50,\"root\":\"" + proven.root().named() + "\"}");
        Log log = Sample.log(store);
        log.append(List.of(entry));
        return new PersonProof(salt(17), decision(17), proven.proof(), entry, ProofFile.of(log, 9));
    }

    private static byte[] salt(int person) {
        return Hash.of(new byte[] {(byte) person, 1}).bytes();
    }

    private static byte[] decision(int person) {
        return Words.bytes("{\"allowed\":" + (person % 2 == 0) + ",\"rule\":\"EU-EPRIVACY-13-1\"}");
    }

    @Test
    void a_person_is_shown_that_the_decision_about_her_is_in_the_log() throws Exception {
        PersonProof proof = personProof();
        Path file = folder.resolve("me.txt");
        proof.write(file);
        assertThat(PersonProof.read(file).print()).isEqualTo(proof.print());
        assertThat(run("verify-person", file.toString(), "--key", keyFile.toString()))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("ok      log                entry 9 of the 10 in the log example.com/evidence")
                .contains("ok      decision in entry  the entry names the root sha256:")
                .contains("over 50 decisions, of which this is one");
    }

    @Test
    void flipped_bits_anywhere_in_a_persons_proof_are_refused() throws Exception {
        byte[] right = Words.bytes(personProof().print());
        int size = new String(right, StandardCharsets.UTF_8).indexOf("size ");
        List<Integer> taken = new ArrayList<>();
        for (int at = 0; at < right.length; at++) {
            for (int bit = at % 4; bit < 8; bit += 4) {
                byte[] bytes = right.clone();
                bytes[at] ^= (byte) (1 << bit);
                // RFC 9162: the path fixes the size of a tree up to a point only; so the entry tells it as well.
                boolean tellsSize = at >= size && at < size + 7;
                if (!tellsSize && taken(bytes)) {
                    taken.add(at);
                }
            }
        }
        assertThat(taken).isEmpty();
        assertThat(taken(right)).isTrue();
    }

    private boolean taken(byte[] bytes) {
        try {
            return PersonProof.parse(Words.utf8(bytes, "the proof")).verify(key).ok();
        } catch (EvidenceException e) {
            return false;
        }
    }

    @Test
    void the_command_verifies_a_pack_and_tells_by_its_exit_code() throws Exception {
        Path pack = folder.resolve("pack.zip");
        Pack.write(pack, Sample.memory(3), key, Map.of());
        Path older = folder.resolve("older");
        Files.writeString(older, Sample.memory(2).head.orElseThrow());
        assertThat(run("verify", pack.toString(), "--key", keyFile.toString(), "--since", older.toString()))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("ok      signature          the key example.com/evidence+")
                .contains("the first 2 entries are those of the older checkpoint")
                .endsWith("Everything holds. Whether what was logged is true is another question.\n");
        Files.writeString(older, Sample.memory(4).head.orElseThrow());
        assertThat(run("verify", pack.toString(), "--key", keyFile.toString(), "--since", older.toString()))
                .isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).endsWith("This does not hold; see the lines marked FAILED.\n");
        assertThat(run("verify", folder.resolve("none.zip").toString(), "--key", keyFile.toString()))
                .isEqualTo(2);
        assertThat(error.toString(StandardCharsets.UTF_8)).startsWith("licit-evidence: there is no pack ");
    }

    @Test
    void the_command_says_how_it_is_used() {
        for (String[] arguments : new String[][] {
            {},
            {"verify"},
            {"verify", "p"},
            {"verify", "p", "--key"},
            {"look", "p", "--key", "k"},
            {"verify", "p", "q", "--key", "k"},
            {"verify", "p", "--what", "--key", "k"},
            {"verify-person", "p", "--key", "k", "--since", "s"}
        }) {
            error.reset();
            assertThat(run(arguments)).isEqualTo(2);
            assertThat(error.toString(StandardCharsets.UTF_8)).startsWith("usage: java -jar licit-evidence.jar verify");
        }
    }

    private int run(String... arguments) {
        return Main.run(
                List.of(arguments),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(error, true, StandardCharsets.UTF_8));
    }
}
