package io.licit.engine.column;

import java.util.ArrayList;
import java.util.List;

/** Sets of one block that are used again for the next: taken in order, given back by going back to a mark. */
final class Scratch {
    private final List<long[]> all = new ArrayList<>();
    private int used;

    /** A set that may hold anything. */
    long[] take() {
        if (used == all.size()) {
            all.add(new long[Words.SIZE]);
        }
        return all.get(used++);
    }

    int mark() {
        return used;
    }

    void back(int mark) {
        used = mark;
    }
}
