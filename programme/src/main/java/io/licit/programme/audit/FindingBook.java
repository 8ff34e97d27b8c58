package io.licit.programme.audit;

import io.licit.core.json.Json;
import io.licit.programme.Programme;
import io.licit.programme.audit.Answer.Observation;
import io.licit.programme.audit.Finding.Acceptance;
import io.licit.programme.audit.Finding.Event;
import io.licit.programme.audit.Finding.State;
import io.licit.programme.audit.Finding.Step;
import io.licit.programme.journal.Entry;
import io.licit.programme.people.Actor;
import io.licit.programme.state.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Findings, and what becomes of them. Each step is in the log, in the same transaction. */
public final class FindingBook {
    /** Who goes on being of that mind decides again. */
    private static final Period ACCEPTED_AT_MOST = Period.ofYears(1);

    /** What is wrong with more things than these goes under one finding. */
    static final int SUBJECTS_AT_MOST = 50;

    private final Programme programme;

    public FindingBook(Programme programme) {
        this.programme = programme;
    }

    /** All, in the order of their numbers, without their events. */
    public List<Finding> all(Instant at) {
        return programme.state().read(tx -> FindingRows.all(tx, day(at)));
    }

    /** One, with its events. */
    public Optional<Finding> get(long number, Instant at) {
        return programme.state().read(tx -> FindingRows.get(tx, number, day(at)));
    }

    /** How many findings an audit opened, and how many it found again. */
    record Kept(int opened, int seen) {}

    /** Keeps what an audit found, in its transaction: a finding that stands is found again and never opened twice. */
    Kept keep(Tx tx, Control control, Answer answer, Instant at, Actor by) {
        int opened = 0;
        int seen = 0;
        for (Observation one : subjects(answer)) {
            Optional<Finding> standing = FindingRows.standing(tx, control.id(), one.subject(), day(at));
            if (standing.isPresent()) {
                FindingRows.seen(tx, standing.get().number(), one.text(), at);
                seen++;
            } else {
                LocalDate due = day(at).plusDays(daysFor(control));
                long number = FindingRows.open(tx, control, one.subject(), one.text(), at, due);
                FindingRows.event(tx, number, new Event(Step.OPENED, at, by.id(), one.text()));
                opened++;
            }
        }
        return new Kept(opened, seen);
    }

    /** What a bad answer is about, thing by thing. */
    static List<Observation> subjects(Answer answer) {
        if (!answer.result().isBad()) {
            return List.of();
        }
        List<Observation> all = answer.observations();
        return all.isEmpty() || all.size() > SUBJECTS_AT_MOST ? List.of(new Observation("", answer.detail())) : all;
    }

    private static int daysFor(Control control) {
        return switch (control.severity()) {
            case ERROR -> 14;
            case WARNING -> 30;
            case NOTE -> 90;
        };
    }

    /** Says who is to set it right, and by when; without a day, the one that stands. */
    public Finding assign(long number, String owner, Optional<LocalDate> due, Actor by) {
        Finding finding = standing(number);
        LocalDate day = due.orElse(finding.due());
        return happen(finding, Step.ASSIGNED, "to " + owner + ", due on " + day, by, (tx, facts) -> {
            FindingRows.assign(tx, number, owner, day);
            facts.put("due", day.toString());
        });
    }

    public Finding comment(long number, String text, Actor by) {
        if (text.isBlank()) {
            throw new AuditRefused("a comment says something", "");
        }
        return happen(existing(number), Step.COMMENTED, text, by, (tx, facts) -> {});
    }

    /**
     * Decides to live with it until a day; after that it is open again.
     *
     * @throws AuditRefused for its owner, who can't decide that, and for more than a year
     */
    public Finding accept(long number, String reason, LocalDate until, Actor by) {
        Finding finding = standing(number);
        LocalDate today = day(now());
        if (reason.isBlank()) {
            throw new AuditRefused("whoever accepts a risk says why", "`--reason TEXT`");
        }
        if (finding.owner().isEmpty()) {
            throw new AuditRefused(
                    "nobody owns finding " + number + ", so that nobody else could accept it",
                    "`licit audit assign " + number + " --owner NAME`");
        }
        if (finding.owner().filter(owner -> Actor.isSame(owner, by.id())).isPresent()) {
            throw new AuditRefused(
                    by.id() + " owns finding " + number + ", and can't accept it", "somebody else does, with --by");
        }
        if (!until.isAfter(today) || until.isAfter(today.plus(ACCEPTED_AT_MOST))) {
            throw new AuditRefused(
                    "a risk is accepted for a time that is to come and a year at most, not until " + until,
                    "`--until " + today.plusMonths(3) + "`, and decide again then");
        }
        return happen(finding, Step.ACCEPTED, "until " + until + ": " + reason, by, (tx, facts) -> {
            FindingRows.accept(tx, number, new Acceptance(by.id(), reason, until));
            facts.put("until", until.toString());
        });
    }

    /**
     * What came of asking to close a finding.
     *
     * @param finding as it stands then; closed only where its control passes now
     * @param answer of the test that was made now
     */
    public record Closing(Finding finding, Answer answer) {
        public boolean isClosed() {
            return finding.state() == State.CLOSED;
        }
    }

    /**
     * Makes the test again, and closes the finding where it is not found any more.
     *
     * @throws AuditRefused where its control is not there any more
     */
    public Closing close(long number, Situation situation, Controls controls, Actor by) {
        Finding finding = existing(number);
        if (finding.state() == State.CLOSED) {
            throw new AuditRefused("finding " + number + " is closed", "");
        }
        Control control = controls.control(finding.control())
                .orElseThrow(() -> new AuditRefused(
                        "control `" + finding.control() + "` is not there any more, so that it can't be tested again",
                        "bring it back, or accept the risk"));
        Answer answer = Audits.ask(control, situation);
        boolean passes = answer.result() == Result.PASS
                || answer.result() == Result.FAIL
                        && subjects(answer).stream()
                                .noneMatch(one -> one.subject().equals(finding.subject())
                                        || one.subject().isEmpty());
        Finding now = happen(finding, passes ? Step.CLOSED : Step.RETESTED, answer.detail(), by, (tx, facts) -> {
            if (passes) {
                FindingRows.close(tx, number, now());
            }
            facts.put("result", answer.result().word());
        });
        return new Closing(now, answer);
    }

    private Finding happen(Finding finding, Step step, String detail, Actor by, BiConsumer<Tx, Json.Builder> change) {
        Instant now = now();
        return programme.state().write(tx -> {
            Json.Builder facts = Json.object()
                    .put("control", finding.control())
                    .put("finding", finding.number())
                    .put("step", step.word());
            change.accept(tx, facts);
            FindingRows.event(tx, finding.number(), new Event(step, now, by.id(), detail));
            programme.journal().append(tx, new Entry("audit-finding", now, by, facts.build()));
            return FindingRows.get(tx, finding.number(), day(now))
                    .orElseThrow(() -> new IllegalStateException("no finding " + finding.number()));
        });
    }

    private Finding existing(long number) {
        return get(number, now())
                .orElseThrow(
                        () -> new AuditRefused("there is no finding " + number, "`licit audit findings` has them"));
    }

    private Finding standing(long number) {
        Finding finding = existing(number);
        if (finding.state() == State.CLOSED) {
            throw new AuditRefused("finding " + number + " is closed", "");
        }
        return finding;
    }

    private Instant now() {
        return programme.clock().instant();
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
