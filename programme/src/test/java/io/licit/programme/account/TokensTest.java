package io.licit.programme.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TokensTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void a_token_is_found_by_its_secret_until_it_ends(Kind kind) {
        try (Firm firm = Firm.open(kind, folder)) {
            firm.settled(Firm.ANA, Role.MARKETER, Role.ANALYST);
            NewToken made = firm.tokens.create("Ana@shop.example", " nightly ", Set.of(Role.ANALYST), 30, Firm.ADMIN);
            assertThat(made.secret()).matches("licit_[0-9a-z]{52}");
            assertThat(made.toString()).doesNotContain(made.secret());
            assertThat(made.token().account()).isEqualTo(Firm.ANA);
            assertThat(made.token().name()).isEqualTo("nightly");
            assertThat(firm.tokens.find(made.secret(), firm.now())).contains(made.token());
            for (String other :
                    List.of("", "licit_", made.secret() + "0", made.secret().substring(6), "licit_\u0000")) {
                assertThat(firm.tokens.find(other, firm.now())).isEmpty();
            }
            firm.pass(Duration.ofDays(30).minusMillis(1));
            assertThat(firm.tokens.find(made.secret(), firm.now())).isPresent();
            firm.pass(Duration.ofMillis(1));
            assertThat(firm.tokens.find(made.secret(), firm.now())).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_token_can_do_no_more_than_its_account_can_now(Kind kind) {
        try (Firm firm = Firm.open(kind, folder)) {
            firm.settled(Firm.ANA, Role.MARKETER, Role.ANALYST);
            String secret = firm.tokens
                    .create(Firm.ANA, "both", Set.of(Role.MARKETER, Role.ANALYST), 30, Firm.ADMIN)
                    .secret();
            firm.accounts.setRoles(Firm.ANA, Set.of(Role.ANALYST, Role.OFFICER), Firm.ADMIN);
            assertThat(roles(firm, secret)).contains(Set.of(Role.ANALYST));
            firm.accounts.setRoles(Firm.ANA, Set.of(Role.OFFICER), Firm.ADMIN);
            assertThat(roles(firm, secret)).isEmpty();
            firm.accounts.setRoles(Firm.ANA, Set.of(Role.MARKETER), Firm.ADMIN);
            firm.accounts.disable(Firm.ANA, Firm.ADMIN);
            assertThat(roles(firm, secret)).isEmpty();
            firm.accounts.enable(Firm.ANA, Firm.ADMIN);
            assertThat(roles(firm, secret)).contains(Set.of(Role.MARKETER));
        }
    }

    private static Optional<Set<Role>> roles(Firm firm, String secret) {
        return firm.tokens.find(secret, firm.now()).map(Token::roles);
    }

    @ParameterizedTest
    @EnumSource
    void a_token_is_revoked_once_and_by_its_account(Kind kind) {
        try (Firm firm = Firm.open(kind, folder)) {
            firm.settled(Firm.ANA, Role.MARKETER);
            firm.settled("bo", Role.MARKETER);
            NewToken made = firm.tokens.create(Firm.ANA, "one", Set.of(Role.MARKETER), 1, Firm.ADMIN);
            NewToken other = firm.tokens.create(Firm.ANA, "two", Set.of(Role.MARKETER), 365, Firm.ADMIN);
            assertThat(firm.tokens.revoke("bo", made.token().number(), Firm.ADMIN))
                    .isFalse();
            assertThat(firm.tokens.revoke("nobody", made.token().number(), Firm.ADMIN))
                    .isFalse();
            assertThat(firm.tokens.revoke(Firm.ANA, made.token().number(), Firm.ADMIN))
                    .isTrue();
            assertThat(firm.tokens.revoke(Firm.ANA, made.token().number(), Firm.ADMIN))
                    .isFalse();
            assertThat(firm.tokens.find(made.secret(), firm.now())).isEmpty();
            assertThat(firm.tokens.find(other.secret(), firm.now())).isPresent();
            assertThat(firm.tokens.of(Firm.ANA))
                    .extracting(Token::name, token -> token.isLive(firm.now()))
                    .containsExactly(tuple("two", true), tuple("one", false));
            assertThat(firm.tokens.of("bo")).isEmpty();
            assertThat(firm.kinds()).containsOnlyOnce("token-revoked");
        }
    }

    @ParameterizedTest
    @EnumSource
    void its_last_day_of_use_is_noted_and_never_goes_back(Kind kind) throws Exception {
        try (Firm firm = Firm.open(kind, folder)) {
            firm.settled(Firm.ANA, Role.MARKETER);
            String secret = firm.tokens
                    .create(Firm.ANA, "one", Set.of(Role.MARKETER), 30, Firm.ADMIN)
                    .secret();
            assertThat(used(firm)).isEmpty();
            firm.pass(Duration.ofDays(1));
            Tokens elsewhere = new Tokens(firm.other);
            List<Callable<Boolean>> uses = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                Tokens server = i % 2 == 0 ? firm.tokens : elsewhere;
                uses.add(() -> server.find(secret, firm.now()).isPresent());
            }
            assertThat(Firm.atOnce(uses)).containsOnly(true);
            assertThat(used(firm)).contains(LocalDate.of(2027, 3, 2));
            firm.tokens.find(secret, Firm.NOW);
            assertThat(used(firm)).contains(LocalDate.of(2027, 3, 2));
        }
    }

    private static Optional<LocalDate> used(Firm firm) {
        return firm.tokens.of(Firm.ANA).get(0).usedOn();
    }

    @ParameterizedTest
    @EnumSource
    void what_a_token_can_not_be_is_refused(Kind kind) {
        try (Firm firm = Firm.open(kind, folder)) {
            firm.settled(Firm.ANA, Role.MARKETER);
            Set<Role> roles = Set.of(Role.MARKETER);
            refused(firm, AccountRefused.Why.ROLE_NOT_HELD, "one", Set.of(Role.MARKETER, Role.ADMIN), 30);
            refused(firm, AccountRefused.Why.NO_ROLES, "one", Set.of(), 30);
            refused(firm, AccountRefused.Why.DAYS_UNFIT, "one", roles, 0);
            refused(firm, AccountRefused.Why.DAYS_UNFIT, "one", roles, 366);
            refused(firm, AccountRefused.Why.NAME_UNFIT, " ", roles, 30);
            refused(firm, AccountRefused.Why.NAME_UNFIT, "a\nb", roles, 30);
            for (int i = 0; i < 50; i++) {
                firm.tokens.create(Firm.ANA, "many", roles, i == 0 ? 1 : 30, Firm.ADMIN);
            }
            refused(firm, AccountRefused.Why.TOO_MANY_TOKENS, "one", roles, 30);
            firm.pass(Duration.ofDays(1));
            firm.tokens.create(Firm.ANA, "one more", roles, 30, Firm.ADMIN);
            firm.settled("boss", Role.ADMIN);
            firm.accounts.disable(Firm.ANA, Firm.ADMIN);
            refused(firm, AccountRefused.Why.DISABLED, "one", roles, 30);
        }
    }

    private static void refused(Firm firm, AccountRefused.Why why, String name, Set<Role> roles, int days) {
        assertThatThrownBy(() -> firm.tokens.create(Firm.ANA, name, roles, days, Firm.ADMIN))
                .isInstanceOfSatisfying(
                        AccountRefused.class,
                        refused -> assertThat(refused.why()).isEqualTo(why));
    }
}
