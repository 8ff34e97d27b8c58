package io.licit.programme.account;

import io.licit.core.workspace.ProgrammeSettings;
import io.licit.programme.Programme;
import io.licit.programme.journal.Logged;
import io.licit.programme.people.Actor;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A workspace whose people sign in, with a clock that is set by hand and two servers on one state. */
final class Firm implements AutoCloseable {
    static final Instant NOW = Instant.parse("2027-03-01T12:00:00Z");
    static final Actor ADMIN = new Actor("admin");
    static final String ANA = "ana@shop.example";
    static final String GOOD = "rain over tall grass";

    /** So few that tests are quick. */
    static final int ROUNDS = 10;

    private static final int THREADS = 8;

    final Programme programme;
    final Programme other;
    final Accounts accounts;
    final Accounts elsewhere;
    final Tokens tokens;
    private final Hand hand;

    private Firm(Programme programme, Programme other, Hand hand) {
        this.programme = programme;
        this.other = other;
        this.hand = hand;
        this.accounts = new Accounts(programme, ROUNDS);
        this.elsewhere = new Accounts(other, ROUNDS);
        this.tokens = new Tokens(programme);
    }

    static Firm open(Kind kind, Path folder) {
        ProgrammeSettings usual = ProgrammeSettings.USUAL;
        ProgrammeSettings settings = new ProgrammeSettings(
                kind.url(),
                Map.of(ANA, new ProgrammeSettings.Staff("Ana Ruiz", Set.of("segment-author"), Set.of())),
                usual.evidence(),
                usual.auditEvery(),
                usual.lease(),
                usual.canaries());
        Hand hand = new Hand();
        Programme first = Programme.open(folder, settings, Map.of(), hand);
        return new Firm(first, Programme.open(folder, settings, Map.of(), hand), hand);
    }

    Instant now() {
        return hand.instant();
    }

    void pass(Duration time) {
        hand.now = hand.now.plus(time);
    }

    /** Makes an account whose owner has chosen {@link #GOOD}. */
    Account settled(String id, Role... roles) {
        OneTimePassword given = accounts.create(id, Set.of(roles), ADMIN);
        PasswordChange change = accounts.changePassword(id, given.text(), GOOD);
        return ((PasswordChange.Changed) change).account();
    }

    SignIn signIn(String id, String password) {
        return accounts.signIn(id, password, now());
    }

    /** The log, the oldest first. */
    List<Logged> log() {
        List<Logged> all = new ArrayList<>(programme.journal().newest(programme.state(), "", 1000));
        Collections.reverse(all);
        return all;
    }

    List<String> kinds() {
        return log().stream().map(Logged::kind).toList();
    }

    /** What is kept of the password of an account. */
    String kept(String id) {
        return programme
                .state()
                .read(tx -> AccountRows.login(tx, id).orElseThrow().password());
    }

    /** Does so many things at once. */
    static <T> List<T> atOnce(List<Callable<T>> work) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : threads.invokeAll(work)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    @Override
    public void close() {
        other.close();
        programme.close();
    }

    private static final class Hand extends Clock {
        private volatile Instant now = NOW;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
