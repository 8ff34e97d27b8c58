package io.licit.engine;

import io.licit.core.plan.PersonTest;
import io.licit.core.plan.PlaceMap;
import io.licit.core.plan.Plan;
import io.licit.engine.GateBits.Division;
import io.licit.engine.bits.Truth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.roaringbitmap.RoaringBitmap;

/** Whom each gate test leaves out, held against the persons of its places; and everybody, divided by a gate. */
final class GateAnswers {
    private final Places places;
    private final long persons;
    private final GateBits bits;
    private final Map<PlaceMap, Map<Set<String>, RoaringBitmap>> living = new HashMap<>();
    private final Map<String, Division> divisions;
    private final Map<String, Admission> admissions = new HashMap<>();
    /** Segments share plans of gates, whose digests take long. */
    private final Map<Plan.GatePlan, Admission> ofPlans = new IdentityHashMap<>();

    private boolean divided;

    /** @param bits of all tests that are asked about */
    GateAnswers(GateBits bits, Places places, long persons) {
        this.bits = bits;
        this.places = places;
        this.persons = persons;
        this.divisions = new HashMap<>(bits.divisions());
    }

    /** Everybody divided by a gate, whose tests are applied in their order; once however many segments have it. */
    Admission admission(Plan.GatePlan gate) {
        return ofPlans.computeIfAbsent(
                gate, plan -> admissions.computeIfAbsent(TestCode.digest(plan), digest -> admission(plan, digest)));
    }

    private Admission admission(Plan.GatePlan gate, String digest) {
        Division kept = divisions.get(digest);
        Admission admission = kept == null
                ? divide(gate, Truth.everybody(persons), wanted -> at(gate.places(), wanted))
                : kept.open().get().isEmpty() ? kept.admission() : again(gate, kept);
        divided |= kept == null;
        divisions.put(digest, Division.of(admission, bits.asOf()));
        return admission;
    }

    /** Whether a plan as of the same instant, with nothing recorded since, has no other gates than were divided by. */
    boolean stand(Plan plan, Places where, Recorded.Mark mark) {
        return where == places
                && bits.asOf().equals(plan.asOf())
                && bits.heeded().mark().equals(mark)
                && plan.segments().stream()
                        .allMatch(segment -> !segment.asked() || ofPlans.containsKey(segment.gate()));
    }

    /** The bits with the divisions that were asked for. */
    GateBits divided() {
        return new GateBits(bits.asOf(), bits.heeded(), bits.tests(), bits.untils(), divisions);
    }

    /** Whether somebody asked for a division that was not there. */
    boolean hasNew() {
        return divided;
    }

    private Admission divide(Plan.GatePlan gate, RoaringBitmap whom, Function<Set<String>, RoaringBitmap> living) {
        Admission.Dividing dividing = new Admission.Dividing(whom);
        for (Plan.GateTest test : gate.tests()) {
            dividing.test(test.rule(), holds(test.test()), () -> living.apply(test.places()));
        }
        return dividing.admission();
    }

    /** Those whom the division is open for are divided, and nobody else. They are few, and so are those of a place. */
    private Admission again(Plan.GatePlan gate, Division kept) {
        RoaringBitmap open = kept.open().get();
        Map<String, RoaringBitmap> few = new HashMap<>();
        places.keys(gate.places()).forEach((key, persons) -> {
            RoaringBitmap here = RoaringBitmap.and(open, persons);
            if (!here.isEmpty()) {
                few.put(key, here);
            }
        });
        Admission anew = divide(gate, open, wanted -> join(few, wanted));
        List<String> rules = gate.tests().stream().map(Plan.GateTest::rule).toList();
        return kept.admission().with(open, anew, rules);
    }

    /** Persons whom a test of a gate leaves out. */
    RoaringBitmap excluded(PlaceMap map, Plan.GateTest test) {
        return RoaringBitmap.and(holds(test.test()), at(map, test.places()));
    }

    /** Those of some persons whom the gate leaves out, and only for consents that are missing. */
    RoaringBitmap lackingConsent(Plan.GatePlan gate, RoaringBitmap among) {
        RoaringBitmap lacking = RoaringBitmap.andNot(among, admission(gate).allowed());
        for (Plan.GateTest test : gate.tests()) {
            if (!(test.test() instanceof PersonTest.Unconsented)) {
                lacking.andNot(excluded(gate.places(), test));
            }
        }
        return lacking;
    }

    private RoaringBitmap holds(PersonTest test) {
        if (test instanceof PersonTest.Always) {
            return Truth.everybody(persons);
        }
        GateBits.Asked asked = bits.tests().get(test);
        if (asked == null) {
            throw new IllegalStateException("a test that was not asked");
        }
        return asked.holds().get();
    }

    private RoaringBitmap at(PlaceMap map, Set<String> wanted) {
        return living.computeIfAbsent(map, key -> new HashMap<>()).computeIfAbsent(wanted, some -> {
            Map<String, RoaringBitmap> keys = places.keys(map);
            return some.containsAll(keys.keySet()) ? Truth.everybody(persons) : join(keys, some);
        });
    }

    private static RoaringBitmap join(Map<String, RoaringBitmap> byKey, Set<String> wanted) {
        List<RoaringBitmap> all = new ArrayList<>();
        byKey.forEach((key, bitmap) -> {
            if (wanted.contains(key)) {
                all.add(bitmap);
            }
        });
        return RoaringBitmap.or(all.iterator());
    }
}
