package io.licit.programme.training;

import io.licit.core.law.Jurisdictions;
import io.licit.core.workspace.ProgrammeSettings.Staff;
import io.licit.programme.Programme;
import io.licit.programme.people.Actor;
import io.licit.programme.state.Row;
import io.licit.programme.state.Tx;
import io.licit.programme.training.course.Course;
import io.licit.programme.training.course.Question;
import io.licit.programme.training.course.Reach;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/** Attempts at courses: drawn, answered once, and marked. */
public final class Attempts {
    private static final int ID_BYTES = 8;

    private final Programme programme;
    private final Results results;
    private final SecureRandom random = new SecureRandom();
    private final LongSupplier seeds;

    public Attempts(Programme programme) {
        this(programme, new SecureRandom()::nextLong);
    }

    Attempts(Programme programme, LongSupplier seeds) {
        this.programme = programme;
        this.results = new Results(programme);
        this.seeds = seeds;
    }

    /**
     * Draws an attempt. One that is open is given again, so that nobody sees the whole bank by drawing.
     *
     * @throws TrainingException where too many have failed and the wait is not over
     */
    public Attempt draw(Course course, Actor who, Jurisdictions jurisdictions, Instant at) {
        if (who.equals(Actor.LICIT)) {
            throw TrainingException.blocked("the program itself takes no course", "name a person with --by");
        }
        return programme
                .state()
                .write(tx -> open(tx, course, who).orElseGet(() -> {
                    mayTry(tx, course, who, at);
                    return drawn(tx, course, who, jurisdictions, at);
                }));
    }

    private static Optional<Attempt> open(Tx tx, Course course, Actor who) {
        return tx.first(
                "SELECT * FROM training_attempt WHERE person = ? AND course = ? AND digest = ?"
                        + " AND answered_at IS NULL ORDER BY n DESC",
                Attempts::attempt,
                who.id(),
                course.id(),
                course.digest());
    }

    private static void mayTry(Tx tx, Course course, Actor who, Instant at) {
        wait(tx, course, who, at).ifPresent(wait -> {
            throw TrainingException.blocked(
                    wait.failures() + " attempts at `" + course.id() + "` have failed, and the next may begin at "
                            + wait.until(),
                    "read the course again until then: `licit train show " + course.id() + "`");
        });
    }

    /** When she may draw again, where she has to wait for that; an attempt that is open can be gone on with. */
    public Optional<Instant> waitsUntil(Course course, Actor who, Instant at) {
        return programme
                .state()
                .read(tx -> open(tx, course, who).isPresent()
                        ? Optional.empty()
                        : wait(tx, course, who, at).map(Wait::until));
    }

    private record Wait(int failures, Instant until) {}

    /** So many failures in a row call for the wait; a wait without an attempt lets one begin anew, as a pass does. */
    private static Optional<Wait> wait(Tx tx, Course course, Actor who, Instant at) {
        int failures = 0;
        Instant last = Instant.EPOCH;
        for (Try one : tries(tx, course, who)) {
            boolean rested = !one.at().isBefore(last.plus(course.terms().pause()));
            failures = one.passed() ? 0 : (rested ? 1 : failures + 1);
            last = one.at();
        }
        Instant until = last.plus(course.terms().pause());
        return failures >= course.terms().attempts() && at.isBefore(until)
                ? Optional.of(new Wait(failures, until))
                : Optional.empty();
    }

    private record Try(Instant at, boolean passed) {}

    private static List<Try> tries(Tx tx, Course course, Actor who) {
        return tx.rows(
                "SELECT answered_at, passed FROM training_attempt WHERE person = ? AND course = ?"
                        + " AND answered_at IS NOT NULL ORDER BY answered_at, n",
                row -> new Try(row.instant("answered_at"), row.truth("passed")),
                who.id(),
                course.id());
    }

    private Attempt drawn(Tx tx, Course course, Actor who, Jurisdictions jurisdictions, Instant at) {
        Optional<Staff> staff =
                Optional.ofNullable(programme.settings().people().get(who.id()));
        List<Question> bank = course.askedOf(
                staff.map(Staff::roles).orElse(Set.of()),
                new Reach(jurisdictions, staff.map(Staff::places).orElse(Set.of())));
        long seed = seeds.getAsLong();
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        Attempt attempt = new Attempt(
                HexFormat.of().formatHex(id),
                who.id(),
                course.id(),
                course.digest(),
                Draw.of(bank, course.terms().questions(), seed),
                at,
                false);
        tx.update(
                "INSERT INTO training_attempt (id, person, course, digest, seed, drawn, drawn_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                attempt.id(),
                attempt.person(),
                attempt.course(),
                attempt.digest(),
                seed,
                Attempt.written(attempt.drawn()),
                at);
        return attempt;
    }

