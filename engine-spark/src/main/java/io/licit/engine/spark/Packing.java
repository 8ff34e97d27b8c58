package io.licit.engine.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Answers of one person as bits of whole numbers: two for each condition, of which the first is true and the second
 * unknown, and behind them one for each flag. So few go into one number that a generated method stays small.
 */
record Packing(int conditions, int flags) implements Serializable {
    private static final int CONDITIONS = 24;
    private static final int FLAGS = 48;

    private int conditionWords() {
        return (conditions + CONDITIONS - 1) / CONDITIONS;
    }

    int words() {
        return conditionWords() + (flags + FLAGS - 1) / FLAGS;
    }

    /** The expressions of the numbers: of conditions, and of flags, which are never null. */
    static List<String> expressions(List<String> conditions, List<String> flags) {
        List<String> words = new ArrayList<>();
        for (int from = 0; from < conditions.size(); from += CONDITIONS) {
            List<String> here = conditions.subList(from, Math.min(conditions.size(), from + CONDITIONS));
            words.add(word(here.size(), bit -> shifted("COALESCE(CAST(" + here.get(bit) + " AS INT), 2)", 2 * bit)));
        }
        for (int from = 0; from < flags.size(); from += FLAGS) {
            List<String> here = flags.subList(from, Math.min(flags.size(), from + FLAGS));
            // What a test would not say is read as that it holds, which leaves out.
            words.add(word(here.size(), bit -> shifted("COALESCE(CAST(" + here.get(bit) + " AS INT), 1)", bit)));
        }
        return words;
    }

    private static String word(int bits, IntFunction<String> expression) {
        List<String> all = new ArrayList<>();
        for (int bit = 0; bit < bits; bit++) {
            all.add(expression.apply(bit));
        }
        return String.join(" | ", all);
    }

    private static String shifted(String expression, int by) {
        return "shiftleft(CAST(" + expression + " AS BIGINT), " + by + ")";
    }

    /** How many sets the numbers tell: true and unknown of each condition, then the flags. */
    int sets() {
        return flag(flags);
    }

    /** The number of the set of a flag. */
    int flag(int number) {
        return 2 * conditions + number;
    }

    /** The number of the first set that a word tells. */
    int first(int word) {
        return word < conditionWords() ? 2 * CONDITIONS * word : flag(FLAGS * (word - conditionWords()));
    }
}
