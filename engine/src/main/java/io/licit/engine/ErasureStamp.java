package io.licit.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * Tells a run that somebody was erased between the opening of its warehouse and the storing of its audiences, so that it
 * does not store her again.
 */
final class ErasureStamp {
    private static final String NAME = "erased.stamp";

    private ErasureStamp() {}

    /** Empty where nobody was ever erased. */
    static String read(Path state) {
        Path file = state.resolve(NAME);
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException failure) {
            throw WarehouseException.environment("cannot read " + file, failure);
        }
    }

    static void renew(Path state) throws IOException {
        Path made = state.resolve(NAME + ".new");
        Files.writeString(made, UUID.randomUUID().toString(), StandardCharsets.UTF_8);
        StateFolder.flush(made);
        Files.move(made, state.resolve(NAME), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
