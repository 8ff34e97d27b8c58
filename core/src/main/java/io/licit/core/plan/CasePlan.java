package io.licit.core.plan;

import io.licit.core.gate.PackCase;
import io.licit.core.law.Law;
import io.licit.core.law.Rule;
import io.licit.core.law.UseFacts;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A test of a pack as an engine is asked it: its rules alone, lowered for the test's place and use as those of a run are.
 *
 * @param asked a case of a person
 * @param gate whoever it leaves out is excluded; without tests where no rule applies
 */
public record CasePlan(PackCase asked, Plan.GatePlan gate) {
    /** The plans of those cases that ask of a person. */
    public static List<CasePlan> of(List<PackCase> cases) {
        Map<Law, PlaceMap> places = new IdentityHashMap<>();
        return cases.stream()
                .filter(PackCase::isOfPerson)
                .map(one -> new CasePlan(
                        one,
                        new Plan.GatePlan(
                                places.computeIfAbsent(one.law(), law -> GateLowering.placeMap(law, Optional.empty())),
                                tests(one))))
                .toList();
    }

    private static List<Plan.GateTest> tests(PackCase one) {
        List<Plan.GateTest> tests = new ArrayList<>();
        for (PackCase.Deciding deciding : one.deciding()) {
            Rule rule = deciding.rule();
            UseFacts use = one.use();
            GateLowering.test(rule, one.place(), use, deciding.relieving())
                    .ifPresent(test -> tests.add(
                            new Plan.GateTest(rule.id(), Set.of(one.place().key()), test)));
        }
        return tests;
    }
}
