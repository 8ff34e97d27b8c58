package io.licit.programme.account;

import io.licit.evidence.Hash;
import io.licit.programme.Programme;
import io.licit.programme.account.AccountRefused.Why;
import io.licit.programme.people.Actor;
import io.licit.programme.state.Tx;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tokens by which programs act for an account. Those of a disabled account sleep until it is enabled; another password does
 * not end them.
 */
public final class Tokens {
    /** Begins every secret, so that one in the wrong place is recognised. */
    public static final String PREFIX = "licit_";

    public static final int MOST_DAYS = 365;

    private static final int MOST_LIVE = 50;
    private static final int MOST_CHARACTERS = 100;
    private static final String COLUMNS =
            "t.n, t.account, t.name, t.roles, t.made_at, t.ends_at, t.revoked_at, t.used_on";

    private final Programme programme;
    private final Chance chance = new Chance();
    private final AccountLog log;

    public Tokens(Programme programme) {
        this.programme = programme;
        this.log = new AccountLog(programme.journal());
    }

    /**
     * Makes a token.
     *
     * @param name what it is for; the log is not told
     * @param roles some that the account has
     * @param days 1 to 365
     * @throws AccountRefused where there is no such account or it is disabled, or something of this does not hold
     */
    public NewToken create(String account, String name, Set<Role> roles, int days, Actor by) {
        require(Account.isLine(name, MOST_CHARACTERS), Why.NAME_UNFIT);
        require(!roles.isEmpty(), Why.NO_ROLES);
        require(days >= 1 && days <= MOST_DAYS, Why.DAYS_UNFIT);
        String secret = PREFIX + chance.token();
        Instant now = programme.clock().instant();
        return programme.state().write(tx -> {
            Account owner = AccountRows.get(tx, account);
            require(owner.enabled(), Why.DISABLED);
            require(owner.roles().containsAll(roles), Why.ROLE_NOT_HELD);
            require(of(tx, owner).stream().filter(one -> one.isLive(now)).count() < MOST_LIVE, Why.TOO_MANY_TOKENS);
            tx.update(
                    "INSERT INTO api_token (hash, account, name, roles, made_at, ends_at) VALUES (?, ?, ?, ?, ?, ?)",
                    hash(secret),
                    owner.id(),
                    name.strip(),
                    Role.text(roles),
                    now,
                    now.plus(Duration.ofDays(days)));
            Token token = byHash(tx, hash(secret)).orElseThrow();
            log.tokenMade(tx, owner, token, days, by, now);
            return new NewToken(token, secret);
        });
    }

    /**
     * The token of a secret, with the roles that it and its account have now; its use is noted once a day.
     *
     * @return empty where there is none, it has ended or was revoked, or its account is disabled or has none of its roles
     * @throws io.licit.programme.state.StateException where the state was put back
     */
    public Optional<Token> find(String secret, Instant at) {
        if (!secret.startsWith(PREFIX)) {
            return Optional.empty();
        }
        // A state that was put back would know tokens that were revoked since.
        programme.journal().require(programme.state());
        String hash = hash(secret);
        Optional<Token> found = programme
                .state()
                .read(tx -> byHash(tx, hash)
                        .filter(token -> token.isLive(at))
                        .flatMap(token -> AccountRows.find(tx, token.account())
                                .filter(Account::enabled)
                                .map(owner -> token.limitedTo(owner.roles()))
                                .filter(limited -> !limited.roles().isEmpty())));
        found.ifPresent(token -> noteUse(token, LocalDate.ofInstant(at, ZoneOffset.UTC)));
        return found;
    }

    private void noteUse(Token token, LocalDate day) {
        if (token.usedOn().map(day::isAfter).orElse(true)) {
            programme
                    .state()
                    .write(tx -> tx.update(
                            "UPDATE api_token SET used_on = ? WHERE n = ? AND (used_on IS NULL OR used_on < ?)",
                            day.toString(),
                            token.number(),
                            day.toString()));
        }
    }

    /** All of an account, the newest first, with those that are of no use any more. */
    public List<Token> of(String account) {
        return programme
                .state()
                .read(tx -> AccountRows.find(tx, account)
                        .map(owner -> of(tx, owner))
                        .orElse(List.of()));
    }

    /**
     * Ends a token at once.
     *
     * @param account that it must be of
     * @return whether there was one to end
     */
    public boolean revoke(String account, long number, Actor by) {
        Instant now = programme.clock().instant();
        return programme
                .state()
                .write(tx -> AccountRows.find(tx, account)
                        .filter(owner -> tx.update(
                                        "UPDATE api_token SET revoked_at = ?"
                                                + " WHERE n = ? AND account = ? AND revoked_at IS NULL",
                                        now,
                                        number,
                                        owner.id())
                                > 0)
                        .map(owner -> {
                            log.tokenRevoked(tx, owner, number, by, now);
                            return true;
                        })
                        .orElse(false));
    }

    private static List<Token> of(Tx tx, Account account) {
        return tx.rows(
                "SELECT " + COLUMNS + " FROM api_token t WHERE t.account = ? ORDER BY t.n DESC",
                Token::of,
                account.id());
    }

    private static Optional<Token> byHash(Tx tx, String hash) {
        return tx.first("SELECT " + COLUMNS + " FROM api_token t WHERE t.hash = ?", Token::of, hash);
    }

    /** Of 260 random bits, so that it needs neither salt nor rounds. */
    private static String hash(String secret) {
        return Hash.of(secret.getBytes(StandardCharsets.UTF_8)).hex();
    }

    private static void require(boolean holds, Why otherwise) {
        if (!holds) {
            throw new AccountRefused(otherwise);
        }
    }
}
