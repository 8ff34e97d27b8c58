package io.licit.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log that was shown to others cannot be taken back: mirrors and witnesses refuse another past. */
final class PublishingTest {
    private static final ConsistencyProof NONE = new ConsistencyProof(0, 0, List.of());
    private static final long TIME = 1_767_225_600;

    private final VerifierKey key = Sample.key().verifier();

    @TempDir
    Path folder;

    private Path published() {
        return folder.resolve("published");
    }

    private void publish(LogStore source) throws EvidenceException {
        try (FileStore to = FileStore.open(published())) {
            new Mirror(source, key).publish(to);
        }
    }

    @Test
    void a_mirror_follows_a_log_and_is_a_log_that_checks() throws Exception {
        Sample.Memory store = new Sample.Memory();
        Log log = Sample.log(store);
        int before = 0;
        for (int size : new int[] {0, 1, 200, 256, 300, 300, 20_000}) {
            log.append(Sample.entries(before, size));
            publish(store);
            FileStore mirror = FileStore.reading(published());
            assertThat(mirror.head()).isEqualTo(store.head);
            assertThat(Sample.log(mirror).check()).isEqualTo(new Audit(size, Optional.empty()));
            Report report = PackVerifier.verify(published(), key, Optional.empty(), Optional.empty());
            assertThat(report.print()).doesNotContain("FAILED");
            before = size;
        }
    }

    @Test
    void a_mirror_refuses_a_shorter_log_and_another_past() throws Exception {
        publish(Sample.memory(300));
        Map<String, byte[]> before = Sample.contents(published());
        assertThatThrownBy(() -> publish(Sample.memory(299)))
                .hasMessage("the log has 299 entries; 300 were published already");
        Sample.Memory other = new Sample.Memory();
        Sample.log(other).append(Sample.entries(1, 400));
        assertThatThrownBy(() -> publish(other)).hasMessageContaining("does not go on from the 300 entries");
        Sample.Memory same = new Sample.Memory();
        Sample.log(same).append(Sample.entries(1, 301));
        assertThatThrownBy(() -> publish(same)).hasMessageContaining("does not go on from the 300 entries");
        assertThat(Files.readAllBytes(published().resolve("checkpoint"))).isEqualTo(before.get("checkpoint"));
        assertThat(Sample.log(FileStore.reading(published())).check().intact()).isTrue();
        publish(Sample.memory(400));
    }

    @Test
    void a_log_rolled_back_on_its_disk_is_consistent_in_itself_and_refused_by_those_who_saw_more() throws Exception {
        Path directory = folder.resolve("log");
        Map<String, byte[]> old;
        Witness witness = new Witness(folder.resolve("witness"), Sample.witness(1));
        SignedNote seen;
        try (FileStore store = FileStore.open(directory)) {
            Sample.log(store).append(Sample.entries(0, 10));
            old = Sample.contents(directory);
            Sample.log(store).append(Sample.entries(10, 20));
            publish(store);
            seen = SignedNote.parse(store.head().orElseThrow());
            witness.cosign(seen, key, NONE, TIME);
        }
        Sample.restore(directory, old);
        try (FileStore store = FileStore.open(directory)) {
            Log log = Sample.log(store);
            assertThat(log.check().intact()).isTrue();
            assertThatThrownBy(() -> publish(store)).hasMessageContaining("20 were published already");
            SignedNote rolled = SignedNote.parse(store.head().orElseThrow());
            assertThatThrownBy(() -> witness.cosign(rolled, key, NONE, TIME))
                    .hasMessage("the log `example.com/evidence` shows 10 entries; the witness has seen 20");
            // It goes on as if nothing had been: longer than before, and with another past.
            log.append(Sample.entries(50, 80));
            ConsistencyProof proof = log.consistency(20, 40);
            SignedNote longer = SignedNote.parse(store.head().orElseThrow());
            assertThatThrownBy(() -> witness.cosign(longer, key, proof, TIME))
                    .hasMessageContaining("begin with the 20 that the witness has seen");
            assertThatThrownBy(() -> publish(store)).hasMessageContaining("does not go on from the 20 entries");
            Path pack = folder.resolve("pack.zip");
            Pack.write(pack, store, key, Map.of());
            assertThat(PackVerifier.verify(pack, key, Optional.empty(), Optional.of(seen.print()))
                            .ok())
                    .isFalse();
        }
    }

