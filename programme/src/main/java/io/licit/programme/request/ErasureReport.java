package io.licit.programme.request;

import io.licit.core.json.Json;
import io.licit.engine.erase.Erasing;
import io.licit.engine.erase.Search;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an erasure took, what it left and why, and what a search found afterwards: counts and places, nothing of the person.
 *
 * @param done false for one that only says what would be done, or is not through
 * @param audiences rows by segment
 * @param exports ids of those that she was taken out of
 * @param elsewhere places where somebody else must remove her
 * @param answers files that earlier requests were answered with
 * @param kept what stays and why, by table
 * @param searched how many files and tables the search read
 * @param hits where she still is
 */
public record ErasureReport(
        long request,
        boolean done,
        List<Erasing.InFile> files,
        Map<String, Long> audiences,
        List<String> exports,
        List<String> elsewhere,
        long answers,
        Map<String, Why> kept,
        long searched,
        List<Search.Hit> hits) {
    public ErasureReport {
        files = List.copyOf(files);
        audiences = Collections.unmodifiableMap(new TreeMap<>(audiences));
        exports = List.copyOf(exports);
        elsewhere = List.copyOf(elsewhere);
        kept = Collections.unmodifiableMap(new TreeMap<>(kept));
        hits = List.copyOf(hits);
    }

    /** Why rows of a table stay. */
    public record Why(String reason, String rule, String keep) {}

    public long removed() {
        return files.stream().mapToLong(Erasing.InFile::removed).sum();
    }

    public long staying() {
        return files.stream().mapToLong(Erasing.InFile::kept).sum();
    }

    /** Whether it is through and nothing is left but what is kept. */
    public boolean isClean() {
        return done && hits.isEmpty();
    }

    public Json.Obj json() {
        Json.Builder why = Json.object();
        kept.forEach((table, because) -> why.put(
                table,
                Json.object()
                        .put("reason", because.reason())
                        .put("rule", because.rule())
                        .put("keep", because.keep())
                        .build()));
        Json.Builder inAudiences = Json.object();
        audiences.forEach(inAudiences::put);
        return Json.object()
                .put("request", request)
                .put("done", done)
                .put("removed", removed())
                .put("kept", staying())
                .put("files", Json.array(files.stream().map(ErasureReport::json).toList()))
                .put("kept_because", why.build())
                .put("audiences", inAudiences.build())
                .put("exports", Json.strings(exports))
                .put("elsewhere", Json.strings(elsewhere))
                .put("answers", answers)
                .put(
                        "search",
                        Json.object()
                                .put("searched", searched)
                                .put(
                                        "hits",
                                        Json.array(hits.stream()
                                                .map(hit -> Json.object()
                                                        .put("place", hit.place())
                                                        .put("count", hit.count())
                                                        .build())
                                                .toList()))
                                .build())
                .build();
    }

    static Json json(Erasing.InFile file) {
        return Json.object()
                .put("table", file.table())
                .put("file", file.file())
                .put("removed", file.removed())
                .put("kept", file.kept())
                .put("emptied", file.emptied())
                .build();
    }

    static Erasing.InFile inFile(Json json) {
        Json.Obj file = (Json.Obj) json;
        return new Erasing.InFile(
                text(file, "table"), text(file, "file"), number(file, "removed"), number(file, "kept"), 0);
    }

    private static String text(Json.Obj file, String key) {
        return ((Json.Str) file.get(key).orElseThrow()).value();
    }

    private static long number(Json.Obj file, String key) {
        return ((Json.Num) file.get(key).orElseThrow()).value().longValue();
    }

    /** SHA-256 of the report's canonical form, in hexadecimal. */
    public String digest() {
        return json().digest();
    }
}
