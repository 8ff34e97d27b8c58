package io.licit.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packs: our verifier and one from the public formats take what is right, and refuse everything else. */
final class PackTest {
    private static final byte[] REPORT = Words.bytes("a report\n");

    @TempDir
    Path folder;

    private Path pack(int entries) throws EvidenceException {
        Sample.Memory store = Sample.memory(entries);
        Sample.log(store)
                .append(List.of(Words.bytes("{\"file\":\"report.txt\",\"sha256\":\""
                        + Hash.of(REPORT).named() + "\"}")));
        Path zip = folder.resolve("pack.zip");
        Pack.write(zip, store, Sample.key().verifier(), Map.of("report.txt", Attachment.of(REPORT)));
        return zip;
    }

    private static Report verify(Path pack) throws EvidenceException {
        return PackVerifier.verify(pack, Sample.key().verifier(), Optional.empty(), Optional.empty());
    }

    private static boolean outside(Path pack) {
        return OutsideVerifier.accepts(pack, Sample.key().verifier().print());
    }

    @Test
    void packs_of_every_shape_are_taken_by_both_verifiers() throws Exception {
        for (int entries : new int[] {0, 1, 2, 254, 255, 256, 257, 600}) {
            Path pack = pack(entries);
            assertThat(verify(pack).print()).doesNotContain("FAILED");
            assertThat(verify(pack).ok()).isTrue();
            assertThat(outside(pack)).as("outside, " + entries).isTrue();
            Path unpacked = folder.resolve("unpacked-" + entries);
            Sample.restore(unpacked, contents(pack));
            assertThat(verify(unpacked)).isEqualTo(verify(pack));
        }
    }

    @Test
    void a_pack_of_many_tiles_is_taken_by_both_verifiers() throws Exception {
        Path pack = pack(65_536 + 256);
        assertThat(verify(pack).ok()).isTrue();
        assertThat(outside(pack)).isTrue();
        assertThat(contents(pack)).containsKeys("tile/0/256", "tile/1/001.p/1", "tile/2/000.p/1", "tile/0/257.p/1");
    }

    @Test
    void the_report_says_what_was_looked_at() throws Exception {
        Report report = verify(pack(3));
        assertThat(report.checks().stream().map(Report.Check::name))
                .containsExactly("signature", "files of the log", "entries", "tiles", "canonical JSON", "attachments");
        assertThat(report.print())
                .contains("ok      entries            4 entries hashed anew have the root of the checkpoint\n")
                .contains("ok      attachments        named in the log: files/report.txt by entry 3\n");
    }

    @Test
    void the_same_log_gives_the_same_bytes() throws Exception {
        byte[] once = Files.readAllBytes(pack(20));
        assertThat(Files.readAllBytes(pack(20))).isEqualTo(once);
    }

    @Test
    void a_flipped_bit_in_any_byte_of_a_pack_is_seen() throws Exception {
        Path pack = pack(2);
        byte[] right = Files.readAllBytes(pack);
        Random random = new Random(21);
        List<Integer> unseen = new ArrayList<>();
        for (int at = 0; at < right.length; at++) {
            // Inside, any one bit is seen by the checksum; the directory has none, so all of its bits are tried.
            boolean directory = at > right.length - 500;
            for (int bit = directory ? 0 : random.nextInt(8); bit < 8; bit += directory ? 1 : 8) {
                byte[] bytes = right.clone();
                bytes[at] ^= (byte) (1 << bit);
                Files.write(pack, bytes);
                if (verify(pack).ok()) {
                    unseen.add(at);
                }
            }
        }
        assertThat(unseen).isEmpty();
    }

    @Test
    void a_pack_cut_anywhere_or_with_something_around_it_is_refused() throws Exception {
        Path pack = pack(2);
        byte[] right = Files.readAllBytes(pack);
        for (int length = 0; length < right.length; length += length < right.length - 300 ? 13 : 1) {
            Files.write(pack, Arrays.copyOf(right, length));
            assertThat(verify(pack).ok()).as("cut to " + length).isFalse();
        }
        Files.write(pack, Arrays.copyOf(right, right.length + 1));
        assertThat(verify(pack).ok()).isFalse();
        byte[] before = new byte[right.length + 1];
        System.arraycopy(right, 0, before, 1, right.length);
        Files.write(pack, before);
        assertThat(verify(pack).ok()).isFalse();
    }

