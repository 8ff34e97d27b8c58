package io.licit.programme.account;

import io.licit.programme.Programme;
import io.licit.programme.account.AccountRefused.Why;
import io.licit.programme.people.Actor;
import io.licit.programme.state.Tx;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The accounts of those who may sign in. Whether who asks for a change may do so is for the server to know. No account is
 * ever removed: what it did stays its own.
 */
public final class Accounts {
    private static final String FIRST = "admin";
    private static final int SECRET_BYTES = 32;
    private static final long FIRST_EPOCH = 1;
    private static final Duration ONE_TIME = Duration.ofDays(7);

    private final Programme programme;
    private final Chance chance = new Chance();
    private final Passwords passwords;
    private final AccountLog log;
    private final Door door;

    public Accounts(Programme programme) {
        this(programme, Passwords.ROUNDS);
    }

    /** @param rounds of the hash, few in tests */
    Accounts(Programme programme, int rounds) {
        this.programme = programme;
        this.passwords = new Passwords(rounds, chance);
        this.log = new AccountLog(programme.journal());
        this.door = new Door(programme, passwords, log);
    }

    /**
     * The first account, {@code admin}, where there is none at all; of several servers that begin at once, one makes it.
     *
     * @return empty where there are accounts
     */
    public Optional<OneTimePassword> firstAdmin() {
        if (!all().isEmpty()) {
            return Optional.empty();
        }
        String password = chance.oneTimePassword();
        Account admin = fresh(FIRST, Set.of(Role.ADMIN));
        String kept = passwords.kept(Chance.plain(password));
        return programme.state().write(tx -> {
            if (!AccountRows.all(tx).isEmpty()) {
                return Optional.empty();
            }
            add(tx, admin, kept, Actor.LICIT);
            return Optional.of(new OneTimePassword(admin, password));
        });
    }

    /**
     * Makes an account.
     *
     * @param id as {@code people} of licit.yaml has it; it is kept as it is spelled there
     * @throws AccountRefused where it can't be an id, somebody has it, or no role is given
     */
    public OneTimePassword create(String id, Set<Role> roles, Actor by) {
        require(Account.isId(id), Why.ID_UNFIT);
        require(!roles.isEmpty(), Why.NO_ROLES);
        String password = chance.oneTimePassword();
        Account account = fresh(spelled(id), roles);
        String kept = passwords.kept(Chance.plain(password));
        return programme.state().write(tx -> {
            require(AccountRows.find(tx, id).isEmpty(), Why.ID_TAKEN);
            add(tx, account, kept, by);
            return new OneTimePassword(account, password);
        });
    }

    private void add(Tx tx, Account account, String kept, Actor by) {
        if (AccountRows.secret(tx).length == 0) {
            AccountRows.secret(tx, chance.bytes(SECRET_BYTES));
        }
        AccountRows.add(tx, account, kept);
        log.made(tx, account, by, account.madeAt());
    }

    private String spelled(String id) {
        return programme.settings().people().keySet().stream()
                .filter(name -> Actor.isSame(name, id))
                .findFirst()
                .orElse(id)
                .strip();
    }

    private Account fresh(String id, Set<Role> roles) {
        Instant now = programme.clock().instant().truncatedTo(ChronoUnit.MICROS);
        return new Account(id, roles, true, FIRST_EPOCH, now, Optional.of(now.plus(ONE_TIME)));
    }

    public Optional<Account> find(String id) {
        return programme.state().read(tx -> AccountRows.find(tx, id));
    }

    /** By their ids. */
    public List<Account> all() {
        return programme.state().read(AccountRows::all);
    }

    /**
     * Whose session it is.
     *
     * @param epoch of the account when the session began
     * @return empty where the session no longer counts
     */
    public Optional<Account> inSession(String id, long epoch) {
        return find(id).filter(account -> account.enabled() && account.epoch() == epoch);
    }

    /**
     * Tries a password. Failures are counted in the state, so that servers agree on them.
     *
     * @throws io.licit.programme.state.StateException where the state was put back: its passwords may be old ones
     */
    public SignIn signIn(String id, String password, Instant at) {
        return door.open(id, password, at);
    }

    /**
     * The enabled account of somebody whom an identity provider has signed in.
     *
     * @throws io.licit.programme.state.StateException where the state was put back: a link that ended would be there again
     */
    public Optional<Account> signIn(Subject subject) {
        programme.journal().require(programme.state());
        if (!subject.isFit()) {
            return Optional.empty();
        }
        return programme.state().read(tx -> AccountRows.bySubject(tx, subject)).filter(Account::enabled);
    }

