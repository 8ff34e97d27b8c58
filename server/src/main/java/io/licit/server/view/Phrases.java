package io.licit.server.view;

import io.licit.core.diagnostic.Phrasebook;
import io.licit.engine.folder.ShippedWords;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What findings and work that goes on say, in the languages of the pages. */
public final class Phrases {
    /** Of each module; where they lie in it. */
    private static final List<String> CATALOGUES = List.of(
            "core/zh/campaign.po",
            "core/zh/codes.po",
            "core/zh/law.po",
            "core/zh/reading.po",
            "core/zh/segment.po",
            "core/zh/terms.po",
            "engine/zh.po",
            "programme/zh.po",
            "server/zh.po");

    private static final Phrasebook CHINESE = Phrasebook.of(
                    CATALOGUES.stream().map(Phrases::read).toList())
            .withRules(ShippedWords.in(Locale.SIMPLIFIED_CHINESE)::told);

    private Phrases() {}

    /** Those of the language that a page is in. */
    public static Phrasebook of(Text text) {
        return text.tag().startsWith("zh") ? CHINESE : Phrasebook.ENGLISH;
    }

    private static String read(String name) {
        try (InputStream in = Objects.requireNonNull(Phrases.class.getResourceAsStream("/io/licit/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
