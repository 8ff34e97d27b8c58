package io.licit.engine.fairness;

import io.licit.core.segment.Expr;
import io.licit.core.segment.FairnessTerms;
import io.licit.core.segment.Literals;
import io.licit.fairness.cause.Formula;
import io.licit.fairness.group.Direction;
import java.util.List;
import java.util.Optional;

/**
 * A segment as far as its fairness is asked about.
 *
 * @param condition resolved
 * @param literals empty where it has too many conditions to be taken apart
 * @param value the person column that an alternative should keep
 */
public record Subject(
        String id,
        String title,
        String digest,
        Expr condition,
        Optional<Literals> literals,
        FairnessTerms terms,
        Optional<String> value) {

    public static Subject of(
            String id, String title, String digest, Expr condition, FairnessTerms terms, Optional<String> value) {
        return new Subject(id, title, digest, condition, Literals.of(condition), terms, value);
    }

    Direction direction() {
        return switch (terms.direction()) {
            case BENEFIT -> Direction.BENEFIT;
            case BURDEN -> Direction.BURDEN;
        };
    }

    /** The shape of the literals as the fairness module has it. */
    static Formula formula(Literals.Shape shape) {
        if (shape instanceof Literals.All all) {
            return new Formula.All(formulas(all.operands()));
        }
        if (shape instanceof Literals.Any any) {
            return new Formula.Any(formulas(any.operands()));
        }
        return new Formula.Literal(((Literals.Literal) shape).number());
    }

    private static List<Formula> formulas(List<Literals.Shape> shapes) {
        return shapes.stream().map(Subject::formula).toList();
    }
}
