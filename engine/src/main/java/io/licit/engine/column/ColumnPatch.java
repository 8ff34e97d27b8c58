package io.licit.engine.column;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import org.roaringbitmap.IntConsumer;
import org.roaringbitmap.RoaringBitmap;

/**
 * A column with other values for some persons. Blocks without any of them stay as they are, bit by bit, unless codes
 * stand for something else now: a text is new or nobody's any more, or a number has more decimal places.
 */
public final class ColumnPatch {
    private final Column before;
    private final RoaringBitmap changed;
    private final Map<Integer, Long> codes = new HashMap<>();
    private final Map<Integer, String> texts = new HashMap<>();
    private final Map<Integer, Double> numbers = new HashMap<>();

    /** @param changed who has another value now; whoever of them is not given one has none */
    public ColumnPatch(Column before, RoaringBitmap changed) {
        if (!changed.isEmpty() && Integer.toUnsignedLong(changed.last()) >= before.persons()) {
            throw new IllegalArgumentException("a change of nobody");
        }
        this.before = before;
        this.changed = changed;
    }

    /** A column with persons behind the last, who have no value yet. */
    public static Column extended(Column before, long persons) {
        if (persons == before.persons()) {
            return before;
        }
        if (before.kind() == Kind.UNLISTED) {
            return Column.unlisted(persons);
        }
        List<Block> blocks = new ArrayList<>();
        for (int block = 0; block < Column.blocks(persons); block++) {
            boolean there = block < before.blocks().size();
            int all = Column.persons(persons, block);
            int old = there ? Column.persons(before.persons(), block) : 0;
            if (there && old == all) {
                blocks.add(before.block(block));
                continue;
            }
            long[] codes = new long[Words.PERSONS];
            long[] known = new long[Words.SIZE];
            if (there) {
                before.block(block).decode(codes);
                known = known(before.block(block), old);
            }
            blocks.add(Block.of(codes, known, all));
        }
        return new Column(before.kind(), before.numbers(), before.texts(), persons, blocks);
    }

    /** A truth value, a date or a time, as {@link Kind} has it. */
    public void code(int person, long code) {
        codes.put(person, code);
    }

    public void number(int person, double number) {
        numbers.put(person, number);
    }

    public void text(int person, String text) {
        texts.put(person, text);
    }

    public Column column() {
        return switch (before.kind()) {
            case BOOLEAN, DATE, TIMESTAMP ->
                patched(before.numbers(), before.texts(), LongUnaryOperator.identity(), true);
            case NUMBER -> ofNumbers();
            case TEXT -> ofTexts();
            case UNLISTED -> before;
        };
    }

    private Column ofNumbers() {
        Numbers old = before.numbers();
        Numbers fitting = old;
        for (double number : numbers.values()) {
            fitting = fitting.fitting(number);
        }
        Numbers now = fitting;
        numbers.forEach((person, number) -> codes.put(person, now.code(number)));
        return patched(now, before.texts(), code -> now.code(old.number(code)), now.equals(old));
    }

    private Column ofTexts() {
        List<String> old = before.texts().all();
        Set<String> kept = new HashSet<>(old);
        gone().stream().mapToObj(old::get).forEach(kept::remove);
        kept.addAll(texts.values());
        List<String> ascending = new ArrayList<>(kept);
        ascending.sort((one, two) -> Arrays.compareUnsigned(Texts.bytes(one), Texts.bytes(two)));
        Map<String, Long> places = new HashMap<>();
        ascending.forEach(text -> places.put(text, (long) places.size()));
        texts.forEach((person, text) -> codes.put(person, places.getOrDefault(text, -1L)));
        // What is gone is nobody's code, so that where it goes means nothing.
        long[] moved =
                old.stream().mapToLong(text -> places.getOrDefault(text, 0L)).toArray();
        return patched(before.numbers(), new Texts(ascending), code -> moved[(int) code], ascending.equals(old));
    }

    /** The places of texts that only those had who have another now; who is forgotten leaves none behind. */
    private BitSet gone() {
        BitSet gone = new BitSet();
        changed.forEach((IntConsumer) person -> before.code(person).ifPresent(code -> gone.set(Math.toIntExact(code))));
        long[] codes = new long[Words.PERSONS];
        for (int block = 0; block < before.blocks().size() && !gone.isEmpty(); block++) {
            int persons = Column.persons(before.persons(), block);
            Block old = before.block(block);
            old.decode(codes);
            long[] known = known(old, persons);
            for (int i = 0; i < persons; i++) {
                if ((known[i >> 6] >>> i & 1) != 0 && !changed.contains(block * Words.PERSONS + i)) {
                    gone.clear((int) codes[i]);
                }
            }
        }
        return gone;
    }

    private Column patched(Numbers now, Texts list, LongUnaryOperator recode, boolean same) {
        List<Block> blocks = IntStream.range(0, before.blocks().size())
                .parallel()
                .mapToObj(block -> same && !touches(block) ? before.block(block) : block(block, recode))
                .toList();
        return new Column(before.kind(), now, list, before.persons(), blocks);
    }

    private boolean touches(int block) {
        long from = (long) block * Words.PERSONS;
        return changed.intersects(from, from + Words.PERSONS);
    }

    private Block block(int block, LongUnaryOperator recode) {
        Block old = before.block(block);
        int persons = Column.persons(before.persons(), block);
        long[] made = new long[Words.PERSONS];
        old.decode(made);
        long[] known = known(old, persons);
        for (int i = 0; i < persons; i++) {
            int person = block * Words.PERSONS + i;
            if (changed.contains(person)) {
                Long code = codes.get(person);
                known[i >> 6] = code == null ? known[i >> 6] & ~(1L << i) : known[i >> 6] | 1L << i;
                made[i] = code == null ? 0 : code;
            } else if ((known[i >> 6] >>> i & 1) != 0) {
                made[i] = recode.applyAsLong(made[i]);
            }
        }
        return Block.of(made, known, persons);
    }

    private static long[] known(Block old, int persons) {
        long[] known = new long[Words.SIZE];
        for (int i = 0; i < persons; i++) {
            known[i >> 6] |= 1L << i;
        }
        if (old.nulls()) {
            long[] nulls = new long[Words.SIZE];
            old.read(old.slices(), nulls);
            Words.andNot(known, nulls);
        }
        return known;
    }
}
