package io.licit.engine.spark;

import io.licit.core.json.Json;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * A file of consecutive rows of a shard.
 *
 * @param first number of the first row
 * @param rows how many
 */
record Part(int shard, int first, int rows, String file) implements Serializable {
    /** The number behind the last row's. */
    int limit() {
        return first + rows;
    }

    private Json json() {
        return Json.object()
                .put("shard", Integer.toString(shard))
                .put("first", Integer.toString(first))
                .put("rows", Integer.toString(rows))
                .put("file", file)
                .build();
    }

    static Json json(TreeMap<Integer, ArrayList<Part>> shards) {
        return Json.array(
                shards.values().stream().flatMap(List::stream).map(Part::json).toList());
    }

    /** What {@link #json} has made; of another shape, an exception that {@link Described} knows. */
    static TreeMap<Integer, ArrayList<Part>> byShard(Json all) {
        return byShard(((Json.Arr) all).items().stream().map(Part::of).toList());
    }

    private static Part of(Json json) {
        Json.Obj part = (Json.Obj) json;
        return new Part(number(part, "shard"), number(part, "first"), number(part, "rows"), text(part, "file"));
    }

    private static int number(Json.Obj part, String key) {
        return Integer.parseInt(text(part, key));
    }

    private static String text(Json.Obj part, String key) {
        return ((Json.Str) part.get(key).orElseThrow()).value();
    }

    /** By shard, in the order of their rows. */
    static TreeMap<Integer, ArrayList<Part>> byShard(List<Part> parts) {
        TreeMap<Integer, ArrayList<Part>> shards = new TreeMap<>();
        parts.stream()
                .sorted(Comparator.comparingInt(Part::first))
                .forEach(part -> shards.computeIfAbsent(part.shard(), key -> new ArrayList<>())
                        .add(part));
        return shards;
    }
}
