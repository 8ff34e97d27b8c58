package io.licit.programme.training;

import io.licit.core.json.Json;
import io.licit.programme.Programme;
import io.licit.programme.journal.Entry;
import io.licit.programme.journal.Receipt;
import io.licit.programme.people.Actor;
import io.licit.programme.people.Pseudonyms;
import io.licit.programme.state.Row;
import io.licit.programme.state.Tx;
import io.licit.programme.training.course.Course;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** All results, as they are kept and logged. */
public final class Results {
    private static final String KIND = "training";

    private final Programme programme;
    private final Pseudonyms pseudonyms = new Pseudonyms();

    public Results(Programme programme) {
        this.programme = programme;
    }

    /** Those of everybody, in the order of their numbers. */
    public List<Result> all() {
        return programme.state().read(tx -> tx.rows("SELECT * FROM training_result ORDER BY n", Results::result));
    }

    public Optional<Result> byNumber(long number) {
        return programme
                .state()
                .read(tx -> tx.first("SELECT * FROM training_result WHERE n = ?", Results::result, number));
    }

    /** Those of one person, in the order of their numbers. */
    public List<Result> of(String person) {
        return programme.state().read(tx -> of(tx, person));
    }

    static List<Result> of(Tx tx, String person) {
        return tx.rows("SELECT * FROM training_result WHERE person = ? ORDER BY n", Results::result, person);
    }

    static Optional<Result> byStatement(Tx tx, String statement) {
        return tx.first("SELECT * FROM training_result WHERE statement = ?", Results::result, statement);
    }

    /** The statement that is made of an attempt's result. */
    static String statement(Attempt attempt) {
        return NameUuid.of("attempt", attempt.id());
    }

    Result taken(Tx tx, Attempt attempt, Course course, int score, boolean passed, Instant at) {
        return add(
                tx,
                course,
                new Told(
                        statement(attempt),
                        attempt.person(),
                        course.terms().version(),
                        Optional.of(score),
                        passed,
                        at,
                        Optional.empty(),
                        Optional.empty()),
                new Actor(attempt.person()),
                at);
    }

    /**
     * A result before it has a number.
     *
     * @param source where it was taken; empty for here
     */
    record Told(
            String statement,
            String person,
            int version,
            Optional<Integer> score,
            boolean passed,
            Instant at,
            Optional<String> source,
            Optional<String> evidence) {}

    /** Keeps a result and logs it. Its statement must not be there yet. */
    Result add(Tx tx, Course course, Told told, Actor by, Instant now) {
        Instant at = told.at().truncatedTo(ChronoUnit.MICROS);
        Optional<String> digest = told.source().isPresent() ? Optional.empty() : Optional.of(course.digest());
        Receipt receipt = programme.journal().append(tx, new Entry(KIND, now, by, facts(tx, course, told, at)));
        tx.update(
                "INSERT INTO training_result (statement, person, course, version, digest, score, passed, result_at,"
                        + " valid_until, source, evidence, recorded_by, recorded_at, entry_index, entry, checkpoint)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                told.statement(),
                told.person(),
                course.id(),
                told.version(),
                digest,
                told.score().map(String::valueOf),
                told.passed() ? 1 : 0,
                at,
                Optional.of(course.terms().until(at, told.version())).filter(until -> told.passed()),
                told.source(),
                told.evidence(),
                by.id(),
                now,
                receipt.index(),
                receipt.entry(),
                receipt.checkpoint());
        return byStatement(tx, told.statement()).orElseThrow();
    }

    /** No name, and no words of whoever recorded it. */
    private Json.Obj facts(Tx tx, Course course, Told told, Instant at) {
        Json.Builder facts = Json.object()
                .put("course", course.id())
                .put("version", told.version())
                .put("digest", course.digest())
                .put("person", pseudonyms.of(tx, new Actor(told.person())))
                .put("passed", told.passed())
                .put("result_at", at.toString())
                .put("statement", told.statement())
                .put("taken", told.source().isPresent() ? "elsewhere" : "here");
        told.score().ifPresent(score -> facts.put("score", score));
        told.evidence().ifPresent(evidence -> facts.put("evidence", evidence));
        return facts.build();
    }

    private static Result result(Row row) {
        return new Result(
                row.number("n"),
                row.text("statement"),
                row.text("person"),
                row.text("course"),
                (int) row.number("version"),
                row.optional("digest"),
                row.optional("score").map(Integer::valueOf),
                row.truth("passed"),
                row.instant("result_at"),
                row.optionalInstant("valid_until"),
                row.optional("source"),
                row.optional("evidence"),
                row.text("recorded_by"),
                new Result.LogEntry(row.number("entry_index"), row.text("entry"), row.text("checkpoint")));
    }
}