    /** Chooses another password, with the old one or one that was given. A wrong one counts as a failed sign-in. */
    public PasswordChange changePassword(String id, String old, String fresh) {
        Optional<Unfit> unfit = Unfit.of(id, old, fresh);
        if (unfit.isPresent()) {
            return new PasswordChange.NotThis(unfit.get());
        }
        SignIn tried = door.open(id, old, programme.clock().instant());
        if (tried instanceof SignIn.SignedIn in) {
            return changed(in.account(), fresh);
        }
        if (tried instanceof SignIn.MustChange must) {
            return changed(must.account(), fresh);
        }
        return tried instanceof SignIn.Locked locked
                ? new PasswordChange.Locked(locked.until())
                : new PasswordChange.Refused();
    }

    private PasswordChange changed(Account account, String fresh) {
        String kept = passwords.kept(fresh);
        return programme.state().write(tx -> {
            Account now = AccountRows.get(tx, account.id());
            return now.epoch() == account.epoch()
                    ? new PasswordChange.Changed(AccountRows.password(tx, now, kept, Optional.empty()))
                    : new PasswordChange.Refused();
        });
    }

    /**
     * Gives another one-time password; the old password ends, and so does a lock.
     *
     * @throws AccountRefused where there is no such account
     */
    public OneTimePassword resetPassword(String id, Actor by) {
        String password = chance.oneTimePassword();
        String kept = passwords.kept(Chance.plain(password));
        Instant now = programme.clock().instant();
        return programme.state().write(tx -> {
            Account account = AccountRows.password(tx, AccountRows.get(tx, id), kept, Optional.of(now.plus(ONE_TIME)));
            Failures.forget(tx, Failures.name(tx, Optional.of(account), id));
            log.passwordReset(tx, account, by, now);
            return new OneTimePassword(account, password);
        });
    }

    /** @throws AccountRefused where there is no such account, no role is given, or no enabled admin would be left */
    public Account setRoles(String id, Set<Role> roles, Actor by) {
        require(!roles.isEmpty(), Why.NO_ROLES);
        return programme.state().write(tx -> {
            Account account = AccountRows.get(tx, id);
            if (account.roles().equals(Role.ordered(roles))) {
                return account;
            }
            Account changed = AccountRows.roles(tx, account, roles);
            requireKeeper(tx, account, changed);
            log.roles(tx, changed, by, programme.clock().instant());
            return changed;
        });
    }

    /** @throws AccountRefused where there is no such account, or no enabled admin would be left */
    public Account disable(String id, Actor by) {
        return setEnabled(id, false, by);
    }

    /** @throws AccountRefused where there is no such account */
    public Account enable(String id, Actor by) {
        return setEnabled(id, true, by);
    }

    private Account setEnabled(String id, boolean enabled, Actor by) {
        return programme.state().write(tx -> {
            Account account = AccountRows.get(tx, id);
            if (account.enabled() == enabled) {
                return account;
            }
            Account changed = AccountRows.enabled(tx, account, enabled);
            requireKeeper(tx, account, changed);
            log.enabled(tx, changed, by, programme.clock().instant());
            return changed;
        });
    }

    /** Refuses what the transaction has done, where the last who kept the accounts no longer does. */
    private static void requireKeeper(Tx tx, Account before, Account after) {
        if (isKeeper(before) && !isKeeper(after)) {
            require(AccountRows.all(tx).stream().anyMatch(Accounts::isKeeper), Why.LAST_ADMIN);
        }
    }

    private static boolean isKeeper(Account account) {
        return account.enabled() && account.has(Role.ADMIN);
    }

    /**
     * Lets somebody in as an identity provider signs her in.
     *
     * @throws AccountRefused where there is no such account, or the identity is another's
     */
    public Account link(String id, Subject subject, Actor by) {
        require(subject.isFit(), Why.SUBJECT_UNFIT);
        return programme.state().write(tx -> {
            Account account = AccountRows.get(tx, id);
            Optional<Account> owner = AccountRows.bySubject(tx, subject);
            if (owner.isPresent()) {
                require(owner.get().id().equals(account.id()), Why.SUBJECT_TAKEN);
                return account;
            }
            tx.update(
                    "INSERT INTO account_subject (issuer, subject, account) VALUES (?, ?, ?)",
                    subject.issuer(),
                    subject.subject(),
                    account.id());
            log.linked(tx, account, by, programme.clock().instant());
            return account;
        });
    }

    /** Who is linked, by the ids of accounts. */
    public Map<String, List<Subject>> subjects() {
        return programme.state().read(AccountRows::subjects);
    }

    /** Ends a link, and the sessions of its account; nothing where nobody is linked so. */
    public void unlink(Subject subject, Actor by) {
        programme
                .state()
                .write(tx -> AccountRows.bySubject(tx, subject).map(account -> {
                    tx.update(
                            "DELETE FROM account_subject WHERE issuer = ? AND subject = ?",
                            subject.issuer(),
                            subject.subject());
                    log.unlinked(tx, account, by, programme.clock().instant());
                    return AccountRows.bumped(tx, account);
                }));
    }

    private static void require(boolean holds, Why otherwise) {
        if (!holds) {
            throw new AccountRefused(otherwise);
        }
    }
}
