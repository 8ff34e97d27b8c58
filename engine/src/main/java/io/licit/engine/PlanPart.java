package io.licit.engine;

import io.licit.core.plan.Plan;
import io.licit.core.plan.Plan.SegmentPlan;
import io.licit.core.segment.Expr;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One segment of a plan with those that it refers to. */
public final class PlanPart {
    private PlanPart() {}

    /** @param segment the one that is asked for */
    public static Plan of(Plan plan, String segment) {
        Map<String, SegmentPlan> byId =
                plan.segments().stream().collect(Collectors.toMap(SegmentPlan::id, Function.identity()));
        if (!byId.containsKey(segment)) {
            throw new IllegalArgumentException("the plan has no segment " + segment);
        }
        Set<String> needed = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(segment));
        while (!open.isEmpty()) {
            String id = open.pop();
            SegmentPlan found = byId.get(id);
            if (found != null && needed.add(id)) {
                ConditionAnswers.leaves(found.condition()).stream()
                        .filter(leaf -> leaf instanceof Expr.InSegment)
                        .map(leaf -> ((Expr.InSegment) leaf).segment())
                        .forEach(open::push);
            }
        }
        return new Plan(
                plan.asOf(),
                plan.catalogue(),
                plan.segments().stream()
                        .filter(part -> needed.contains(part.id()))
                        .map(part -> asked(part, part.id().equals(segment)))
                        .toList());
    }

    private static SegmentPlan asked(SegmentPlan part, boolean asked) {
        return new SegmentPlan(part.id(), part.digest(), part.condition(), part.channels(), part.gate(), asked);
    }
}
