package io.licit.engine.spark;

import io.licit.core.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.apache.hadoop.fs.FileStatus;

/**
 * Descriptions of what lies beside a state, each written last of what it tells of: one that is not whole is none.
 *
 * @param <T> what is described
 */
final class Described<T> {
    private static final String SUFFIX = ".json";

    private final Storage storage;
    private final Function<T, Json> json;
    private final Reader<T> reader;
    /** What this process has found or made, by folder and then by file. */
    private final Map<String, Map<String, T>> known = new HashMap<>();

    /** What a description says; any exception that a wrong shape brings about may be thrown. */
    interface Reader<T> {
        T of(Json.Obj described);
    }

    Described(Storage storage, Function<T, Json> json, Reader<T> reader) {
        this.storage = storage;
        this.json = json;
        this.reader = reader;
    }

    /**
     * What this process has read or made of a folder.
     *
     * @param folder ends with a slash, here and below
     */
    List<T> known(String folder) {
        return List.copyOf(known.getOrDefault(folder, Map.of()).values());
    }

    /** Reads what others have described since. */
    List<T> look(String folder) {
        Map<String, T> here = known.computeIfAbsent(folder, key -> new HashMap<>());
        for (FileStatus status : storage.listed(folder)) {
            String file = folder + status.getPath().getName();
            if (file.endsWith(SUFFIX) && !here.containsKey(file)) {
                storage.text(file).ifPresent(text -> read(text).forEach(found -> here.put(file, found)));
            }
        }
        return known(folder);
    }

    /** One, or none. */
    private List<T> read(String text) {
        try {
            return List.of(reader.of((Json.Obj) Json.parse(text)));
        } catch (ClassCastException | NoSuchElementException | IllegalArgumentException broken) {
            return List.of();
        }
    }

    /** @param name of the description, without a suffix */
    void add(String folder, String name, T made) {
        String file = folder + name + SUFFIX;
        storage.write(file, json.apply(made).print());
        known.computeIfAbsent(folder, key -> new HashMap<>()).put(file, made);
    }

    /** Removes all descriptions that this process has used; something that they tell of can't be read. */
    void forget() {
        new ArrayList<>(known.values()).forEach(all -> all.keySet().forEach(storage::delete));
        known.clear();
    }
}
