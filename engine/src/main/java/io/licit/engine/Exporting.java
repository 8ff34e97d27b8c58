package io.licit.engine;

import io.licit.core.plan.Plan;
import io.licit.engine.ExportRequest.Field;
import io.licit.engine.ExportRequest.Part;
import io.licit.engine.sql.Layout;
import io.licit.engine.sql.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.roaringbitmap.RoaringBitmap;

/** Writes the persons of an audience into a file, and holds a file that was written so against a later audience. */
final class Exporting {
    private static final String NAME = "exports";
    private static final String LEAVING = "leaving";
    private static final String OUT = "left_out";
    private static final String BEFORE = "before";
    private static final String JUDGED = "judged";
    private static final String ROW = "licit_row";

    private final Database database;
    private final Audience audience;
    private final ExportRequest request;
    private final ExportSql sql;

    Exporting(Database database, Layout layout, Plan plan, Audience audience, ExportRequest request, boolean products) {
        this.database = database;
        this.audience = audience;
        this.request = request;
        this.sql = ExportSql.of(request, layout, database, plan.asOf(), products);
        database.run("CREATE OR REPLACE TEMP TABLE " + LEAVING + " (n INTEGER)");
        database.append(LEAVING, audience.eligible(), (n, row) -> {});
    }

    /** The folder that files are made in before they leave. */
    static Path folder(Path state) {
        try {
            return Files.createDirectories(state.resolve(NAME));
        } catch (IOException failure) {
            throw WarehouseException.environment("cannot make a folder in " + state, failure);
        }
    }

    Exported export(Path staged) {
        ExportFile file = new ExportFile(staged, request.form(), names());
        String audienceRows = "(" + sql.everybody() + ") JOIN " + LEAVING + " USING (n)";
        String fields = request.fields().stream()
                .map(field -> sql.name(field) + " AS " + Sql.name(field.name()))
                .collect(Collectors.joining(", "));
        String order = request.merged() ? " ORDER BY ALL" : " ORDER BY n";
        database.run(file.copy("SELECT " + (request.merged() ? "DISTINCT " : "") + fields + " FROM " + audienceRows
                + " WHERE written" + order));
        long reachable = database.number("SELECT count(*) FROM " + audienceRows + " WHERE reached");
        long rows = database.number("SELECT count(*) FROM (SELECT " + (request.merged() ? "DISTINCT " : "") + fields
                + " FROM " + audienceRows + " WHERE written)");
        return new Exported(audience.counts(Map.of()), reachable, rows, canaries());
    }

    /** How many of those who would be written are canaries. */
    private long canaries() {
        return request.canaries().isEmpty()
                ? 0
                : database.number("SELECT count(*) FROM (" + sql.everybody() + ") JOIN " + LEAVING
                        + " USING (n) WHERE written AND person IN (" + Sql.texts(new TreeSet<>(request.canaries()))
                        + ")");
    }

    private List<String> names() {
        return request.fields().stream().map(Field::name).toList();
    }

    /**
     * Keeps the rows that a fresh export would have, too.
     *
     * @param staged where these go
     * @param removed where the others go, each with why; empty where nobody asks
     */
    Rechecked recheck(ExportFile before, Path staged, Optional<Path> removed) {
        makeOut();
        database.run("CREATE OR REPLACE TEMP TABLE " + BEFORE + " AS SELECT row_number() OVER () AS " + ROW + ", "
                + before.names() + " FROM " + before.source());
        database.run("CREATE OR REPLACE TEMP TABLE " + JUDGED + " AS " + judged(before));
        String rows = " FROM " + BEFORE + " b JOIN " + JUDGED + " j USING (" + ROW + ")";
        String columns =
                before.columns().stream().map(name -> "b." + Sql.name(name)).collect(Collectors.joining(", "));
        database.run(new ExportFile(staged, before.form(), before.columns())
                .copy("SELECT " + columns + rows + " WHERE keep ORDER BY " + ROW));
        removed.ifPresent(path -> database.run(new ExportFile(path, ExportRequest.Form.CSV, List.of())
                .copy("SELECT " + texts(before) + ", why AS removed_by" + rows + " WHERE NOT keep ORDER BY " + ROW)));
        Map<String, Long> counts = new TreeMap<>();
        database.each(
                "SELECT why, count(*) FROM " + JUDGED + " WHERE NOT keep GROUP BY why",
                row -> counts.put(row.getString(1), row.getLong(2)));
        long kept = database.number("SELECT count(*) FROM " + JUDGED + " WHERE keep");
        return new Rechecked(audience.counts(Map.of()), kept, counts, canaries());
    }

    private static String texts(ExportFile before) {
        return before.columns().stream()
                .map(name -> before.text(name) + " AS " + Sql.name(name))
                .collect(Collectors.joining(", "));
    }

    /** Everybody who meets the condition and is left out, with the rule that does so first. */
    private void makeOut() {
        database.run("CREATE OR REPLACE TEMP TABLE " + OUT + " (n INTEGER, rule INTEGER)");
        int number = 0;
        for (RoaringBitmap out : audience.first().values()) {
            int rule = number++;
            database.append(OUT, out, (n, row) -> row.append(rule));
        }
    }

    /**
     * Of every row of the file whether it stays, and why not. One row may be of several persons, who share what tells
     * them: it stays where it would be written for one of them.
     */
    private String judged(ExportFile before) {
        List<String> rules = new ArrayList<>(audience.first().keySet());
        StringBuilder why = new StringBuilder("CASE");
        for (int i = 0; i < rules.size(); i++) {
            why.append(" WHEN o.rule = ").append(i).append(" THEN ").append(Sql.text(rules.get(i)));
        }
        why.append(" WHEN e.n IS NULL THEN ").append(word(Rechecked.Why.UNKNOWN));
        why.append(" WHEN l.n IS NULL THEN ").append(word(Rechecked.Why.CONDITION));
        why.append(" WHEN NOT e.written THEN ").append(word(Rechecked.Why.UNREACHABLE));
        why.append(" ELSE ").append(word(Rechecked.Why.CHANGED)).append(" END");
        String keep = "COALESCE(l.n IS NOT NULL AND e.written AND " + same(before, Part.CHECKED) + ", false)";
        String rank = "CASE WHEN o.rule IS NOT NULL THEN o.rule WHEN l.n IS NULL THEN 1000000 ELSE 1000001 END";
        return "SELECT b." + ROW + ", bool_or(" + keep + ") AS keep, arg_min(" + why + ", " + rank + ") AS why FROM "
                + BEFORE + " b LEFT JOIN (" + sql.everybody() + ") e ON " + same(before, Part.KEY) + " LEFT JOIN "
                + LEAVING
                + " l ON l.n = e.n LEFT JOIN " + OUT + " o ON o.n = e.n GROUP BY b." + ROW;
    }

    private static String empty(String text) {
        return "COALESCE(" + text + ", '')";
    }

    private String same(ExportFile before, Part part) {
        String all = request.fields().stream()
                .filter(field -> field.part() == part)
                .map(field ->
                        empty("CAST(e." + sql.name(field) + " AS VARCHAR)") + " = " + empty(before.text(field.name())))
                .collect(Collectors.joining(" AND "));
        return all.isEmpty() ? "true" : all;
    }

    private static String word(Rechecked.Why why) {
        return Sql.text(why.word());
    }
}
