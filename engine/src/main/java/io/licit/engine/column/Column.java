package io.licit.engine.column;

import java.util.List;
import java.util.Optional;

/** One value for every person, or none. Not changed once made; any number of threads may read it. */
public final class Column {
    private final Kind kind;
    private final Numbers numbers;
    private final Texts texts;
    private final long persons;
    private final List<Block> blocks;

    Column(Kind kind, Numbers numbers, Texts texts, long persons, List<Block> blocks) {
        this.kind = kind;
        this.numbers = numbers;
        this.texts = texts;
        this.persons = persons;
        this.blocks = List.copyOf(blocks);
    }

    /** A column that says that its texts are too many to be listed. */
    public static Column unlisted(long persons) {
        return new Column(Kind.UNLISTED, Numbers.whole(), new Texts(List.of()), persons, List.of());
    }

    static int blocks(long persons) {
        return Math.toIntExact((persons + Words.PERSONS - 1) / Words.PERSONS);
    }

    static int persons(long persons, int block) {
        return (int) Math.min(Words.PERSONS, persons - (long) block * Words.PERSONS);
    }

    public Kind kind() {
        return kind;
    }

    /** How codes tell numbers; of a column of numbers. */
    public Numbers numbers() {
        return numbers;
    }

    /** How codes tell texts; of a column of texts. */
    public Texts texts() {
        return texts;
    }

    public Coding coding() {
        return new Coding(kind, numbers, texts);
    }

    public long persons() {
        return persons;
    }

    Block block(int index) {
        return blocks.get(index);
    }

    List<Block> blocks() {
        return blocks;
    }

    /** Bytes of its bits. */
    public long bytes() {
        return blocks.stream().mapToLong(block -> block.bits().capacity()).sum();
    }

    /** One person's code. */
    public Optional<Long> code(int person) {
        Block block = blocks.get(person / Words.PERSONS);
        int at = person % Words.PERSONS;
        if (block.isEmpty() || block.nulls() && bit(block, block.slices(), at)) {
            return Optional.empty();
        }
        long above = 0;
        for (int slice = 0; slice < block.slices(); slice++) {
            above |= bit(block, slice, at) ? 1L << slice : 0;
        }
        return Optional.of(block.low() + above);
    }

    private static boolean bit(Block block, int slice, int at) {
        return (block.bits().get(slice * Words.BYTES + at / Byte.SIZE) >>> at % Byte.SIZE & 1) != 0;
    }
}
