package io.licit.core.segment;

import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Said;
import io.licit.core.source.Span;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What every tree keeps to, whether it was read from text or from JSON: limits, and one form for what means the same. */
final class NormalForm {
    static final int TEXT_LENGTH = 100_000;
    static final int DEPTH = 200;
    static final int NODES = 10_000;
    static final int NUMBER_DIGITS = 30;
    static final int DURATION_COUNT = 100_000;

    private NormalForm() {}

    /** Operands of {@code and} (or of {@code or}) without an operand of the same kind among them. */
    static List<Expr> flattened(boolean and, List<Expr> operands) {
        List<Expr> flat = new ArrayList<>();
        for (Expr operand : operands) {
            if (operand instanceof Expr.Logic logic && logic.and() == and) {
                flat.addAll(logic.operands());
            } else {
                flat.add(operand);
            }
        }
        return flat;
    }

    /** The number without trailing zeros and without an exponent. */
    static BigDecimal number(BigDecimal value) {
        if (value.signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** What is wrong with the tree's size; counts without recursion, since its depth is what is in doubt. */
    static Optional<Diagnostic> tooLarge(Expr root) {
        Deque<Level> open = new ArrayDeque<>();
        open.push(new Level(root, 1));
        int nodes = 0;
        while (!open.isEmpty()) {
            Level next = open.pop();
            nodes++;
            if (next.depth > DEPTH) {
                return Optional.of(tooDeep(next.expr.span()));
            }
            if (nodes > NODES) {
                return Optional.of(mistake(Said.of("the condition has more than {} parts", NODES), root.span()));
            }
            for (Expr child : Children.of(next.expr)) {
                open.push(new Level(child, next.depth + 1));
            }
        }
        return Optional.empty();
    }

    static Diagnostic tooDeep(Span span) {
        return mistake(Said.of("the condition is nested deeper than {} levels", DEPTH), span);
    }

    static Diagnostic tooLong(Span span) {
        return mistake(Said.of("the condition is longer than {} characters", TEXT_LENGTH), span);
    }

    private static Diagnostic mistake(Said message, Span span) {
        return Diagnostic.of(Code.SEG2008, message, span)
                .withHelp(Said.of(
                        "make parts of it segments of their own and use `in segment '…'`; a long list is a column"));
    }

    private record Level(Expr expr, int depth) {}
}
