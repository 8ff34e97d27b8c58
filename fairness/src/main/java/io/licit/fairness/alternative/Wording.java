package io.licit.fairness.alternative;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What was searched and found, in sentences. */
final class Wording {
    private final Problem problem;
    private final Gauge gauge;
    private final Choice choice;
    private final int depth;

    Wording(Problem problem, Gauge gauge, Choice choice, int depth) {
        this.problem = problem;
        this.gauge = gauge;
        this.choice = choice;
        this.depth = depth;
    }

    String family() {
        List<Varied> varied =
                problem.varied().stream().filter(one -> one.changes() > 0).toList();
        if (varied.isEmpty()) {
            return "The segment as it is, since none of its conditions can be varied.";
        }
        String conditions = varied.stream()
                .map(one -> "`" + one.text() + "` (" + count(one.changes(), "variant") + ")")
                .collect(Collectors.joining(", "));
        double rules = Budget.family(varied.stream().map(Varied::changes).toList(), depth);
        return "Every rule that changes at most " + count(Math.min(depth, varied.size()), "condition") + " of "
                + conditions
                + ", each into one of its variants: left out, moved along a grid, or set on another column. "
                + "At most " + String.format(Locale.ROOT, "%.0f", rules)
                + " rules with the segment as it is; none by which the segment, or a group of conditions in it, loses all"
                + " its conditions.";
    }

    String statement(List<Alternative> front, boolean whole) {
        if (!choice.measured()) {
            return gauge.comparable()
                    ? "No ratio can be computed for the segment as it is, so that nothing was searched: nobody of a"
                            + " characteristic is better off by it."
                    : "No ratio can be computed for the segment as it is, so that nothing was searched: no characteristic"
                            + " has two groups that are large enough to be assessed.";
        }
        List<String> sentences = new ArrayList<>();
        sentences.add(front.isEmpty() ? nothing(whole) : something(front.get(0)));
        sentences.addAll(refused());
        if (choice.onFront() > front.size()) {
            sentences.add("No other rule is as good in everything and better in something as " + choice.onFront()
                    + " of them; " + front.size() + " are shown, spread from the highest ratio to the lowest.");
        }
        if (!whole) {
            sentences.add("The search ended before the whole family was through: " + count(choice.tried, "rule")
                    + " of it were looked at, and nothing is said of the others.");
        }
        sentences.add(heldOut());
        return String.join(" ", sentences);
    }

    private String nothing(boolean whole) {
        String none = whole ? "No rule of this family" : "None of the rules looked at";
        if (choice.better == 0) {
            return none + " meets the floors with a higher lowest ratio" + where() + ".";
        }
        return none + " can be offered: of those that meet the floors with a higher lowest ratio" + where() + ", "
                + choice.better + " in number, every one was refused.";
    }

    private String something(Alternative best) {
        boolean all = choice.levelledDown + choice.notHeldOut == 0;
        return count(choice.better, "rule") + " of this family " + (choice.better == 1 ? "meets" : "meet")
                + " the floors with a higher lowest ratio" + where() + "; the best"
                + (all ? "" : " of those that were not refused") + " raises it from "
                + ratio(choice.asItIs().air().orElseThrow()) + " to "
                + ratio(best.air().orElseThrow()) + ".";
    }

    /** INVARIANT: a rule that is better on all persons alone was passed over, so that nothing may be said of those. */
    private String where() {
        return choice.divided() ? " both on all persons and on the half searched" : "";
    }

    private List<String> refused() {
        List<String> refused = new ArrayList<>();
        if (choice.levelledDown > 0) {
            refused.add(count(choice.levelledDown, "rule") + " with a higher ratio " + were(choice.levelledDown)
                    + " refused, since no group is better off by it than before.");
        }
        if (choice.notHeldOut > 0) {
            refused.add(count(choice.notHeldOut, "rule") + " with a higher ratio " + were(choice.notHeldOut)
                    + " refused, since the held-out half of persons does not bear it out.");
        }
        return refused;
    }

    private String heldOut() {
        if (!problem.halves()) {
            return "All persons took part in the choice; none were held out to check it.";
        }
        return choice.divided()
                ? "The choice was made on one half of the persons and on all, and checked on the other half."
                : "No check on held-out persons was possible: in a half of them, a group is too small to be assessed or"
                        + " no ratio can be computed. All persons took part in the choice.";
    }

    private static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    private static String were(long number) {
        return number == 1 ? "was" : "were";
    }

    /** With as many digits as tell two ratios apart that hardly differ. */
    private static String ratio(double ratio) {
        return String.format(Locale.ROOT, "%.4f", ratio);
    }
}
