package io.licit.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A verifier of packs written from the public documents alone, which uses no class of this module: c2sp.org's
 * signed-note, tlog-checkpoint, tlog-tiles, tlog-proof and tlog-cosignature, RFC 6962 and RFC 8032.
 *
 * <p>It answers in one word, true or false. Its structure is other than that of the verifier that it is held against:
 * it reads zips with the JDK, makes keys from their X.509 form, and computes roots level by level.
 */
final class OutsideVerifier {
    private static final byte[] X509_ED25519 = HexFormat.of().parseHex("302a300506032b6570032100");

    private OutsideVerifier() {}

    /** Whether a pack has entries and tiles of the tree whose root the key signed. */
    static boolean accepts(Path zip, String vkey) {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            String[] head = open(text(bytes(file, "checkpoint")), vkey);
            long size = Long.parseLong(head[1]);
            List<byte[]> level = new ArrayList<>();
            for (long first = 0; first < size; first += 256) {
                level.addAll(leaves(bytes(file, tilePath("entries", first / 256, size - first)), size - first));
            }
            if (level.size() != size
                    || !Base64.getEncoder().encodeToString(root(level)).equals(head[2])) {
                return false;
            }
            for (int l = 0; !level.isEmpty(); l++) {
                for (int at = 0; at < level.size(); at += 256) {
                    byte[] tile = bytes(file, tilePath(String.valueOf(l), at / 256, level.size() - at));
                    if (!Arrays.equals(tile, joined(level.subList(at, Math.min(at + 256, level.size()))))) {
                        return false;
                    }
                }
                level = next(level);
            }
            return unpackedWhole(file);
        } catch (Exception e) {
            return false;
        }
    }

    /** Reads everything, so that the checksums of the zip are looked at. */
    private static boolean unpackedWhole(ZipFile file) throws IOException {
        for (ZipEntry entry : Collections.list(file.entries())) {
            bytes(file, entry.getName());
        }
        return true;
    }

    /** Whether a proof leads from an entry to a root that the key signed. */
    static boolean acceptsProof(String proof, byte[] entry, String vkey) {
        try {
            int blank = proof.indexOf("\n\n");
            String[] lines = proof.substring(0, blank).split("\n", -1);
            String[] head = open(proof.substring(blank + 2), vkey);
            if (!lines[0].equals("c2sp.org/tlog-proof@v1") || !lines[1].startsWith("index ")) {
                return false;
            }
            List<byte[]> path = new ArrayList<>();
            for (String line : Arrays.asList(lines).subList(2, lines.length)) {
                path.add(canonical(line));
            }
            byte[] hash = sha256(new byte[] {0}, entry);
            byte[] root = walk(hash, Long.parseLong(lines[1].substring(6)), Long.parseLong(head[1]), path);
            return path.isEmpty() && Base64.getEncoder().encodeToString(root).equals(head[2]);
        } catch (Exception e) {
            return false;
        }
    }

    /** RFC 6962's PATH, undone by recursion: takes steps from the end, which is next to the root. */
    private static byte[] walk(byte[] leaf, long index, long size, List<byte[]> path) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("outside");
        }
        if (size == 1) {
            return leaf;
        }
        long k = Long.highestOneBit(size - 1);
        byte[] step = path.remove(path.size() - 1);
        return index < k
                ? sha256(new byte[] {1}, walk(leaf, index, k, path), step)
                : sha256(new byte[] {1}, step, walk(leaf, index - k, size - k, path));
    }

    /** Whether a witness has cosigned the checkpoint. */
    static boolean cosigned(String note, String vkey) {
        try {
            String[] parts = vkey.split("\\+", 3);
            byte[] key = canonical(parts[2]);
            int blank = note.lastIndexOf("\n\n");
            String text = note.substring(0, blank + 1);
            for (String line : note.substring(blank + 2).split("\n")) {
                String[] words = line.split(" ");
                byte[] blob = canonical(words[2]);
                if (key[0] == 4 && words[1].equals(parts[0]) && hasId(blob, parts[0], key)) {
                    long time = ByteBuffer.wrap(blob, 4, 8).getLong();
                    String signed = "cosignature/v1\ntime " + time + "\n" + text;
                    return ed25519(key, signed, Arrays.copyOfRange(blob, 12, blob.length));
                }
            }
            return false;
        } catch (Exception e) {
            return false;
        }
    }

    /** The lines of a checkpoint that the key has signed. */
    private static String[] open(String note, String vkey) throws Exception {
        String[] parts = vkey.split("\\+", 3);
        byte[] key = canonical(parts[2]);
        int blank = note.lastIndexOf("\n\n");
        String text = note.substring(0, blank + 1);
        boolean signed = false;
        String signatures = note.substring(blank + 2);
        if (!signatures.endsWith("\n")) {
            throw new IllegalArgumentException("no line break at the end");
        }
        for (String line : signatures.substring(0, signatures.length() - 1).split("\n", -1)) {
            String[] words = line.split(" ", -1);
            if (words.length != 3 || !words[0].equals("\u2014")) {
                throw new IllegalArgumentException("no signature line");
            }
            byte[] blob = canonical(words[2]);
            if (words[1].equals(parts[0]) && hasId(blob, parts[0], key)) {
                if (key[0] != 1 || !ed25519(key, text, Arrays.copyOfRange(blob, 4, blob.length))) {
                    throw new IllegalArgumentException("forged");
                }
                signed = true;
            }
        }
        String[] lines = text.split("\n");
        if (!signed || lines.length < 3 || !lines[0].equals(parts[0]) || !lines[1].matches("0|[1-9][0-9]*")) {
            throw new IllegalArgumentException("not signed by the key");
        }
        return lines;
    }

    private static boolean hasId(byte[] blob, String name, byte[] key) {
        byte[] id = sha256(name.getBytes(StandardCharsets.UTF_8), new byte[] {'\n'}, key);
        return Arrays.equals(Arrays.copyOf(blob, 4), Arrays.copyOf(id, 4));
    }

    private static boolean ed25519(byte[] key, String text, byte[] signature) throws Exception {
        byte[] encoded = Arrays.copyOf(X509_ED25519, 44);
        System.arraycopy(key, 1, encoded, 12, 32);
        PublicKey publicKey = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        Signature verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(publicKey);
        verifier.update(text.getBytes(StandardCharsets.UTF_8));
        return verifier.verify(signature);
    }

    private static List<byte[]> leaves(byte[] bundle, long most) {
        List<byte[]> leaves = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(bundle);
        while (in.hasRemaining()) {
            byte[] entry = new byte[Short.toUnsignedInt(in.getShort())];
            in.get(entry);
            leaves.add(sha256(new byte[] {0}, entry));
        }
        if (leaves.size() != Math.min(256, most)) {
            throw new IllegalArgumentException("another number of entries");
        }
        return leaves;
    }

    /** RFC 6962's tree, level by level: pairs are hashed, and one that is left over goes up as it is. */
    private static byte[] root(List<byte[]> leaves) {
        List<byte[]> level = leaves;
        while (level.size() > 1) {
            List<byte[]> above = new ArrayList<>();
            for (int i = 0; i < level.size(); i += 2) {
                above.add(i + 1 < level.size() ? sha256(new byte[] {1}, level.get(i), level.get(i + 1)) : level.get(i));
            }
            level = above;
        }
        return level.isEmpty() ? sha256() : level.get(0);
    }

    /** The hashes of the next level of tiles: roots over whole tiles of this one. */
    private static List<byte[]> next(List<byte[]> level) {
        List<byte[]> next = new ArrayList<>();
        for (int at = 0; at + 256 <= level.size(); at += 256) {
            next.add(root(level.subList(at, at + 256)));
        }
        return next;
    }

    private static String tilePath(String level, long index, long left) {
        String number = String.format("%03d", index % 1000);
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            number = String.format("x%03d/", rest % 1000) + number;
        }
        return "tile/" + level + "/" + number + (left < 256 ? ".p/" + left : "");
    }

    private static byte[] joined(List<byte[]> hashes) {
        ByteBuffer out = ByteBuffer.allocate(32 * hashes.size());
        hashes.forEach(out::put);
        return out.array();
    }

    private static byte[] bytes(ZipFile file, String name) throws IOException {
        ZipEntry entry = file.getEntry(name);
        if (entry == null) {
            throw new IOException("no " + name);
        }
        try (InputStream in = file.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    private static String text(byte[] bytes) throws IOException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    private static byte[] canonical(String base64) {
        byte[] bytes = Base64.getDecoder().decode(base64);
        if (!Base64.getEncoder().encodeToString(bytes).equals(base64)) {
            throw new IllegalArgumentException("another way to write it");
        }
        return bytes;
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
