package io.licit.engine;

import io.licit.core.segment.Expr;
import io.licit.engine.sql.StateSql.Valued;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The SQL and the labels of codes that are steps on a number line. */
final class Scale {
    private static final String NOT_A_NUMBER = "CAST(NULL AS DOUBLE)";

    private Scale() {}

    /** A value as a number: as it is, 1 or 0, seconds since 1970; null for what has no such place. */
    static String number(Valued value) {
        return switch (value.type()) {
            case NUMBER, BOOLEAN -> "CAST(" + value.sql() + " AS DOUBLE)";
            case DATE, TIMESTAMP -> "epoch(CAST(" + value.sql() + " AS TIMESTAMP))";
            case TEXT, UNKNOWN -> NOT_A_NUMBER;
        };
    }

    static boolean isTime(Valued value) {
        return switch (value.type()) {
            case DATE, TIMESTAMP -> true;
            case NUMBER, BOOLEAN, TEXT, UNKNOWN -> false;
        };
    }

    /** How many thresholds an alias of a number meets; null meets none. */
    static String met(String alias, Expr.Comparison operator, List<String> thresholds) {
        return thresholds.stream()
                .map(threshold -> "CASE WHEN " + alias + " " + operator.symbol() + " " + literal(threshold)
                        + " THEN 1 ELSE 0 END")
                .collect(Collectors.joining(" + ", "(0 + ", ")"))
                .replace("(0 + )", "0");
    }

    /** As a condition writes its numbers, so that a code and a condition decide alike. */
    private static String literal(String number) {
        return "CAST('" + number + "' AS DOUBLE)";
    }

    /** The number of cut points that are not above it, or null. */
    static String band(String alias, List<BigDecimal> cuts) {
        return known(
                alias,
                met(
                        alias,
                        Expr.Comparison.GREATER_OR_EQUAL,
                        cuts.stream().map(BigDecimal::toPlainString).toList()));
    }

    /** The number of edges strictly below it, or null. */
    static String bin(String alias, List<Double> edges) {
        return known(
                alias,
                met(
                        alias,
                        Expr.Comparison.GREATER,
                        edges.stream().map(String::valueOf).toList()));
    }

    private static String known(String alias, String code) {
        return "CASE WHEN " + alias + " IS NOT NULL THEN " + code + " END";
    }

    /** Whole cut points make bands of whole numbers, as ages are: {@code 18-24}; others name where the next begins. */
    static List<String> bandLabels(List<BigDecimal> cuts) {
        List<String> labels = new ArrayList<>(List.of("<" + plain(cuts.get(0))));
        for (int i = 1; i < cuts.size(); i++) {
            BigDecimal low = cuts.get(i - 1);
            BigDecimal high = cuts.get(i);
            boolean whole = isWhole(low) && isWhole(high);
            BigDecimal last = high.subtract(BigDecimal.ONE);
            if (!whole) {
                labels.add(plain(low) + "-<" + plain(high));
            } else {
                labels.add(low.compareTo(last) == 0 ? plain(low) : plain(low) + "-" + plain(last));
            }
        }
        labels.add(plain(cuts.get(cuts.size() - 1)) + "+");
        return labels;
    }

    private static boolean isWhole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0;
    }

    /** {@code to 10}, {@code over 10 to 20}, {@code over 20}. */
    static List<String> binLabels(List<Double> edges, boolean times) {
        List<String> labels = new ArrayList<>();
        for (int i = 0; i <= edges.size(); i++) {
            String over = i == 0 ? "" : "over " + edge(edges.get(i - 1), times);
            String to = i == edges.size() ? "" : "to " + edge(edges.get(i), times);
            labels.add((over + " " + to).strip());
        }
        return labels;
    }

    private static String edge(double edge, boolean time) {
        return time
                ? Instant.ofEpochSecond((long) Math.floor(edge))
                        .atOffset(ZoneOffset.UTC)
                        .toLocalDate()
                        .toString()
                : plain(BigDecimal.valueOf(edge));
    }

    static List<String> levelLabels(int thresholds) {
        List<String> labels = new ArrayList<>();
        for (int i = 0; i <= thresholds; i++) {
            labels.add(String.valueOf(i));
        }
        return labels;
    }

    private static String plain(BigDecimal number) {
        return Explaining.number(number.toPlainString());
    }
}
