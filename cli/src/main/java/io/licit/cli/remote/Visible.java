package io.licit.cli.remote;

import io.licit.core.json.Json;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Texts of a server, so that they can only be read: what would steer a terminal, or turn its writing round, is spelt. */
final class Visible {
    private Visible() {}

    /** Line breaks and tabs stay. */
    static String text(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (point != '\n' && point != '\t' && isHidden(point)) {
                shown.append(String.format(Locale.ROOT, "\\u%04x", point));
            } else {
                shown.appendCodePoint(point);
            }
        });
        return shown.toString();
    }

    /** On one line. */
    static String line(String text) {
        return text(text.strip().replaceAll("\\s+", " "));
    }

    /** With every text and name in it made visible. */
    static Json json(Json value) {
        if (value instanceof Json.Str text) {
            return Json.of(text(text.value()));
        }
        if (value instanceof Json.Arr array) {
            return Json.array(array.items().stream().map(Visible::json).toList());
        }
        if (value instanceof Json.Obj object) {
            Map<String, Json> members = new LinkedHashMap<>();
            object.members().forEach((name, one) -> members.put(text(name), json(one)));
            return new Json.Obj(members);
        }
        return value;
    }

    /**
     * A printed JSON text: it means the same, since what is spelt can only stand within its strings, where JSON itself
     * spells it so.
     */
    static String printed(String json) {
        return text(json);
    }

    private static boolean isHidden(int point) {
        int type = Character.getType(point);
        boolean turns = point >= 0x202A && point <= 0x202E || point >= 0x2066 && point <= 0x2069;
        return type == Character.CONTROL
                || turns
                || point == 0x2028
                || point == 0x2029
                || point == 0x200E
                || point == 0x200F
                || point == 0x061C;
    }
}