    /**
     * Answers an attempt, marks it and logs the result.
     *
     * @throws TrainingException where the attempt is not hers, was answered before, is of another text of the course, or
     *     not every question has an answer
     */
    public Marked submit(String id, Course course, Actor who, Answers answers, Instant at) {
        return programme.state().write(tx -> {
            Attempt attempt = hers(tx, id, who);
            requireOf(attempt, course);
            requireWhole(attempt, answers);
            List<Marked.Line> lines = mark(course, attempt, answers);
            int right = (int) lines.stream().filter(Marked.Line::right).count();
            boolean passed = course.terms().passes(right, lines.size());
            int closed = tx.update(
                    "UPDATE training_attempt SET answered_at = ?, answers = ?, passed = ?"
                            + " WHERE id = ? AND answered_at IS NULL",
                    at,
                    answers.written(),
                    passed ? 1 : 0,
                    id);
            if (closed != 1) {
                throw new IllegalStateException("an attempt was answered twice");
            }
            return new Marked(
                    course, results.taken(tx, attempt, course, 100 * right / lines.size(), passed, at), lines);
        });
    }

    /** An attempt of hers, answered or not; empty where she has none of that id. */
    public Optional<Attempt> get(String id, Actor who) {
        return programme.state().read(tx -> find(tx, id, who));
    }

    /**
     * An attempt of hers that was answered, marked as it was then; empty where there is none of that id or it is still
     * open, and where the course has another text now.
     */
    public Optional<Marked> marked(String id, Course course, Actor who) {
        return programme
                .state()
                .read(tx -> find(tx, id, who)
                        .filter(Attempt::answered)
                        .filter(attempt -> attempt.course().equals(course.id())
                                && attempt.digest().equals(course.digest()))
                        .flatMap(attempt -> Results.byStatement(tx, Results.statement(attempt))
                                .map(result -> new Marked(course, result, mark(course, attempt, given(tx, id))))));
    }

    private static Answers given(Tx tx, String id) {
        return tx.first(
                        "SELECT answers FROM training_attempt WHERE id = ?",
                        row -> Answers.parse(row.text("answers")),
                        id)
                .orElseThrow();
    }

    private static Optional<Attempt> find(Tx tx, String id, Actor who) {
        return tx.first("SELECT * FROM training_attempt WHERE id = ?", Attempts::attempt, id)
                .filter(found -> found.person().equals(who.id()));
    }

    private static Attempt hers(Tx tx, String id, Actor who) {
        Attempt attempt = find(tx, id, who)
                .orElseThrow(() -> TrainingException.mistake(
                        "`" + who.id() + "` has no attempt `" + id + "`",
                        "`licit train take COURSE --questions` draws one"));
        if (attempt.answered()) {
            throw TrainingException.blocked(
                    "the attempt `" + id + "` was answered before", "draw another with `licit train take`");
        }
        return attempt;
    }

    private static void requireOf(Attempt attempt, Course course) {
        if (!attempt.course().equals(course.id())) {
            throw TrainingException.mistake(
                    "the attempt `" + attempt.id() + "` is at `" + attempt.course() + "`", "name that course");
        }
        if (!attempt.digest().equals(course.digest())) {
            throw TrainingException.mistake(
                    "the course `" + course.id() + "` has changed since the attempt was drawn",
                    "draw another with `licit train take " + course.id() + " --questions`");
        }
    }

    private static void requireWhole(Attempt attempt, Answers answers) {
        Set<Integer> left = new TreeSet<>();
        for (int number = 1; number <= attempt.drawn().size(); number++) {
            if (!answers.letters().containsKey(number)) {
                left.add(number);
            }
        }
        if (!left.isEmpty()) {
            throw TrainingException.mistake(
                    "no answer to " + (left.size() == 1 ? "question " : "questions ")
                            + String.join(
                                    ", ", left.stream().map(String::valueOf).toList()),
                    "answer each one; nothing was marked");
        }
        answers.letters().forEach((number, letter) -> {
            int shown = number < 1 || number > attempt.drawn().size()
                    ? 0
                    : attempt.drawn().get(number - 1).order().length();
            if (letter.charAt(0) - 'a' >= shown) {
                throw TrainingException.mistake(
                        "the attempt has no option " + number + letter, "`--questions` shows what it asks");
            }
        });
    }

    private static List<Marked.Line> mark(Course course, Attempt attempt, Answers answers) {
        List<Marked.Line> lines = new ArrayList<>();
        for (Attempt.Drawn drawn : attempt.drawn()) {
            Question question = Attempt.question(course, drawn);
            int number = lines.size() + 1;
            String given = Optional.ofNullable(answers.letters().get(number)).orElseThrow();
            String right = Attempt.letter(drawn.order().indexOf(question.answer()));
            lines.add(new Marked.Line(number, question, given, right));
        }
        return lines;
    }

    private static Attempt attempt(Row row) {
        return new Attempt(
                row.text("id"),
                row.text("person"),
                row.text("course"),
                row.text("digest"),
                Attempt.read(row.text("drawn")),
                row.instant("drawn_at"),
                row.optionalInstant("answered_at").isPresent());
    }
}
