package io.licit.core.law.view;

import io.licit.core.law.Pack;
import io.licit.core.law.Rule;
import io.licit.core.source.SourceFile;
import io.licit.core.source.Sources;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * What packs and rules say in one language. A translation says of which English sentence it is; where the sentence is
 * another by now, or a workspace puts its own in its place, the English one is told.
 */
public final class LawWords {
    /** The language of the packs themselves, as HTML names it. */
    public static final String ENGLISH = "en";

    private static final String TITLE = "title";
    private static final String OF = ".of";
    private static final int OF_DIGITS = 8;

    private final String language;
    private final Map<String, Translation> sentences = new HashMap<>();
    private final Map<String, Translation> titles = new HashMap<>();

    private record Translation(String text, String of) {}

    /**
     * A sentence, and the language that it is in: a translation is not always there.
     *
     * @param language as HTML names it
     */
    public record Wording(String text, String language) {}

    private LawWords(String language) {
        this.language = language;
    }

    /**
     * @param language as HTML names it
     * @param texts by the path of the pack that each translates, but for the ending. Each is a file of properties: the
     *     {@code title} of the pack and what a rule requires by the rule's id, and by the same key with {@code .of} the
     *     first eight digits of the {@link #fingerprint} of the English
     * @throws IllegalArgumentException where one is no such file
     */
    public static LawWords of(String language, Sources texts) {
        LawWords words = new LawWords(language);
        texts.files().values().forEach(words::add);
        return words;
    }

    private void add(SourceFile file) {
        Properties lines = new Properties();
        try {
            lines.load(new StringReader(file.text()));
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        for (String key : lines.stringPropertyNames()) {
            if (!key.endsWith(OF)) {
                Translation made = new Translation(lines.getProperty(key), lines.getProperty(key + OF, ""));
                (key.equals(TITLE) ? titles : sentences).put(key.equals(TITLE) ? bare(file.path()) : key, made);
            }
        }
    }

    /** What the rule asks for. */
    public Wording requires(Rule rule) {
        return wording(rule.requires(), Optional.ofNullable(sentences.get(rule.id())));
    }

    /** What the instrument is called. */
    public Wording title(Pack pack) {
        return wording(
                pack.title(),
                Optional.ofNullable(titles.get(bare(pack.span().file().path()))));
    }

    /** What else stands beside packs, such as a control of an audit, by its key. */
    public Wording sentence(String key, String english) {
        return wording(english, Optional.ofNullable(sentences.get(key)));
    }

    /** The same, as text alone. */
    public String told(String key, String english) {
        return sentence(key, english).text();
    }

    /** What a jurisdiction is called. A name has no English one that it could be out of step with: its code is the key. */
    public String place(String code, String english) {
        Translation known = sentences.get(code);
        return known == null ? english : known.text();
    }

    private Wording wording(String english, Optional<Translation> known) {
        return known.filter(made -> made.of().equals(fingerprint(english)))
                .map(made -> new Wording(made.text(), language))
                .orElseGet(() -> new Wording(english, ENGLISH));
    }

    /** The first eight hexadecimal digits of the SHA-256 of a sentence, in which one blank is as good as many. */
    static String fingerprint(String english) {
        String collapsed = english.strip().replaceAll("\\s+", " ");
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(collapsed.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, OF_DIGITS);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java has SHA-256", absent);
        }
    }

    private static String bare(String path) {
        int dot = path.lastIndexOf('.');
        return dot > path.lastIndexOf('/') ? path.substring(0, dot) : path;
    }
}
