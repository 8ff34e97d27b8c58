package io.licit.engine.sql;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** Literals and names as DuckDB reads them. */
public final class Sql {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

    /** Every character that {@link String#strip} removes. */
    private static final String BLANKS = blanks();

    private Sql() {}

    /** A statement ends at its first NUL, which data may hold, so that one is never written into it. */
    public static String text(String value) {
        String literal = "'" + value.replace("'", "''") + "'";
        return value.indexOf('\0') < 0 ? literal : "(" + literal.replace("\0", "' || chr(0) || '") + ")";
    }

    public static String name(String value) {
        return "\"" + value.replace("\"", "\"\"") + "\"";
    }

    public static String texts(Collection<String> values) {
        return values.stream().map(Sql::text).collect(Collectors.joining(", "));
    }

    public static String date(LocalDate value) {
        return "CAST(" + text(value.toString()) + " AS DATE)";
    }

    /** To the microsecond below; the engine's times have no finer part, so that comparing with it comes out the same. */
    public static String moment(Instant value) {
        return "CAST(" + text(MOMENT.format(time(value))) + " AS TIMESTAMP)";
    }

    /** The engine's time of an instant, likewise. */
    public static LocalDateTime time(Instant value) {
        return LocalDateTime.ofInstant(value, ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * The expression without blanks at its ends, as Java strips them. Looking for all blanks is slow, so it is done only
     * where the first or last character might be one.
     */
    public static String stripped(String expression) {
        return "CASE WHEN " + isPlain(expression + "[1]") + " AND " + isPlain(expression + "[-1]") + " THEN "
                + expression + " ELSE trim(" + expression + ", " + BLANKS + ") END";
    }

    /** Whether the expression has a character that is no blank; null where it is null. */
    public static String isWritten(String expression) {
        return "CASE WHEN " + isPlain(expression + "[1]") + " THEN true ELSE trim(" + expression + ", " + BLANKS
                + ") <> '' END";
    }

    private static String isPlain(String character) {
        return character + " BETWEEN '!' AND '~'";
    }

    private static String blanks() {
        StringBuilder all = new StringBuilder("'");
        for (int c = 1; c <= Character.MAX_VALUE; c++) {
            if (Character.isWhitespace(c)) {
                all.append((char) c);
            }
        }
        return all.append("'").toString();
    }
}
