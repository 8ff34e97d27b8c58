package io.licit.programme.backup;

import io.licit.core.catalogue.RestrictionKind;
import io.licit.core.catalogue.Word;
import io.licit.engine.Recorded.Erased;
import io.licit.programme.Programme;
import io.licit.programme.consent.Ledger;
import io.licit.programme.people.Actor;
import io.licit.programme.state.Row;
import io.licit.programme.state.Tx;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Brings into a restored state what a newer one knows and that takes somebody out, or lets somebody in no longer. */
final class CarryOver {
    private final Programme newer;
    private final Programme back;
    private final boolean intact;
    private final Ledger ledger;

    /** @param intact whether the newer log holds, so that passwords are taken from beside it */
    CarryOver(Programme newer, Programme back, boolean intact) {
        this.newer = newer;
        this.back = back;
        this.intact = intact;
        this.ledger = new Ledger(back);
    }

    Carried carry(Actor by) {
        requireOneSecret();
        Ledger known = new Ledger(newer);
        long refusals = ledger.recordAsWritten(
                        sink -> known.each(Optional.empty(), change -> {
                            if (change.isRefusal()) {
                                sink.add(List.of(change));
                            }
                        }),
                        by)
                .added();
        return back.state().write(tx -> {
            long restrictions = restrictions(tx);
            long erasures = erasures(tx);
            return new Carried(refusals, restrictions, erasures, accounts(tx), tokens(tx));
        });
    }

    /** Erased persons are known by hashes with the ledger's secret: one that had none takes the newer's. */
    private void requireOneSecret() {
        Optional<String> theirs = newer.state().read(CarryOver::secret);
        if (theirs.isEmpty()) {
            return;
        }
        Optional<String> ours = back.state().read(CarryOver::secret);
        if (ours.isEmpty()) {
            back.state()
                    .write(tx -> tx.update(
                            "INSERT INTO consent_ledger (one, id, secret, version) VALUES (1, '', ?, 0)",
                            theirs.get()));
        } else if (!ours.equals(theirs)) {
            throw BackupRefused.mistake(
                    "the consents here are of another ledger than those in the back-up, so that nobody would know who was"
                            + " erased",
                    "restore it to a folder of its own");
        }
    }

    private static Optional<String> secret(Tx tx) {
        return tx.first("SELECT secret FROM consent_ledger", row -> row.text("secret"));
    }

    /** A restriction, as one tells it from another. */
    private record Restriction(String person, String kind, Instant begins, Optional<Instant> ends, String reason) {
        static Restriction of(Row row) {
            return new Restriction(
                    row.text("person"),
                    row.text("kind"),
                    row.instant("begins_at"),
                    row.optionalInstant("ends_at"),
                    row.text("reason"));
        }
    }

    private static List<Restriction> restrictions(Programme of) {
        return of.state()
                .read(tx -> tx.rows(
                        "SELECT person, kind, begins_at, ends_at, reason FROM restriction_event ORDER BY n",
                        Restriction::of));
    }

    private long restrictions(Tx tx) {
        Set<Restriction> known = new HashSet<>(
                tx.rows("SELECT person, kind, begins_at, ends_at, reason FROM restriction_event", Restriction::of));
        long added = 0;
        for (Restriction one : restrictions(newer)) {
            if (known.add(one)) {
                RestrictionKind kind =
                        Word.of(RestrictionKind.class, one.kind()).orElse(RestrictionKind.ERASURE);
                ledger.restrict(tx, one.person(), kind, one.begins(), one.ends(), one.reason());
                added++;
            }
        }
        return added;
    }

    private static Map<String, Instant> erased(Tx tx) {
        Map<String, Instant> erased = new TreeMap<>();
        tx.rows(
                "SELECT hash, erased_at FROM erased_person",
                row -> erased.put(row.text("hash"), row.instant("erased_at")));
        return erased;
    }

    /** Whoever was erased since is forgotten again, and her hash kept, whether anything of her came back or not. */
    private long erasures(Tx tx) {
        Map<String, Instant> missing = new TreeMap<>(newer.state().read(CarryOver::erased));
        missing.keySet().removeAll(erased(tx).keySet());
        if (missing.isEmpty()) {
            return 0;
        }
        String secret = secret(tx).orElseThrow(() -> new IllegalStateException("erased persons without a secret"));
        Map<String, Instant> left = new TreeMap<>(missing);
        for (String person : persons(tx)) {
            Instant at = left.remove(Erased.hash(secret, person));
            if (at != null) {
                ledger.forget(tx, person, at);
                tx.update("DELETE FROM request_person WHERE person = ?", person);
            }
        }
        left.forEach((hash, at) -> {
            long n = tx.number("SELECT version AS n FROM consent_ledger") + 1;
            tx.update("INSERT INTO erased_person (hash, n, erased_at) VALUES (?, ?, ?)", hash, n, at);
            tx.update("UPDATE consent_ledger SET version = ?", n);
        });
        return missing.size();
    }

