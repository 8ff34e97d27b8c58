package io.licit.programme.approval;

import io.licit.core.json.Json;
import java.util.List;
import java.util.Set;

/** Members of an object that Licit wrote itself: one that is missing is a fault. */
record Members(Json.Obj object) {
    static Members of(Json json) {
        if (json instanceof Json.Obj object) {
            return new Members(object);
        }
        throw new IllegalStateException("no object");
    }

    static List<String> texts(Json json) {
        return items(json).stream().map(Members::text).toList();
    }

    Set<String> names() {
        return object.members().keySet();
    }

    boolean has(String name) {
        return object.get(name).isPresent();
    }

    String text(String name) {
        return text(member(name));
    }

    long number(String name) {
        if (member(name) instanceof Json.Num number) {
            return number.value().longValueExact();
        }
        throw new IllegalStateException("no number: " + name);
    }

    Members inner(String name) {
        return of(member(name));
    }

    List<Json> items(String name) {
        return items(member(name));
    }

    private Json member(String name) {
        return object.get(name).orElseThrow(() -> new IllegalStateException("missing: " + name));
    }

    private static String text(Json json) {
        if (json instanceof Json.Str text) {
            return text.value();
        }
        throw new IllegalStateException("no text");
    }

    private static List<Json> items(Json json) {
        if (json instanceof Json.Arr array) {
            return array.items();
        }
        throw new IllegalStateException("no list");
    }
}
