package io.licit.core.schema;

import io.licit.core.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Every way to make one change to a document: a key added, a key removed, a value of another kind in its place. */
final class Mutations {
    private static final List<Json> OTHER_VALUES = List.of(
            Json.of("???"),
            Json.none(),
            Json.array(Json.array(Json.of("x"))),
            Json.object().put("zzz", "x").build());

    private final List<Mutation> found = new ArrayList<>();

    private Mutations() {}

    /**
     * One changed document.
     *
     * @param path of the place that was changed
     */
    record Mutation(String path, Json document) {}

    static List<Mutation> of(Json document) {
        Mutations mutations = new Mutations();
        mutations.walk("", document, changed -> changed);
        return mutations.found;
    }

    private void walk(String path, Json value, UnaryOperator<Json> rebuild) {
        if (value instanceof Json.Obj object) {
            add(path + "/zzz", rebuild.apply(with(object, "zzz", Json.of("x"))));
            object.members().forEach((key, member) -> {
                String at = path + "/" + key;
                add(at + " removed", rebuild.apply(without(object, key)));
                OTHER_VALUES.forEach(
                        other -> add(at + " = " + other.canonical(), rebuild.apply(with(object, key, other))));
                walk(at, member, changed -> rebuild.apply(with(object, key, changed)));
            });
        } else if (value instanceof Json.Arr array) {
            for (int i = 0; i < array.items().size(); i++) {
                int index = i;
                walk(path + "/" + i, array.items().get(i), changed -> {
                    List<Json> items = new ArrayList<>(array.items());
                    items.set(index, changed);
                    return rebuild.apply(Json.array(items));
                });
            }
        }
    }

    private void add(String path, Json document) {
        found.add(new Mutation(path, document));
    }

    private static Json with(Json.Obj object, String key, Json value) {
        Map<String, Json> members = new LinkedHashMap<>(object.members());
        members.put(key, value);
        return new Json.Obj(members);
    }

    private static Json without(Json.Obj object, String key) {
        Map<String, Json> members = new LinkedHashMap<>(object.members());
        members.remove(key);
        return new Json.Obj(members);
    }
}
