package io.licit.engine.erase;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Type;
import io.licit.engine.Database;
import io.licit.engine.Decoding;
import io.licit.engine.FolderLock;
import io.licit.engine.StateFolder;
import io.licit.engine.WarehouseException;
import io.licit.engine.sql.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Sets values of a person's row in the table of persons right, in the file where it stands. */
public final class Rectification {
    private final Path workspace;
    private final Table persons;
    private final Catalogue catalogue;

    /** @param catalogue with a table of persons */
    public Rectification(Path workspace, Catalogue catalogue) {
        this.workspace = workspace;
        this.catalogue = catalogue;
        this.persons =
                catalogue.persons().orElseThrow(() -> new IllegalArgumentException("a catalogue without persons"));
    }

    /**
     * What keeps values from being set, by column, in words; empty where nothing does.
     *
     * @param values by column; the empty text for no value
     */
    public Map<String, String> objections(Map<String, String> values) {
        Map<String, String> found = new LinkedHashMap<>();
        try (Database database = Database.inMemory()) {
            values.forEach((name, value) -> objection(name, value, database).ifPresent(why -> found.put(name, why)));
        }
        return found;
    }

    private Optional<String> objection(String name, String value, Database database) {
        Optional<Column> column = persons.column(name);
        if (column.isEmpty()) {
            return Optional.of("the table `" + persons.name() + "` has no such column in the catalogue");
        }
        if (name.equals(Sources.key(persons))) {
            return Optional.of("it is the key, by which every table knows the person");
        }
        Type type = column.get().type();
        boolean fits = value.isBlank()
                || database.first(
                                "SELECT " + Decoding.as(type, "t", "VARCHAR") + " IS NOT NULL FROM (SELECT "
                                        + Sql.text(value) + " AS t)",
                                row -> row.getBoolean(1))
                        .orElse(false);
        return fits ? Optional.empty() : Optional.of("its values are of the type " + type.word());
    }

    /**
     * Rewrites the file that her row is in.
     *
     * @return how many rows were changed
     * @throws WarehouseException where a file can't be read or written, or a value doesn't fit the file's own type
     */
    public long set(String person, Map<String, String> values) {
        Path state = StateFolder.of(workspace);
        try (FolderLock loading = FolderLock.loading(state);
                Database database = Database.inMemory()) {
            Objects.requireNonNull(loading);
            Replacement replacement = new Replacement(state);
            replacement.removeLeftovers();
            Edit edit = Edit.of(Sources.key(persons), person.strip()).setting(values);
            long changed = 0;
            List<SourceFile> files =
                    Sources.open(workspace, catalogue, database).getOrDefault(persons, List.of());
            for (SourceFile file : files) {
                int rows = file.rows(edit).size();
                if (rows > 0) {
                    rewrite(file, edit, replacement);
                    changed += rows;
                }
            }
            return changed;
        } catch (IOException failure) {
            throw WarehouseException.environment("cannot rewrite a source", failure);
        }
    }

    private static void rewrite(SourceFile file, Edit edit, Replacement replacement) throws IOException {
        Path fresh = replacement.fresh();
        try {
            file.write(edit, fresh);
            replacement.replace(fresh, file.path());
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
