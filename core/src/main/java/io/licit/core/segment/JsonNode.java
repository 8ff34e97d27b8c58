package io.licit.core.segment;

import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Said;
import io.licit.core.diagnostic.Suggestions;
import io.licit.core.json.Json;
import io.licit.core.source.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A node of a condition's JSON tree and where in it it stands.
 *
 * @param path such as {@code $.of[1].left}
 */
record JsonNode(Json.Obj object, String path) {
    static JsonNode of(Json json, String path) {
        if (json instanceof Json.Obj object) {
            return new JsonNode(object, path);
        }
        throw mistake(Said.of("expected an object at {}", shown(path)), Said.nothing());
    }

    /** Refuses keys that the node does not have. */
    void only(Set<String> keys) {
        for (String key : object.members().keySet()) {
            if (!keys.contains(key) && !key.equals("op")) {
                throw mistake(
                        Said.of("`{}` is not a key of the node at {}", key, shown(path)),
                        Suggestions.didYouMean(key, keys));
            }
        }
    }

    String text(String key) {
        if (required(key) instanceof Json.Str text) {
            return text.value();
        }
        throw mistake(Said.of("expected text at {}", shown(path + "." + key)), Said.nothing());
    }

    Optional<String> optionalText(String key) {
        return object.get(key).isEmpty() ? Optional.empty() : Optional.of(text(key));
    }

    BigDecimal number(String key) {
        if (required(key) instanceof Json.Num number) {
            return number.value();
        }
        throw mistake(Said.of("expected a number at {}", shown(path + "." + key)), Said.nothing());
    }

    boolean bool(String key) {
        if (required(key) instanceof Json.Bool bool) {
            return bool.value();
        }
        throw mistake(Said.of("expected true or false at {}", shown(path + "." + key)), Said.nothing());
    }

    JsonNode node(String key) {
        return of(required(key), path + "." + key);
    }

    Optional<JsonNode> optionalNode(String key) {
        return object.get(key).map(json -> of(json, path + "." + key));
    }

    List<JsonNode> nodes(String key, int least) {
        if (!(required(key) instanceof Json.Arr array)) {
            throw mistake(Said.of("expected a list at {}", shown(path + "." + key)), Said.nothing());
        }
        if (array.items().size() < least) {
            throw mistake(
                    Said.of("expected at least {} in the list at {}", least, shown(path + "." + key)), Said.nothing());
        }
        List<JsonNode> nodes = new ArrayList<>();
        for (int i = 0; i < array.items().size(); i++) {
            nodes.add(of(array.items().get(i), path + "." + key + "[" + i + "]"));
        }
        return nodes;
    }

    SyntaxError wrong(String key, Said what) {
        return mistake(Said.of("expected {} at {}", what, shown(path + "." + key)), Said.nothing());
    }

    SyntaxError unknown(String op, List<String> known) {
        return mistake(Said.of("`{}` at {} is not an operation", op, shown(path)), Suggestions.didYouMean(op, known));
    }

    private Json required(String key) {
        return object.get(key)
                .orElseThrow(() ->
                        mistake(Said.of("expected the key `{}` in the node at {}", key, shown(path)), Said.nothing()));
    }

    private static String shown(String path) {
        return "`" + path + "`";
    }

    private static SyntaxError mistake(Said message, Said help) {
        return new SyntaxError(Diagnostic.of(Code.SEG2001, message, Span.none()).withHelp(help));
    }
}
