package io.licit.core.law.view;

import io.licit.core.catalogue.Word;
import java.text.MessageFormat;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Pattern;

/** Pieces of sentences on rules in one language. */
final class Tongue {
    static final Tongue ENGLISH = new Tongue(Locale.ENGLISH);

    private static final Pattern PERIOD = Pattern.compile("P(?:\\d+[YMD])+");

    private final Locale locale;
    private final ResourceBundle sentences;
    private final Vocabulary vocabulary;

    private Tongue(Locale locale) {
        this.locale = locale;
        this.sentences = ResourceBundle.getBundle(Tongue.class.getPackageName() + ".sentences", locale);
        this.vocabulary = Vocabulary.of(locale);
    }

    static Tongue of(Locale language) {
        return Vocabulary.isChinese(language) ? Chinese.TONGUE : ENGLISH;
    }

    /** A sentence or a piece of one, with the texts that stand in it. */
    String say(String key, String... texts) {
        return new MessageFormat(sentences.getString(key), locale).format(texts);
    }

    Set<String> keys() {
        return sentences.keySet();
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    /** {@code a, b or c}. */
    String or(Collection<String> items) {
        return joined(List.copyOf(items), say("list.between"), say("list.or"));
    }

    /** {@code a, b and c}. */
    String and(Collection<String> items) {
        return joined(List.copyOf(items), say("list.between"), say("list.and"));
    }

    /** Facts that all hold, each of them the part of a sentence. */
    String facts(List<String> facts) {
        return joined(facts, say("facts.between"), say("facts.last"));
    }

    /** {@code a, b, c}. */
    String listed(Collection<String> items) {
        return String.join(say("list.between"), items);
    }

    /** The words of constants, in the order of their vocabulary. */
    <E extends Enum<E> & Word> List<String> words(Collection<E> constants) {
        return constants.stream().sorted().map(vocabulary::word).toList();
    }

    /** {@code 1 year and 6 months}. */
    String time(Period period) {
        List<String> parts = new ArrayList<>();
        add(parts, period.getYears(), "year");
        add(parts, period.getMonths(), "month");
        add(parts, period.getDays(), "day");
        return joined(parts, say("time.between"), say("time.last"));
    }

    /** {@code 1 month}, {@code 45 calendar days}. */
    String count(int count, String unit) {
        return say("time." + unit + (count == 1 ? ".one" : ".many"), Integer.toString(count));
    }

    /** A value of a duty: as packs write it in English, with times in words in other languages. */
    String dutyValue(String key, String value) {
        String known = vocabulary.dutyValue(key, value);
        boolean isTime = known.equals(value) && PERIOD.matcher(value).matches();
        return isTime && !vocabulary.isAsWritten() ? time(Period.parse(value)) : known;
    }

    private void add(List<String> parts, int number, String unit) {
        if (number != 0) {
            parts.add(count(number, unit));
        }
    }

    private static String joined(List<String> items, String between, String last) {
        int end = items.size() - 1;
        return end < 1 ? String.join("", items) : String.join(between, items.subList(0, end)) + last + items.get(end);
    }

    /** Read where somebody asks for it. */
    private static final class Chinese {
        static final Tongue TONGUE = new Tongue(Locale.CHINESE);
    }
}
