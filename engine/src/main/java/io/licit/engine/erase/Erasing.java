package io.licit.engine.erase;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Table;
import io.licit.engine.Database;
import io.licit.engine.FolderLock;
import io.licit.engine.StateFolder;
import io.licit.engine.StoredOfPerson;
import io.licit.engine.WarehouseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Takes a person out of every source, every stored audience and every warehouse. Each step can be done twice, and every
 * file is whole at every moment, so that a program that dies is followed by one that begins again.
 */
public final class Erasing {
    private final Path workspace;
    private final Catalogue catalogue;
    private final Instant now;
    private final Steps steps;

    /** @param now decides which rows must still be kept */
    public Erasing(Path workspace, Catalogue catalogue, Instant now, Steps steps) {
        this.workspace = workspace;
        this.catalogue = catalogue;
        this.now = now;
        this.steps = steps;
    }

    /**
     * What was done.
     *
     * @param files those in which a row of hers was, or a value that told her
     * @param audiences those that she was in, by segment
     */
    public record Done(List<InFile> files, Map<String, Long> audiences) {
        public Done {
            files = List.copyOf(files);
        }
    }

    /**
     * One file.
     *
     * @param removed rows that went
     * @param kept rows that something obliges to keep
     * @param emptied values of hers in other rows, which are empty now
     */
    public record InFile(String table, String file, long removed, long kept, long emptied) {}

    /** @throws WarehouseException where a source can't be read or written; what was done until then stays done */
    public Done erase(String person, Identifiers identifiers) {
        Path state = StateFolder.of(workspace);
        try (FolderLock loading = FolderLock.loading(state);
                FolderLock storing = FolderLock.storing(state);
                Database database = Database.inMemory()) {
            Objects.requireNonNull(loading);
            Objects.requireNonNull(storing);
            Replacement replacement = new Replacement(state);
            replacement.removeLeftovers();
            List<InFile> files = new ArrayList<>();
            for (Map.Entry<Table, List<SourceFile>> source :
                    Sources.open(workspace, catalogue, database).entrySet()) {
                for (SourceFile file : source.getValue()) {
                    InFile done = inFile(source.getKey(), file, person, identifiers, replacement);
                    if (done.removed() + done.kept() + done.emptied() > 0) {
                        files.add(done);
                    }
                    steps.reached("source " + file.shown());
                }
            }
            Map<String, Long> audiences = StoredOfPerson.removeFromAudiences(workspace, person);
            steps.reached("audiences");
            StoredOfPerson.removeWarehouses(workspace);
            steps.reached("warehouses");
            return new Done(files, new LinkedHashMap<>(audiences));
        } catch (IOException failure) {
            throw WarehouseException.environment("cannot rewrite a source", failure);
        }
    }

    private InFile inFile(Table table, SourceFile file, String person, Identifiers identifiers, Replacement replacement)
            throws IOException {
        Set<String> told = PersonData.identifying(table);
        Edit edit = Edit.of(Sources.key(table), person)
                .taking(Sources.takes(table, now))
                .emptying(told, identifiers);
        List<Rows.Row> hers = file.rows(edit);
        long kept = hers.stream().filter(Rows.Row::kept).count();
        long others = file.others(edit);
        if (hers.size() == kept && others == 0) {
            return new InFile(table.name(), file.shown(), 0, kept, 0);
        }
        Path fresh = replacement.fresh();
        try {
            Edit.Done done = file.write(edit, fresh);
            steps.reached("made " + file.shown());
            if (done.left() + done.others() == 0 && identifiers.inName(file.shown())) {
                // A file of hers alone, as in a folder that is named after her.
                Files.deleteIfExists(file.path());
                Replacement.flushFolder(file.path());
            } else {
                replacement.replace(fresh, file.path());
            }
            return new InFile(table.name(), file.shown(), done.taken(), done.left(), done.emptied());
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
