package io.licit.cli;

import io.licit.core.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A place in the JSON of a report on fairness, to read numbers from. */
record FairnessRead(Json json) {
    static FairnessRead of(Cli.Ran ran) {
        if (ran.out().isEmpty()) {
            throw new AssertionError("nothing was said: exit " + ran.exit() + ", " + ran.err());
        }
        return new FairnessRead(Json.parse(ran.out()));
    }

    Set<String> keys() {
        return members().keySet();
    }

    private Map<String, Json> members() {
        return ((Json.Obj) json).members();
    }

    FairnessRead at(String key) {
        Json found = members().get(key);
        if (found == null) {
            throw new AssertionError("no `" + key + "` among " + keys());
        }
        return new FairnessRead(found);
    }

    List<FairnessRead> all(String key) {
        return ((Json.Arr) at(key).json).items().stream().map(FairnessRead::new).toList();
    }

    /** Those of a list in which the keys have these values. */
    Stream<FairnessRead> those(String list, String... keysAndValues) {
        return all(list).stream().filter(one -> one.is(keysAndValues));
    }

    FairnessRead only(String list, String... keysAndValues) {
        List<FairnessRead> found = those(list, keysAndValues).toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " in `" + list + "` with " + String.join(" ", keysAndValues));
        }
        return found.get(0);
    }

    private boolean is(String... keysAndValues) {
        for (int i = 0; i < keysAndValues.length; i += 2) {
            if (!at(keysAndValues[i]).json.equals(Json.of(keysAndValues[i + 1]))) {
                return false;
            }
        }
        return true;
    }

    boolean isNull() {
        return json instanceof Json.Null;
    }

    String text(String key) {
        return ((Json.Str) at(key).json).value();
    }

    boolean truth(String key) {
        return ((Json.Bool) at(key).json).value();
    }

    /** NaN where there is none. */
    double number(String key) {
        return at(key).isNull() ? Double.NaN : ((Json.Num) at(key).json).value().doubleValue();
    }
}
