package io.licit.programme.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What failed sign-ins lead to. */
final class LockTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void after_five_failures_locks_double_to_an_hour_for_known_and_unknown_alike(Kind kind) {
        try (Firm firm = Firm.open(kind, folder)) {
            Account ana = firm.settled(Firm.ANA, Role.MARKETER);
            List<String> both = List.of(Firm.ANA, "nobody@shop.example");
            for (int i = 0; i < 4; i++) {
                both.forEach(id -> assertThat(firm.signIn(id, "guess")).isEqualTo(new SignIn.Refused()));
            }
            for (int minutes : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
                Duration lock = Duration.ofMinutes(minutes);
                SignIn locked = new SignIn.Locked(firm.now().plus(lock));
                both.forEach(id -> assertThat(firm.signIn(id, "guess")).isEqualTo(locked));
                firm.pass(lock.minusMillis(1));
                both.forEach(id -> assertThat(firm.signIn(id, Firm.GOOD)).isEqualTo(locked));
                assertThat(firm.accounts.changePassword(Firm.ANA, Firm.GOOD, "another good one"))
                        .isInstanceOf(PasswordChange.Locked.class);
                firm.pass(Duration.ofMillis(1));
            }
            assertThat(firm.signIn(Firm.ANA, Firm.GOOD)).isEqualTo(new SignIn.SignedIn(ana));
            assertThat(firm.signIn(Firm.ANA, "guess")).isEqualTo(new SignIn.Refused());
            assertThat(firm.kinds()).filteredOn("account-locked"::equals).hasSize(8);
            assertThat(firm.log())
                    .filteredOn(entry -> entry.kind().equals("account-locked"))
                    .allSatisfy(entry -> assertThat(entry.facts().canonical())
                            .matches("\\{\"account\":\"staff-[0-9a-f]{16}\",\"failures\":\\d+}"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void failures_are_forgotten_after_a_day_and_a_reset_ends_a_lock(Kind kind) {
        try (Firm firm = Firm.open(kind, folder)) {
            firm.settled(Firm.ANA, Role.MARKETER);
            fail(firm, 4);
            firm.pass(Duration.ofDays(1).plusMillis(1));
            fail(firm, 4);
            assertThat(firm.signIn(Firm.ANA, "guess")).isInstanceOf(SignIn.Locked.class);
            String given = firm.accounts.resetPassword(Firm.ANA, Firm.ADMIN).text();
            assertThat(firm.signIn(Firm.ANA, given)).isInstanceOf(SignIn.MustChange.class);
        }
    }

    /** The hash takes so long that the reset comes while it is computed. */
    @Test
    void a_password_that_is_reset_while_it_is_tried_lets_nobody_in() throws Exception {
        try (Firm firm = Firm.open(Kind.SQLITE, folder)) {
            Accounts slow = new Accounts(firm.other, 200_000);
            String given =
                    slow.create(Firm.ANA, Set.of(Role.MARKETER), Firm.ADMIN).text();
            List<SignIn> answers = Firm.atOnce(List.of(() -> slow.signIn(Firm.ANA, given, Firm.NOW), () -> {
                Thread.sleep(100);
                String fresh = firm.accounts.resetPassword(Firm.ANA, Firm.ADMIN).text();
                return firm.signIn(Firm.ANA, fresh);
            }));
            assertThat(answers.get(0)).isEqualTo(new SignIn.Refused());
            assertThat(answers.get(1)).isInstanceOf(SignIn.MustChange.class);
        }
    }

    /** Else one could be made that shares a count with a guess, and its lock would tell whether the guess is an account. */
    @Test
    void ids_that_nobody_has_share_counts_in_another_way_in_each_state(@TempDir Path other) {
        assertThat(strangers(folder)).isNotEqualTo(strangers(other)).hasSize(1);
    }

    private static List<String> strangers(Path folder) {
        try (Firm firm = Firm.open(Kind.SQLITE, folder)) {
            firm.accounts.firstAdmin();
            firm.signIn("nobody@shop.example", "guess");
            firm.elsewhere.signIn("NOBODY@shop.example", "guess", firm.now());
            return firm.programme
                    .state()
                    .read(tx -> tx.rows("SELECT name FROM account_failure", row -> row.text("name")));
        }
    }

    private static void fail(Firm firm, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(firm.signIn(Firm.ANA, "guess")).isEqualTo(new SignIn.Refused());
        }
    }

    @ParameterizedTest
    @EnumSource
    void servers_agree_on_failures_that_come_at_once(Kind kind) throws Exception {
        try (Firm firm = Firm.open(kind, folder)) {
            firm.settled(Firm.ANA, Role.MARKETER);
            List<Callable<SignIn>> guesses = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                Accounts server = i % 2 == 0 ? firm.accounts : firm.elsewhere;
                guesses.add(() -> server.signIn(Firm.ANA, "guess", Firm.NOW));
            }
            List<SignIn> answers = Firm.atOnce(guesses);
            assertThat(answers).filteredOn(SignIn.Refused.class::isInstance).hasSize(4);
            assertThat(answers)
                    .filteredOn(SignIn.Locked.class::isInstance)
                    .hasSize(20)
                    .containsOnly(new SignIn.Locked(Firm.NOW.plus(Duration.ofMinutes(1))));
            assertThat(firm.kinds()).filteredOn("account-locked"::equals).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_password_is_kept_anew_when_more_rounds_are_due_and_sessions_go_on(Kind kind) throws Exception {
        try (Firm firm = Firm.open(kind, folder)) {
            Account ana = firm.settled(Firm.ANA, Role.MARKETER);
            assertThat(firm.kept(Firm.ANA)).startsWith("pbkdf2-sha256$10$");
            Accounts stricter = new Accounts(firm.programme, 30);
            Accounts elsewhere = new Accounts(firm.other, 30);
            assertThat(stricter.signIn(Firm.ANA, "guess", firm.now())).isEqualTo(new SignIn.Refused());
            assertThat(firm.kept(Firm.ANA)).startsWith("pbkdf2-sha256$10$");
            List<Callable<SignIn>> work = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Accounts server = i % 2 == 0 ? stricter : elsewhere;
                work.add(() -> server.signIn(Firm.ANA, Firm.GOOD, Firm.NOW));
            }
            assertThat(Firm.atOnce(work)).containsOnly(new SignIn.SignedIn(ana));
            assertThat(firm.kept(Firm.ANA)).startsWith("pbkdf2-sha256$30$");
            assertThat(firm.signIn(Firm.ANA, Firm.GOOD)).isEqualTo(new SignIn.SignedIn(ana));
            assertThat(firm.kept(Firm.ANA)).startsWith("pbkdf2-sha256$30$");
        }
    }

    @ParameterizedTest
    @EnumSource
    void of_two_changes_of_a_password_at_once_one_counts(Kind kind) throws Exception {
        try (Firm firm = Firm.open(kind, folder)) {
            Account before = firm.accounts
                    .create(Firm.ANA, Set.of(Role.MARKETER), Firm.ADMIN)
                    .account();
            String given = firm.accounts.resetPassword(Firm.ANA, Firm.ADMIN).text();
            List<PasswordChange> answers = Firm.atOnce(List.of(
                    () -> firm.accounts.changePassword(Firm.ANA, given, "the first good one"),
                    () -> firm.elsewhere.changePassword(Firm.ANA, given, "the second good one")));
            assertThat(answers)
                    .filteredOn(PasswordChange.Changed.class::isInstance)
                    .hasSize(1);
            assertThat(answers)
                    .filteredOn(PasswordChange.Refused.class::isInstance)
                    .hasSize(1);
            assertThat(firm.accounts.find(Firm.ANA).orElseThrow().epoch()).isEqualTo(before.epoch() + 2);
        }
    }
}
