package io.licit.programme.account;

import io.licit.programme.Programme;
import io.licit.programme.account.AccountRows.Login;
import io.licit.programme.state.State;
import io.licit.programme.state.Tx;
import java.time.Instant;
import java.util.Optional;

/**
 * Where passwords are tried. The slow hash is computed outside of the transactions, since these come one after the other;
 * what has changed meanwhile is looked at before anything counts.
 */
final class Door {
    private static final int ROUNDS_OF_CHANGE = 3;

    private final Programme programme;
    private final State state;
    private final Passwords passwords;
    private final AccountLog log;

    Door(Programme programme, Passwords passwords, AccountLog log) {
        this.programme = programme;
        this.state = programme.state();
        this.passwords = passwords;
        this.log = log;
    }

    /** INVARIANT: a state that was put back lets nobody in; it would know those who were disabled since. */
    SignIn open(String id, String password, Instant at) {
        programme.journal().require(state);
        for (int round = 0; round < ROUNDS_OF_CHANGE; round++) {
            Optional<SignIn> answer = tryOnce(id, password, at);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        return new SignIn.Refused();
    }

    /** An attempt, and what was found before the hash. */
    private record Attempt(Optional<Login> login, String name, Failures before, Instant at) {
        Optional<Account> account() {
            return login.map(Login::account);
        }

        long epoch() {
            return account().map(Account::epoch).orElse(-1L);
        }
    }

    /** Empty where the account was changed while the hash was computed. */
    private Optional<SignIn> tryOnce(String id, String password, Instant at) {
        Attempt attempt = state.read(tx -> attempt(tx, id, at));
        Optional<Instant> lock = attempt.before.lock(at);
        if (lock.isPresent()) {
            return Optional.of(new SignIn.Locked(lock.get()));
        }
        String meant = isOneTime(attempt) ? Chance.plain(password) : password;
        boolean right = isRight(attempt, meant);
        Optional<String> rekept = attempt.login
                .filter(login -> right && passwords.isOutdated(login.password()))
                .map(login -> passwords.kept(meant));
        return state.write(tx -> {
            Attempt now = attempt(tx, id, at);
            if (now.epoch() != attempt.epoch()) {
                return Optional.empty();
            }
            return Optional.of(settled(tx, now, right, rekept));
        });
    }

    private static Attempt attempt(Tx tx, String id, Instant at) {
        Optional<Login> login = AccountRows.login(tx, id);
        String name = Failures.name(tx, login.map(Login::account), id);
        return new Attempt(login, name, Failures.of(tx, name, at), at);
    }

    private static boolean isOneTime(Attempt attempt) {
        return attempt.account().flatMap(Account::oneTimeUntil).isPresent();
    }

    private boolean isRight(Attempt attempt, String password) {
        if (attempt.login.isEmpty()) {
            passwords.spend(password);
            return false;
        }
        return passwords.matches(attempt.login.get().password(), password);
    }

    /** INVARIANT: of attempts at the same time, those that come after a lock do not count, were they right or wrong. */
    private SignIn settled(Tx tx, Attempt now, boolean right, Optional<String> rekept) {
        Optional<Instant> lock = now.before.lock(now.at);
        if (lock.isPresent()) {
            return new SignIn.Locked(lock.get());
        }
        Optional<Account> let = now.account().filter(account -> right && mayEnter(account, now.at));
        if (let.isEmpty()) {
            return failed(tx, now);
        }
        Account account = let.get();
        if (now.before.count() > 0) {
            Failures.forget(tx, now.name);
        }
        rekept.ifPresent(password -> AccountRows.rekept(tx, account, password));
        return account.oneTimeUntil().isPresent() ? new SignIn.MustChange(account) : new SignIn.SignedIn(account);
    }

    private static boolean mayEnter(Account account, Instant at) {
        return account.enabled() && account.oneTimeUntil().map(at::isBefore).orElse(true);
    }

    private SignIn failed(Tx tx, Attempt now) {
        Failures failures = now.before.andOne(now.at);
        failures.keep(tx, now.name, now.at);
        Optional<Instant> lock = failures.lock(now.at);
        if (lock.isEmpty()) {
            return new SignIn.Refused();
        }
        now.account().ifPresent(account -> log.locked(tx, account, failures, now.at));
        return new SignIn.Locked(lock.get());
    }
}
