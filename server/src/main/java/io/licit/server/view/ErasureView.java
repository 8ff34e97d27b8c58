package io.licit.server.view;

import io.licit.core.json.Json;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an erasure would take, or has taken, as its report has it: places and counts, nothing of the person.
 *
 * @param files of tables
 * @param elsewhere places where somebody else must remove her
 * @param answers files that earlier requests were answered with
 * @param searched how many files and tables were searched afterwards
 * @param hits where she still is
 * @param digest of the report, as the log has it
 */
public record ErasureView(
        boolean isDone,
        List<File> files,
        List<String> audiences,
        List<String> exports,
        List<String> elsewhere,
        long answers,
        List<Kept> kept,
        long searched,
        List<Hit> hits,
        String digest) {
    public ErasureView {
        files = List.copyOf(files);
        audiences = List.copyOf(audiences);
        exports = List.copyOf(exports);
        elsewhere = List.copyOf(elsewhere);
        kept = List.copyOf(kept);
        hits = List.copyOf(hits);
    }

    /** Rows of hers in one file. */
    public record File(String table, String path, long removed, long kept) {}

    /** Why rows of a table stay, and for how long. */
    public record Kept(String table, String keep, String reason, String rule) {}

    /** A place where something of hers is left. */
    public record Hit(String place, long count) {}

    /** Whether nothing of hers is anywhere, as far as this was looked for. */
    public boolean isNothing() {
        return files.isEmpty() && audiences.isEmpty() && exports.isEmpty() && elsewhere.isEmpty() && answers == 0;
    }

    /** Of a report in the form that the command line prints. */
    public static ErasureView of(Json.Obj report) {
        Json.Obj search = object(report, "search");
        return new ErasureView(
                report.get("done").filter(Json.of(true)::equals).isPresent(),
                objects(report, "files")
                        .map(one -> new File(
                                string(one, "table"), string(one, "file"), number(one, "removed"), number(one, "kept")))
                        .toList(),
                List.copyOf(object(report, "audiences").members().keySet()),
                strings(report, "exports"),
                strings(report, "elsewhere"),
                number(report, "answers"),
                object(report, "kept_because").members().entrySet().stream()
                        .map(one -> kept(one.getKey(), one.getValue()))
                        .toList(),
                number(search, "searched"),
                objects(search, "hits")
                        .map(one -> new Hit(string(one, "place"), number(one, "count")))
                        .toList(),
                report.digest());
    }

    private static Kept kept(String table, Json json) {
        Json.Obj why = json instanceof Json.Obj object ? object : Json.object().build();
        return new Kept(table, string(why, "keep"), string(why, "reason"), string(why, "rule"));
    }

    private static Json.Obj object(Json.Obj json, String key) {
        return json.get(key).orElse(Json.none()) instanceof Json.Obj object
                ? object
                : Json.object().build();
    }

    private static Stream<Json.Obj> objects(Json.Obj json, String key) {
        return items(json, key).filter(Json.Obj.class::isInstance).map(Json.Obj.class::cast);
    }

    private static List<String> strings(Json.Obj json, String key) {
        return items(json, key)
                .filter(Json.Str.class::isInstance)
                .map(one -> ((Json.Str) one).value())
                .toList();
    }

    private static Stream<Json> items(Json.Obj json, String key) {
        return json.get(key).orElse(Json.none()) instanceof Json.Arr all ? all.items().stream() : Stream.empty();
    }

    private static String string(Json.Obj json, String key) {
        return json.get(key).orElse(Json.none()) instanceof Json.Str text ? text.value() : "";
    }

    private static long number(Json.Obj json, String key) {
        return json.get(key).orElse(Json.none()) instanceof Json.Num number
                ? number.value().longValue()
                : 0;
    }
}
