package io.licit.engine.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** Flags of one person, which are never null, as bits of whole numbers: so few go into one that a generated method stays small. */
record Packing(int flags) implements Serializable {
    private static final int TOGETHER = 48;

    int words() {
        return (flags + TOGETHER - 1) / TOGETHER;
    }

    /** The expressions of the numbers. */
    static List<String> expressions(List<String> flags) {
        List<String> words = new ArrayList<>();
        for (int from = 0; from < flags.size(); from += TOGETHER) {
            List<String> here = flags.subList(from, Math.min(flags.size(), from + TOGETHER));
            List<String> bits = new ArrayList<>();
            for (int bit = 0; bit < here.size(); bit++) {
                // What a test would not say is read as that it holds, which leaves out.
                bits.add("shiftleft(CAST(COALESCE(CAST(" + here.get(bit) + " AS INT), 1) AS BIGINT), " + bit + ")");
            }
            words.add(String.join(" | ", bits));
        }
        return words;
    }

    /** The number of the first flag that a word tells. */
    int first(int word) {
        return TOGETHER * word;
    }
}
