package io.licit.programme.consent;

import io.licit.core.catalogue.ConsentStatus;
import io.licit.core.catalogue.Word;
import io.licit.evidence.SaltedTree;
import io.licit.programme.state.Row;
import io.licit.programme.state.Tx;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * An event as it stands in the ledger.
 *
 * @param n its number, by which it is in the order of its arrival
 * @param batch the events that were committed with it
 * @param recordedAt when it arrived
 * @param hashed makes its leaf
 */
record Stored(long n, long batch, Change change, Instant recordedAt, Leaf hashed) {
    static final String COLUMNS = "n, batch, salt, person, purpose, channel, status, happened_at, expires_at, method,"
            + " explicit, notice, product, proof, recorded_at";

    /** Of one person, oldest arrival first. */
    static List<Stored> of(Tx tx, String person) {
        return tx.rows("SELECT " + COLUMNS + " FROM consent_event WHERE person = ? ORDER BY n", Stored::read, person);
    }

    /** Up to so many behind a number, in their order. */
    static List<Stored> after(Tx tx, long n, int most) {
        return tx.rows(
                "SELECT " + COLUMNS + " FROM consent_event WHERE n > ? ORDER BY n LIMIT " + most, Stored::read, n);
    }

    static Stored read(Row row) {
        Change change = new Change(
                row.text("person"),
                row.text("purpose"),
                row.text("channel"),
                // A word that no version of this program writes is read most strictly.
                Word.of(ConsentStatus.class, row.text("status")).orElse(ConsentStatus.OBJECTED),
                row.instant("happened_at"),
                row.optionalInstant("expires_at"),
                row.text("method"),
                row.truth("explicit"),
                row.text("notice"),
                row.optional("product"),
                row.optional("proof"));
        return new Stored(
                row.number("n"), row.number("batch"), change, row.instant("recorded_at"), new Leaf(row.bytes("salt")));
    }

    byte[] leaf() {
        return hashed.of(change);
    }

    /** The salt of an event. */
    static final class Leaf {
        private final byte[] salt;

        private Leaf(byte[] salt) {
            this.salt = salt;
        }

        byte[] salt() {
            return salt.clone();
        }

        byte[] of(Change change) {
            return SaltedTree.leaf(salt, change.canonical().getBytes(StandardCharsets.UTF_8))
                    .bytes();
        }
    }
}
