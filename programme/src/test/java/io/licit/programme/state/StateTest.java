package io.licit.programme.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StateTest {
    @Test
    void what_is_written_stays_and_what_fails_does_not(@TempDir Path workspace) {
        try (State state = State.embedded(workspace)) {
            behaves(state);
        }
        try (State again = State.embedded(workspace)) {
            assertThat(staff(again)).containsExactly("ana");
        }
    }

    @Test
    void a_team_has_the_same_on_postgres() throws IOException {
        try (State state = State.postgres(TestPostgres.database(), "", "")) {
            behaves(state);
        }
    }

    private static void behaves(State state) {
        state.write(tx -> tx.update("INSERT INTO staff (id, pseudonym) VALUES (?, ?)", "ana", "staff-1"));
        assertThatThrownBy(() -> state.write(tx -> {
                    tx.update("INSERT INTO staff (id, pseudonym) VALUES (?, ?)", "li", "staff-2");
                    throw new IllegalArgumentException("no");
                }))
                .hasMessage("no");
        assertThat(staff(state)).containsExactly("ana");
    }

    private static List<String> staff(State state) {
        return state.read(tx -> tx.rows("SELECT id FROM staff ORDER BY id", row -> row.text("id")));
    }
}
