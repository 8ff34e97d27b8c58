package io.licit.programme.training;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Letters by the number of the question as it was shown.
 */
public record Answers(Map<Integer, String> letters) {
    private static final Pattern ONE = Pattern.compile("\\s*(\\d{1,3})\\s*=\\s*([a-hA-H])\\s*");

    public Answers {
        letters = Collections.unmodifiableMap(new TreeMap<>(letters));
    }

    /**
     * Reads {@code 1=b,2=a}.
     *
     * @throws TrainingException where it is not written so, or a number stands twice
     */
    public static Answers parse(String text) {
        Map<Integer, String> letters = new TreeMap<>();
        for (String part : text.split(",", -1)) {
            Matcher one = ONE.matcher(part);
            if (!one.matches()) {
                throw TrainingException.mistake(
                        "`" + part.strip() + "` is no answer", "write them like `--answers 1=b,2=a`");
            }
            int number = Integer.parseInt(one.group(1));
            if (letters.put(number, one.group(2).toLowerCase(java.util.Locale.ROOT)) != null) {
                throw TrainingException.mistake(
                        "question " + number + " is answered twice", "give one letter for each question");
            }
        }
        return new Answers(letters);
    }

    /** As {@link #parse} reads it. */
    String written() {
        StringBuilder text = new StringBuilder();
        letters.forEach((number, letter) -> text.append(text.length() == 0 ? "" : ",")
                .append(number)
                .append('=')
                .append(letter));
        return text.toString();
    }
}
