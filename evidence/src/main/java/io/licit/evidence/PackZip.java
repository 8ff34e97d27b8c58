package io.licit.evidence;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.CRC32;

/** A pack as one zip file, which has to be exactly as {@link ZipForm} writes it, byte for byte. */
final class PackZip implements PackFiles {
    private static final int DIRECTORY_BYTES_MAX = 64 << 20;
    private static final String HELP = "; if somebody packed it anew, unpack it and give the folder";

    private final FileChannel channel;
    private final SortedMap<String, ZipForm.Entry> entries = new TreeMap<>();
    private final SortedSet<String> names = new TreeSet<>();

    private PackZip(FileChannel channel) {
        this.channel = channel;
    }

    static PackZip read(Path file) throws EvidenceException {
        try {
            FileChannel channel = FileChannel.open(file);
            try {
                PackZip zip = new PackZip(channel);
                zip.readDirectory();
                return zip;
            } catch (EvidenceException | IOException e) {
                channel.close();
                throw e;
            }
        } catch (NoSuchFileException e) {
            throw EvidenceException.store("there is no pack " + file, e);
        } catch (IOException e) {
            throw EvidenceException.store("cannot read the pack " + file, e);
        }
    }

    private void readDirectory() throws IOException, EvidenceException {
        long length = channel.size();
        require(length >= ZipForm.END_BYTES && length <= ZipForm.SIZE_MAX, "it is too short or too long for a zip");
        long endOffset = length - ZipForm.END_BYTES;
        byte[] end = bytes(endOffset, ZipForm.END_BYTES);
        ByteBuffer fields = ZipForm.buffer(ZipForm.END_BYTES).put(end);
        int files = Short.toUnsignedInt(fields.getShort(10));
        long size = Integer.toUnsignedLong(fields.getInt(12));
        long offset = Integer.toUnsignedLong(fields.getInt(16));
        require(offset + size == endOffset, "something stands before, between or after its parts");
        require(Arrays.equals(end, ZipForm.end(files, offset, size)), "its end is not that of a pack");
        require(size <= DIRECTORY_BYTES_MAX && files <= ZipForm.FILES_MAX, "it has too many files");
        byte[] directory = bytes(offset, (int) size);
        int at = 0;
        long next = 0;
        for (int i = 0; i < files; i++) {
            ZipForm.Entry entry = entry(directory, at, next);
            require(entry.end() <= offset, "the file `" + Words.shown(entry.name()) + "` overlaps what follows");
            require(!entries.containsKey(entry.name()), "the file `" + Words.shown(entry.name()) + "` is there twice");
            requireContent(entry);
            entries.put(entry.name(), entry);
            names.add(entry.name());
            at += entry.inDirectory().length;
            next = entry.end();
        }
        require(at == directory.length && next == offset, "something stands between its parts");
    }

    private ZipForm.Entry entry(byte[] directory, int at, long offset) throws EvidenceException {
        require(at + ZipForm.DIRECTORY_BYTES <= directory.length, "its directory ends too early");
        ByteBuffer fields = ByteBuffer.wrap(directory).order(ByteOrder.LITTLE_ENDIAN);
        int crc = fields.getInt(at + 16);
        long size = Integer.toUnsignedLong(fields.getInt(at + 24));
        int nameLength = Short.toUnsignedInt(fields.getShort(at + 28));
        int nameStart = at + ZipForm.DIRECTORY_BYTES;
        require(nameStart + nameLength <= directory.length, "its directory ends too early");
        String name = Words.utf8(
                Arrays.copyOfRange(directory, nameStart, nameStart + nameLength), "the name of a file in the pack");
        require(ZipForm.isSafe(name), "`" + Words.shown(name) + "` is no name for a file in a pack");
        ZipForm.Entry entry = new ZipForm.Entry(name, offset, crc, size);
        byte[] expected = entry.inDirectory();
        require(
                Arrays.equals(Arrays.copyOfRange(directory, at, at + expected.length), expected),
                "the file `" + Words.shown(name) + "` is compressed or described in another way than in a pack");
        return entry;
    }

    private void requireContent(ZipForm.Entry entry) throws IOException, EvidenceException {
        byte[] header = entry.header();
        String shown = "the file `" + Words.shown(entry.name()) + "`";
        require(Arrays.equals(bytes(entry.offset(), header.length), header), shown + " has another header inside");
        CRC32 crc = new CRC32();
        byte[] buffer = new byte[1 << 13];
        try (InputStream in = content(entry)) {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                crc.update(buffer, 0, length);
            }
        }
        require((int) crc.getValue() == entry.crc(), shown + " does not have its checksum");
    }

    private static void require(boolean holds, String wrong) throws EvidenceException {
        if (!holds) {
            throw EvidenceException.broken("not a pack as it was written: " + wrong + HELP);
        }
    }

    private byte[] bytes(long offset, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, offset + buffer.position()) < 0) {
                throw new EOFException("the file became shorter");
            }
        }
        return buffer.array();
    }

    @Override
    public SortedSet<String> names() {
        return names;
    }

    @Override
    public InputStream open(String name) throws EvidenceException {
        ZipForm.Entry entry = entries.get(name);
        if (entry == null) {
            throw EvidenceException.broken("there is no file " + name);
        }
        return content(entry);
    }

    private InputStream content(ZipForm.Entry entry) {
        return new Part(entry.start(), entry.end());
    }

    /** The bytes from one offset to another. */
    private final class Part extends InputStream {
        private final long end;
        private long at;

        Part(long start, long end) {
            this.at = start;
            this.end = end;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (at >= end && length > 0) {
                return -1;
            }
            int count = channel.read(ByteBuffer.wrap(bytes, offset, (int) Math.min(length, end - at)), at);
            at += Math.max(0, count);
            return count;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