    @Test
    void a_witness_cosigns_growth_and_an_outside_verifier_agrees() throws Exception {
        Sample.Memory store = new Sample.Memory();
        Log log = Sample.log(store);
        Witness witness = new Witness(folder.resolve("witness"), Sample.witness(1));
        log.append(Sample.entries(0, 5));
        witness.cosign(SignedNote.parse(store.head.orElseThrow()), key, NONE, TIME);
        log.append(Sample.entries(5, 300));
        SignedNote note = SignedNote.parse(store.head.orElseThrow());
        assertThatThrownBy(() -> witness.cosign(note, key, NONE, TIME)).isInstanceOf(EvidenceException.class);
        SignedNote once = witness.cosign(note, key, log.consistency(5, 300), TIME);
        SignedNote twice = new Witness(folder.resolve("second"), Sample.witness(2)).cosign(once, key, NONE, TIME + 1);
        assertThat(witness.seen(key).orElseThrow().size()).isEqualTo(300);
        assertThat(twice.cosignedAt(Sample.witness(1).verifier())).contains(TIME);
        assertThat(OutsideVerifier.cosigned(
                        twice.print(), Sample.witness(1).verifier().print()))
                .isTrue();
        assertThat(OutsideVerifier.cosigned(
                        twice.print(), Sample.witness(3).verifier().print()))
                .isFalse();

        Path pack = folder.resolve("pack.zip");
        Pack.write(pack, store, twice, key, Map.of());
        List<VerifierKey> two =
                List.of(Sample.witness(1).verifier(), Sample.witness(2).verifier());
        assertThat(PackVerifier.verify(pack, key, Optional.of(two), Optional.empty())
                        .print())
                .contains("ok      witness            witness1.example saw this checkpoint at 2026-01-01T00:00:00Z");
        assertThat(OutsideVerifier.accepts(pack, key.print())).isTrue();
        List<VerifierKey> third = List.of(Sample.witness(3).verifier());
        assertThat(PackVerifier.verify(pack, key, Optional.of(third), Optional.empty())
                        .ok())
                .isFalse();
    }

    @Test
    void a_witness_follows_a_published_folder_with_the_keys_alone() throws Exception {
        Sample.Memory store = new Sample.Memory();
        Log log = Sample.log(store);
        Published seen = new Published(published(), key);
        assertThatThrownBy(seen::checkpoint).hasMessageContaining("no log is published");
        Witness witness = new Witness(folder.resolve("witness"), Sample.witness(1));
        int before = 0;
        for (int size : new int[] {1, 7, 256, 300, 700}) {
            log.append(Sample.entries(before, size));
            publish(store);
            seen.replace(witness.cosign(seen, key, TIME + size));
            assertThat(seen.checkpoint().cosignedAt(witness.verifier())).contains(TIME + size);
            publish(store);
            assertThat(seen.checkpoint().cosignedAt(witness.verifier())).contains(TIME + size);
            before = size;
        }
        Report report =
                PackVerifier.verify(published(), key, Optional.of(List.of(witness.verifier())), Optional.empty());
        assertThat(report.ok()).as(report.print()).isTrue();
        SignedNote old = seen.checkpoint();
        log.append(Sample.entries(before, 701));
        publish(store);
        assertThatThrownBy(() -> seen.replace(old)).hasMessageContaining("has grown meanwhile");

        Sample.Memory other = new Sample.Memory();
        Sample.log(other).append(Sample.entries(1, 900));
        Path elsewhere = folder.resolve("other");
        try (FileStore to = FileStore.open(elsewhere)) {
            new Mirror(other, key).publish(to);
        }
        assertThatThrownBy(() -> witness.cosign(new Published(elsewhere, key), key, TIME))
                .hasMessageContaining("no proof that the 899 entries");
        assertThatThrownBy(() -> new Published(published(), Sample.witness(2).verifier()).checkpoint())
                .isInstanceOf(EvidenceException.class);
    }

