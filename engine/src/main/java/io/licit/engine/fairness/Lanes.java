package io.licit.engine.fairness;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Pieces of work of which a few are done at once, since each needs room for all persons. */
final class Lanes {
    private static final int LANES = 4;

    private Lanes() {}

    /** What the work makes of each number below {@code count}, in order, whoever was done first. */
    static <T> List<T> each(int count, IntFunction<T> work) {
        List<List<T>> made = new ArrayList<>(Collections.nCopies(count, List.of()));
        AtomicInteger next = new AtomicInteger();
        IntStream.range(0, Math.min(LANES, count)).parallel().forEach(lane -> {
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                // Each piece has a place of its own, and all are there before the stream ends.
                made.set(i, List.of(work.apply(i)));
            }
        });
        return made.stream().flatMap(List::stream).toList();
    }
}
