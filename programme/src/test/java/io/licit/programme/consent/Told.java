package io.licit.programme.consent;

import io.licit.engine.Recorded;
import java.util.ArrayList;
import java.util.List;

/** All that a ledger tells. */
record Told(List<Recorded.Consent> consents, List<Recorded.Restriction> restrictions, Recorded.Erased erased) {
    static Told of(Recorded recorded) {
        List<Recorded.Consent> consents = new ArrayList<>();
        List<Recorded.Restriction> restrictions = new ArrayList<>();
        List<Recorded.Erased> erased = new ArrayList<>();
        recorded.tell(new Recorded.Listener() {
            @Override
            public void erased(Recorded.Erased told) {
                erased.add(told);
            }

            @Override
            public void consent(Recorded.Consent consent) {
                consents.add(consent);
            }

            @Override
            public void restriction(Recorded.Restriction restriction) {
                restrictions.add(restriction);
            }
        });
        return new Told(consents, restrictions, erased.isEmpty() ? Recorded.Erased.NOBODY : erased.get(0));
    }
}
