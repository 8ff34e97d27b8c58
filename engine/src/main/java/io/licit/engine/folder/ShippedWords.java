package io.licit.engine.folder;

import io.licit.core.law.view.LawWords;
import java.nio.file.Path;
import java.util.Locale;

/** What the shipped packs say in another language: {@code law/LANGUAGE/**} beside them, a file for each pack. */
public final class ShippedWords {
    private static final String ENDING = ".properties";

    private ShippedWords() {}

    /**
     * English for all that is not there in the language.
     *
     * @throws java.io.UncheckedIOException when the program's own files can't be read
     */
    public static LawWords in(Locale language) {
        return readFrom(ShippedLaw.location(), language);
    }

    static LawWords readFrom(Path location, Locale language) {
        return LawWords.of(
                language.toLanguageTag(),
                ShippedLaw.below(
                        location,
                        "law/" + language.getLanguage(),
                        file -> file.path().endsWith(ENDING)));
    }
}
