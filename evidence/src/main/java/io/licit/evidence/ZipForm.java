package io.licit.evidence;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The one way in which packs are zip files: nothing compressed, one fixed date, no comments, no extras, the files one
 * after the other, then the directory. Every byte follows from names and contents, so nothing can hide between them.
 *
 * <p>Source: PKWARE APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16.
 */
final class ZipForm {
    static final int END_BYTES = 22;
    static final int DIRECTORY_BYTES = 46;
    static final long SIZE_MAX = 0xffff_fffeL;
    static final int FILES_MAX = 65_534;

    private static final int LOCAL_BYTES = 30;
    private static final short VERSION = 10;
    private static final short UTF8 = 0x0800;

    /** 1 January 1980, the first day that the format knows. */
    private static final short DATE = 0x0021;

    private ZipForm() {}

    /** A file in the zip: where its header begins, its checksum and its length in bytes. */
    record Entry(String name, long offset, int crc, long size) {
        long end() {
            return offset + LOCAL_BYTES + Words.bytes(name).length + size;
        }

        long start() {
            return end() - size;
        }

        byte[] header() {
            byte[] bytes = Words.bytes(name);
            ByteBuffer out = buffer(LOCAL_BYTES + bytes.length).putInt(0x04034b50);
            common(out, bytes.length);
            return out.put(bytes).array();
        }

        byte[] inDirectory() {
            byte[] bytes = Words.bytes(name);
            ByteBuffer out =
                    buffer(DIRECTORY_BYTES + bytes.length).putInt(0x02014b50).putShort(VERSION);
            common(out, bytes.length);
            out.putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(0);
            return out.putInt((int) offset).put(bytes).array();
        }

        private void common(ByteBuffer out, int nameLength) {
            out.putShort(VERSION).putShort(UTF8).putShort((short) 0);
            out.putShort((short) 0).putShort(DATE);
            out.putInt(crc).putInt((int) size).putInt((int) size);
            out.putShort((short) nameLength).putShort((short) 0);
        }
    }

    static byte[] end(int files, long directoryOffset, long directorySize) {
        return buffer(END_BYTES)
                .putInt(0x06054b50)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) files)
                .putShort((short) files)
                .putInt((int) directorySize)
                .putInt((int) directoryOffset)
                .putShort((short) 0)
                .array();
    }

    static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Whether a path stays inside, says the same everywhere, and has one way to be written. */
    static boolean isSafe(String name) {
        if (name.isEmpty() || name.length() > 1000 || name.startsWith("/") || name.endsWith("/")) {
            return false;
        }
        boolean plain = name.codePoints()
                .noneMatch(c -> c < ' ' || c == 0x7f || c == '\\' || c == ':' || c >= 0xd800 && c <= 0xdfff);
        for (String part : name.split("/", -1)) {
            plain &= !part.isEmpty() && !part.equals(".") && !part.equals("..");
        }
        return plain;
    }
}
