package io.licit.fairness.report;

import io.licit.fairness.group.CharacteristicResult;
import io.licit.fairness.group.Direction;
import io.licit.fairness.group.Thresholds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A report made up by hand that is as large as real ones are. */
final class ManySegments {
    private ManySegments() {}

    /** Many segments with seven characteristics, all their pairs, two sets and a cause each; nothing is withheld. */
    static FairnessReport of(int segments) {
        List<SegmentReport> all = new ArrayList<>();
        for (int i = 0; i < segments; i++) {
            List<CharacteristicResult> results = new ArrayList<>();
            for (String set : List.of("matching", "audience")) {
                results.add(new GroupFixture("sex", set)
                        .group("female", 9_000, 900)
                        .group("male", 9_000, 1_800)
                        .result());
                results.add(new GroupFixture("even", set)
                        .group("a", 90_000, 9_000)
                        .group("b", 90_000, 9_010)
                        .result());
                for (int first = 1; first < 8; first++) {
                    results.add(several("c" + first, set, 5));
                    for (int second = first + 1; second < 8; second++) {
                        results.add(several("c" + first + "*c" + second, set, 12));
                    }
                }
            }
            results.sort(Comparator.comparing(one -> one.name().contains("*")));
            all.add(new SegmentReport(
                    "segment-" + i,
                    "Segment " + i,
                    "sha256:" + i,
                    "x = 1",
                    Direction.BENEFIT,
                    results,
                    List.of(),
                    ReportFixture.proxies(),
                    ReportFixture.uses(),
                    List.of(ReportFixture.longCause()),
                    Optional.of(ReportFixture.found()),
                    Map.of()));
        }
        return new FairnessReport(
                "Many",
                "2026-01-15T00:00:00Z",
                20_000,
                Thresholds.USUAL,
                1,
                all,
                Optional.of(ReportFixture.across()),
                List.of(),
                List.of());
    }

    /** Of those with a 2 in their names, a third of the groups is selected much less often. */
    private static CharacteristicResult several(String name, String set, int groups) {
        GroupFixture fixture = new GroupFixture(name, set);
        for (int i = 0; i < groups; i++) {
            String value = name.contains("*") ? "value " + i + "|other" : "value " + i;
            fixture.group(value, 1_500, i % 3 == 0 && name.contains("2") ? 150 : 300 - i);
        }
        return fixture.result();
    }
}
