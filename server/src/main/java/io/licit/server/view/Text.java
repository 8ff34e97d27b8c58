package io.licit.server.view;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What pages say, in one language. */
public final class Text {
    /** By their tags. */
    public static final Map<String, Text> ALL =
            List.of(new Text(Locale.ENGLISH), new Text(Locale.SIMPLIFIED_CHINESE)).stream()
                    .collect(Collectors.toMap(Text::tag, text -> text, (one, other) -> one, TreeMap::new));

    public static final Text ENGLISH = Objects.requireNonNull(ALL.get("en"));

    private final Locale locale;
    private final Map<String, String> sentences;

    private Text(Locale locale) {
        this.locale = locale;
        this.sentences = read("text_" + locale.getLanguage() + ".properties");
    }

    private static Map<String, String> read(String name) {
        Properties properties = new Properties();
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(Text.class.getResourceAsStream(name), name), StandardCharsets.UTF_8)) {
            properties.load(in);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(key -> key, properties::getProperty));
    }

    /** The language that is asked for by name, or else the first of those that a browser accepts which is here. */
    public static Text of(String named, List<Locale> accepted) {
        Text chosen = ALL.get(named);
        if (chosen != null) {
            return chosen;
        }
        return accepted.stream()
                .flatMap(locale -> ALL.values().stream()
                        .filter(text -> text.locale.getLanguage().equals(locale.getLanguage())))
                .findFirst()
                .orElse(ENGLISH);
    }

    /** As HTML and HTTP name the language. */
    public String tag() {
        return locale.toLanguageTag();
    }

    /** The keys that have a sentence. */
    public Map<String, String> sentences() {
        return sentences;
    }

    /**
     * A sentence with what it is about. Numbers are written as the language writes them.
     *
     * @throws IllegalArgumentException where there is no such sentence, which a test of all pages finds
     */
    public String of(String key, Object... arguments) {
        String sentence = sentences.get(key);
        if (sentence == null) {
            throw new IllegalArgumentException("no sentence: " + key);
        }
        return new MessageFormat(sentence, locale).format(arguments);
    }

    public String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /** A share, in per cent with one decimal place; a dash of nothing. */
    public String share(long part, long whole) {
        if (whole == 0) {
            return "–";
        }
        NumberFormat format = NumberFormat.getPercentInstance(locale);
        format.setMaximumFractionDigits(1);
        return format.format((double) part / whole);
    }
}
