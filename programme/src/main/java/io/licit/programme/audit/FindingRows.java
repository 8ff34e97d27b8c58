package io.licit.programme.audit;

import io.licit.core.catalogue.Word;
import io.licit.core.diagnostic.Severity;
import io.licit.programme.audit.Finding.Acceptance;
import io.licit.programme.audit.Finding.Event;
import io.licit.programme.audit.Finding.State;
import io.licit.programme.audit.Finding.Step;
import io.licit.programme.state.Row;
import io.licit.programme.state.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Findings in the state. */
final class FindingRows {
    private static final String ALL =
            "SELECT n, control, subject, severity, detail, state, opened_at, seen_at, times, owner, due, accepted_by,"
                    + " accepted_reason, accepted_until, closed_at FROM audit_finding";

    private FindingRows() {}

    static List<Finding> all(Tx tx, LocalDate day) {
        return tx.rows(ALL + " ORDER BY n", row -> read(row, day, List.of()));
    }

    /** With its events. */
    static Optional<Finding> get(Tx tx, long number, LocalDate day) {
        List<Event> events = tx.rows(
                "SELECT step, event_at, by_id, detail FROM audit_event WHERE finding = ? ORDER BY n",
                row -> new Event(
                        Word.of(Step.class, row.text("step")).orElse(Step.COMMENTED),
                        row.instant("event_at"),
                        row.text("by_id"),
                        row.text("detail")),
                number);
        return tx.first(ALL + " WHERE n = ?", row -> read(row, day, events), number);
    }

    /** The one that is not closed. */
    static Optional<Finding> standing(Tx tx, String control, String subject, LocalDate day) {
        return tx.first(
                ALL + " WHERE control = ? AND subject = ? AND state <> ? ORDER BY n",
                row -> read(row, day, List.of()),
                control,
                subject,
                State.CLOSED.word());
    }

    /** INVARIANT: a state that nobody knows is open. */
    private static Finding read(Row row, LocalDate day, List<Event> events) {
        Optional<Acceptance> acceptance = row.optional("accepted_until")
                .map(until ->
                        new Acceptance(row.text("accepted_by"), row.text("accepted_reason"), LocalDate.parse(until)));
        State stored = Word.of(State.class, row.text("state")).orElse(State.OPEN);
        boolean ended = stored == State.ACCEPTED
                && acceptance.filter(one -> one.holds(day)).isEmpty();
        return new Finding(
                row.number("n"),
                row.text("control"),
                row.text("subject"),
                severity(row.text("severity")),
                row.text("detail"),
                ended ? State.OPEN : stored,
                row.instant("opened_at"),
                row.instant("seen_at"),
                row.number("times"),
                row.optional("owner"),
                LocalDate.parse(row.text("due")),
                acceptance,
                row.optionalInstant("closed_at"),
                events);
    }

    static Severity severity(String word) {
        return word.equals(Severity.WARNING.name().toLowerCase(Locale.ROOT)) ? Severity.WARNING : Severity.ERROR;
    }

    static long open(Tx tx, Control control, String subject, String detail, Instant at, LocalDate due) {
        tx.update(
                "INSERT INTO audit_finding (control, subject, severity, detail, state, opened_at, seen_at, times, due)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?)",
                control.id(),
                subject,
                control.severity().word(),
                detail,
                State.OPEN.word(),
                at,
                at,
                due.toString());
        return tx.number("SELECT MAX(n) AS n FROM audit_finding");
    }

    static void seen(Tx tx, long number, String detail, Instant at) {
        tx.update(
                "UPDATE audit_finding SET detail = ?, seen_at = ?, times = times + 1 WHERE n = ?", detail, at, number);
    }

    static void assign(Tx tx, long number, String owner, LocalDate due) {
        tx.update("UPDATE audit_finding SET owner = ?, due = ? WHERE n = ?", owner, due.toString(), number);
    }

    static void accept(Tx tx, long number, Acceptance acceptance) {
        tx.update(
                "UPDATE audit_finding SET state = ?, accepted_by = ?, accepted_reason = ?, accepted_until = ? WHERE n = ?",
                State.ACCEPTED.word(),
                acceptance.by(),
                acceptance.reason(),
                acceptance.until().toString(),
                number);
    }

    static void close(Tx tx, long number, Instant at) {
        tx.update("UPDATE audit_finding SET state = ?, closed_at = ? WHERE n = ?", State.CLOSED.word(), at, number);
    }

    static void event(Tx tx, long number, Event event) {
        tx.update(
                "INSERT INTO audit_event (finding, step, event_at, by_id, detail) VALUES (?, ?, ?, ?, ?)",
                number,
                event.step().word(),
                event.at(),
                event.by(),
                event.detail());
    }
}
