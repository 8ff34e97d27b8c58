package io.licit.programme.consent;

import io.licit.core.catalogue.ConsentStatus;
import io.licit.core.workspace.ProgrammeSettings;
import io.licit.programme.Programme;
import io.licit.programme.journal.Journal;
import io.licit.programme.state.State;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** Programmes and changes for tests. */
final class Desks {
    static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");

    private Desks() {}

    static Programme programme(Path workspace, State state) {
        return new Programme(
                workspace,
                ProgrammeSettings.USUAL,
                state,
                Journal.of(workspace, Optional.empty(), Map.of()),
                Clock.fixed(NOON, ZoneOffset.UTC));
    }

    static Change change(String person, ConsentStatus status, String at) {
        return change(person, "direct-marketing", "email", status, at);
    }

    static Change change(String person, String purpose, String channel, ConsentStatus status, String at) {
        return new Change(
                person,
                purpose,
                channel,
                status,
                Instant.parse(at),
                Optional.empty(),
                "web-form",
                false,
                "privacy-3",
                Optional.empty(),
                Optional.of("record-" + person));
    }
}
