package io.licit.engine;

import java.util.List;

/** A ledger of its own, as lists. */
record RecordedRows(Mark mark, List<Consent> consents, List<Restriction> restrictions, Erased erased)
        implements Recorded {
    @Override
    public Mark tell(Listener listener) {
        listener.erased(erased);
        consents.forEach(listener::consent);
        restrictions.forEach(listener::restriction);
        return mark;
    }

    @Override
    public Since since(Mark before) {
        return Since.NOTHING;
    }
}
