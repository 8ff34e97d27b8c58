package io.licit.programme.consent;

import io.licit.core.catalogue.ConsentStatus;
import io.licit.core.catalogue.RestrictionKind;
import io.licit.core.catalogue.Word;
import io.licit.engine.Recorded;
import io.licit.programme.state.Row;
import io.licit.programme.state.State;
import io.licit.programme.state.Tx;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The ledger as the engine reads it. */
record LedgerReading(State state) implements Recorded {
    private static final int PAGE = 20_000;
    private static final int TOGETHER = 500;
    /** One in so many of the rows: looking up more persons takes longer than reading everything. */
    private static final int MANY = 10;

    private static final String CONSENTS =
            "SELECT n, person, purpose, channel, status, happened_at, expires_at, method,"
                    + " explicit, product FROM consent_event";
    private static final String RESTRICTIONS = "SELECT person, kind, begins_at, ends_at FROM restriction_event";
    private static final String REFUSALS =
            "('" + ConsentStatus.WITHDRAWN.word() + "', '" + ConsentStatus.OBJECTED.word() + "')";

    @Override
    public Instant lastRecorded() {
        return state.read(tx -> tx
                .rows(
                        "SELECT MAX(recorded_at) AS last FROM consent_event"
                                + " UNION ALL SELECT MAX(recorded_at) AS last FROM restriction_event",
                        row -> row.optionalInstant("last"))
                .stream()
                .flatMap(Optional::stream)
                .max(Instant::compareTo)
                .orElse(Instant.MAX));
    }

    @Override
    public Mark mark() {
        return state.read(LedgerReading::mark);
    }

    private static Mark mark(Tx tx) {
        return Standing.read(tx)
                .map(standing -> new Mark(standing.id(), standing.version()))
                .orElse(Mark.NONE);
    }

    @Override
    public Mark tell(Listener listener) {
        return state.read(tx -> {
            Mark mark = mark(tx);
            if (mark.version() > 0) {
                listener.erased(erased(tx, 0));
                tellConsents(tx, listener);
                tellRestrictions(tx, listener);
            }
            return mark;
        });
    }

    private static void tellConsents(Tx tx, Listener listener) {
        long last = 0;
        List<Numbered<Consent>> page;
        do {
            page = tx.rows(CONSENTS + " WHERE n > ? ORDER BY n LIMIT " + PAGE, LedgerReading::consent, last);
            for (Numbered<Consent> one : page) {
                listener.consent(one.value());
                last = one.n();
            }
        } while (page.size() == PAGE);
    }

    @Override
    public Changes tell(Mark since, Optional<Set<String>> further, Listener listener) {
        return state.read(tx -> {
            Mark now = mark(tx);
            long after = since.leadsTo(now) ? since.version() : 0;
            if (now.version() == 0) {
                return new Changes(now, Instant.MIN, Set.of(), Erased.NOBODY);
            }
            Set<String> changed = new HashSet<>();
            Instant last = Instant.MIN;
            if (after < now.version()) {
                for (String table : List.of("consent_event", "restriction_event")) {
                    changed.addAll(tx.rows(
                            "SELECT DISTINCT person FROM " + table + " WHERE n > ?", row -> row.text("person"), after));
                    last = later(last, lastRecorded(tx, table, after));
                }
            }
            listener.erased(erased(tx, 0));
            Set<String> asked = new TreeSet<>(changed);
            further.ifPresent(asked::addAll);
            if (further.isEmpty() || asked.size() > now.version() / MANY) {
                tellConsents(tx, listener);
                tellRestrictions(tx, listener);
            } else {
                tellOf(tx, List.copyOf(asked), listener);
            }
            return new Changes(now, last, changed, erased(tx, after));
        });
    }

