package io.licit.programme.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.licit.core.catalogue.ConsentStatus;
import io.licit.core.catalogue.RestrictionKind;
import io.licit.engine.Recorded;
import io.licit.programme.Programme;
import io.licit.programme.account.Account;
import io.licit.programme.account.Accounts;
import io.licit.programme.account.Role;
import io.licit.programme.account.SignIn;
import io.licit.programme.account.Tokens;
import io.licit.programme.consent.Ledger;
import io.licit.programme.journal.Logged;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A restore that is older than what this machine knows: what is lost is said, and who went out stays out. */
final class LossTest {
    @TempDir
    Path place;

    private Path folder = Path.of(".");
    private Path file = Path.of(".");

    @BeforeEach
    void a_back_up() throws IOException {
        folder = place.resolve("shop");
        file = place.resolve("it.backup");
        Shop.in(folder, "").busy().backUp(file);
    }

    /** What came after the back-up; gives how many entries that made. */
    private long later() {
        try (Programme programme = Shop.open(folder)) {
            long before = Shop.count(programme, "evidence_entry");
            Ledger ledger = new Ledger(programme);
            Shop.record(programme, "m1", ConsentStatus.WITHDRAWN);
            Shop.record(programme, "m7", ConsentStatus.GRANTED);
            programme.state().write(tx -> {
                ledger.restrict(tx, "m1", RestrictionKind.LEGAL_HOLD, Shop.NOW, Optional.empty(), "a claim");
                ledger.forget(tx, "m2", Shop.NOW);
                ledger.forget(tx, "nobody-here", Shop.NOW);
                return true;
            });
            Accounts accounts = new Accounts(programme);
            accounts.disable("bo@shop.example", Shop.ANA);
            accounts.setRoles("ana@shop.example", Set.of(Role.ADMIN), Shop.ANA);
            new Tokens(programme).revoke("bo@shop.example", 1, Shop.ANA);
            return Shop.count(programme, "evidence_entry") - before;
        }
    }

    @Test
    void what_is_lost_has_to_be_known_and_who_went_out_stays_out() throws IOException {
        long lost = later();
        assertThat(lost).isEqualTo(5);
        assertThatThrownBy(() -> Shop.restore(Shop.order(file, folder))).hasMessageContaining("is not empty");
        for (long said : new long[] {0, lost - 1, lost + 1}) {
            assertThatThrownBy(() -> Shop.restore(Shop.over(file, folder, said)))
                    .isInstanceOfSatisfying(BackupRefused.class, refused -> {
                        assertThat(refused.kind()).isEqualTo(BackupRefused.Kind.BLOCKED);
                        assertThat(refused.text())
                                .contains(
                                        "5 more were made here, since 2027-03-01T12:00",
                                        "2 consents",
                                        "1 token-revoked");
                        assertThat(refused.help()).contains("--loses 5");
                    });
        }
        try (Programme still = Shop.open(folder)) {
            assertThat(still.journal().check(still.state()).intact()).isTrue();
        }
        Restored restored = Shop.restore(Shop.over(file, folder, lost));
        assertThat(restored.lost().entries()).isEqualTo(lost);
        assertThat(restored.carried()).isEqualTo(new Carried(1, 1, 2, 2, 1));
        try (Programme back = Shop.open(folder)) {
            assertThat(back.journal().check(back.state()).intact()).isTrue();
            assertThat(statuses(back, "m1")).containsExactlyInAnyOrder("granted", "withdrawn");
            assertThat(statuses(back, "m7")).as("a grant is not carried over").isEmpty();
            assertThat(statuses(back, "m2")).as("she was erased").isEmpty();
            assertThat(new Ledger(back).recorded().since(Recorded.Mark.NONE).takesOut("m2"))
                    .isTrue();
            assertThat(Shop.count(back, "restriction_event WHERE person = 'm1' AND kind = 'legal-hold'"))
                    .isEqualTo(1);
            Accounts accounts = new Accounts(back);
            assertThat(accounts.find("bo@shop.example").map(Account::enabled)).contains(false);
            assertThat(accounts.find("ana@shop.example").map(Account::roles)).contains(Set.of(Role.ADMIN));
            assertThat(Shop.count(back, "api_token WHERE revoked_at IS NULL")).isZero();
            Logged entry =
                    back.journal().newest(back.state(), "state-restored", 1).get(0);
            assertThat(entry.whole().canonical()).contains("\"lost\":5", "\"reason\":\"broken\"", "\"consents\":2");
            Shop.record(back, "m8", ConsentStatus.WITHDRAWN);
        }
        try (Programme before = Shop.open(restored.before().orElseThrow())) {
            assertThat(before.journal().check(before.state()).intact())
                    .as("nothing of it is gone")
                    .isTrue();
            assertThat(statuses(before, "m7")).containsExactly("granted");
        }
    }

