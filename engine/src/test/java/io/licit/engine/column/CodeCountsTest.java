package io.licit.engine.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

/** Counts by code are those of counting one person after the other. */
final class CodeCountsTest {
    private static final int ROUNDS = 60;
    private static final List<Integer> PERSONS = List.of(1, 63, 64, 65, 5_000, 65_536, 65_537, 300_001);

    private final Random random = new Random(20_261_130);

    @Test
    void every_set_is_counted_by_code_and_those_without_one_are_the_last() {
        for (int round = 0; round < ROUNDS; round++) {
            int persons = PERSONS.get(random.nextInt(PERSONS.size()));
            int codes = List.of(1, 2, 7, 60, 5_000).get(random.nextInt(5));
            int[] code = codes(persons, codes);
            Column column = column(code, codes);
            List<RoaringBitmap> sets =
                    List.of(new RoaringBitmap(), set(persons), set(persons), RoaringBitmap.bitmapOfRange(0, persons));
            assertThat(CodeCounts.of(column, codes, sets).stream()
                            .map(counts -> IntStream.range(0, counts.length)
                                    .mapToObj(i -> counts[i])
                                    .toList()))
                    .isEqualTo(
                            sets.stream().map(set -> counted(set, code, codes)).toList());
        }
    }

    @Test
    void of_nobody_nobody_is_counted() {
        Column column = ColumnWriter.of(Kind.BOOLEAN, 0).column();
        assertThat(CodeCounts.of(column, 2, List.of(new RoaringBitmap())).get(0))
                .containsExactly(0, 0, 0);
    }

    /** Those after the last code have none. Where a block begins, others are common than before. */
    private int[] codes(int persons, int codes) {
        boolean missing = random.nextBoolean();
        boolean sorted = random.nextBoolean();
        return IntStream.range(0, persons)
                .map(n -> missing && random.nextInt(5) == 0
                        ? codes
                        : sorted ? (int) ((long) n * codes / persons) : random.nextInt(codes))
                .toArray();
    }

    private static Column column(int[] code, int codes) {
        ColumnWriter writer = ColumnWriter.of(
                new Texts(IntStream.range(0, codes)
                        .mapToObj(i -> String.format("t%05d", i))
                        .toList()),
                code.length);
        for (int n = 0; n < code.length; n++) {
            if (code[n] < codes) {
                writer.code(n, code[n]);
            }
        }
        return writer.column();
    }

    private RoaringBitmap set(int persons) {
        RoaringBitmap set = new RoaringBitmap();
        int rarity = List.of(1, 3, 1_000, 100_000).get(random.nextInt(4));
        IntStream.range(0, persons).filter(n -> random.nextInt(rarity) == 0).forEach(set::add);
        if (random.nextBoolean()) {
            set.runOptimize();
        }
        return set;
    }

    private static List<Long> counted(RoaringBitmap set, int[] code, int codes) {
        long[] counts = new long[codes + 1];
        set.forEach((int n) -> counts[code[n]]++);
        List<Long> all = new ArrayList<>();
        for (long count : counts) {
            all.add(count);
        }
        return all;
    }
}
