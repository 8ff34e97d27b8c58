package io.licit.programme.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.licit.core.json.Json;
import io.licit.core.workspace.ProgrammeSettings;
import io.licit.evidence.EvidenceException;
import io.licit.evidence.PackVerifier;
import io.licit.evidence.ProofFile;
import io.licit.evidence.SigningKey;
import io.licit.programme.Programme;
import io.licit.programme.people.Actor;
import io.licit.programme.state.State;
import io.licit.programme.state.StateException;
import io.licit.programme.state.TestPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log in the state database. */
final class JournalTest {
    private static final Instant NOW = Instant.parse("2027-03-01T12:00:00Z");
    private static final Actor ANA = new Actor("ana@aurora.example");

    @TempDir
    Path workspace;

    @Test
    void an_entry_stays_exactly_if_what_it_proves_does() {
        try (Programme programme = open()) {
            log(programme, "first");
            assertThatThrownBy(() -> programme.state().write(tx -> {
                        programme.journal().append(tx, entry("second"));
                        throw new IllegalArgumentException("no");
                    }))
                    .hasMessage("no");
            log(programme, "third");
            assertThat(programme.journal().newest(programme.state(), "", 10))
                    .extracting(Logged::kind)
                    .containsExactly("third", "first");
            assertThat(programme.journal().check(programme.state()).intact()).isTrue();
        }
    }

    @Test
    void the_log_is_read_from_any_entry_backwards() {
        try (Programme programme = open()) {
            for (String kind : List.of("one", "two", "one", "two", "one")) {
                log(programme, kind);
            }
            Journal journal = programme.journal();
            assertThat(journal.before(programme.state(), 4, "", 2))
                    .extracting(Logged::index)
                    .containsExactly(3L, 2L);
            assertThat(journal.before(programme.state(), 4, "one", 9))
                    .extracting(Logged::index)
                    .containsExactly(2L, 0L);
            assertThat(journal.before(programme.state(), 0, "", 9)).isEmpty();
            assertThat(journal.before(programme.state(), Long.MAX_VALUE, "", 9)).hasSize(5);
        }
    }

    @Test
    void entries_hold_no_names_and_the_same_person_has_one_pseudonym() {
        try (Programme programme = open()) {
            log(programme, "one");
            log(programme, "two");
            assertThat(programme.journal().newest(programme.state(), "", 10))
                    .allSatisfy(entry -> {
                        assertThat(entry.whole().canonical()).doesNotContain("ana");
                        assertThat(entry.by()).matches("staff-[0-9a-f]{16}");
                    })
                    .extracting(Logged::by)
                    .containsOnly(programme
                            .journal()
                            .entry(programme.state(), 0)
                            .orElseThrow()
                            .by());
        }
    }

    @Test
    void a_proof_and_a_pack_hold_against_the_key_alone() throws EvidenceException {
        try (Programme programme = open()) {
            for (int i = 0; i < 300; i++) {
                log(programme, "entry");
            }
            Journal journal = programme.journal();
            ProofFile proof =
                    ProofFile.parse(journal.proof(programme.state(), 7).print());
            byte[] body = journal.entry(programme.state(), 7)
                    .orElseThrow()
                    .whole()
                    .canonical()
                    .getBytes(StandardCharsets.UTF_8);
            assertThat(proof.verify(body, journal.key().verifier()).size()).isEqualTo(300);
            Path zip = workspace.resolve("pack.zip");
            journal.export(programme.state(), zip, Map.of(), Optional.empty());
            assertThat(PackVerifier.verify(zip, journal.key().verifier(), Optional.empty(), Optional.empty())
                            .ok())
                    .isTrue();
        }
    }

    @Test
    void a_state_that_is_put_back_is_noticed_before_anything_is_appended() throws IOException {
        Path state = workspace.resolve(".licit/state.db");
        Path copy = workspace.resolve("copy.db");
        try (Programme programme = open()) {
            log(programme, "old");
        }
        Files.copy(state, copy);
        try (Programme programme = open()) {
            log(programme, "new");
        }
        Files.copy(copy, state, StandardCopyOption.REPLACE_EXISTING);
        try (Programme programme = open()) {
            assertThat(programme.journal().check(programme.state()).wrong())
                    .hasValueSatisfying(why -> assertThat(why).contains("it had 2 entries, and now it has 1"));
            assertThatThrownBy(() -> log(programme, "other"))
                    .isInstanceOf(StateException.class)
                    .hasMessageContaining("not the one that was here");
            assertThat(programme.journal().newest(programme.state(), "", 10)).hasSize(1);
        }
    }

