package io.licit.programme.audit;

import io.licit.core.catalogue.Word;
import io.licit.core.json.Json;
import io.licit.programme.audit.Answer.Observation;
import io.licit.programme.audit.AuditRun.Outcome;
import io.licit.programme.state.Row;
import io.licit.programme.state.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Audits in the state. */
final class AuditRows {
    private AuditRows() {}

    static long next(Tx tx) {
        return tx.number("SELECT COALESCE(MAX(n), 0) + 1 AS n FROM audit_run");
    }

    static void add(Tx tx, AuditRun run) {
        tx.update(
                "INSERT INTO audit_run (n, run_at, by_id, whole, digest, entry) VALUES (?, ?, ?, ?, ?, ?)",
                run.number(),
                run.at(),
                run.by(),
                run.whole() ? 1L : 0L,
                run.digest(),
                run.entry());
        tx.batch(
                "INSERT INTO audit_result (run, control, severity, result, detail, observations) VALUES (?, ?, ?, ?, ?, ?)",
                run.outcomes().stream()
                        .map(one -> new Object[] {
                            run.number(),
                            one.control(),
                            one.severity().word(),
                            one.result().word(),
                            one.answer().detail(),
                            one.observations().canonical()
                        })
                        .toList());
    }

    static Optional<AuditRun> get(Tx tx, long number) {
        List<Outcome> outcomes = tx.rows(
                "SELECT control, severity, result, detail, observations FROM audit_result WHERE run = ? ORDER BY control",
                AuditRows::outcome,
                number);
        return tx.first(
                "SELECT n, run_at, by_id, whole, entry FROM audit_run WHERE n = ?",
                row -> new AuditRun(
                        row.number("n"),
                        row.instant("run_at"),
                        row.text("by_id"),
                        row.truth("whole"),
                        outcomes,
                        row.number("entry")),
                number);
    }

    private static Outcome outcome(Row row) {
        return new Outcome(
                row.text("control"),
                FindingRows.severity(row.text("severity")),
                new Answer(result(row), row.text("detail"), observations(row.text("observations"))));
    }

    /** INVARIANT: a result that nobody knows is no pass. */
    static Result result(Row row) {
        return Word.of(Result.class, row.text("result")).orElse(Result.ERROR);
    }

    private static List<Observation> observations(String text) {
        return ((Json.Arr) Json.parse(text))
                .items().stream()
                        .map(one -> (Json.Obj) one)
                        .map(one -> new Observation(member(one, "subject"), member(one, "text")))
                        .toList();
    }

    private static String member(Json.Obj object, String key) {
        return ((Json.Str) object.get(key).orElse(Json.of(""))).value();
    }

    /** The newest first. */
    static List<Long> numbers(Tx tx, int atMost) {
        return tx.rows("SELECT n FROM audit_run ORDER BY n DESC LIMIT " + atMost, row -> row.number("n"));
    }

    static Optional<Instant> lastWhole(Tx tx, Instant before) {
        return tx.first(
                "SELECT run_at FROM audit_run WHERE whole = 1 AND run_at < ? ORDER BY run_at DESC LIMIT 1",
                row -> row.instant("run_at"),
                before);
    }
}
