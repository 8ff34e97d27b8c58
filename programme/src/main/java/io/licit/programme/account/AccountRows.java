package io.licit.programme.account;

import io.licit.programme.state.Row;
import io.licit.programme.state.Tx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Accounts as rows. */
final class AccountRows {
    private static final String COLUMNS = "a.id, a.roles, a.enabled, a.epoch, a.made_at, a.password, a.one_time_until";

    private AccountRows() {}

    /** An account with what is kept of its password. */
    record Login(Account account, String password) {
        static Login of(Row row) {
            return new Login(Account.of(row), row.text("password"));
        }
    }

    static Optional<Login> login(Tx tx, String id) {
        if (!Account.isId(id)) {
            return Optional.empty();
        }
        return tx.first("SELECT " + COLUMNS + " FROM account a WHERE a.folded = ?", Login::of, Account.folded(id));
    }

    static Optional<Account> find(Tx tx, String id) {
        return login(tx, id).map(Login::account);
    }

    /** @throws AccountRefused where there is none */
    static Account get(Tx tx, String id) {
        return find(tx, id).orElseThrow(() -> new AccountRefused(AccountRefused.Why.NOT_THERE));
    }

    static List<Account> all(Tx tx) {
        return tx.rows("SELECT " + COLUMNS + " FROM account a ORDER BY a.folded", Account::of);
    }

    static Optional<Account> bySubject(Tx tx, Subject subject) {
        return tx.first(
                "SELECT " + COLUMNS + " FROM account a JOIN account_subject s ON s.account = a.id"
                        + " WHERE s.issuer = ? AND s.subject = ?",
                Account::of,
                subject.issuer(),
                subject.subject());
    }

    static Map<String, List<Subject>> subjects(Tx tx) {
        Map<String, List<Subject>> all = new TreeMap<>();
        tx.rows(
                "SELECT account, issuer, subject FROM account_subject ORDER BY account, issuer, subject",
                row -> all.computeIfAbsent(row.text("account"), any -> new ArrayList<>())
                        .add(new Subject(row.text("issuer"), row.text("subject"))));
        return all;
    }

    /** Of the state; there is none as long as there are no accounts. */
    static byte[] secret(Tx tx) {
        return tx.first("SELECT bytes FROM account_secret", row -> row.bytes("bytes"))
                .orElseGet(() -> new byte[0]);
    }

    static void secret(Tx tx, byte[] secret) {
        tx.update("INSERT INTO account_secret (one, bytes) VALUES (1, ?)", secret);
    }

    static void add(Tx tx, Account account, String password) {
        tx.update(
                "INSERT INTO account (id, folded, roles, enabled, epoch, made_at, password, one_time_until)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                account.id(),
                Account.folded(account.id()),
                Role.text(account.roles()),
                account.enabled() ? 1L : 0L,
                account.epoch(),
                account.madeAt(),
                password,
                account.oneTimeUntil());
    }

    static Account roles(Tx tx, Account account, Set<Role> roles) {
        tx.update("UPDATE account SET roles = ? WHERE id = ?", Role.text(roles), account.id());
        return bumped(tx, account);
    }

    static Account enabled(Tx tx, Account account, boolean enabled) {
        tx.update("UPDATE account SET enabled = ? WHERE id = ?", enabled ? 1L : 0L, account.id());
        return bumped(tx, account);
    }

    static Account password(Tx tx, Account account, String password, Optional<Instant> oneTimeUntil) {
        tx.update(
                "UPDATE account SET password = ?, one_time_until = ? WHERE id = ?",
                password,
                oneTimeUntil,
                account.id());
        return bumped(tx, account);
    }

    /** The same password, kept by more rounds: nothing for sessions to end over. */
    static void rekept(Tx tx, Account account, String password) {
        tx.update("UPDATE account SET password = ? WHERE id = ?", password, account.id());
    }

    /** Ends the sessions that began before. */
    static Account bumped(Tx tx, Account account) {
        tx.update("UPDATE account SET epoch = epoch + 1 WHERE id = ?", account.id());
        return get(tx, account.id());
    }
}