    @Test
    void a_password_that_was_changed_since_does_not_come_back() {
        String first;
        try (Programme programme = Shop.open(folder)) {
            first = new Accounts(programme)
                    .resetPassword("bo@shop.example", Shop.ANA)
                    .text();
            new Backup(programme).write(place.resolve("two.backup"), Optional.empty(), Shop.ANA);
            new Accounts(programme).resetPassword("bo@shop.example", Shop.ANA);
        }
        Shop.restore(Shop.over(place.resolve("two.backup"), folder, 1));
        try (Programme back = Shop.open(folder)) {
            assertThat(new Accounts(back).signIn("bo@shop.example", first, Shop.NOW))
                    .isInstanceOf(SignIn.Refused.class);
        }
    }

    @Test
    void a_state_that_can_not_be_read_is_missed_by_what_this_machine_has_seen() throws IOException {
        long lost = later();
        Files.write(
                folder.resolve(".licit/state.db"),
                "no database at all, and longer than a header of one".repeat(9).getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> Shop.restore(Shop.over(file, folder, 0)))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("5 more were made here; the state that held them can't be read");
        Restored restored = Shop.restore(Shop.over(file, folder, lost));
        assertThat(restored.lost().kinds()).isEmpty();
        try (Programme back = Shop.open(folder)) {
            assertThat(Shop.count(back, "api_token WHERE revoked_at IS NULL"))
                    .as("any may have been revoked")
                    .isZero();
            Shop.record(back, "m8", ConsentStatus.WITHDRAWN);
        }
    }

    @Test
    void a_checkpoint_that_somebody_kept_tells_a_new_machine() throws IOException {
        later();
        Path kept = Files.copy(folder.resolve(".licit/checkpoint"), place.resolve("kept"));
        Path fresh = place.resolve("fresh");
        Order order = Shop.order(file, fresh);
        Order since = new Order(
                file,
                fresh,
                false,
                OptionalLong.empty(),
                Optional.empty(),
                Optional.of(kept),
                order.by(),
                order.reason());
        assertThatThrownBy(() -> Shop.restore(since)).hasMessageContaining("5 more were made here");
        assertThat(fresh).doesNotExist();
        assertThat(Shop.restore(order).lost()).as("else nobody knows").isEqualTo(Lost.NOTHING);
    }

    @Test
    void a_log_of_another_workspace_is_not_taken_the_place_of() throws IOException {
        Path other = place.resolve("other");
        Shop.in(other, "").busy();
        assertThatThrownBy(() -> Shop.restore(Shop.over(file, other, 0)))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("of another log");
        assertThat(other.resolve("licit.yaml")).exists();
    }

    @Test
    void two_pasts_of_one_key_are_told_apart() {
        later();
        Path second = place.resolve("second");
        Shop.restore(Shop.order(file, second));
        try (Programme programme = Shop.open(second)) {
            Shop.record(programme, "m9", ConsentStatus.GRANTED);
            new Backup(programme).write(place.resolve("second.backup"), Optional.empty(), Shop.ANA);
        }
        assertThatThrownBy(() -> Shop.restore(Shop.over(place.resolve("second.backup"), folder, 0)))
                .hasMessageContaining("of another log");
    }

    @Test
    void a_folder_whose_state_is_open_stays_as_it_is() throws IOException {
        try (Programme open = Shop.open(folder)) {
            assertThatThrownBy(() -> Shop.restore(Shop.over(file, folder, 0)))
                    .isInstanceOf(BackupRefused.class)
                    .hasMessageContaining("a program has the state open");
            Shop.record(open, "m5", ConsentStatus.GRANTED);
        }
        assertThat(folder.resolve("data/persons.csv")).exists();
        Restored restored = Shop.restore(Shop.over(file, folder, 1));
        assertThat(restored.before().orElseThrow().resolve("data/persons.csv")).exists();
    }

    @Test
    void a_clone_without_a_state_is_moved_beside_and_an_empty_folder_is_filled() throws IOException {
        Path clone = place.resolve("clone");
        Shop.in(clone, "");
        Path empty = Files.createDirectory(place.resolve("empty"));
        assertThat(Shop.restore(Shop.order(file, empty)).before()).isEmpty();
        assertThat(empty.resolve("licit.yaml")).exists();
        Restored restored = Shop.restore(Shop.over(file, clone, 0));
        assertThat(restored.lost()).isEqualTo(Lost.NOTHING);
        assertThat(restored.before().orElseThrow().resolve("data/persons.csv")).exists();
    }

    private static Set<String> statuses(Programme programme, String person) {
        List<String> all = programme
                .state()
                .read(tx -> tx.rows(
                        "SELECT status FROM consent_event WHERE person = ?", row -> row.text("status"), person));
        return new TreeSet<>(all);
    }
}
