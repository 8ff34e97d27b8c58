package io.licit.engine.sql;

import io.licit.core.catalogue.Word;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A ledger's words as bit sets, decoded once per distinct spelling. A list of words, after splitting at {@code , ; |}
 * and without blanks around each, becomes one bit for every word of the vocabulary that it names, and {@link #OPEN} for
 * {@code all} or any other word, which names everything in a refusal and nothing in a grant.
 */
public final class LedgerWords {
    /** The bit of {@code all} and of words outside the vocabulary. */
    public static final int OPEN = 1 << 30;

    private static final String ALL = "all";
    private static final String SEPARATORS = "[,;|]";

    private LedgerWords() {}

    public static <E extends Enum<E> & Word> int bit(E word) {
        return 1 << word.ordinal();
    }

    public static <E extends Enum<E> & Word> int mask(Class<E> vocabulary, String list) {
        return words(list).stream()
                .mapToInt(
                        word -> Word.of(vocabulary, word).map(LedgerWords::bit).orElse(OPEN))
                .reduce(0, (left, right) -> left | right);
    }

    /** Whether every word is {@code all} or of the vocabulary. */
    public static <E extends Enum<E> & Word> boolean isKnown(Class<E> vocabulary, String list) {
        return words(list).stream()
                .allMatch(word -> word.equals(ALL) || Word.of(vocabulary, word).isPresent());
    }

    private static List<String> words(String list) {
        return Arrays.stream(list.split(SEPARATORS, -1)).map(String::strip).collect(Collectors.toList());
    }
}