    @Test
    void a_bit_flipped_under_a_right_checksum_is_refused_by_both_verifiers() throws Exception {
        Map<String, byte[]> right = contents(pack(3));
        Path forged = folder.resolve("forged.zip");
        Random random = new Random(22);
        for (String name : List.of("checkpoint", "tile/0/000.p/4", "tile/entries/000.p/4")) {
            byte[] bytes = right.getOrDefault(name, new byte[0]);
            for (int at = 0; at < bytes.length; at++) {
                for (int bit : random.ints(1, 0, 8).toArray()) {
                    Map<String, byte[]> changed = new LinkedHashMap<>(right);
                    byte[] flipped = bytes.clone();
                    flipped[at] ^= (byte) (1 << bit);
                    changed.put(name, flipped);
                    write(forged, changed);
                    if (verify(forged).ok() || outside(forged)) {
                        throw new AssertionError(name + " byte " + at + " bit " + bit + " was taken");
                    }
                }
            }
        }
    }

    @Test
    void a_pack_of_a_rewritten_log_is_refused_by_both_verifiers() throws Exception {
        Map<String, byte[]> right = contents(pack(300));
        Path forged = folder.resolve("forged.zip");
        // All of another log but the signed head; another key's head over it; the head of a shorter log.
        Sample.Memory other = new Sample.Memory();
        Sample.log(other).append(Sample.entries(5, 306));
        Path otherPack = folder.resolve("other.zip");
        Pack.write(otherPack, other, Sample.key().verifier(), Map.of());
        Map<String, byte[]> mixed = contents(otherPack);
        mixed.put("checkpoint", right.getOrDefault("checkpoint", new byte[0]));
        write(forged, mixed);
        assertThat(verify(forged).ok() || outside(forged)).isFalse();

        SigningKey thief = Sample.key(Sample.ORIGIN, KeyText.NOTE, 9);
        Map<String, byte[]> stolen = contents(otherPack);
        Checkpoint head = Checkpoint.parse(
                SignedNote.parse(stolen.getOrDefault("checkpoint", new byte[0])).text());
        stolen.put("checkpoint", Words.bytes(head.signed(thief).print()));
        write(forged, stolen);
        assertThat(verify(forged).ok() || outside(forged)).isFalse();
        assertThat(verify(forged).print()).contains("FAILED  signature");

        Map<String, byte[]> rolled = contents(pack(300));
        rolled.put("checkpoint", Words.bytes(Sample.memory(200).head.orElseThrow()));
        write(forged, rolled);
        assertThat(verify(forged).ok() || outside(forged)).isFalse();
    }

    @Test
    void a_log_shorter_than_or_other_than_an_older_checkpoint_is_refused() throws Exception {
        VerifierKey key = Sample.key().verifier();
        Path pack = folder.resolve("pack.zip");
        Pack.write(pack, Sample.memory(100), key, Map.of());
        Optional<String> earlier = Sample.memory(40).head;
        assertThat(PackVerifier.verify(pack, key, Optional.empty(), earlier).ok())
                .isTrue();
        Optional<String> later = Sample.memory(140).head;
        assertThat(PackVerifier.verify(pack, key, Optional.empty(), later).print())
                .contains("FAILED  older checkpoint   the older checkpoint has 140 entries, this log only 100");
        Sample.Memory other = new Sample.Memory();
        Sample.log(other).append(Sample.entries(1, 41));
        assertThat(PackVerifier.verify(pack, key, Optional.empty(), other.head).print())
                .contains("FAILED  older checkpoint   the first 40 entries are not those of the older checkpoint");
        assertThat(PackVerifier.verify(pack, key, Optional.empty(), Optional.of("?\n"))
                        .ok())
                .isFalse();
    }

