package io.licit.programme.account;

import io.licit.core.json.Json;
import io.licit.programme.journal.Entry;
import io.licit.programme.journal.Journal;
import io.licit.programme.people.Actor;
import io.licit.programme.people.Pseudonyms;
import io.licit.programme.state.Tx;
import java.time.Instant;
import java.util.Set;

/** What the evidence log is told of accounts: pseudonyms, roles and counts; no name, no secret, nothing of a secret. */
final class AccountLog {
    private final Pseudonyms pseudonyms = new Pseudonyms();
    private final Journal journal;

    AccountLog(Journal journal) {
        this.journal = journal;
    }

    void made(Tx tx, Account account, Actor by, Instant at) {
        add(tx, "account-made", account, by, at, roles(account.roles()));
    }

    void roles(Tx tx, Account account, Actor by, Instant at) {
        add(tx, "account-roles", account, by, at, roles(account.roles()));
    }

    void enabled(Tx tx, Account account, Actor by, Instant at) {
        add(tx, account.enabled() ? "account-enabled" : "account-disabled", account, by, at, Json.object());
    }

    void passwordReset(Tx tx, Account account, Actor by, Instant at) {
        add(tx, "account-password-reset", account, by, at, Json.object());
    }

    void linked(Tx tx, Account account, Actor by, Instant at) {
        add(tx, "account-linked", account, by, at, Json.object());
    }

    void unlinked(Tx tx, Account account, Actor by, Instant at) {
        add(tx, "account-unlinked", account, by, at, Json.object());
    }

    /** Nobody did it: whoever tries is not known. */
    void locked(Tx tx, Account account, Failures failures, Instant at) {
        add(tx, "account-locked", account, Actor.LICIT, at, Json.object().put("failures", failures.count()));
    }

    void tokenMade(Tx tx, Account account, Token token, long days, Actor by, Instant at) {
        add(
                tx,
                "token-made",
                account,
                by,
                at,
                roles(token.roles()).put("days", days).put("token", token.number()));
    }

    void tokenRevoked(Tx tx, Account account, long number, Actor by, Instant at) {
        add(tx, "token-revoked", account, by, at, Json.object().put("token", number));
    }

    private static Json.Builder roles(Set<Role> roles) {
        return Json.object()
                .put("roles", Json.strings(roles.stream().map(Role::word).toList()));
    }

    private void add(Tx tx, String kind, Account account, Actor by, Instant at, Json.Builder facts) {
        facts.put("account", pseudonyms.of(tx, account.actor()));
        journal.append(tx, new Entry(kind, at, by, facts.build()));
    }
}
