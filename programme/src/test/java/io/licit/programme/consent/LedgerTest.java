package io.licit.programme.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.licit.core.catalogue.ConsentStatus;
import io.licit.core.catalogue.RestrictionKind;
import io.licit.engine.Recorded;
import io.licit.programme.Programme;
import io.licit.programme.people.Actor;
import io.licit.programme.state.State;
import io.licit.programme.state.TestPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LedgerTest {
    private static final Actor ANA = new Actor("ana");

    @Test
    void what_is_recorded_counts_from_then_on(@TempDir Path workspace) {
        try (State state = State.embedded(workspace)) {
            behaves(Desks.programme(workspace, state));
        }
    }

    @Test
    void a_team_has_the_same_on_postgres(@TempDir Path workspace) throws IOException {
        try (State state = State.postgres(TestPostgres.database(), "", "")) {
            behaves(Desks.programme(workspace, state));
        }
    }

    private static void behaves(Programme programme) {
        Ledger ledger = new Ledger(programme);
        assertThat(ledger.version()).isZero();
        Change given = Desks.change("p1", ConsentStatus.GRANTED, "2020-01-01T00:00:00Z");
        Change later = Desks.change("p2", ConsentStatus.WITHDRAWN, "2030-01-01T00:00:00Z");
        Acknowledged first = ledger.record(List.of(given, later, given), ANA);
        assertThat(first.added()).isEqualTo(2);
        assertThat(first.known()).isEqualTo(1);
        assertThat(first.receipt()).isPresent();
        Recorded.Mark mark = ledger.recorded().mark();
        assertThat(mark.version()).isEqualTo(first.version()).isEqualTo(ledger.version());

        Acknowledged again = ledger.record(List.of(later), ANA);
        assertThat(again.added()).isZero();
        assertThat(again.receipt()).isEmpty();
        assertThat(ledger.recorded().since(mark).takesOut("p2")).isFalse();
        assertThat(ledger.recorded().since(Recorded.Mark.NONE).takesOut("p2")).isTrue();
        assertThat(ledger.recorded().since(Recorded.Mark.NONE).takesOut("p1")).isFalse();

        programme.state().write(tx -> {
            ledger.restrict(tx, " p3 ", RestrictionKind.RESTRICTION, Desks.NOON, Optional.empty(), "asked");
            ledger.forget(tx, "p2", Desks.NOON);
            return true;
        });
        Recorded.Since since = ledger.recorded().since(mark);
        assertThat(since.takesOut("p3")).isTrue();
        assertThat(since.takesOut("p2")).isTrue();
        assertThat(since.takesOut("p1")).isFalse();
        Recorded.Mark other = new Recorded.Mark("another", 10_000);
        assertThat(ledger.recorded().since(other).takesOut("p3")).isTrue();

        Told told = Told.of(ledger.recorded());
        assertThat(told.consents()).extracting(Recorded.Consent::person).containsExactly("p1");
        assertThat(told.restrictions()).hasSize(1);
        assertThat(told.erased().contains("p2")).isTrue();
        assertThat(told.erased().contains("p1")).isFalse();
        proves(ledger.history("p1"));
        assertThat(ledger.history("p2").events()).isEmpty();
        assertThat(ledger.history("p3").restrictions()).hasSize(1);
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A verifier of its own, from RFC 9162, section 2.1.3.2. */
    private static void proves(History history) {
        HexFormat hex = HexFormat.of();
        assertThat(history.events()).hasSize(1);
        for (History.Proved event : history.events()) {
            byte[] hash = sha256(
                    new byte[] {0},
                    hex.parseHex(event.salt()),
                    event.canonical().getBytes(StandardCharsets.UTF_8));
            long place = event.leaf();
            long last = event.leaves() - 1L;
            for (String beside : event.path()) {
                byte[] sibling = hex.parseHex(beside);
                if ((place & 1) == 1 || place == last) {
                    hash = sha256(new byte[] {1}, sibling, hash);
                    while ((place & 1) == 0 && place != 0) {
                        place >>= 1;
                        last >>= 1;
                    }
                } else {
                    hash = sha256(new byte[] {1}, hash, sibling);
                }
                place >>= 1;
                last >>= 1;
            }
            assertThat(hex.formatHex(hash)).isEqualTo(event.root());
            assertThat(event.recordedAt()).isEqualTo(Desks.NOON);
        }
    }

    @Test
    void every_event_of_a_batch_is_proved(@TempDir Path workspace) {
        try (State state = State.embedded(workspace)) {
            for (int size = 1; size < 20; size++) {
                Ledger ledger = new Ledger(Desks.programme(workspace, state));
                List<Change> changes = new ArrayList<>();
                for (int i = 0; i < size; i++) {
                    changes.add(Desks.change(size + "-" + i, ConsentStatus.WITHDRAWN, "2026-01-01T00:00:00Z"));
                }
                ledger.record(changes, ANA);
                changes.forEach(change -> proves(ledger.history(change.person())));
            }
        }
    }

    @Test
    void the_log_has_counts_and_no_person(@TempDir Path workspace) {
        try (State state = State.embedded(workspace)) {
            Ledger ledger = new Ledger(Desks.programme(workspace, state));
            ledger.record(List.of(Desks.change("somebody", ConsentStatus.WITHDRAWN, "2026-01-01T00:00:00Z")), ANA);
            List<String> entries = state.read(tx -> tx.rows(
                    "SELECT body FROM evidence_entry", row -> new String(row.bytes("body"), StandardCharsets.UTF_8)));
            assertThat(entries).hasSize(1);
            assertThat(entries.get(0)).contains("\"consents\"", "\"withdrawn\"").doesNotContain("somebody", "ana");
        }
    }

    @Test
    void a_word_that_nobody_knows_is_refused_and_nothing_is_recorded(@TempDir Path workspace) {
        try (State state = State.embedded(workspace)) {
            Ledger ledger = new Ledger(Desks.programme(workspace, state));
            Change good = Desks.change("a", ConsentStatus.GRANTED, "2026-01-01T00:00:00Z");
            Change purpose = Desks.change("a", "marketing", "email", ConsentStatus.WITHDRAWN, "2026-01-01T00:00:00Z");
            assertThatThrownBy(() -> ledger.record(List.of(good, purpose), ANA))
                    .isInstanceOf(ConsentRefused.class)
                    .hasMessage("there is no purpose `marketing`");
            Change all = Desks.change("a", "all", "all", ConsentStatus.GRANTED, "2026-01-01T00:00:00Z");
            assertThatThrownBy(() -> ledger.record(List.of(all), ANA)).hasMessage("`all` as purpose of a consent");
            Change nobody = Desks.change(" ", ConsentStatus.GRANTED, "2026-01-01T00:00:00Z");
            assertThatThrownBy(() -> ledger.record(List.of(nobody), ANA)).hasMessage("a consent of nobody");
            Change cut = Desks.change("a\0", ConsentStatus.GRANTED, "2026-01-01T00:00:00Z");
            assertThatThrownBy(() -> ledger.record(List.of(cut), ANA)).hasMessageContaining("characters that are none");
            assertThat(ledger.version()).isZero();
        }
    }

    @Test
    void many_threads_share_their_commits(@TempDir Path workspace) throws InterruptedException {
        try (State state = State.embedded(workspace)) {
            Ledger ledger = new Ledger(Desks.programme(workspace, state));
            int threads = 32;
            int each = 20;
            CountDownLatch start = new CountDownLatch(1);
            List<Thread> all = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                String name = "t" + t + "-";
                Thread thread = new Thread(() -> {
                    try {
                        start.await();
                    } catch (InterruptedException stopped) {
                        return;
                    }
                    for (int i = 0; i < each; i++) {
                        ledger.record(
                                List.of(Desks.change(name + i, ConsentStatus.WITHDRAWN, "2026-01-01T00:00:00Z")), ANA);
                    }
                });
                all.add(thread);
                thread.start();
            }
            start.countDown();
            for (Thread thread : all) {
                thread.join();
            }
            assertThat(Told.of(ledger.recorded()).consents()).hasSize(threads * each);
            long entries = state.read(tx -> tx.number("SELECT COUNT(*) AS n FROM evidence_entry"));
            assertThat(entries).isLessThan((long) threads * each);
        }
    }
}
