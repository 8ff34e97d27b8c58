package io.licit.programme.account;

import io.licit.core.json.Json;
import io.licit.core.json.JsonSyntaxException;
import io.licit.programme.Programme;
import io.licit.programme.state.Row;
import io.licit.programme.state.Tx;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Requests under a key that their sender chose, so that one that comes twice is done once (the Idempotency-Key header). They
 * are remembered for a day. Answers are kept as they are: of one that shows a secret, {@link #finishUntold} keeps nothing.
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

    /**
     * Keeps of a request that is new that it was done, and not what was answered.
     *
     * @throws IllegalStateException where it was not begun, or is finished already
     */
    public void finishUntold(String account, String key, int status) {
        int kept = programme
                .state()
                .write(tx -> tx.update(
                        "UPDATE api_repeat SET status = ? WHERE account = ? AND repeat_key = ? AND status IS NULL",
                        (long) status,
                        account,
                        key));
        requireKept(kept);
    }

    private static void requireKept(int kept) {
        if (kept == 0) {
            throw new IllegalStateException("the request is not being done");
        }
    }

    private static Repeat before(Row row, String digest) {
        if (!row.text("digest").equals(digest)) {
            return new Repeat.Different();
        }
        if (row.optional("status").isEmpty()) {
            return new Repeat.Running();
        }
        Optional<String> type = row.optional("content_type");
        return type.isEmpty()
                ? new Repeat.Untold()
                : new Repeat.Same((int) row.number("status"), type.get(), row.bytes("body"));
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
        requireKept(kept);
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

    /**
     * Forgets answers in which a value stands, such as a person's key who is erased; that the requests were done is kept.
     */
    public static void forgetWith(Tx tx, Predicate<String> value) {
        List<List<String>> holding = new ArrayList<>();
        tx.rows("SELECT account, repeat_key, body FROM api_repeat WHERE body IS NOT NULL", row -> {
            if (holds(new String(row.bytes("body"), StandardCharsets.UTF_8), value)) {
                holding.add(List.of(row.text("account"), row.text("repeat_key")));
            }
            return true;
        });
        holding.forEach(one -> tx.update(
                "UPDATE api_repeat SET content_type = NULL, body = NULL WHERE account = ? AND repeat_key = ?",
                one.get(0),
                one.get(1)));
    }

    private static boolean holds(String body, Predicate<String> value) {
        try {
            return value.test(body) || holds(Json.parse(body), value);
        } catch (JsonSyntaxException another) {
            return value.test(body);
        }
    }

    /** Texts as they are meant, and not as JSON writes them. */
    private static boolean holds(Json json, Predicate<String> value) {
        if (json instanceof Json.Obj object) {
            return object.members().entrySet().stream()
                    .anyMatch(one -> value.test(one.getKey()) || holds(one.getValue(), value));
        }
        if (json instanceof Json.Arr list) {
            return list.items().stream().anyMatch(one -> holds(one, value));
        }
        return json instanceof Json.Str text && value.test(text.value());
    }

    private static int forget(Tx tx, Instant at) {
        return tx.update("DELETE FROM api_repeat WHERE begun_at <= ?", at.minus(REMEMBERED));
    }
}
