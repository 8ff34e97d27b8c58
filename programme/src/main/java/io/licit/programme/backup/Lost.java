package io.licit.programme.backup;

import io.licit.core.json.Json;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was logged after a back-up was made.
 *
 * @param entries how many, as far as anybody here knows
 * @param kinds of those that can be read, with how many of each
 * @param first when the first of these was made; empty where none can be read
 */
public record Lost(long entries, Map<String, Long> kinds, String first) {
    static final Lost NOTHING = new Lost(0, Map.of(), "");

    public Lost {
        kinds = new TreeMap<>(kinds);
    }

    /** As the end of a sentence, such as {@code 2 consents, 1 run}; empty where none can be read. */
    public String told() {
        return String.join(
                ", ",
                kinds.entrySet().stream()
                        .map(kind -> kind.getValue() + " " + kind.getKey())
                        .toList());
    }

    Json.Obj json() {
        Json.Builder all = Json.object();
        kinds.forEach(all::put);
        return all.build();
    }
}
