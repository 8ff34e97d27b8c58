package io.licit.core.plan;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.check.Checker;
import io.licit.core.check.Segment;
import io.licit.core.check.WayToAsk;
import io.licit.core.law.UseFacts;
import io.licit.core.segment.Expr;
import io.licit.core.segment.Segments;
import io.licit.core.workspace.Workspace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The one maker of plans. */
public final class Planner {
    private Planner() {}

    /**
     * The plan of some segments of a checked workspace, verified.
     *
     * @param asked ids of segments that could be resolved
     * @throws IllegalArgumentException for a segment that the check does not have
     */
    public static Plan plan(Workspace workspace, Checker.Checked checked, Instant asOf, Set<String> asked) {
        Set<String> needed = new TreeSet<>();
        asked.forEach(id -> need(id, checked.segments(), needed));
        Optional<String> assumedPlace = workspace.settings().unknownJurisdiction();
        Map<List<UseFacts>, Plan.GatePlan> gates = new HashMap<>();
        List<Plan.SegmentPlan> plans = new ArrayList<>();
        checked.segments().forEach((id, segment) -> {
            if (needed.contains(id)) {
                plans.add(new Plan.SegmentPlan(
                        id,
                        segment.digest(),
                        segment.condition(),
                        segment.definition().use().channels(),
                        gates.computeIfAbsent(
                                segment.uses(), uses -> GateLowering.lower(checked.law(), uses, assumedPlace)),
                        asked.contains(id)));
            }
        });
        Plan plan = new Plan(asOf, workspace.catalogue(), plans);
        PlanVerifier.verify(plan);
        return plan;
    }

    /**
     * The plan of a segment, and beside it of the same condition for every way to ask for a consent, verified. Whoever has
     * refused the use or direct marketing, on any channel, is asked in no way, unless she has granted it since for no channel in
     * particular.
     */
    public static Plan asking(Workspace workspace, Checker.Checked checked, Instant asOf, String segment) {
        Plan plain = plan(workspace, checked, asOf, Set.of(segment));
        Segment asked = Optional.ofNullable(checked.segments().get(segment))
                .orElseThrow(() -> new IllegalArgumentException("no such segment was resolved: " + segment));
        UseFacts use = asked.uses().get(0);
        Optional<String> assumedPlace = workspace.settings().unknownJurisdiction();
        List<Plan.SegmentPlan> plans = new ArrayList<>(plain.segments());
        for (WayToAsk way : WayToAsk.values()) {
            Plan.GatePlan gate = GateLowering.lower(checked.law(), List.of(way.use(use)), assumedPlace);
            List<Plan.GateTest> tests = new ArrayList<>(GateLowering.refused(checked.law(), use.purpose()));
            tests.addAll(gate.tests());
            plans.add(new Plan.SegmentPlan(
                    wayOf(segment, way),
                    asked.digest(),
                    asked.condition(),
                    List.of(way.channel()),
                    new Plan.GatePlan(gate.places(), tests),
                    true));
        }
        Plan plan = new Plan(asOf, workspace.catalogue(), plans);
        PlanVerifier.verify(plan);
        return plan;
    }

    /** What a way to ask is called in {@link #asking}; no segment is called so. */
    public static String wayOf(String segment, WayToAsk way) {
        return segment + " " + way.word();
    }

    /**
     * The plan of conditions alone: no audience is wanted, and so no gate is asked.
     *
     * @param conditions resolved, by id, each after those that it refers to
     */
    public static Plan conditions(Catalogue catalogue, Instant asOf, Map<String, Expr> conditions) {
        Plan.GatePlan none = new Plan.GatePlan(new PlaceMap(Set.of(), Map.of(), PlaceMap.UNKNOWN), List.of());
        List<Plan.SegmentPlan> plans = new ArrayList<>();
        conditions.forEach(
                (id, condition) -> plans.add(new Plan.SegmentPlan(id, "", condition, List.of(), none, false)));
        return new Plan(asOf, catalogue, plans);
    }

    private static void need(String id, Map<String, Segment> segments, Set<String> needed) {
        Segment segment = segments.get(id);
        if (segment == null) {
            throw new IllegalArgumentException("no such segment was resolved: " + id);
        }
        if (needed.add(id)) {
            Segments.named(segment.condition()).forEach(other -> need(other, segments, needed));
        }
    }
}
