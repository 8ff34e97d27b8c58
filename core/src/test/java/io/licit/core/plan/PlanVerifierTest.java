package io.licit.core.plan;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.ConsentStatus;
import io.licit.core.catalogue.Purpose;
import io.licit.core.catalogue.RestrictionKind;
import io.licit.core.law.Effect.ConsentKind;
import io.licit.core.law.Effect.Strength;
import io.licit.core.segment.Expr;
import io.licit.core.source.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class PlanVerifierTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final PlaceMap PLACES =
            new PlaceMap(Set.of("DE", "US"), Map.of("US", Set.of("US-CA")), PlaceMap.UNKNOWN);
    private static final Set<String> EVERYWHERE = Set.of("DE", "US-CA", "US-?", PlaceMap.UNKNOWN);

    private static final PersonTest ERASED =
            new PersonTest.Restricted(Set.of(RestrictionKind.ERASURE), Optional.empty());
    private static final PersonTest OBJECTED =
            new PersonTest.Refused(ConsentStatus.OBJECTED, Purpose.DIRECT_MARKETING, Channel.EMAIL, Set.of(), false);
    private static final PersonTest OF_UNKNOWN_AGE = new PersonTest.Minor(16, Optional.empty());
    private static final PersonTest UNCONSENTED = new PersonTest.Unconsented(
            new PersonTest.Consent(Purpose.DIRECT_MARKETING, Channel.EMAIL, Strength.of(ConsentKind.OPT_IN), false),
            List.of());

    @Test
    void a_gate_that_leaves_out_the_erased_the_objecting_and_the_unknown_everywhere_stands() {
        assertThatNoException().isThrownBy(() -> PlanVerifier.verify(planOf(ERASED, OBJECTED, OF_UNKNOWN_AGE)));
    }

    @Test
    void a_gate_without_any_test_is_refused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> PlanVerifier.verify(planOf()))
                .withMessageContaining("somebody unknown");
    }

    @Test
    void a_gate_that_lets_in_somebody_of_whom_nothing_is_known_is_refused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> PlanVerifier.verify(planOf(ERASED, OBJECTED)))
                .withMessageContaining("somebody unknown");
    }

    @Test
    void a_gate_that_lets_in_somebody_whose_data_is_to_be_erased_is_refused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> PlanVerifier.verify(planOf(OBJECTED, OF_UNKNOWN_AGE)))
                .withMessageContaining("somebody whose data is to be erased");
    }

    @Test
    void a_gate_that_lets_in_somebody_who_refused_everything_is_refused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> PlanVerifier.verify(planOf(ERASED, OF_UNKNOWN_AGE)))
                .withMessageContaining("somebody who refused everything");
    }

    @Test
    void one_place_that_a_test_does_not_reach_is_enough() {
        for (String place : EVERYWHERE) {
            Set<String> others = new TreeSet<>(EVERYWHERE);
            others.remove(place);
            Plan.GatePlan gate = new Plan.GatePlan(PLACES, List.of(new Plan.GateTest("R", others, UNCONSENTED)));
            assertThatIllegalStateException()
                    .as("a gate open at %s", place)
                    .isThrownBy(() -> PlanVerifier.verify(plan(segment("s", gate, true))))
                    .withMessageContaining(" at " + place + ";");
        }
    }

    @Test
    void every_wanted_segment_is_looked_at_and_no_other() {
        Plan.GatePlan shut = gate(new PersonTest.Always());
        Plan.GatePlan open = gate();
        assertThatIllegalStateException()
                .isThrownBy(() -> PlanVerifier.verify(
                        plan(segment("a", shut, true), segment("b", shut, true), segment("c", open, true))))
                .withMessageContaining("the plan of c");
        assertThatNoException()
                .isThrownBy(() -> PlanVerifier.verify(plan(segment("a", shut, true), segment("c", open, false))));
    }

    @Test
    void a_plan_for_no_channel_is_refused_though_another_segment_has_the_same_gate() {
        Plan.GatePlan shut = gate(new PersonTest.Always());
        Plan.SegmentPlan none = new Plan.SegmentPlan("b", "", new Expr.Bool(Span.none(), true), List.of(), shut, true);
        assertThatIllegalStateException()
                .isThrownBy(() -> PlanVerifier.verify(plan(segment("a", shut, true), none)))
                .withMessage("the plan of b is for no channel");
    }

    private static Plan planOf(PersonTest... tests) {
        return plan(segment("s", gate(tests), true));
    }

    private static Plan.GatePlan gate(PersonTest... tests) {
        List<Plan.GateTest> all = new ArrayList<>();
        for (PersonTest test : tests) {
            all.add(new Plan.GateTest("R" + all.size(), EVERYWHERE, test));
        }
        return new Plan.GatePlan(PLACES, all);
    }

    private static Plan.SegmentPlan segment(String id, Plan.GatePlan gate, boolean asked) {
        return new Plan.SegmentPlan(id, "", new Expr.Bool(Span.none(), true), List.of(Channel.EMAIL), gate, asked);
    }

    private static Plan plan(Plan.SegmentPlan... segments) {
        return new Plan(NOW, new Catalogue(Map.of()), List.of(segments));
    }
}
