package io.licit.programme.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.licit.programme.journal.Logged;
import io.licit.programme.people.Actor;
import io.licit.programme.state.StateException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class AccountsTest {
    private static final Subject ANA_OUTSIDE = new Subject("https://id.example", "00u1");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void of_servers_that_begin_at_once_one_makes_the_first_admin(Kind kind) throws Exception {
        try (Firm firm = Firm.open(kind, folder)) {
            List<Callable<Optional<OneTimePassword>>> work = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                work.add(i % 2 == 0 ? firm.accounts::firstAdmin : firm.elsewhere::firstAdmin);
            }
            List<OneTimePassword> given =
                    Firm.atOnce(work).stream().flatMap(Optional::stream).toList();
            assertThat(given).hasSize(1);
            assertThat(firm.accounts.all()).extracting(Account::id).containsExactly("admin");
            assertThat(firm.signIn("admin", given.get(0).text()))
                    .isEqualTo(new SignIn.MustChange(firm.accounts.find("admin").orElseThrow()));
            assertThat(firm.kinds()).containsExactly("account-made");
            assertThat(firm.log().get(0).by()).isEqualTo("licit");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoever_was_given_a_password_chooses_her_own_before_she_is_in(Kind kind) {
        try (Firm firm = Firm.open(kind, folder)) {
            OneTimePassword given = firm.accounts.create(" ANA@shop.example", Set.of(Role.MARKETER), Firm.ADMIN);
            assertThat(given.account().id()).isEqualTo(Firm.ANA);
            assertThat(given.text()).matches("([0-9a-hjkmnp-tv-z]{4}-){6}[0-9a-hjkmnp-tv-z]{4}");
            assertThat(given.toString()).doesNotContain(given.text());
            String careless = given.text()
                    .toUpperCase(Locale.ROOT)
                    .replace("-", " ")
                    .replace('0', 'O')
                    .replace('1', 'l');
            SignIn first = firm.signIn("Ana@Shop.example ", careless);
            assertThat(first).isEqualTo(new SignIn.MustChange(given.account()));
            assertThat(firm.accounts.changePassword(Firm.ANA, "not this one", Firm.GOOD))
                    .isEqualTo(new PasswordChange.Refused());
            assertThat(firm.accounts.changePassword(Firm.ANA, given.text(), careless))
                    .isEqualTo(new PasswordChange.NotThis(Unfit.SAME));
            PasswordChange change = firm.accounts.changePassword(Firm.ANA, given.text(), Firm.GOOD);
            Account changed = firm.accounts.find(Firm.ANA).orElseThrow();
            assertThat(change).isEqualTo(new PasswordChange.Changed(changed));
            assertThat(changed.epoch()).isGreaterThan(given.account().epoch());
            assertThat(changed.oneTimeUntil()).isEmpty();
            assertThat(firm.signIn(Firm.ANA, Firm.GOOD)).isEqualTo(new SignIn.SignedIn(changed));
            assertThat(firm.signIn(Firm.ANA, given.text())).isEqualTo(new SignIn.Refused());
            assertThat(firm.signIn(Firm.ANA, Firm.GOOD.toUpperCase(Locale.ROOT)))
                    .isEqualTo(new SignIn.Refused());
            assertThat(firm.accounts.inSession(Firm.ANA, given.account().epoch()))
                    .isEmpty();
            assertThat(firm.accounts.inSession(Firm.ANA, changed.epoch())).contains(changed);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_password_that_was_given_ends_after_seven_days(Kind kind) {
        try (Firm firm = Firm.open(kind, folder)) {
            String given = firm.accounts
                    .create(Firm.ANA, Set.of(Role.OFFICER), Firm.ADMIN)
                    .text();
            firm.pass(Duration.ofDays(7).minusMillis(1));
            assertThat(firm.signIn(Firm.ANA, given)).isInstanceOf(SignIn.MustChange.class);
            firm.pass(Duration.ofMillis(1));
            assertThat(firm.signIn(Firm.ANA, given)).isEqualTo(new SignIn.Refused());
            assertThat(firm.accounts.changePassword(Firm.ANA, given, Firm.GOOD))
                    .isEqualTo(new PasswordChange.Refused());
            OneTimePassword again = firm.accounts.resetPassword(Firm.ANA, Firm.ADMIN);
            assertThat(firm.signIn(Firm.ANA, again.text())).isInstanceOf(SignIn.MustChange.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_can_not_be_is_refused_and_changes_nothing(Kind kind) {
        try (Firm firm = Firm.open(kind, folder)) {
            firm.settled(Firm.ANA, Role.ADMIN);
            int entries = firm.log().size();
            for (String id : List.of("", " ", "LICIT ", "a\u0000b", "a\nb", "\ud800", "x".repeat(201))) {
                refused(AccountRefused.Why.ID_UNFIT, () -> make(firm, id));
                assertThat(firm.signIn(id, "")).isEqualTo(new SignIn.Refused());
                assertThat(firm.accounts.find(id)).isEmpty();
            }
            refused(AccountRefused.Why.ID_TAKEN, () -> make(firm, "ANA@shop.example"));
            refused(AccountRefused.Why.NO_ROLES, () -> firm.accounts.create("bo", Set.of(), Firm.ADMIN));
            refused(AccountRefused.Why.NO_ROLES, () -> firm.accounts.setRoles(Firm.ANA, Set.of(), Firm.ADMIN));
            refused(AccountRefused.Why.NOT_THERE, () -> firm.accounts.setRoles("bo", Set.of(Role.ADMIN), Firm.ADMIN));
            refused(AccountRefused.Why.NOT_THERE, () -> firm.accounts.disable("bo", Firm.ADMIN));
            refused(AccountRefused.Why.NOT_THERE, () -> firm.accounts.resetPassword("bo", Firm.ADMIN));
            refused(AccountRefused.Why.NOT_THERE, () -> firm.accounts.link("bo", ANA_OUTSIDE, Firm.ADMIN));
            assertThat(firm.log()).hasSize(entries);
            assertThat(firm.accounts.firstAdmin()).isEmpty();
        }
    }

    private static OneTimePassword make(Firm firm, String id) {
        return firm.accounts.create(id, Set.of(Role.AUDITOR), Firm.ADMIN);
    }

    private static void refused(AccountRefused.Why why, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(AccountRefused.class, refused -> {
            assertThat(refused.why()).isEqualTo(why);
            assertThat(refused.text()).isEqualTo(refused.getMessage()).isNotEmpty();
            assertThat(refused.help()).isNotEmpty();
        });
    }

    @ParameterizedTest
    @EnumSource
    void the_last_enabled_admin_stays(Kind kind) throws Exception {
        try (Firm firm = Firm.open(kind, folder)) {
            firm.settled("one", Role.ADMIN, Role.OFFICER);
            firm.settled("bo", Role.OFFICER);
            refused(AccountRefused.Why.LAST_ADMIN, () -> firm.accounts.disable("one", Firm.ADMIN));
            refused(
                    AccountRefused.Why.LAST_ADMIN,
                    () -> firm.accounts.setRoles("one", Set.of(Role.OFFICER), Firm.ADMIN));
            assertThat(firm.accounts.find("one").orElseThrow().roles()).containsExactly(Role.OFFICER, Role.ADMIN);
            assertThat(firm.accounts
                            .setRoles("one", Set.of(Role.ADMIN), Firm.ADMIN)
                            .roles())
                    .containsExactly(Role.ADMIN);
            firm.settled("two", Role.ADMIN);
            List<String> left =
                    Firm.atOnce(List.of(() -> outcome(firm.accounts, "one"), () -> outcome(firm.elsewhere, "two")));
            assertThat(left).containsExactlyInAnyOrder("disabled", "LAST_ADMIN");
            assertThat(firm.accounts.disable("bo", Firm.ADMIN).enabled()).isFalse();
        }
    }

    private static String outcome(Accounts accounts, String id) {
        try {
            return accounts.disable(id, Firm.ADMIN).enabled() ? "enabled" : "disabled";
        } catch (AccountRefused refused) {
            return refused.why().name();
        }
    }

    @ParameterizedTest
    @EnumSource
    void each_change_of_what_somebody_may_do_ends_her_sessions(Kind kind) {
        try (Firm firm = Firm.open(kind, folder)) {
            Account ana = firm.settled(Firm.ANA, Role.MARKETER);
            Account promoted = firm.accounts.setRoles(Firm.ANA, Set.of(Role.OFFICER), Firm.ADMIN);
            assertThat(firm.accounts.setRoles(Firm.ANA, Set.of(Role.OFFICER), Firm.ADMIN))
                    .isEqualTo(promoted);
            Account disabled = firm.accounts.disable(Firm.ANA, Firm.ADMIN);
            assertThat(firm.signIn(Firm.ANA, Firm.GOOD)).isEqualTo(new SignIn.Refused());
            assertThat(firm.accounts.inSession(Firm.ANA, disabled.epoch())).isEmpty();
            Account enabled = firm.accounts.enable(Firm.ANA, Firm.ADMIN);
            assertThat(firm.signIn(Firm.ANA, Firm.GOOD)).isEqualTo(new SignIn.SignedIn(enabled));
            Account reset = firm.accounts.resetPassword(Firm.ANA, Firm.ADMIN).account();
            assertThat(List.of(ana, promoted, disabled, enabled, reset))
                    .extracting(Account::epoch)
                    .isSorted()
                    .doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_identity_from_outside_is_one_account(Kind kind) {
        try (Firm firm = Firm.open(kind, folder)) {
            Account ana = firm.settled(Firm.ANA, Role.MARKETER);
            firm.settled("bo", Role.OFFICER);
            assertThat(firm.accounts.signIn(ANA_OUTSIDE)).isEmpty();
            assertThat(firm.accounts.link(Firm.ANA, ANA_OUTSIDE, Firm.ADMIN)).isEqualTo(ana);
            assertThat(firm.accounts.link(Firm.ANA, ANA_OUTSIDE, Firm.ADMIN)).isEqualTo(ana);
            assertThat(firm.accounts.subjects()).isEqualTo(Map.of(Firm.ANA, List.of(ANA_OUTSIDE)));
            refused(AccountRefused.Why.SUBJECT_TAKEN, () -> firm.accounts.link("bo", ANA_OUTSIDE, Firm.ADMIN));
            Subject nobody = new Subject("https://id.example", "\u0000");
            refused(AccountRefused.Why.SUBJECT_UNFIT, () -> firm.accounts.link("bo", nobody, Firm.ADMIN));
            assertThat(firm.accounts.signIn(nobody)).isEmpty();
            assertThat(firm.accounts.signIn(ANA_OUTSIDE)).contains(ana);
            assertThat(firm.accounts.signIn(new Subject("https://other.example", "00u1")))
                    .isEmpty();
            firm.accounts.disable(Firm.ANA, Firm.ADMIN);
            assertThat(firm.accounts.signIn(ANA_OUTSIDE)).isEmpty();
            long epoch = firm.accounts.enable(Firm.ANA, Firm.ADMIN).epoch();
            firm.accounts.unlink(ANA_OUTSIDE, Firm.ADMIN);
            firm.accounts.unlink(ANA_OUTSIDE, Firm.ADMIN);
            assertThat(firm.accounts.signIn(ANA_OUTSIDE)).isEmpty();
            assertThat(firm.accounts.inSession(Firm.ANA, epoch)).isEmpty();
            assertThat(firm.kinds()).containsOnlyOnce("account-linked", "account-unlinked");
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_log_tells_each_change_without_a_name(Kind kind) {
        try (Firm firm = Firm.open(kind, folder)) {
            firm.settled(Firm.ANA, Role.OFFICER, Role.MARKETER);
            firm.accounts.setRoles(Firm.ANA, Set.of(Role.OFFICER), new Actor("bo@shop.example"));
            firm.accounts.disable(Firm.ANA, Firm.ADMIN);
            firm.accounts.enable(Firm.ANA, Firm.ADMIN);
            firm.accounts.resetPassword(Firm.ANA, Firm.ADMIN);
            long token = firm.tokens
                    .create(Firm.ANA, "nightly", Set.of(Role.OFFICER), 30, Firm.ADMIN)
                    .token()
                    .number();
            firm.tokens.revoke(Firm.ANA, token, Firm.ADMIN);
            assertThat(firm.kinds())
                    .containsExactly(
                            "account-made",
                            "account-roles",
                            "account-disabled",
                            "account-enabled",
                            "account-password-reset",
                            "token-made",
                            "token-revoked");
            assertThat(firm.log()).allSatisfy(entry -> {
                assertThat(entry.whole().canonical()).doesNotContain("ana@", "bo@", "nightly", "admin", "pbkdf2");
                assertThat(entry.by()).matches("staff-[0-9a-f]{16}");
            });
            Logged made = firm.log().get(0);
            assertThat(made.facts().canonical())
                    .matches("\\{\"account\":\"staff-[0-9a-f]{16}\",\"roles\":\\[\"marketer\",\"officer\"]}");
            assertThat(firm.programme.journal().check(firm.programme.state()).intact())
                    .isTrue();
        }
    }

    @Test
    void a_copied_file_holds_no_secret() throws IOException {
        try (Firm firm = Firm.open(Kind.SQLITE, folder)) {
            OneTimePassword first = firm.accounts.firstAdmin().orElseThrow();
            firm.settled(Firm.ANA, Role.MARKETER);
            String token = firm.tokens
                    .create(Firm.ANA, "nightly", Set.of(Role.MARKETER), 30, Firm.ADMIN)
                    .secret();
            firm.signIn("a password in the wrong field", "x");
            String all;
            try (Stream<Path> files = Files.walk(folder)) {
                StringBuilder text = new StringBuilder();
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    text.append(Files.readString(file, StandardCharsets.ISO_8859_1));
                }
                all = text.toString();
            }
            assertThat(all.contains("pbkdf2-sha256$")).isTrue();
            for (String secret : List.of(
                    first.text(),
                    Chance.plain(first.text()),
                    Firm.GOOD,
                    token,
                    token.substring(Tokens.PREFIX.length()),
                    "wrong field")) {
                assertThat(all.contains(secret)).isFalse();
            }
        }
    }

    @Test
    void a_state_that_was_put_back_lets_nobody_in() throws IOException {
        Path state = folder.resolve(".licit/state.db");
        Path copy = folder.resolve("copy.db");
        try (Firm firm = Firm.open(Kind.SQLITE, folder)) {
            firm.settled(Firm.ANA, Role.MARKETER);
        }
        Files.copy(state, copy);
        try (Firm firm = Firm.open(Kind.SQLITE, folder)) {
            assertThat(firm.signIn(Firm.ANA, Firm.GOOD)).isInstanceOf(SignIn.SignedIn.class);
            firm.accounts.disable(Firm.ANA, Firm.ADMIN);
        }
        Files.copy(copy, state, StandardCopyOption.REPLACE_EXISTING);
        try (Firm firm = Firm.open(Kind.SQLITE, folder)) {
            assertThatThrownBy(() -> firm.signIn(Firm.ANA, Firm.GOOD)).isInstanceOf(StateException.class);
            assertThatThrownBy(() -> firm.tokens.find(Tokens.PREFIX + "0", firm.now()))
                    .isInstanceOf(StateException.class);
        }
    }
}
