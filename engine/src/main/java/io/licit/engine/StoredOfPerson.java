package io.licit.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** What the folder of state holds of a person besides the sources: stored audiences, and warehouses made of the sources. */
public final class StoredOfPerson {
    private StoredOfPerson() {}

    /** The segments whose stored audience has her row, and whether she is among the eligible there. */
    public static Map<String, Boolean> audiences(Path workspace, String person) {
        return StoredErasure.holding(StateFolder.at(workspace), person);
    }

    /**
     * Stores every audience anew without her, and the ids without hers. To be called under {@link FolderLock#storing}.
     *
     * @return by segment, 1 where she was in it
     */
    public static Map<String, Long> removeFromAudiences(Path workspace, String person) throws IOException {
        return StoredErasure.erase(StateFolder.of(workspace), person);
    }

    /**
     * Removes all warehouses, which the next command makes again, and lets no run store what it read in one of them. To be
     * called under both locks.
     */
    public static void removeWarehouses(Path workspace) throws IOException {
        Path state = StateFolder.of(workspace);
        WarehouseFile.removeAll(state);
        ErasureStamp.renew(state);
    }
}