    @Test
    void every_flipped_bit_of_a_cosignature_is_seen() throws Exception {
        Witness witness = new Witness(folder.resolve("witness"), Sample.witness(1));
        SignedNote note = SignedNote.parse(Sample.memory(5).head.orElseThrow());
        byte[] right = Words.bytes(witness.cosign(note, key, NONE, TIME).print());
        int start = right.length - 125;
        for (int bit = 8 * start; bit < 8 * right.length; bit++) {
            byte[] bytes = right.clone();
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(cosigned(bytes)).as("bit " + bit).isFalse();
        }
        assertThat(cosigned(right)).isTrue();
    }

    private static boolean cosigned(byte[] note) {
        try {
            return SignedNote.parse(note)
                    .cosignedAt(Sample.witness(1).verifier())
                    .isPresent();
        } catch (EvidenceException e) {
            return false;
        }
    }

    @Test
    void a_witness_whose_memory_was_changed_signs_nothing() throws Exception {
        Witness witness = new Witness(folder.resolve("witness"), Sample.witness(1));
        SignedNote note = SignedNote.parse(Sample.memory(5).head.orElseThrow());
        witness.cosign(note, key, NONE, TIME);
        Path memory = folder.resolve("witness")
                .resolve(Hash.of(Words.bytes(Sample.ORIGIN)).hex());
        String text = Files.readString(memory);
        for (String changed : List.of("", text.replace("\n5\n", "\n4\n"), note.print())) {
            Files.writeString(memory, changed);
            assertThatThrownBy(() -> witness.cosign(note, key, NONE, TIME)).isInstanceOf(EvidenceException.class);
        }
    }

    @Test
    void a_log_goes_over_to_a_new_key() throws Exception {
        Sample.Memory store = Sample.memory(5);
        SigningKey fresh = Sample.key(Sample.ORIGIN, KeyText.NOTE, 99);
        Log log = new Log(store, Sample.ORIGIN, fresh);
        assertThatThrownBy(() -> log.append(Sample.entries(5, 6))).isInstanceOf(EvidenceException.class);
        log.takeOver(key);
        assertThat(SignedNote.parse(store.head.orElseThrow()).isSignedBy(key)).isTrue();
        log.append(Sample.entries(5, 6));
        assertThat(log.check().intact()).isTrue();
        assertThat(SignedNote.parse(store.head.orElseThrow()).isSignedBy(key)).isFalse();
    }

    @Test
    void there_is_one_writer() throws Exception {
        try (FileStore first = FileStore.open(published())) {
            Sample.log(first).append(Sample.entries(0, 1));
            assertThatThrownBy(() -> FileStore.open(published()))
                    .hasMessageStartingWith("another process is writing to the log in ");
            FileStore reader = FileStore.reading(published());
            assertThatThrownBy(() -> Sample.log(reader).append(Sample.entries(1, 2)))
                    .isInstanceOf(IllegalStateException.class);
        }
        FileStore.open(published()).close();
    }

    @Test
    void an_entry_that_is_too_long_is_refused_and_the_longest_is_kept() throws Exception {
        try (FileStore store = FileStore.open(published())) {
            Log log = Sample.log(store);
            byte[] longest = new byte[65_535];
            log.append(List.of(longest, new byte[0]));
            assertThat(log.entry(0)).isEqualTo(longest);
            assertThat(log.entry(1)).isEmpty();
            assertThatThrownBy(() -> log.append(List.of(new byte[65_536])))
                    .hasMessage("an entry has 65536 bytes; the most is 65535");
            assertThat(log.check().intact()).isTrue();
        }
    }
}
