package io.licit.programme.journal;

import io.licit.core.json.Json;
import io.licit.core.json.JsonSyntaxException;
import java.nio.charset.StandardCharsets;

/** An entry as it stands in the log. */
public record Logged(long index, Json.Obj whole) {
    /** An entry that is no JSON object is shown as nothing: the verifier says what is wrong with it. */
    static Logged of(long index, byte[] body) {
        try {
            Json json = Json.parse(new String(body, StandardCharsets.UTF_8));
            return new Logged(
                    index,
                    json instanceof Json.Obj object ? object : Json.object().build());
        } catch (JsonSyntaxException broken) {
            return new Logged(index, Json.object().build());
        }
    }

    public String at() {
        return text("at");
    }

    /** The pseudonym of who acted. */
    public String by() {
        return text("by");
    }

    public String kind() {
        return text("kind");
    }

    public Json facts() {
        return whole.get("facts").orElse(Json.none());
    }

    private String text(String key) {
        return whole.get(key)
                .map(value -> value instanceof Json.Str text ? text.value() : "")
                .orElse("");
    }
}
