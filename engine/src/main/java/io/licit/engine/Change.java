package io.licit.engine;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Table;
import io.licit.engine.SourceState.FileState;
import io.licit.engine.SourceState.OfFiles;
import io.licit.engine.SourceState.OfServer;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What has happened to a table since it was loaded, where that can be made up for. */
sealed interface Change {
    /** Nothing. */
    record None() implements Change {}

    /** Files came; those that were there are as they were. */
    record Added(Set<String> paths) implements Change {}

    /**
     * Rows of a server came or changed.
     *
     * @param from the watermark from which rows are read again
     */
    record Since(String from, OfServer now) implements Change {}

    /** By table, in the order of the catalogue; empty where only a whole load will do. */
    static Optional<Map<Table, Change>> between(Fingerprint before, Fingerprint now, Catalogue catalogue) {
        if (!before.tables().keySet().equals(now.tables().keySet())) {
            return Optional.empty();
        }
        Map<Table, Change> changes = new LinkedHashMap<>();
        for (Table table : catalogue.tables().values()) {
            Fingerprint.Of old = before.tables().get(table.name());
            Fingerprint.Of fresh = now.tables().get(table.name());
            if (old == null || fresh == null || !old.declared().equals(fresh.declared())) {
                return Optional.empty();
            }
            Optional<Change> change = of(table, old.state(), fresh.state());
            if (change.isEmpty()) {
                return Optional.empty();
            }
            changes.put(table, change.get());
        }
        return Optional.of(changes);
    }

    private static Optional<Change> of(Table table, SourceState before, SourceState now) {
        if (before.equals(now)) {
            return Optional.of(new None());
        }
        if (before instanceof OfFiles old && now instanceof OfFiles fresh) {
            return table.role() instanceof Table.Role.Persons ? Optional.empty() : added(old.files(), fresh.files());
        }
        if (before instanceof OfServer old && now instanceof OfServer fresh) {
            boolean same = old.where().equals(fresh.where()) && old.columns().equals(fresh.columns());
            return same && fresh.mark().isPresent()
                    ? old.mark().map(mark -> new Since(mark.from(), fresh))
                    : Optional.empty();
        }
        return Optional.empty();
    }

    private static Optional<Change> added(List<FileState> before, List<FileState> now) {
        if (!new HashSet<>(now).containsAll(before)) {
            return Optional.empty();
        }
        Set<String> paths = new HashSet<>();
        now.forEach(file -> paths.add(file.path()));
        before.forEach(file -> paths.remove(file.path()));
        return Optional.of(new Added(paths));
    }
}