    private static Set<String> persons(Tx tx) {
        Set<String> persons = new TreeSet<>();
        for (String table : List.of("consent_event", "restriction_event", "request_person")) {
            persons.addAll(tx.rows("SELECT DISTINCT person FROM " + table, row -> row.text("person")));
        }
        return persons;
    }

    /** How an account is let in. */
    private record Entrance(String roles, boolean enabled, long epoch, String password, Optional<String> oneTimeUntil) {
        static Map<String, Entrance> all(Tx tx) {
            Map<String, Entrance> all = new TreeMap<>();
            tx.rows(
                    "SELECT id, roles, enabled, epoch, password, one_time_until FROM account",
                    row -> all.put(
                            row.text("id"),
                            new Entrance(
                                    row.text("roles"),
                                    row.truth("enabled"),
                                    row.number("epoch"),
                                    row.text("password"),
                                    row.optional("one_time_until"))));
            return all;
        }

        /** What both let in. */
        Entrance with(Entrance later, boolean takesPassword) {
            Set<String> theirs = new HashSet<>(Arrays.asList(later.roles.split(" ")));
            String both =
                    Arrays.stream(roles.split(" ")).filter(theirs::contains).collect(Collectors.joining(" "));
            return new Entrance(
                    both.isEmpty() ? roles : both,
                    enabled && later.enabled && !both.isEmpty(),
                    Math.max(epoch, later.epoch),
                    takesPassword ? later.password : password,
                    takesPassword ? later.oneTimeUntil : oneTimeUntil);
        }
    }

    private long accounts(Tx tx) {
        Map<String, Entrance> later = newer.state().read(Entrance::all);
        long changed = unlinked(tx);
        for (Map.Entry<String, Entrance> one : Entrance.all(tx).entrySet()) {
            Entrance ours = one.getValue();
            Entrance both = Optional.ofNullable(later.get(one.getKey()))
                    .map(theirs -> ours.with(theirs, intact))
                    .orElse(ours);
            if (!both.equals(ours)) {
                tx.update(
                        "UPDATE account SET roles = ?, enabled = ?, epoch = ?, password = ?, one_time_until = ?"
                                + " WHERE id = ?",
                        both.roles(),
                        both.enabled() ? 1L : 0L,
                        both.epoch() + 1,
                        both.password(),
                        both.oneTimeUntil(),
                        one.getKey());
                changed++;
            }
        }
        return changed;
    }

    private static Map<List<String>, String> subjects(Tx tx) {
        Map<List<String>, String> subjects = new HashMap<>();
        tx.rows(
                "SELECT issuer, subject, account FROM account_subject",
                row -> subjects.put(List.of(row.text("issuer"), row.text("subject")), row.text("account")));
        return subjects;
    }

    private long unlinked(Tx tx) {
        Map<List<String>, String> later = newer.state().read(CarryOver::subjects);
        long gone = 0;
        for (Map.Entry<List<String>, String> one : subjects(tx).entrySet()) {
            if (!one.getValue().equals(later.get(one.getKey()))) {
                gone += tx.update(
                        "DELETE FROM account_subject WHERE issuer = ? AND subject = ?",
                        one.getKey().get(0),
                        one.getKey().get(1));
            }
        }
        return gone;
    }

    private long tokens(Tx tx) {
        Set<String> live = new HashSet<>(newer.state()
                .read(now -> now.rows("SELECT hash FROM api_token WHERE revoked_at IS NULL", row -> row.text("hash"))));
        List<String> ours = tx.rows("SELECT hash FROM api_token WHERE revoked_at IS NULL", row -> row.text("hash"));
        long revoked = 0;
        for (String hash : ours) {
            if (!live.contains(hash)) {
                revoked += tx.update(
                        "UPDATE api_token SET revoked_at = ? WHERE hash = ?",
                        back.clock().instant(),
                        hash);
            }
        }
        return revoked;
    }

    /** Where what was revoked since can't be read, every token may be one of these. */
    static long revokeAll(Programme back) {
        Instant now = back.clock().instant();
        return back.state().write(tx -> tx.update("UPDATE api_token SET revoked_at = ? WHERE revoked_at IS NULL", now));
    }
}
