package io.licit.programme.export;

import io.licit.programme.state.Row;
import io.licit.programme.state.State;
import io.licit.programme.state.Tx;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the state knows of exports. */
final class Records {
    static final String BEGUN = "begun";
    static final String PENDING = "pending";
    static final String LIVE = "live";
    static final String RECHECKED = "rechecked";
    static final String REPLACED = "replaced";
    static final String REVOKED = "revoked";
    static final String ABANDONED = "abandoned";

    private static final String ALL =
            "SELECT id, segment, file, temporary, state, made_at, valid_until, row_count, manifest FROM export";

    private final State state;
    private final String workspace;

    Records(State state, Path workspace) {
        this.state = state;
        this.workspace = workspace.toAbsolutePath().normalize().toString();
    }

    /**
     * One writing of a file.
     *
     * @param temporary names under which file and manifest are made, beside the file
     * @param manifest its text; empty before there is one
     */
    record Kept(
            String id,
            String segment,
            Path file,
            String temporary,
            String state,
            Instant madeAt,
            Instant validUntil,
            long rows,
            String manifest) {
        Path temporaryFile() {
            return file.resolveSibling(temporary);
        }

        Path temporaryManifest() {
            return file.resolveSibling(temporary + ".json");
        }

        Path manifestFile() {
            return file.resolveSibling(Manifest.nameFor(String.valueOf(file.getFileName())));
        }
    }

    private static Kept kept(Row row) {
        return new Kept(
                row.text("id"),
                row.text("segment"),
                Path.of(row.text("file")),
                row.text("temporary"),
                row.text("state"),
                row.instant("made_at"),
                row.instant("valid_until"),
                row.number("row_count"),
                row.text("manifest"));
    }

    void begin(Kept kept) {
        state.write(tx -> insert(tx, kept));
    }

    private int insert(Tx tx, Kept kept) {
        return tx.update(
                "INSERT INTO export (id, workspace, segment, file, temporary, state, made_at, valid_until, row_count,"
                        + " manifest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                kept.id(),
                workspace,
                kept.segment(),
                kept.file().toString(),
                kept.temporary(),
                kept.state(),
                kept.madeAt(),
                kept.validUntil(),
                kept.rows(),
                kept.manifest());
    }

    /** In place of what was begun. */
    void put(Tx tx, Kept begun, Kept kept) {
        forget(tx, begun);
        insert(tx, kept);
    }

    void forget(Tx tx, Kept begun) {
        tx.update("DELETE FROM export WHERE id = ? AND state = ?", begun.id(), BEGUN);
    }

    /** The file has its name; whatever had it before has it no more. */
    void live(Tx tx, Kept kept, String before) {
        tx.update(
                "UPDATE export SET state = ? WHERE workspace = ? AND file = ? AND state = ? AND id <> ?",
                before,
                workspace,
                kept.file().toString(),
                LIVE,
                kept.id());
        become(tx, kept.id(), LIVE);
    }

    void become(Tx tx, String id, String state) {
        tx.update("UPDATE export SET state = ? WHERE id = ?", state, id);
    }

    Optional<Kept> find(String id) {
        return state.read(tx -> tx.first(ALL + " WHERE id = ?", Records::kept, id));
    }

    long count(Tx tx) {
        return tx.number("SELECT COUNT(*) AS n FROM export");
    }

    /** What a process that died left on its way, of this workspace. */
    List<Kept> unfinished() {
        return state.read(tx -> tx.rows(
                ALL + " WHERE workspace = ? AND state IN (?, ?) ORDER BY made_at, id",
                Records::kept,
                workspace,
                BEGUN,
                PENDING));
    }

    /** Everything that left, the latest first. */
    List<Kept> all() {
        return state.read(tx -> tx.rows(
                ALL + " WHERE state NOT IN (?, ?, ?) ORDER BY made_at DESC, id",
                Records::kept,
                BEGUN,
                PENDING,
                ABANDONED));
    }
}
