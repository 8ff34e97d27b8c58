package io.licit.programme.account;

import io.licit.evidence.Hash;
import io.licit.programme.state.Tx;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;

/**
 * Failed sign-ins in a row under one name, and until when none counts: a minute after the fifth, twice as long after each
 * further one, an hour at most. Those of more than a day ago are forgotten.
 */
record Failures(long count, Optional<Instant> lockedUntil) {
    private static final Failures NONE = new Failures(0, Optional.empty());
    private static final long FREE = 5;
    private static final Duration FIRST_LOCK = Duration.ofMinutes(1);
    private static final Duration LONGEST_LOCK = Duration.ofHours(1);
    private static final int DOUBLINGS = 6;
    private static final Duration REMEMBERED = Duration.ofDays(1);

    /** In hexadecimal digits of a hash: 65,536 names for all that nobody has. */
    private static final int STRANGER_DIGITS = 4;

    /**
     * What failures are counted under. An id that nobody has is counted like an account, lest its silence tell; it may be a
     * password that went into the wrong field, so that it is not kept. Without the secret, an id that shares its count with
     * another could be made, and its lock would tell whether the other is somebody's.
     */
    static String name(Tx tx, Optional<Account> account, String typed) {
        return account.map(one -> "account:" + one.id())
                .orElseGet(() -> "nobody:" + part(AccountRows.secret(tx), typed));
    }

    private static String part(byte[] secret, String typed) {
        byte[] id = Account.folded(typed).getBytes(StandardCharsets.UTF_8);
        byte[] both = Arrays.copyOf(secret, secret.length + id.length);
        System.arraycopy(id, 0, both, secret.length, id.length);
        return Hash.of(both).hex().substring(0, STRANGER_DIGITS);
    }

    static Failures of(Tx tx, String name, Instant at) {
        return tx.first(
                        "SELECT failures, failed_at, locked_until FROM account_failure WHERE name = ?",
                        row -> row.instant("failed_at").isBefore(at.minus(REMEMBERED))
                                ? NONE
                                : new Failures(row.number("failures"), row.optionalInstant("locked_until")),
                        name)
                .orElse(NONE);
    }

    Optional<Instant> lock(Instant at) {
        return lockedUntil.filter(at::isBefore);
    }

    Failures andOne(Instant at) {
        long next = count + 1;
        if (next < FREE) {
            return new Failures(next, Optional.empty());
        }
        Duration lock = FIRST_LOCK.multipliedBy(1L << Math.min(next - FREE, DOUBLINGS));
        return new Failures(
                next,
                Optional.of(at.truncatedTo(ChronoUnit.MICROS)
                        .plus(lock.compareTo(LONGEST_LOCK) < 0 ? lock : LONGEST_LOCK)));
    }

    void keep(Tx tx, String name, Instant at) {
        forget(tx, name);
        tx.update(
                "INSERT INTO account_failure (name, failures, failed_at, locked_until) VALUES (?, ?, ?, ?)",
                name,
                count,
                at,
                lockedUntil);
    }

    static void forget(Tx tx, String name) {
        tx.update("DELETE FROM account_failure WHERE name = ?", name);
    }
}
