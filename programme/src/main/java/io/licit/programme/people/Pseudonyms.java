package io.licit.programme.people;

import io.licit.programme.state.Tx;
import java.security.SecureRandom;
import java.util.HexFormat;

/** What the log calls those who act, so that it holds no names: the state alone knows whose a pseudonym is. */
public final class Pseudonyms {
    private static final int BYTES = 8;

    private final SecureRandom random = new SecureRandom();

    /** The pseudonym of an actor, which is made when she first acts. */
    public String of(Tx tx, Actor actor) {
        if (actor.id().equals(Actor.LICIT.id())) {
            return actor.id();
        }
        return tx.first("SELECT pseudonym FROM staff WHERE id = ?", row -> row.text("pseudonym"), actor.id())
                .orElseGet(() -> make(tx, actor));
    }

    private String make(Tx tx, Actor actor) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String pseudonym = "staff-" + HexFormat.of().formatHex(bytes);
        tx.update("INSERT INTO staff (id, pseudonym) VALUES (?, ?)", actor.id(), pseudonym);
        return pseudonym;
    }
}
