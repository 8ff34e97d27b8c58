package io.licit.evidence;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.SortedSet;

/** The files of a pack, in a zip or unpacked in a folder. */
interface PackFiles extends Closeable {
    /** More than the largest bundle: 256 entries of 65,535 bytes with their lengths. */
    int PART_BYTES_MAX = 256 * 65_537;

    SortedSet<String> names();

    InputStream open(String name) throws IOException, EvidenceException;

    /** Opens a zip in the form of packs, or a folder. */
    static PackFiles of(Path pack) throws EvidenceException {
        return Files.isDirectory(pack) ? PackFolder.read(pack) : PackZip.read(pack);
    }

    /** A part of the log, which has a largest size. */
    default byte[] read(String name) throws EvidenceException {
        if (!names().contains(name)) {
            throw EvidenceException.broken("there is no file " + name);
        }
        try (InputStream in = open(name)) {
            byte[] bytes = in.readNBytes(PART_BYTES_MAX + 1);
            if (bytes.length > PART_BYTES_MAX) {
                throw EvidenceException.broken("the file " + name + " is larger than any part of a log");
            }
            return bytes;
        } catch (IOException e) {
            throw EvidenceException.store("cannot read the file " + name + " of the pack", e);
        }
    }

    /** The SHA-256 of a file of whatever size. */
    default Hash digest(String name) throws EvidenceException {
        MessageDigest digest = Hash.sha256();
        byte[] buffer = new byte[1 << 13];
        try (InputStream in = open(name)) {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                digest.update(buffer, 0, length);
            }
            return Hash.raw(digest.digest());
        } catch (IOException e) {
            throw EvidenceException.store("cannot read the file " + name + " of the pack", e);
        }
    }
}