    private static Instant lastRecorded(Tx tx, String table, long after) {
        return tx
                .rows(
                        "SELECT MAX(recorded_at) AS last FROM " + table + " WHERE n > ?",
                        row -> row.optionalInstant("last"),
                        after)
                .stream()
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(Instant.MIN);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static void tellOf(Tx tx, List<String> persons, Listener listener) {
        for (int from = 0; from < persons.size(); from += TOGETHER) {
            List<String> some = persons.subList(from, Math.min(from + TOGETHER, persons.size()));
            String these =
                    " WHERE person IN (" + String.join(", ", Collections.nCopies(some.size(), "?")) + ") ORDER BY n";
            Object[] keys = some.toArray();
            tx.rows(CONSENTS + these, LedgerReading::consent, keys).forEach(one -> listener.consent(one.value()));
            tx.rows(RESTRICTIONS + these, LedgerReading::restriction, keys).forEach(listener::restriction);
        }
    }

    private record Numbered<T>(long n, T value) {}

    private static Numbered<Consent> consent(Row row) {
        return new Numbered<>(
                row.number("n"),
                new Consent(
                        row.text("person"),
                        row.text("purpose"),
                        row.text("channel"),
                        Word.of(ConsentStatus.class, row.text("status")).orElse(ConsentStatus.OBJECTED),
                        row.instant("happened_at"),
                        row.optionalInstant("expires_at"),
                        row.text("method"),
                        row.truth("explicit"),
                        row.optional("product")));
    }

    private static void tellRestrictions(Tx tx, Listener listener) {
        tx.rows(RESTRICTIONS + " ORDER BY n", LedgerReading::restriction).forEach(listener::restriction);
    }

    private static Restriction restriction(Row row) {
        return new Restriction(
                row.text("person"),
                // INVARIANT: a kind that nobody knows restricts most.
                Word.of(RestrictionKind.class, row.text("kind")).orElse(RestrictionKind.ERASURE),
                row.instant("begins_at"),
                row.optionalInstant("ends_at"));
    }

    private static Erased erased(Tx tx, long after) {
        Optional<String> secret = Standing.read(tx).map(Standing::secret);
        Set<String> hashes =
                Set.copyOf(tx.rows("SELECT hash FROM erased_person WHERE n > ?", row -> row.text("hash"), after));
        return secret.map(known -> new Erased(known, hashes)).orElse(Erased.NOBODY);
    }

    private static long after(Mark mark, Mark now) {
        boolean same = now.ledger().equals(mark.ledger()) && mark.version() <= now.version();
        return same ? mark.version() : 0;
    }

    @Override
    public boolean takesOutSince(Mark mark, String person) {
        return state.read(tx -> {
            Mark now = mark(tx);
            long after = after(mark, now);
            return after < now.version()
                    && (isThere(tx, "consent_event WHERE person = ? AND n > ? AND status IN " + REFUSALS, person, after)
                            || isThere(tx, "restriction_event WHERE person = ? AND n > ?", person, after)
                            || isErased(tx, person, after));
        });
    }

    private static boolean isErased(Tx tx, String person, long after) {
        return Standing.read(tx)
                .map(Standing::secret)
                .filter(secret ->
                        isThere(tx, "erased_person WHERE hash = ? AND n > ?", Erased.hash(secret, person), after))
                .isPresent();
    }

    private static boolean isThere(Tx tx, String rows, String whose, long after) {
        return !tx.rows("SELECT 1 AS one FROM " + rows + " LIMIT 1", row -> row.number("one"), whose, after)
                .isEmpty();
    }

    @Override
    public Since since(Mark mark) {
        return state.read(tx -> {
            Mark now = mark(tx);
            long after = after(mark, now);
            if (after == now.version()) {
                return Since.NOTHING;
            }
            Set<String> persons = new HashSet<>(tx.rows(
                    "SELECT DISTINCT person FROM consent_event WHERE n > ? AND status IN " + REFUSALS,
                    row -> row.text("person"),
                    after));
            persons.addAll(tx.rows(
                    "SELECT DISTINCT person FROM restriction_event WHERE n > ?", row -> row.text("person"), after));
            return new Since(persons, erased(tx, after));
        });
    }
}
