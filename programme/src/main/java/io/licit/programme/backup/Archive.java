package io.licit.programme.backup;

import io.licit.core.json.Json;
import io.licit.core.json.JsonSyntaxException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A back-up that was opened: sealed, and with just the files that its manifest names. */
final class Archive implements AutoCloseable {
    static final String NOT_WHOLE = "it was cut, changed or is none of Licit's; take another copy of it";

    /** SHA-256 in hexadecimal. */
    static final int SEAL_BYTES = 64;

    private static final int MOST_FILES = 200_000;
    private static final long MOST_OF_MANIFEST = 128L << 20;
    private static final int BUFFER = 1 << 16;

    private final ZipFile zip;
    private final String seal;
    private final Manifest manifest;

    private Archive(ZipFile zip, String seal, Manifest manifest) {
        this.zip = zip;
        this.seal = seal;
        this.manifest = manifest;
    }

    /** @throws BackupRefused where a byte of it is not as it was written, or it holds what a back-up does not hold */
    static Archive open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw BackupRefused.mistake("there is no file " + file, "name a file that `licit backup` has made");
        }
        try {
            String seal = requireSealed(file);
            ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
            try {
                Archive archive = new Archive(zip, seal, manifest(zip));
                archive.requireNames();
                archive.requireDigests();
                return archive;
            } catch (BackupRefused | IOException failure) {
                zip.close();
                throw failure;
            }
        } catch (IOException | UncheckedIOException failure) {
            throw BackupRefused.mistake("the back-up can't be read: " + failure.getMessage(), NOT_WHOLE);
        }
    }

    private static String requireSealed(Path file) throws IOException {
        if (Files.size(file) <= SEAL_BYTES) {
            throw BackupRefused.mistake("the back-up is not whole", NOT_WHOLE);
        }
        byte[] stated = new byte[SEAL_BYTES];
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            bytes.seek(bytes.length() - SEAL_BYTES);
            bytes.readFully(stated);
        }
        String seal = seal(file);
        if (!seal.equals(new String(stated, StandardCharsets.ISO_8859_1))) {
            throw BackupRefused.mistake("the back-up is not as it was written", NOT_WHOLE);
        }
        return seal;
    }

    /** SHA-256 of a file without its last {@link #SEAL_BYTES} bytes, in hexadecimal. */
    static String seal(Path file) throws IOException {
        MessageDigest digest = sha256();
        long left = Files.size(file) - SEAL_BYTES;
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            while (left > 0) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    throw new IOException("the file ends early");
                }
                digest.update(buffer, 0, read);
                left -= read;
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static Manifest manifest(ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(Manifest.NAME);
        if (entry == null) {
            throw BackupRefused.mistake("the file is no back-up: it has no " + Manifest.NAME, NOT_WHOLE);
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] text = in.readNBytes((int) MOST_OF_MANIFEST);
            if (in.read() >= 0) {
                throw BackupRefused.mistake("the back-up names more files than one can have", NOT_WHOLE);
            }
            return Manifest.parse(new String(text, StandardCharsets.UTF_8));
        }
    }

    private void requireNames() {
        if (zip.size() > MOST_FILES) {
            throw BackupRefused.mistake("the back-up has more files than one can have", NOT_WHOLE);
        }
        Set<String> found = new HashSet<>();
        for (ZipEntry entry : Collections.list(zip.entries())) {
            if (!found.add(entry.getName())) {
                throw BackupRefused.mistake("a file stands twice in the back-up", NOT_WHOLE);
            }
        }
        found.remove(Manifest.NAME);
        if (!found.equals(manifest.files().keySet())) {
            throw BackupRefused.mistake("the back-up holds other files than it says", NOT_WHOLE);
        }
        for (String name : found) {
            if (!Names.isFit(name)) {
                throw BackupRefused.mistake(
                        "the back-up has a file whose name leads elsewhere, and nothing of it is restored", NOT_WHOLE);
            }
        }
    }

    private void requireDigests() throws IOException {
        for (String name : manifest.files().keySet()) {
            copy(name, OutputStream.nullOutputStream());
        }
    }

    /** Copies a file out; what is copied is what the manifest says, or it is refused. */
    void copy(String name, OutputStream out) throws IOException {
        Manifest.Content stated = content(name);
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER];
        long bytes = 0;
        try (InputStream in = new DigestInputStream(stream(name), digest)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes += read;
                if (bytes > stated.bytes()) {
                    throw BackupRefused.mistake("`" + name + "` is larger than the back-up says", NOT_WHOLE);
                }
                out.write(buffer, 0, read);
            }
        }
        boolean same = bytes == stated.bytes()
                && HexFormat.of().formatHex(digest.digest()).equals(stated.sha256());
        if (!same) {
            throw BackupRefused.mistake("`" + name + "` is not what the back-up says", NOT_WHOLE);
        }
    }

    private Manifest.Content content(String name) {
        Manifest.Content content = manifest.files().get(name);
        if (content == null) {
            throw BackupRefused.mistake("the back-up has no `" + name + "`", NOT_WHOLE);
        }
        return content;
    }

    private InputStream stream(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw BackupRefused.mistake("the back-up has no `" + name + "`", NOT_WHOLE);
        }
        return zip.getInputStream(entry);
    }

    Manifest manifest() {
        return manifest;
    }

    /** SHA-256 of the file but for its seal, in hexadecimal. */
    String seal() {
        return seal;
    }

    /** The names that begin so. */
    List<String> names(String start) {
        return manifest.files().keySet().stream()
                .filter(name -> name.startsWith(start))
                .toList();
    }

    /** How many bytes all of it has. */
    long bytes() {
        return manifest.files().values().stream()
                .mapToLong(Manifest.Content::bytes)
                .sum();
    }

    /** Uses the rows of a table: first its columns, then each row. */
    <T> T rows(String table, Function<Iterator<Json.Arr>, T> use) throws IOException {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(stream(Names.rows(table)), StandardCharsets.UTF_8))) {
            return use.apply(lines.lines().map(Archive::row).iterator());
        }
    }

    private static Json.Arr row(String line) {
        try {
            if (Json.parse(line) instanceof Json.Arr row) {
                return row;
            }
        } catch (JsonSyntaxException broken) {
            throw BackupRefused.mistake("the back-up has a row that is none", NOT_WHOLE);
        }
        throw BackupRefused.mistake("the back-up has a row that is none", NOT_WHOLE);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java has SHA-256", absent);
        }
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
