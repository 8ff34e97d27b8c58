package io.licit.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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
    public Changes tell(Mark since, Optional<Set<String>> further, Listener listener) {
        tell(listener);
        Set<String> persons = new TreeSet<>();
        if (!since.equals(mark)) {
            consents.forEach(row -> persons.add(row.person()));
            restrictions.forEach(row -> persons.add(row.person()));
        }
        return new Changes(mark, Instant.MAX, persons, since.equals(mark) ? Erased.NOBODY : erased);
    }

    @Override
    public Since since(Mark before) {
        return Since.NOTHING;
    }
}
