package io.licit.fairness.alternative;

import io.licit.fairness.cause.Formula;
import io.licit.fairness.group.Direction;
import io.licit.fairness.group.Thresholds;
import java.util.Comparator;
import java.util.List;

/**
 * What is searched, and what must be kept.
 *
 * @param formula of the segment
 * @param varied the conditions that may change, by literal; one that may be left out stands under one kind of connective
 *     only
 * @param margins the groups, characteristic by characteristic
 * @param persons {@code persons[half][combination]}: everybody, in the segment or not, whatever is known of them
 * @param halves whether persons are divided; else all are in half 0 and nothing is held out
 * @param valued whether the segment states what is to be kept
 * @param responded whether responses are known
 */
public record Problem(
        Formula formula,
        List<Varied> varied,
        List<Margin> margins,
        long[][] persons,
        boolean halves,
        boolean valued,
        boolean responded,
        Floors floors,
        Thresholds thresholds,
        Direction direction,
        Budget budget) {
    public Problem {
        varied = varied.stream().sorted(Comparator.comparing(Varied::literal)).toList();
        margins = List.copyOf(margins);
        for (int i = 0; i < varied.size(); i++) {
            int literal = varied.get(i).literal();
            if ((formula.literals() >>> literal & 1) == 0
                    || i > 0 && varied.get(i - 1).literal() == literal) {
                throw new IllegalArgumentException(
                        "literal " + literal + " varies, and stands nowhere or varies twice");
            }
            if (varied.get(i).variants().stream().anyMatch(Varied.Variant::dropped)) {
                Shape.neutral(formula, literal);
            }
        }
        if (persons.length != 2 || persons[0].length != persons[1].length) {
            throw new IllegalArgumentException("persons are not given by half and combination");
        }
    }
}
