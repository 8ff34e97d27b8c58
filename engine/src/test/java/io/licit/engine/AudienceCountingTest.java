package io.licit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.catalogue.Channel;
import io.licit.core.plan.PlaceMap;
import io.licit.core.plan.Plan;
import io.licit.core.segment.Expr;
import io.licit.core.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

class AudienceCountingTest {
    private static final int PERSONS = 150_000;
    private final Random random = new Random(11);

    @Test
    void audiences_counted_together_have_the_numbers_of_each_counted_alone() {
        Map<String, RoaringBitmap> countries = divided("", "AT", "DE", "US");
        List<Admission> gates = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Map<String, RoaringBitmap> parts = new LinkedHashMap<>(divided("z-rule", "allowed", "a-rule", "m-rule"));
            RoaringBitmap allowed = Objects.requireNonNull(parts.remove("allowed"));
            gates.add(new Admission(allowed, parts));
        }
        gates.add(new Admission(RoaringBitmap.bitmapOfRange(0, PERSONS), Map.of()));
        List<RoaringBitmap> contacts = List.of(some(0.5), some(1));
        List<Audience> audiences = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            audiences.add(Audience.of(
                    segment("s" + i),
                    some(Math.pow(random.nextDouble(), 3)),
                    gates.get(i % gates.size()),
                    contacts.get(random.nextInt(2))));
        }
        audiences.add(Audience.of(segment("nobody"), new RoaringBitmap(), gates.get(0), contacts.get(0)));

        List<AudienceCounting.Counted> counted = new AudienceCounting(countries, PERSONS).of(audiences);

        assertThat(counted).extracting(AudienceCounting.Counted::audience).containsExactlyElementsOf(audiences);
        counted.forEach(one -> assertThat(one.counts()).isEqualTo(one.audience().counts(countries)));
        assertThat(counted.stream().mapToLong(one -> one.counts().eligible()).sum())
                .isPositive();
    }

    private static Plan.SegmentPlan segment(String id) {
        Plan.GatePlan gate = new Plan.GatePlan(new PlaceMap(Set.of(), Map.of(), PlaceMap.UNKNOWN), List.of());
        return new Plan.SegmentPlan(id, "digest", new Expr.Bool(Span.none(), true), List.of(Channel.EMAIL), gate, true);
    }

    private RoaringBitmap some(double share) {
        RoaringBitmap set = new RoaringBitmap();
        for (int n = 0; n < PERSONS; n++) {
            if (random.nextDouble() < share) {
                set.add(n);
            }
        }
        set.runOptimize();
        return set;
    }

    private Map<String, RoaringBitmap> divided(String... names) {
        Map<String, RoaringBitmap> parts = new LinkedHashMap<>();
        List<RoaringBitmap> sets = new ArrayList<>();
        for (String name : names) {
            sets.add(new RoaringBitmap());
            parts.put(name, sets.get(sets.size() - 1));
        }
        for (int n = 0; n < PERSONS; n++) {
            sets.get(random.nextInt(names.length)).add(n);
        }
        return parts;
    }
}
