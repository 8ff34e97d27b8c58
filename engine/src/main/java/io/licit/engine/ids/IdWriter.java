package io.licit.engine.ids;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** Makes a file of ids, number by number. It is whole once {@link #finish} has returned, and not before. */
public final class IdWriter implements Closeable {
    /** As many ids as are decoded at most to come to one. */
    private static final int BLOCK = 32;

    private static final int BUFFER = 1 << 20;

    private final DataOutputStream out;
    private final int block;
    private byte[] coded = new byte[1 << 12];
    private int codedLength;
    private int inBlock;
    /** The last id of the block; empty at its beginning. */
    private byte[] before = new byte[64];

    private int beforeLength;
    private byte[] last = new byte[64];
    private int lastLength;
    private int count;
    private long dataBytes;
    private int blocks;
    private int[] lengths = new int[16];
    private int[] sums = new int[16];
    private int[] runs = new int[1];
    private int runCount;

    public IdWriter(Path file) throws IOException {
        this(file, BLOCK);
    }

    IdWriter(Path file, int block) throws IOException {
        this.block = block;
        out = new DataOutputStream(new BufferedOutputStream(
                Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), BUFFER));
        out.writeLong(IdLayout.SIGN);
    }

    /**
     * The id of a number; nobody has the numbers between the last one and this.
     *
     * @param number higher than the last
     * @param id in UTF-8, of at least one byte
     */
    public void add(int number, byte[] id, int length) throws IOException {
        if (length < 1 || number < count) {
            throw new IllegalArgumentException("an id without a byte, or a number that is not higher than the last");
        }
        nobodyUntil(number);
        boolean first = runCount == 0;
        if (first || Arrays.compareUnsigned(id, 0, length, last, 0, lastLength) < 0) {
            runs = first || runCount < runs.length ? runs : Arrays.copyOf(runs, runCount * 2);
            runs[runCount++] = first ? 0 : number;
        }
        int shared = Arrays.mismatch(before, 0, beforeLength, id, 0, length);
        shared = shared < 0 ? length : shared;
        int rest = length - shared;
        room(rest + 11);
        coded[codedLength++] = (byte) (Math.min(shared, IdLayout.SHORT) << 4 | Math.min(rest, IdLayout.SHORT));
        more(shared);
        more(rest);
        System.arraycopy(id, shared, coded, codedLength, rest);
        codedLength += rest;
        before = keep(before, id, length);
        beforeLength = length;
        last = keep(last, id, length);
        lastLength = length;
        counted();
    }

    /** Nobody has the numbers below this that were not told. */
    public void nobodyUntil(int number) throws IOException {
        while (count < number) {
            room(1);
            coded[codedLength++] = 0;
            counted();
        }
    }

    private static byte[] keep(byte[] into, byte[] id, int length) {
        byte[] kept = into.length < length ? new byte[length * 2] : into;
        System.arraycopy(id, 0, kept, 0, length);
        return kept;
    }

    private void room(int bytes) {
        if (coded.length - codedLength < bytes) {
            coded = Arrays.copyOf(coded, Math.max(coded.length * 2, codedLength + bytes));
        }
    }

    private void more(int length) {
        for (int rest = length - IdLayout.SHORT; rest >= 0; rest >>>= 7) {
            boolean ends = rest < 0x80;
            coded[codedLength++] = (byte) (ends ? rest : rest & 0x7f | 0x80);
            if (ends) {
                return;
            }
        }
    }

    private void counted() throws IOException {
        count++;
        inBlock++;
        if (inBlock == block) {
            endBlock();
        }
    }

    private void endBlock() throws IOException {
        if (blocks == lengths.length) {
            lengths = Arrays.copyOf(lengths, blocks * 2);
            sums = Arrays.copyOf(sums, blocks * 2);
        }
        lengths[blocks] = codedLength;
        sums[blocks++] = IdLayout.sum(coded, 0, codedLength);
        out.write(coded, 0, codedLength);
        dataBytes += codedLength;
        codedLength = 0;
        inBlock = 0;
        beforeLength = 0;
    }

    /** Writes what comes after the ids, and gives the sum that {@link IdFile#sum} will have. */
    public int finish() throws IOException {
        if (inBlock > 0) {
            endBlock();
        }
        int size = Math.addExact(
                Math.multiplyExact(blocks, IdLayout.TABLE_ENTRY_BYTES),
                runCount * IdLayout.RUN_BYTES + IdLayout.END_BYTES);
        ByteBuffer table = ByteBuffer.allocate(size);
        for (int i = 0; i < blocks; i++) {
            table.putInt(lengths[i]).putInt(sums[i]);
        }
        for (int i = 0; i < runCount; i++) {
            table.putInt(runs[i]);
        }
        table.putInt(IdLayout.VERSION)
                .putInt(block)
                .putInt(count)
                .putInt(runCount)
                .putLong(dataBytes);
        int sum = IdLayout.sum(table.array(), 0, table.position());
        table.putInt(sum);
        out.write(table.array());
        out.flush();
        return sum;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
