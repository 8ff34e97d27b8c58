package io.licit.programme.backup;

import io.licit.core.json.Json;
import io.licit.core.json.JsonSyntaxException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a back-up says of itself.
 *
 * @param madeAt when
 * @param form of the state's tables
 * @param origin the log's name
 * @param entries of the log
 * @param checkpoint the log's signed head, as text
 * @param withData whether the sources' files are there
 * @param files by name
 */
record Manifest(
        Instant madeAt,
        int form,
        String origin,
        long entries,
        String checkpoint,
        boolean withData,
        Map<String, Content> files) {
    static final String NAME = "backup.json";

    private static final int VERSION = 1;
    private static final String VERSION_KEY = "licit_backup";

    Manifest {
        files = new LinkedHashMap<>(files);
    }

    /** @param sha256 in hexadecimal */
    record Content(long bytes, String sha256) {}

    String print() {
        List<Json> all = new ArrayList<>();
        files.forEach((name, content) -> all.add(Json.object()
                .put("name", name)
                .put("bytes", content.bytes())
                .put("sha256", content.sha256())
                .build()));
        return Json.object()
                        .put(VERSION_KEY, VERSION)
                        .put("made_at", madeAt.toString())
                        .put("form", form)
                        .put("origin", origin)
                        .put("entries", entries)
                        .put("checkpoint", checkpoint)
                        .put("with_data", withData)
                        .put("files", Json.array(all))
                        .build()
                        .print()
                + "\n";
    }

    /** @throws BackupRefused where it is none */
    static Manifest parse(String text) {
        try {
            Json.Obj all = (Json.Obj) Json.parse(text);
            if (number(all, VERSION_KEY) != VERSION) {
                throw BackupRefused.mistake(
                        "the back-up was made by a newer version of Licit", "restore it with that version");
            }
            Map<String, Content> files = new LinkedHashMap<>();
            for (Json file : ((Json.Arr) member(all, "files")).items()) {
                Json.Obj one = (Json.Obj) file;
                Content content = new Content(number(one, "bytes"), text(one, "sha256"));
                if (files.put(text(one, "name"), content) != null) {
                    throw BackupRefused.mistake("a file stands twice in the back-up", Archive.NOT_WHOLE);
                }
            }
            return new Manifest(
                    Instant.parse(text(all, "made_at")),
                    Math.toIntExact(number(all, "form")),
                    text(all, "origin"),
                    number(all, "entries"),
                    text(all, "checkpoint"),
                    ((Json.Bool) member(all, "with_data")).value(),
                    files);
        } catch (JsonSyntaxException | ClassCastException | ArithmeticException | DateTimeException unreadable) {
            throw BackupRefused.mistake("the back-up does not say what it holds", Archive.NOT_WHOLE);
        }
    }

    private static Json member(Json.Obj of, String key) {
        return of.get(key)
                .orElseThrow(
                        () -> BackupRefused.mistake("the back-up does not say its `" + key + "`", Archive.NOT_WHOLE));
    }

    private static String text(Json.Obj of, String key) {
        return ((Json.Str) member(of, key)).value();
    }

    private static long number(Json.Obj of, String key) {
        BigDecimal number = ((Json.Num) member(of, key)).value();
        return number.longValueExact();
    }
}
