package io.licit.programme;

import io.licit.core.workspace.ProgrammeSettings;
import io.licit.programme.journal.Journal;
import io.licit.programme.state.State;
import io.licit.programme.state.StateException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * A workspace's programme, open: what every part of it works with. Parts are made from it, as in {@code new
 * Approvals(programme)}.
 *
 * @param workspace the folder
 * @param clock the time of what is done now; what is asked of another day is told that day
 */
public record Programme(Path workspace, ProgrammeSettings settings, State state, Journal journal, Clock clock)
        implements AutoCloseable {
    private static final String USER = "LICIT_STATE_USER";
    private static final String PASSWORD = "LICIT_STATE_PASSWORD";

    /** @param environment holds the name and password of a team's database */
    public static Programme open(
            Path workspace, ProgrammeSettings settings, Map<String, String> environment, Clock clock) {
        State state = state(workspace, settings, environment, State.FORM);
        try {
            boolean begun = state.read(tx -> tx.number("SELECT COUNT(*) AS n FROM evidence_head")) > 0;
            Journal journal = Journal.of(workspace, settings.evidence().origin(), environment, begun);
            return new Programme(workspace, settings, state, journal, clock);
        } catch (StateException failure) {
            state.close();
            throw failure;
        }
    }

    /**
     * The state of a workspace alone, which is made where there is none.
     *
     * @param form of its tables, as {@link State#FORM} counts them
     */
    public static State state(Path workspace, ProgrammeSettings settings, Map<String, String> environment, int form) {
        return settings.stateUrl()
                .map(url -> State.postgres(
                        url, environment.getOrDefault(USER, ""), environment.getOrDefault(PASSWORD, ""), form))
                .orElseGet(() -> State.embedded(workspace, form));
    }

    @Override
    public void close() {
        state.close();
    }
}
