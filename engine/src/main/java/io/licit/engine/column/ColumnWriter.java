package io.licit.engine.column;

import java.util.List;
import java.util.stream.IntStream;

/** Gathers one column's values, person by person in any order; whoever gets none has none. One thread. */
public final class ColumnWriter {
    private final Kind kind;
    private final Texts texts;
    private final int persons;
    /** Codes; doubles' bits until all numbers are known. */
    private final long[] values;

    private final long[] known;
    private Numbers numbers = Numbers.whole();

    private ColumnWriter(Kind kind, Texts texts, long persons) {
        this.kind = kind;
        this.texts = texts;
        this.persons = Math.toIntExact(persons);
        int words = Column.blocks(persons) * Words.SIZE;
        this.values = new long[kind == Kind.BOOLEAN ? words : this.persons];
        this.known = new long[words];
    }

    /** Of any kind but texts. */
    public static ColumnWriter of(Kind kind, long persons) {
        return new ColumnWriter(kind, new Texts(List.of()), persons);
    }

    /** Of the codes of texts that are known. */
    public static ColumnWriter of(Texts texts, long persons) {
        return new ColumnWriter(Kind.TEXT, texts, persons);
    }

    /** The heap that a writer takes. */
    public static long bytes(Kind kind, long persons) {
        return kind == Kind.BOOLEAN ? persons / 4 : persons * Long.BYTES + persons / Byte.SIZE;
    }

    public Kind kind() {
        return kind;
    }

    /** A code, as {@link Kind} has it; not of numbers. */
    public void code(int person, long code) {
        if (kind == Kind.BOOLEAN) {
            values[person >> 6] |= (code & 1) << person;
        } else {
            values[person] = code;
        }
        known[person >> 6] |= 1L << person;
    }

    public void number(int person, double number) {
        numbers = numbers.fitting(number);
        code(person, Double.doubleToRawLongBits(number));
    }

    public Column column() {
        return column(persons);
    }

    /** The column of the first persons alone. */
    public Column column(int first) {
        List<Block> blocks = IntStream.range(0, Column.blocks(first))
                .parallel()
                .mapToObj(block -> block(block, Column.persons(first, block)))
                .toList();
        return new Column(kind, numbers, texts, first, blocks);
    }

    private Block block(int block, int length) {
        int from = block * Words.PERSONS;
        long[] codes = new long[Words.PERSONS];
        if (kind == Kind.BOOLEAN) {
            for (int i = 0; i < length; i++) {
                codes[i] = values[from + i >> 6] >>> i & 1;
            }
        } else {
            System.arraycopy(values, from, codes, 0, length);
        }
        if (kind == Kind.NUMBER) {
            for (int i = 0; i < length; i++) {
                codes[i] = numbers.code(Double.longBitsToDouble(codes[i]));
            }
        }
        long[] its = new long[Words.SIZE];
        System.arraycopy(known, block * Words.SIZE, its, 0, Words.SIZE);
        return Block.of(codes, its, length);
    }
}