    @Test
    void another_past_of_the_same_length_is_noticed() throws IOException {
        Path state = workspace.resolve(".licit/state.db");
        Path copy = workspace.resolve("copy.db");
        try (Programme programme = open()) {
            log(programme, "old");
        }
        Files.copy(state, copy);
        Path seen = workspace.resolve(".licit/checkpoint");
        try (Programme programme = open()) {
            log(programme, "what happened");
        }
        String checkpoint = Files.readString(seen);
        Files.copy(copy, state, StandardCopyOption.REPLACE_EXISTING);
        Files.delete(seen);
        try (Programme programme = open()) {
            log(programme, "what is claimed");
        }
        Files.writeString(seen, checkpoint);
        try (Programme programme = open()) {
            assertThatThrownBy(() -> log(programme, "more")).hasMessageContaining("its first 2 are others");
        }
    }

    @Test
    void an_entry_or_a_hash_that_is_changed_in_the_database_is_found() {
        try (Programme programme = open()) {
            log(programme, "one");
            log(programme, "two");
            byte[] body = programme
                    .journal()
                    .entry(programme.state(), 0)
                    .orElseThrow()
                    .whole()
                    .canonical()
                    .getBytes(StandardCharsets.UTF_8);
            byte[] changed = body.clone();
            changed[10] ^= 1;
            change(programme.state(), changed);
            assertThat(programme.journal().check(programme.state()).intact()).isFalse();
            change(programme.state(), body);
            assertThat(programme.journal().check(programme.state()).intact()).isTrue();
            programme.state().write(tx -> tx.update("DELETE FROM evidence_entry WHERE n = 1"));
            assertThat(programme.journal().check(programme.state()).intact()).isFalse();
            assertThatThrownBy(() -> log(programme, "three")).isInstanceOf(StateException.class);
        }
    }

    @Test
    void another_key_does_not_go_on_with_the_log() throws IOException, EvidenceException {
        try (Programme programme = open()) {
            log(programme, "one");
        }
        Path key = workspace.resolve(".licit/evidence.key");
        String name = SigningKey.read(key).name();
        Files.delete(key);
        SigningKey.generate(name).write(key);
        try (Programme programme = open()) {
            assertThatThrownBy(() -> log(programme, "two")).isInstanceOf(StateException.class);
        }
    }

    @Test
    void a_team_shares_one_log_on_postgres() throws IOException {
        String url = TestPostgres.database();
        ProgrammeSettings settings = new ProgrammeSettings(
                Optional.of(url),
                Map.of(),
                ProgrammeSettings.USUAL.evidence(),
                ProgrammeSettings.USUAL.auditEvery(),
                ProgrammeSettings.USUAL.lease(),
                ProgrammeSettings.USUAL.canaries());
        try (Programme one = open(settings);
                Programme other = open(settings)) {
            for (int i = 0; i < 5; i++) {
                log(one, "one");
                log(other, "other");
            }
            assertThat(one.journal().newest(one.state(), "", 20)).hasSize(10);
            assertThat(other.journal().check(other.state()).intact()).isTrue();
        }
    }

    private static void change(State state, byte[] body) {
        state.write(tx -> tx.update("UPDATE evidence_entry SET body = ? WHERE n = 0", (Object) body));
    }

    private Programme open() {
        return open(ProgrammeSettings.USUAL);
    }

    private Programme open(ProgrammeSettings settings) {
        return Programme.open(workspace, settings, Map.of(), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static void log(Programme programme, String kind) {
        programme.state().write(tx -> programme.journal().append(tx, entry(kind)));
    }

    private static Entry entry(String kind) {
        return new Entry(kind, NOW, ANA, Json.object().put("count", 1).build());
    }
}
