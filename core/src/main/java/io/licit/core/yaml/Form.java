package io.licit.core.yaml;

import io.licit.core.catalogue.Word;
import io.licit.core.diagnostic.Said;
import io.licit.core.source.YamlNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * How a single value is written.
 *
 * @param noun what it is called in messages, with its article
 * @param example a value as an author would write it
 * @param words the vocabulary, where it is closed; else empty
 * @param parse the value of a scalar; empty where the scalar is not of this form
 */
public record Form<T>(Said noun, String example, List<String> words, Function<YamlNode.Scalar, Optional<T>> parse) {
    private static final Pattern NUMBER_TEXT = Pattern.compile("[-+]?\\d{1,30}(\\.\\d{1,30})?");
    private static final Pattern WHOLE_TEXT = Pattern.compile("[-+]?\\d{1,9}");
    private static final Pattern COUNT_TEXT = Pattern.compile("\\d{1,15}");
    private static final Pattern PERCENT_TEXT = Pattern.compile("\\d{1,3}(\\.\\d{1,4})? ?%");
    private static final Pattern DATE_TEXT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern TIME_TEXT =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?");
    private static final Pattern PERIOD_TEXT = Pattern.compile("P(\\d{1,4}[YMWD])+");
    private static final Pattern DURATION_TEXT = Pattern.compile("P(\\d{1,6}D)?(T(\\d{1,6}[HMS])+)?");

    public static final Form<String> TEXT = of(Said.of("text"), "some text", scalar -> Optional.of(scalar.text()));

    public static final Form<BigDecimal> NUMBER =
            of(Said.of("a number"), "0.5", scalar -> plain(scalar, NUMBER_TEXT).map(BigDecimal::new));

    /** Up to nine digits. */
    public static final Form<Integer> WHOLE_NUMBER = of(
            Said.of("a whole number"), "50", scalar -> plain(scalar, WHOLE_TEXT).map(Integer::valueOf));

    /** Up to fifteen digits, from nought. */
    public static final Form<Long> COUNT = of(
            Said.of("a whole number from 0"),
            "10000000",
            scalar -> plain(scalar, COUNT_TEXT).map(Long::valueOf));

    /** A share of a hundred, such as {@code 4%}, as a number of them. */
    public static final Form<BigDecimal> PERCENT = of(
            Said.of("a percentage"),
            "4%",
            scalar -> matching(scalar, PERCENT_TEXT)
                    .map(text ->
                            new BigDecimal(text.substring(0, text.indexOf('%')).strip())));

    public static final Form<Boolean> TRUTH = of(Said.of("true or false"), "true", Form::truth);

    public static final Form<LocalDate> DATE = of(
            Said.of("a date"),
            "2026-10-01",
            scalar -> matching(scalar, DATE_TEXT).flatMap(text -> dated(text, LocalDate::parse)));

    /** A time on the clock of whoever it concerns, without a zone. */
    public static final Form<LocalDateTime> LOCAL_TIME = of(
            Said.of("a local time"),
            "2027-03-02T09:00",
            scalar -> matching(scalar, TIME_TEXT).flatMap(text -> dated(text, LocalDateTime::parse)));

    /** With an offset, or without one and then in UTC. */
    public static final Form<Instant> INSTANT = of(Said.of("a point in time"), "2026-10-01T12:00:00Z", Form::instant);

    /** Years, months, weeks and days, such as {@code P3Y}; more than none. */
    public static final Form<Period> PERIOD = of(
            Said.of("a period"),
            "P3Y",
            scalar -> matching(scalar, PERIOD_TEXT)
                    .flatMap(text -> dated(text, Period::parse))
                    .filter(period -> !period.isZero()));

    /** Days, hours, minutes and seconds, such as {@code PT36H}; more than none. */
    public static final Form<Duration> DURATION = of(
            Said.of("a duration"),
            "PT36H",
            scalar -> matching(scalar, DURATION_TEXT)
                    .flatMap(text -> dated(text, Duration::parse))
                    .filter(duration -> !duration.isZero()));

    public Form {
        words = List.copyOf(words);
    }

    public static <T> Form<T> of(Said noun, String example, Function<YamlNode.Scalar, Optional<T>> parse) {
        return new Form<>(noun, example, List.of(), parse);
    }

    /** A word of a closed vocabulary. */
    public static <E extends Enum<E> & Word> Form<E> word(Class<E> vocabulary) {
        List<String> words = Word.words(vocabulary);
        return new Form<>(Said.of("a word"), words.get(0), words, scalar -> Word.of(vocabulary, scalar.text()));
    }

    public static Form<String> oneOf(List<String> words) {
        return new Form<>(
                Said.of("a word"),
                words.get(0),
                words,
                scalar -> Optional.of(scalar.text()).filter(words::contains));
    }

    /** The same form with another example, for the line that a message shows. */
    public Form<T> like(String other) {
        return new Form<>(noun, other, words, parse);
    }

    private static Optional<String> plain(YamlNode.Scalar scalar, Pattern pattern) {
        return scalar.quoted() ? Optional.empty() : matching(scalar, pattern);
    }

    private static Optional<String> matching(YamlNode.Scalar scalar, Pattern pattern) {
        return Optional.of(scalar.text()).filter(text -> pattern.matcher(text).matches());
    }

    private static Optional<Boolean> truth(YamlNode.Scalar scalar) {
        boolean written = scalar.text().equals("true") || scalar.text().equals("false");
        return written && !scalar.quoted() ? Optional.of(scalar.text().equals("true")) : Optional.empty();
    }

    private static Optional<Instant> instant(YamlNode.Scalar scalar) {
        String text = scalar.text();
        return matching(scalar, TIME_TEXT).isPresent()
                ? dated(text, LocalDateTime::parse).map(time -> time.toInstant(ZoneOffset.UTC))
                : text.length() > 40
                        ? Optional.empty()
                        : dated(text, OffsetDateTime::parse).map(OffsetDateTime::toInstant);
    }

    private static <V> Optional<V> dated(String text, Function<CharSequence, V> parse) {
        try {
            return Optional.of(parse.apply(text));
        } catch (DateTimeException | ArithmeticException noSuchTime) {
            return Optional.empty();
        }
    }
}
