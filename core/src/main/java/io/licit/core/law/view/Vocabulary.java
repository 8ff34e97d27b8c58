package io.licit.core.law.view;

import io.licit.core.catalogue.Word;
import io.licit.core.law.Effect;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The words of the closed vocabularies, of {@code law/categories.yaml}, of duties and of penalties in one language. English is as files
 * write it. A word that a workspace brings of its own stays as it is written.
 */
public final class Vocabulary {
    private static final Vocabulary AS_WRITTEN = new Vocabulary(Map.of(), Map.of(), Map.of());
    private static final Pattern INNER_CAPITAL = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    private final Map<String, String> words;
    private final Map<String, String> phrases;
    private final Map<String, String> penalties;

    private Vocabulary(Map<String, String> words, Map<String, String> phrases, Map<String, String> penalties) {
        this.words = words;
        this.phrases = phrases;
        this.penalties = penalties;
    }

    /** The words of a language; the English ones where there are none of it. */
    public static Vocabulary of(Locale language) {
        return isChinese(language) ? Chinese.WORDS : AS_WRITTEN;
    }

    /** A constant of a closed vocabulary. */
    public <E extends Enum<E> & Word> String word(E constant) {
        return words.getOrDefault(key(constant), constant.word());
    }

    /** The name of an effect. */
    public String effect(Effect effect) {
        return words.getOrDefault("effect." + effect.name(), effect.name());
    }

    /** A kind of data of {@code law/categories.yaml}. */
    public String data(String category) {
        return words.getOrDefault("data." + category, category);
    }

    /** A protected characteristic of {@code law/categories.yaml}. */
    public String characteristic(String name) {
        return words.getOrDefault("protected." + name, name);
    }

    /** What a value of a duty is about, by the key that packs write. */
    String dutyKey(String key) {
        return words.getOrDefault("duty-value." + key, key.replace('_', ' '));
    }

    /** A value of a duty. One that is translated under its key only is written with the key before it. */
    String dutyValue(String key, String value) {
        return phrases.getOrDefault(key + ": " + value, phrases.getOrDefault(value, value));
    }

    /** What a law threatens, by the words of the pack. */
    String penalty(String text) {
        return penalties.getOrDefault(text, text);
    }

    /** Whether every word stays as files write it. */
    boolean isAsWritten() {
        return words.isEmpty();
    }

    static boolean isChinese(Locale language) {
        return language.getLanguage().equals(Locale.CHINESE.getLanguage());
    }

    /** {@code effect.duty.kind.train}: the type within its package, and the word. */
    static <E extends Enum<E> & Word> String key(E constant) {
        String type = constant.getDeclaringClass().getName();
        String within = type.substring(type.lastIndexOf('.') + 1).replace('$', '.');
        return INNER_CAPITAL.matcher(within).replaceAll("-").toLowerCase(Locale.ROOT) + "." + constant.word();
    }

    Set<String> keys() {
        return words.keySet();
    }

    Set<String> phrases() {
        return phrases.keySet();
    }

    Set<String> penalties() {
        return penalties.keySet();
    }

    private static Map<String, String> all(String name) {
        ResourceBundle bundle =
                ResourceBundle.getBundle(Vocabulary.class.getPackageName() + "." + name, Locale.CHINESE);
        return bundle.keySet().stream().collect(Collectors.toUnmodifiableMap(Function.identity(), bundle::getString));
    }

    /** Read where somebody asks for it. */
    private static final class Chinese {
        static final Vocabulary WORDS = new Vocabulary(all("words"), all("phrases"), all("penalties"));
    }
}
