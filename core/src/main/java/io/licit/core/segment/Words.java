package io.licit.core.segment;

import io.licit.core.segment.Expr.AggregateFunction;
import io.licit.core.segment.Expr.Function;
import io.licit.core.segment.Expr.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The language's own words. */
final class Words {
    /** Words that are never a name unless they stand in double quotes. */
    static final Set<String> RESERVED = Set.of(
            "age", "and", "between", "case", "else", "end", "false", "in", "is", "like", "not", "null", "or", "then",
            "today", "true", "when", "where");

    private static final int SHOWN_LENGTH = 60;

    private Words() {}

    static Optional<Function> function(String word) {
        return named(Function.values(), word);
    }

    static Optional<AggregateFunction> aggregate(String word) {
        return named(AggregateFunction.values(), word);
    }

    /** The unit of {@code day} and of {@code days}. */
    static Optional<Unit> unit(String word) {
        String lower = lower(word);
        return named(Unit.values(), lower.endsWith("s") ? lower : lower + "s");
    }

    static List<String> functions() {
        List<String> names = new ArrayList<>();
        for (AggregateFunction function : AggregateFunction.values()) {
            names.add(lower(function.name()));
        }
        for (Function function : Function.values()) {
            names.add(lower(function.name()));
        }
        names.add("rfm");
        return names;
    }

    static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    static String word(Enum<?> constant) {
        return lower(constant.name());
    }

    static boolean isNameStart(int codePoint) {
        return codePoint == '_' || Character.isLetter(codePoint);
    }

    static boolean isNamePart(int codePoint) {
        return codePoint == '_' || Character.isLetterOrDigit(codePoint);
    }

    /** Whether the name can stand without double quotes. */
    static boolean isPlainName(String name) {
        return !name.isEmpty()
                && isNameStart(name.codePointAt(0))
                && name.codePoints().allMatch(Words::isNamePart)
                && !RESERVED.contains(lower(name));
    }

    /** For a message: one line, and not too long. */
    static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        if (line.codePointCount(0, line.length()) <= SHOWN_LENGTH) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, SHOWN_LENGTH - 1)) + "…";
    }

    private static <E extends Enum<E>> Optional<E> named(E[] constants, String word) {
        String lower = lower(word);
        return Arrays.stream(constants)
                .filter(constant -> word(constant).equals(lower))
                .findFirst();
    }
}
