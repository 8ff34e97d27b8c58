package io.licit.engine.spark;

import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.ConsentStatus;
import io.licit.core.catalogue.Purpose;
import io.licit.core.catalogue.RestrictionKind;
import io.licit.core.catalogue.Type;
import io.licit.core.catalogue.Word;
import io.licit.engine.sql.GateSql;
import io.licit.engine.sql.LedgerWords;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Stored texts as values, as {@code Decoding} has the warehouse read them. What is written as usual is read here; the rest
 * is asked of {@link OddSpellings}. Null is SQL's.
 */
final class Reading {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,17}([.][0-9]{1,17})?");
    private static final Pattern DAY = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})");
    private static final Pattern TIME = Pattern.compile(
            "([0-9]{4}-[0-9]{2}-[0-9]{2})[ T]([0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,6})?)(Z|[+]00(:00)?)?");
    private static final Pattern UNSEEN = Pattern.compile("[\\s\\p{Z}\\p{C}\"']+");
    private static final Pattern POINTS = Pattern.compile("\\.0+$");
    private static final Pattern WHOLE = Pattern.compile("[+]?0*([0-9]+)([.]0*)?");
    private static final Pattern POWER = Pattern.compile("[0-9]+([.][0-9]+)?e[+]?[0-9]{1,2}");
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]");
    private static final BigDecimal HUGE = new BigDecimal(java.math.BigInteger.ONE.shiftLeft(127));
    private static final int SHARP_S = 0xDF;
    private static final int CAPITAL_SHARP_S = 0x1E9E;
    private static final Set<String> TRUE = Set.of("true", "t", "yes", "y", "1");
    private static final Set<String> FALSE = Set.of("false", "f", "no", "n", "0");
    private static final Set<String> EXPLICIT = Set.of("true", "t", "yes", "1");

    private Reading() {}

    static @Nullable Double number(@Nullable String text) {
        if (text == null || !hasFigure(text)) {
            return null;
        }
        if (NUMBER.matcher(text).matches()) {
            return Double.parseDouble(text) + 0.0;
        }
        return OddSpellings.read(Type.NUMBER, text).map(Double::valueOf).orElse(null);
    }

    private static boolean hasFigure(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
                return true;
            }
        }
        return false;
    }

    static @Nullable Boolean truth(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String word = lower(trimmed(text));
        return TRUE.contains(word) ? Boolean.TRUE : FALSE.contains(word) ? Boolean.FALSE : null;
    }

    /** A column that says whether a consent was explicit: what is no yes is a no. */
    static boolean explicit(@Nullable String text) {
        return text != null && EXPLICIT.contains(lower(trimmed(text)));
    }

    static @Nullable LocalDate day(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        Matcher plain = DAY.matcher(text);
        if (plain.matches()) {
            return day(plain).orElse(null);
        }
        return OddSpellings.read(Type.DATE, text).map(LocalDate::parse).orElse(null);
    }

    private static Optional<LocalDate> day(Matcher parts) {
        try {
            LocalDate day = LocalDate.of(
                    Integer.parseInt(parts.group(1)),
                    Integer.parseInt(parts.group(2)),
                    Integer.parseInt(parts.group(3)));
            return day.getYear() < 1 ? Optional.empty() : Optional.of(day);
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    static @Nullable Instant time(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        Matcher plain = TIME.matcher(text);
        if (plain.matches()) {
            try {
                LocalDateTime time = LocalDateTime.parse(plain.group(1) + "T" + plain.group(2));
                return time.getYear() < 1 ? null : time.toInstant(ZoneOffset.UTC);
            } catch (DateTimeException odd) {
                return odd(text);
            }
        }
        Matcher day = DAY.matcher(text);
        return day.matches()
                ? day(day).map(found -> found.atStartOfDay().toInstant(ZoneOffset.UTC))
                        .orElse(null)
                : odd(text);
    }

    private static @Nullable Instant odd(String text) {
        return OddSpellings.read(Type.TIMESTAMP, text)
                .map(micros -> Instant.EPOCH.plus(Long.parseLong(micros), ChronoUnit.MICROS))
                .orElse(null);
    }

    /** A number's text in a table whose columns disagree. */
    static @Nullable String text(@Nullable Double number) {
        return number == null
                ? null
                : OddSpellings.read(Type.TEXT, number.toString()).orElse(null);
    }

    /** Without the spaces at its ends that Unicode calls such; a tab stays. */
    private static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && Character.getType(text.charAt(from)) == Character.SPACE_SEPARATOR) {
            from++;
        }
        while (to > from && Character.getType(text.charAt(to - 1)) == Character.SPACE_SEPARATOR) {
            to--;
        }
        return text.substring(from, to);
    }

    /** Whether there is a value at all; one of blanks is none. */
    static boolean present(@Nullable String text) {
        return text != null && !trimmed(text).isEmpty();
    }

    /** Whether there is anything but blanks. */
    static boolean written(@Nullable String text) {
        return text != null && !text.strip().isEmpty();
    }

    /** @param decimal whether the text is that of a number with places, of which those that say nothing are dropped */
    static @Nullable String key(@Nullable String text, boolean decimal) {
        if (text == null) {
            return null;
        }
        String key = (decimal ? POINTS.matcher(text).replaceFirst("") : text).strip();
        return key.isEmpty() ? null : key;
    }

    static boolean breaksLine(@Nullable String key) {
        return key != null && BREAKS.matcher(key).find();
    }

    /** What two keys have in common that may be meant for the same person. */
    static @Nullable String alike(@Nullable String key) {
        if (key == null) {
            return null;
        }
        String bare = lower(Normalizer.normalize(UNSEEN.matcher(key).replaceAll(""), Normalizer.Form.NFC));
        if (POWER.matcher(bare).matches()) {
            BigDecimal number = new BigDecimal(bare);
            return number.compareTo(HUGE) < 0
                    ? number.setScale(0, java.math.RoundingMode.HALF_UP).toPlainString()
                    : bare;
        }
        Matcher whole = WHOLE.matcher(bare);
        return whole.matches() ? whole.group(1) : bare;
    }

    /** A country or region as it is compared. */
    static String place(@Nullable String text) {
        if (text == null) {
            return "";
        }
        StringBuilder upper = new StringBuilder();
        text.strip()
                .codePoints()
                .map(c -> c == SHARP_S ? CAPITAL_SHARP_S : Character.toUpperCase(c))
                .forEach(upper::appendCodePoint);
        return upper.toString();
    }

    static @Nullable String lowered(@Nullable String text) {
        return text == null ? null : lower(text);
    }

    private static String lower(String text) {
        StringBuilder lower = new StringBuilder(text.length());
        text.codePoints().map(Character::toLowerCase).forEach(lower::appendCodePoint);
        return lower.toString();
    }

    static int purposes(@Nullable String words) {
        return LedgerWords.mask(Purpose.class, words == null ? "" : words);
    }

    static int channels(@Nullable String words) {
        return LedgerWords.mask(Channel.class, words == null ? "" : words);
    }

    static int status(@Nullable String word) {
        return Word.of(ConsentStatus.class, strip(word))
                .orElse(ConsentStatus.OBJECTED)
                .ordinal();
    }

    static int method(@Nullable String word) {
        return GateSql.Method.of(strip(word)).ordinal();
    }

    static int kind(@Nullable String word) {
        return Word.of(RestrictionKind.class, strip(word)).map(LedgerWords::bit).orElse(LedgerWords.OPEN);
    }

    /** Whether a ledger's words are all of its vocabulary, which the name of the function tells. */
    static boolean known(String vocabulary, @Nullable String word) {
        return switch (vocabulary) {
            case "purpose" -> LedgerWords.isKnown(Purpose.class, word == null ? "" : word);
            case "channel" -> LedgerWords.isKnown(Channel.class, word == null ? "" : word);
            case "status" -> Word.of(ConsentStatus.class, strip(word)).isPresent();
            case "kind" -> Word.of(RestrictionKind.class, strip(word)).isPresent();
            default -> throw new IllegalArgumentException("no vocabulary: " + vocabulary.toLowerCase(Locale.ROOT));
        };
    }

    private static String strip(@Nullable String word) {
        return word == null ? "" : word.strip();
    }

    private static final double[] POWERS = {1, 1e2, 1e4, 1e6};
    private static final double WHOLE_LIMIT = 4e15;

    /** How many decimal places a number has: at most this many of 0, 2, 4 and 6 where that is so, else its own. */
    static int places(@Nullable Double number) {
        if (number == null) {
            return 0;
        }
        double size = Math.abs(number);
        for (int i = 0; i < POWERS.length; i++) {
            double scaled = size * POWERS[i];
            if (scaled < WHOLE_LIMIT && Math.rint(scaled) / POWERS[i] == size) {
                return 2 * i;
            }
        }
        return Math.max(0, BigDecimal.valueOf(number).stripTrailingZeros().scale());
    }
}
