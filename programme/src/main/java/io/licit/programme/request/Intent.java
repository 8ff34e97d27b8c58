package io.licit.programme.request;

import io.licit.core.json.Json;
import io.licit.core.json.JsonSyntaxException;
import io.licit.engine.StateFolder;
import io.licit.engine.WarehouseException;
import io.licit.engine.erase.Identifiers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whom an erasure that has begun is about: a file in the folder of state for as long as the erasure lasts, since the sources
 * may forget her before it is through. It is overwritten before it is removed.
 */
record Intent(long request, String person, Identifiers identifiers) {
    private static final String PREFIX = "erasing-";

    static Path file(Path workspace, long request) {
        return StateFolder.at(workspace).resolve(PREFIX + request + ".json");
    }

    static boolean isOne(Path file) {
        return file.getFileName().toString().startsWith(PREFIX);
    }

    /** Empty where no erasure of that request has begun. */
    static Optional<Intent> read(Path workspace, long request) {
        Path file = file(workspace, request);
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            Json.Obj all = (Json.Obj) Json.parse(Files.readString(file));
            List<String> values = ((Json.Arr) all.get("identifiers").orElseThrow())
                    .items().stream().map(value -> ((Json.Str) value).value()).toList();
            String person = ((Json.Str) all.get("person").orElseThrow()).value();
            return Optional.of(new Intent(request, person, Identifiers.of(values)));
        } catch (IOException | JsonSyntaxException | ClassCastException failure) {
            throw WarehouseException.environment("cannot read " + file, failure);
        }
    }

    /** What was known of her before stays known. */
    Intent with(Optional<Intent> before) {
        Set<String> all = new LinkedHashSet<>(identifiers.values());
        before.ifPresent(earlier -> all.addAll(earlier.identifiers.values()));
        return new Intent(request, person, Identifiers.of(all));
    }

    void write(Path workspace) {
        Path file = file(workspace, request);
        Path made = file.resolveSibling(file.getFileName() + ".new");
        Json.Obj all = Json.object()
                .put("person", person)
                .put("identifiers", Json.strings(identifiers.values()))
                .build();
        try {
            Files.createDirectories(StateFolder.of(workspace));
            Files.writeString(made, all.print() + "\n");
            StateFolder.flush(made);
            Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw WarehouseException.environment("cannot write " + file, failure);
        }
    }

    static void remove(Path workspace, long request) {
        Path file = file(workspace, request);
        try {
            for (Path one : List.of(file, file.resolveSibling(file.getFileName() + ".new"))) {
                if (Files.exists(one)) {
                    Files.write(one, new byte[(int) Files.size(one)]);
                    StateFolder.flush(one);
                    Files.delete(one);
                }
            }
        } catch (IOException failure) {
            throw WarehouseException.environment("cannot remove " + file, failure);
        }
    }
}
