package io.licit.evidence;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;

/** Writes a zip in the form of packs. */
final class ZipWriter implements Closeable {
    private final OutputStream out;
    private final List<ZipForm.Entry> entries = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private long offset;

    ZipWriter(OutputStream out) {
        this.out = new BufferedOutputStream(out, 1 << 16);
    }

    /** Adds a file; the content is read twice, for its checksum and for itself. */
    void add(String name, Attachment content) throws IOException, EvidenceException {
        if (!ZipForm.isSafe(name) || !names.add(name)) {
            throw EvidenceException.given(
                    "no name for a file in a pack, or one that is there already: `" + Words.shown(name) + "`");
        }
        CRC32 crc = new CRC32();
        long size = copy(content, (bytes, length) -> crc.update(bytes, 0, length));
        ZipForm.Entry entry = new ZipForm.Entry(name, offset, (int) crc.getValue(), size);
        requireRoom(entry);
        out.write(entry.header());
        CRC32 again = new CRC32();
        long written = copy(content, (bytes, length) -> {
            again.update(bytes, 0, length);
            out.write(bytes, 0, length);
        });
        if (written != size || again.getValue() != crc.getValue()) {
            throw EvidenceException.given("the file `" + Words.shown(name) + "` changed while the pack was written");
        }
        entries.add(entry);
        offset = entry.end();
    }

    private void requireRoom(ZipForm.Entry entry) throws EvidenceException {
        if (entry.end() > ZipForm.SIZE_MAX / 2 || entries.size() >= ZipForm.FILES_MAX) {
            throw EvidenceException.given("a pack holds at most 2 GiB and " + ZipForm.FILES_MAX
                    + " files; publish the log to a folder instead");
        }
    }

    private interface Sink {
        void take(byte[] bytes, int length) throws IOException;
    }

    private static long copy(Attachment content, Sink sink) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long size = 0;
        try (InputStream in = content.open()) {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                sink.take(buffer, length);
                size += length;
            }
        }
        return size;
    }

    /** Writes the directory, which makes it a zip. */
    @Override
    public void close() throws IOException {
        long size = 0;
        for (ZipForm.Entry entry : entries) {
            byte[] bytes = entry.inDirectory();
            out.write(bytes);
            size += bytes.length;
        }
        out.write(ZipForm.end(entries.size(), offset, size));
        out.flush();
    }
}