    @Test
    void what_does_not_belong_into_a_pack_is_refused() throws Exception {
        Map<String, byte[]> right = contents(pack(3));
        Path forged = folder.resolve("forged.zip");
        Map<String, byte[]> more = new LinkedHashMap<>(right);
        more.put("tile/0/001", new byte[8192]);
        write(forged, more);
        assertThat(verify(forged).print()).contains("FAILED  files of the log   the file tile/0/001 does not belong");
        Map<String, byte[]> unnamed = new LinkedHashMap<>(right);
        unnamed.put("files/other.txt", new byte[] {1});
        write(forged, unnamed);
        assertThat(verify(forged).print()).contains("no entry names the digest of files/other.txt: sha256:4bf5122f");
        Map<String, byte[]> key = new LinkedHashMap<>(right);
        key.put("key.txt", Words.bytes(Sample.witness(1).verifier().print() + "\n"));
        write(forged, key);
        assertThat(verify(forged).print()).contains("key.txt has another key than the one that was given");
        for (String name : right.keySet()) {
            Map<String, byte[]> fewer = new LinkedHashMap<>(right);
            fewer.remove(name);
            write(forged, fewer);
            assertThat(verify(forged).ok())
                    .as(name)
                    .isEqualTo(
                            List.of("README.txt", "key.txt", "files/report.txt").contains(name));
        }
    }

    @Test
    void zips_of_another_form_are_refused() throws Exception {
        Map<String, byte[]> right = contents(pack(3));
        Path compressed = folder.resolve("compressed.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(compressed))) {
            for (Map.Entry<String, byte[]> file : right.entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue());
            }
        }
        assertThat(verify(compressed).print())
                .contains("is compressed or described in another way than in a pack; if somebody packed it anew");
        try (ZipWriter writer = new ZipWriter(OutputStream.nullOutputStream())) {
            for (String name : List.of("../up", "/root", "a/../b", "a//b", "a\\b", "c:d", "", "dir/", "a/./b")) {
                assertThatThrownBy(() -> writer.add(name, Attachment.of(REPORT)))
                        .isInstanceOf(EvidenceException.class);
            }
            writer.add("twice", Attachment.of(REPORT));
            assertThatThrownBy(() -> writer.add("twice", Attachment.of(REPORT))).isInstanceOf(EvidenceException.class);
        }
        byte[] bytes = Files.readAllBytes(pack(3));
        for (String[] name : new String[][] {{"README.txt", "../ADME.txt"}, {"README.txt", "checkpoint"}}) {
            Path forged = folder.resolve("forged.zip");
            Files.write(forged, renamed(bytes, name[0], name[1].substring(0, name[0].length())));
            assertThat(verify(forged).ok()).isFalse();
        }
    }

    @Test
    void entries_that_are_not_canonical_json_are_named() throws Exception {
        Sample.Memory store = Sample.memory(1);
        Sample.log(store).append(List.of(Words.bytes("{\"b\":1,\"a\":2}")));
        Path pack = folder.resolve("pack.zip");
        Pack.write(pack, store, Sample.key().verifier(), Map.of());
        assertThat(verify(pack).print())
                .contains("FAILED  canonical JSON     entry 1: valid JSON, but not in canonical form from byte 2 on");
    }

    @Test
    void no_pack_is_written_of_a_broken_log() throws Exception {
        Sample.Memory store = Sample.memory(10);
        store.entries.set(3, Sample.entry(4));
        Path pack = folder.resolve("broken.zip");
        assertThatThrownBy(() -> Pack.write(pack, store, Sample.key().verifier(), Map.of()))
                .hasMessageContaining("no pack is written of a broken log");
        assertThat(folder).isEmptyDirectory();
    }

    private static byte[] renamed(byte[] zip, String from, String to) {
        String text = new String(zip, StandardCharsets.ISO_8859_1);
        return text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Map<String, byte[]> contents(Path zip) throws IOException {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        try (ZipFile file = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : Collections.list(file.entries())) {
                try (InputStream in = file.getInputStream(entry)) {
                    contents.put(entry.getName(), in.readAllBytes());
                }
            }
        }
        return contents;
    }

    private static void write(Path zip, Map<String, byte[]> contents) throws IOException, EvidenceException {
        try (OutputStream out = Files.newOutputStream(zip);
                ZipWriter writer = new ZipWriter(out)) {
            for (Map.Entry<String, byte[]> file : contents.entrySet()) {
                writer.add(file.getKey(), Attachment.of(file.getValue()));
            }
        }
    }
}
