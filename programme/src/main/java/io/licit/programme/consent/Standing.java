package io.licit.programme.consent;

import io.licit.programme.state.Tx;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Where the ledger stands.
 *
 * @param id tells it from the ledgers of other databases
 * @param secret that keys of erased persons are hashed with
 */
record Standing(String id, String secret, long version) {
    private static final int BYTES = 16;

    /** Empty before anything was recorded. */
    static Optional<Standing> read(Tx tx) {
        return tx.first(
                "SELECT id, secret, version FROM consent_ledger",
                row -> new Standing(row.text("id"), row.text("secret"), row.number("version")));
    }

    static Standing made(Tx tx, SecureRandom random) {
        return read(tx).orElseGet(() -> {
            Standing first = new Standing(hex(random), hex(random), 0);
            tx.update(
                    "INSERT INTO consent_ledger (one, id, secret, version) VALUES (1, ?, ?, 0)",
                    first.id,
                    first.secret);
            return first;
        });
    }

    static void move(Tx tx, long version) {
        tx.update("UPDATE consent_ledger SET version = ?", version);
    }

    private static String hex(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
