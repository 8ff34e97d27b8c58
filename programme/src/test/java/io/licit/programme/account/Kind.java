package io.licit.programme.account;

import io.licit.programme.state.TestPostgres;
import java.util.Optional;

/** The databases that every test here runs on. */
enum Kind {
    SQLITE,
    POSTGRES;

    /** The address of a fresh one; empty for the embedded. */
    Optional<String> url() {
        return switch (this) {
            case SQLITE -> Optional.empty();
            case POSTGRES -> Optional.of(TestPostgres.database());
        };
    }
}
