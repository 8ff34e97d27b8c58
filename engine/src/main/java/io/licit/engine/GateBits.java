package io.licit.engine;

import io.licit.core.plan.PersonTest;
import io.licit.engine.RecordedLoad.Loaded;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/**
 * Whom the gate's tests hold for, as of an instant, with the ledger heeded up to a mark; and until when that is so, by the
 * clock alone. Nothing in it is changed once it is here.
 *
 * @param tests everybody is asked them anew with {@link #untils}
 * @param divisions by the digest of a gate
 */
record GateBits(
        Instant asOf, Loaded heeded, Map<PersonTest, Asked> tests, GateUntils untils, Map<String, Division> divisions) {
    GateBits {
        tests = Collections.unmodifiableMap(new LinkedHashMap<>(tests));
        divisions = Collections.unmodifiableMap(new HashMap<>(divisions));
    }

    /** Of more persons, some of whom have yet to be asked anew, whatever the sets say of them. */
    GateBits waiting(RoaringBitmap whom, int persons) {
        return new GateBits(asOf, heeded, tests, untils.waiting(whom, persons), divisions);
    }

    /** @param used as of when a plan last had the test */
    record Asked(KeptSet holds, Instant used) {}

    /**
     * Everybody divided by a gate.
     *
     * @param first by rule, in the gate's order
     * @param open who is to be divided again
     * @param used as of when a plan last had the gate
     */
    record Division(KeptSet allowed, Map<String, KeptSet> first, KeptSet open, Instant used) {
        Division {
            first = Collections.unmodifiableMap(new LinkedHashMap<>(first));
        }

        static Division of(Admission admission, Instant used) {
            Map<String, KeptSet> first = new LinkedHashMap<>();
            admission.first().forEach((rule, out) -> first.put(rule, new KeptSet(out)));
            return new Division(new KeptSet(admission.allowed()), first, new KeptSet(new RoaringBitmap()), used);
        }

        Admission admission() {
            Map<String, RoaringBitmap> out = new LinkedHashMap<>();
            first.forEach((rule, set) -> out.put(rule, set.get()));
            return new Admission(allowed.get(), out);
        }

        Division opened(RoaringBitmap further) {
            return new Division(allowed, first, new KeptSet(RoaringBitmap.or(open.get(), further)), used);
        }
    }
}
