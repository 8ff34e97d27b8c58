package io.licit.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A log in one zip file, for somebody who trusts nobody here: the signed checkpoint, all entries and tiles, and files
 * whose digests stand in entries. The same log and files give the same bytes.
 */
public final class Pack {
    static final String README = "README.txt";
    static final String KEY = "key.txt";
    static final String ATTACHMENTS = "files/";

    private Pack() {}

    /** Writes the log up to its present head. */
    public static void write(Path zip, LogStore store, VerifierKey key, Map<String, Attachment> attachments)
            throws EvidenceException {
        Optional<String> head = store.head();
        if (head.isEmpty()) {
            throw EvidenceException.given("the log has no head yet; there is nothing to export");
        }
        write(zip, store, SignedNote.parse(head.get()), key, attachments);
    }

    /**
     * Writes the log up to a checkpoint, such as one that witnesses have cosigned.
     *
     * @param zip is replaced where it is there
     * @param attachments by their paths below {@code files/}; each one's {@code sha256:…} has to stand in some entry, or
     *     the verifier will say that it does not
     * @throws EvidenceException where the log does not agree with its checkpoint: no pack is written of a broken log
     */
    public static void write(
            Path zip, LogStore store, SignedNote checkpoint, VerifierKey key, Map<String, Attachment> attachments)
            throws EvidenceException {
        Checkpoint head = Checkpoint.verified(checkpoint, key);
        Path fresh = zip.resolveSibling(zip.getFileName() + ".new");
        try {
            try (OutputStream out = Files.newOutputStream(fresh);
                    ZipWriter writer = new ZipWriter(out)) {
                writer.add(Layout.CHECKPOINT, text(checkpoint.print()));
                writer.add(README, text(readme(head)));
                writer.add(KEY, text(key.print() + "\n"));
                for (Map.Entry<String, Attachment> file : new TreeMap<>(attachments).entrySet()) {
                    writer.add(ATTACHMENTS + file.getKey(), file.getValue());
                }
                log(store, head, writer);
            }
            Disk.REAL.sync(fresh);
            Files.move(fresh, zip, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw EvidenceException.store("cannot write the pack " + zip, e);
        } finally {
            remove(fresh);
        }
    }

    private static void log(LogStore store, Checkpoint head, ZipWriter writer) throws IOException, EvidenceException {
        Edge edge = new Edge();
        for (long from = 0; from < head.size(); from += Tile.WIDTH) {
            long to = Math.min(head.size(), from + Tile.WIDTH);
            List<byte[]> entries = Log.entries(store, from, to);
            List<Tile> full = new ArrayList<>();
            for (byte[] entry : entries) {
                edge.add(Hash.leaf(entry), full);
            }
            String path = Layout.at(Layout.fullEntries(from / Tile.WIDTH), entries.size());
            writer.add(path, Attachment.of(Layout.bundle(entries)));
            tiles(full, writer);
        }
        tiles(edge.partial(), writer);
        if (!edge.root().equals(head.root())) {
            throw EvidenceException.broken(
                    "the entries do not have the root that the head has signed; no pack is written of a broken log");
        }
    }

    private static void tiles(List<Tile> tiles, ZipWriter writer) throws IOException, EvidenceException {
        for (Tile tile : tiles) {
            String path = Layout.at(Layout.full(tile.level(), tile.index()), tile.width());
            writer.add(path, Attachment.of(tile.hashes()));
        }
    }

    private static Attachment text(String text) {
        return Attachment.of(Words.bytes(text));
    }

    private static void remove(Path fresh) throws EvidenceException {
        try {
            Files.deleteIfExists(fresh);
        } catch (IOException e) {
            throw EvidenceException.store("cannot remove " + fresh, e);
        }
    }

    private static String readme(Checkpoint head) {
        return """
                This is the evidence log `%s` with its %d entries.

                To verify it, ask whoever runs the log for its verifier key by another way than this file: a web
                page, a contract, a phone call. key.txt is here to be compared with that key, and proves nothing.

                    java -jar licit-evidence.jar verify PACK --key KEYFILE

                Without that program, any tool for transparency logs will do. The formats are public:

                  checkpoint       signed note with origin, number of entries and root   c2sp.org/tlog-checkpoint
                  tile/entries/    the entries, 256 to a file, each after 2 bytes of length   c2sp.org/tlog-tiles
                  tile/0/ and up   the hashes of the tree, 256 to a file   c2sp.org/tlog-tiles
                  files/           files whose SHA-256 stands in an entry, as sha256: and 64 digits

                By hand: check the Ed25519 signature over the text of the checkpoint (c2sp.org/signed-note); hash
                each entry with SHA-256 after a zero byte, and each pair of hashes after a byte of one (RFC 6962,
                section 2.1); the root has to be the one in the checkpoint. Each entry is JSON in the form of RFC 8785.

                What this shows: these entries, in this order, are what the key signed, and nothing was changed or
                left out since. Compare the checkpoint with one that you got earlier or from a witness, to know that
                there is no second log. It does not show that what was logged is true.
                """.formatted(head.origin(), head.size());
    }
}
