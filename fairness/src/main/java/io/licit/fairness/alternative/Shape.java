package io.licit.fairness.alternative;

import io.licit.fairness.cause.Formula;
import java.util.List;

/** What it means for a formula to lose conditions. */
final class Shape {
    private Shape() {}

    /**
     * What a literal that is left out counts as: true under {@code All}, false under {@code Any}, so that it decides
     * nothing. Where it stands alone there is no such thing, and {@link #emptied} refuses to leave it out.
     */
    static boolean neutral(Formula formula, int literal) {
        boolean all = stands(formula, literal, true);
        boolean any = stands(formula, literal, false);
        if (all && any) {
            throw new IllegalArgumentException(
                    "literal " + literal + " is left out, and stands under both connectives");
        }
        return !any;
    }

    private static boolean stands(Formula formula, int literal, boolean underAll) {
        boolean here = formula instanceof Formula.All == underAll
                && operands(formula).stream()
                        .anyMatch(one -> one instanceof Formula.Literal leaf && leaf.number() == literal);
        return here || operands(formula).stream().anyMatch(one -> stands(one, literal, underAll));
    }

    /**
     * Whether a connective, or the whole formula, has lost every literal. Such a rule is none of the family: an empty
     * {@code All} would hold everybody and an empty {@code Any} nobody.
     */
    static boolean emptied(Formula formula, long dropped) {
        return (formula.literals() & ~dropped) == 0
                || operands(formula).stream()
                        .anyMatch(one -> !(one instanceof Formula.Literal) && emptied(one, dropped));
    }

    private static List<Formula> operands(Formula formula) {
        if (formula instanceof Formula.All all) {
            return all.operands();
        }
        return formula instanceof Formula.Any any ? any.operands() : List.of();
    }
}
