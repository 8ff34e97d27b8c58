package io.licit.core.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A word of a closed vocabulary. */
public interface Word {
    /** As it is written in files, in lower case with hyphens. */
    String word();

    /** The constant that is written so; empty for a word outside the vocabulary. */
    static <E extends Enum<E> & Word> Optional<E> of(Class<E> vocabulary, String word) {
        return Arrays.stream(vocabulary.getEnumConstants())
                .filter(value -> value.word().equals(word))
                .findFirst();
    }

    /** A constant's own name in that manner. */
    static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <E extends Enum<E> & Word> List<String> words(Class<E> vocabulary) {
        return Arrays.stream(vocabulary.getEnumConstants()).map(Word::word).toList();
    }
}
