package io.licit.engine.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Answers of one person as bits of whole numbers: two for each atom, of which the first is true and the second unknown,
 * and behind them one for each test and each contact. So few go into one number that a generated method stays small.
 */
record Packing(int atoms, int tests, int contacts) implements Serializable {
    private static final int ATOMS = 24;
    private static final int FLAGS = 48;

    static Packing of(Questions questions) {
        return new Packing(
                questions.atoms().size(),
                questions.tests().size(),
                questions.contacts().size());
    }

    int atomWords() {
        return (atoms + ATOMS - 1) / ATOMS;
    }

    int words() {
        return atomWords() + (tests + contacts + FLAGS - 1) / FLAGS;
    }

    /** The expressions of the numbers. */
    List<String> expressions(Questions questions) {
        List<String> flags = new ArrayList<>(questions.tests());
        flags.addAll(questions.contacts());
        List<String> words = new ArrayList<>();
        for (int from = 0; from < atoms; from += ATOMS) {
            List<String> here = questions.atoms().subList(from, Math.min(atoms, from + ATOMS));
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

    /** How many sets the numbers tell: true and unknown of each atom, then the tests, then the contacts. */
    int sets() {
        return 2 * atoms + tests + contacts;
    }

    /** The number of the first set that a word tells. */
    int first(int word) {
        return word < atomWords() ? 2 * ATOMS * word : 2 * atoms + FLAGS * (word - atomWords());
    }
}
