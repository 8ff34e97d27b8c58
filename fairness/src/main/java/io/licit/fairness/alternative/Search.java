package io.licit.fairness.alternative;

import java.util.ArrayList;
import java.util.List;

/**
 * The search for rules near a segment that serve as well with a smaller gap: exhaustive over a stated family, so that it
 * can say, too, that there is none (Gillis, Meursault and Ustun 2024: discovery and refutation), and checked on persons who
 * took no part in the choice (Laufer et al., arXiv 2412.18138).
 */
public final class Search {
    /** Alternatives that are shown at most; house convention. */
    private static final int SHOWN = 12;

    private final Problem problem;
    private final Counting counting;
    private final Gauge gauge;
    private final int depth;
    private final double[] baseline;
    private final Choice choice;
    private boolean whole = true;

    private Search(Problem problem, Counting counting) {
        this.problem = problem;
        this.counting = counting;
        gauge = new Gauge(problem);
        depth = problem.budget()
                .depth(problem.varied().stream().map(Varied::changes).toList());
        baseline = evaluated(new Asked(problem.formula(), List.of())).unchanged();
        choice = new Choice(problem, gauge, baseline);
    }

    /**
     * Searches the family of rules that change at most so many of the varied conditions as the budget bears, three at
     * most, leaving out those by which a connective loses all its conditions. Counts that do not add up are an
     * {@link IllegalStateException}.
     */
    public static Found of(Problem problem, Counting counting) {
        return new Search(problem, counting).found();
    }

    private Found found() {
        choice.look(baseline, List::of);
        if (!choice.measured()) {
            whole = false;
        } else {
            for (int size = 1; size <= depth; size++) {
                whole &= subsets(size, 0, new ArrayList<>());
            }
        }
        List<Alternative> front = choice.chosen(SHOWN);
        Wording wording = new Wording(problem, gauge, choice, depth);
        return new Found(
                choice.asItIs(),
                front,
                choice.tried,
                choice.feasible,
                choice.better,
                choice.levelledDown,
                choice.notHeldOut,
                whole,
                wording.family(),
                wording.statement(front, whole));
    }

    /** Every choice of so many varied conditions, in the order of their literals; whether each was gone through. */
    private boolean subsets(int size, int from, List<Varied> chosen) {
        if (chosen.size() == size) {
            return gone(new Asked(problem.formula(), chosen));
        }
        boolean all = true;
        for (int next = from; next < problem.varied().size(); next++) {
            Varied varied = problem.varied().get(next);
            if (varied.changes() > 0) {
                chosen.add(varied);
                all &= subsets(size, next + 1, chosen);
                chosen.remove(chosen.size() - 1);
            }
        }
        return all;
    }

    private boolean gone(Asked asked) {
        if (choice.tried >= problem.budget().rules() || !Evaluation.fits(asked, gauge)) {
            return false;
        }
        Evaluation evaluation = evaluated(asked);
        // INVARIANT: a count in which the segment as it is holds others than before was not made by the same persons.
        if (!gauge.same(evaluation.unchanged(), baseline)) {
            throw new IllegalStateException(
                    "the counts by literals " + asked.literals() + " do not add up to the segment");
        }
        return evaluation.each((variants, measures) -> {
            if (Shape.emptied(asked.formula(), dropped(asked, variants))) {
                return true;
            }
            if (choice.tried >= problem.budget().rules()) {
                return false;
            }
            choice.look(measures, () -> changes(asked, variants));
            return true;
        });
    }

    private Evaluation evaluated(Asked asked) {
        return new Evaluation(problem, asked, gauge, counting.count(asked));
    }

    private static long dropped(Asked asked, int[] variants) {
        long dropped = 0;
        for (int i = 0; i < variants.length; i++) {
            Varied varied = asked.varied().get(i);
            if (varied.variants().get(variants[i]).dropped()) {
                dropped |= 1L << varied.literal();
            }
        }
        return dropped;
    }

    private static List<Change> changes(Asked asked, int[] variants) {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < variants.length; i++) {
            Varied varied = asked.varied().get(i);
            Varied.Variant variant = varied.variants().get(variants[i]);
            changes.add(new Change(
                    varied.literal(), variants[i], variant.kind().orElseThrow(), varied.text(), variant.text()));
        }
        return changes;
    }
}
