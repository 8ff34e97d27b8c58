package io.licit.programme.account;

import io.licit.programme.Programme;
import io.licit.programme.state.Row;
import io.licit.programme.state.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Requests under a key that their sender chose, so that one that comes twice is done once (the Idempotency-Key header). They
 * are remembered for a day. Answers are kept as they are: one that shows a secret is not to be given to {@link #finish}.
 */
public final class Repeats {
    /** Of an answer. */
    public static final int MOST_BYTES = 1 << 20;

    private static final int MOST_CHARACTERS = 255;
    private static final Duration REMEMBERED = Duration.ofHours(24);

    private final Programme programme;

    public Repeats(Programme programme) {
        this.programme = programme;
    }

    /** Whether a text can be a key: one to 255 characters of ASCII that can be seen. */
    public static boolean isKey(String key) {
        return !key.isEmpty()
                && key.length() <= MOST_CHARACTERS
                && key.chars().allMatch(character -> character > ' ' && character < 0x7f);
    }

    /**
     * Begins a request, unless it was begun before.
     *
     * @param account id of the account that sends it; its keys are its own
     * @param digest of all of the request that matters
     * @throws IllegalArgumentException where it can't be a key
     */
    public Repeat begin(String account, String key, String digest, Instant at) {
        if (!isKey(key)) {
            throw new IllegalArgumentException("no key of a request");
        }
        return programme.state().write(tx -> {
            forget(tx, at);
            Optional<Repeat> before = tx.first(
                    "SELECT digest, status, content_type, body FROM api_repeat WHERE account = ? AND repeat_key = ?",
                    row -> before(row, digest),
                    account,
                    key);
            if (before.isPresent()) {
                return before.get();
            }
            tx.update(
                    "INSERT INTO api_repeat (account, repeat_key, digest, begun_at) VALUES (?, ?, ?, ?)",
                    account,
                    key,
                    digest,
                    at);
            return new Repeat.New();
        });
    }

    private static Repeat before(Row row, String digest) {
        if (!row.text("digest").equals(digest)) {
            return new Repeat.Different();
        }
        return row.optional("status").isEmpty()
                ? new Repeat.Running()
                : new Repeat.Same((int) row.number("status"), row.text("content_type"), row.bytes("body"));
    }

    /**
     * Keeps what was answered to a request that is new.
     *
     * @throws IllegalArgumentException where the body has more than {@link #MOST_BYTES}
     * @throws IllegalStateException where it was not begun, or is finished already
     */
    public void finish(String account, String key, int status, String contentType, byte[] body) {
        if (body.length > MOST_BYTES) {
            throw new IllegalArgumentException("an answer of " + body.length + " bytes");
        }
        int kept = programme
                .state()
                .write(tx -> tx.update(
                        "UPDATE api_repeat SET status = ?, content_type = ?, body = ?"
                                + " WHERE account = ? AND repeat_key = ? AND status IS NULL",
                        (long) status,
                        contentType,
                        body,
                        account,
                        key));
        if (kept == 0) {
            throw new IllegalStateException("the request is not being done");
        }
    }

    /** Forgets a request that was begun and of which nothing was done, so that it can come again. */
    public void abandon(String account, String key) {
        programme
                .state()
                .write(tx -> tx.update(
                        "DELETE FROM api_repeat WHERE account = ? AND repeat_key = ? AND status IS NULL",
                        account,
                        key));
    }

    /** Forgets what is older than a day; beginning a request does so too. */
    public void forget(Instant at) {
        programme.state().write(tx -> forget(tx, at));
    }

    private static int forget(Tx tx, Instant at) {
        return tx.update("DELETE FROM api_repeat WHERE begun_at <= ?", at.minus(REMEMBERED));
    }
}
