package io.licit.cli.remote;

import io.licit.core.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One question to a server.
 *
 * @param path below {@code /api/v1/}, encoded
 */
public record Ask(String method, String path, Map<String, String> query, Optional<Json> body) {
    private static final String ROOT = "/api/v1";

    public Ask {
        query = Map.copyOf(query);
    }

    /** @param parts of the path, as they are meant; none of them can become two */
    public static Ask get(String... parts) {
        return new Ask("GET", path(parts), Map.of(), Optional.empty());
    }

    /** @param parts of the path, as they are meant */
    public static Ask post(String... parts) {
        return new Ask("POST", path(parts), Map.of(), Optional.empty());
    }

    /** With a parameter; a blank one is left out. */
    public Ask with(String name, String value) {
        if (value.isBlank()) {
            return this;
        }
        Map<String, String> more = new LinkedHashMap<>(query);
        more.put(name, value);
        return new Ask(method, path, more, body);
    }

    public Ask with(String name, Optional<String> value) {
        return with(name, value.orElse(""));
    }

    public Ask sending(Json other) {
        return new Ask(method, path, query, Optional.of(other));
    }

    /** Whether nothing is another after it. */
    boolean isReading() {
        return method.equals("GET");
    }

    /** Path and parameters, these in the order of their names. */
    String target() {
        List<String> parameters = new ArrayList<>();
        query.forEach((name, value) -> parameters.add(encoded(name) + "=" + encoded(value)));
        parameters.sort(String::compareTo);
        return path + (parameters.isEmpty() ? "" : "?" + String.join("&", parameters));
    }

    private static String path(String... parts) {
        StringBuilder path = new StringBuilder(ROOT);
        for (String part : parts) {
            if (part.isBlank() || part.equals(".") || part.equals("..")) {
                throw RemoteException.mistake("`" + Visible.line(part) + "` is no name of anything", "");
            }
            path.append('/').append(encoded(part));
        }
        return path.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
