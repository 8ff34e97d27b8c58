package io.licit.programme.training;

import io.licit.core.json.Json;
import io.licit.programme.Programme;
import io.licit.programme.people.Actor;
import io.licit.programme.state.Tx;
import io.licit.programme.training.course.Course;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Results of other systems, entered by somebody else than the person. */
public final class Recording {
    private final Programme programme;
    private final Results results;

    public Recording(Programme programme) {
        this.programme = programme;
        this.results = new Results(programme);
    }

    /**
     * A result as it is told.
     *
     * @param statement a UUID that another system gave it; empty for one made of what it says
     * @param passed what the source says; empty where the score tells
     * @param source where it was taken
     */
    public record Outside(
            Optional<String> statement,
            String person,
            Course course,
            int version,
            Optional<Integer> score,
            Optional<Boolean> passed,
            Instant at,
            String source,
            Optional<String> evidence) {
        /** INVARIANT: what is not said to be passed, and has no score that passes, is not. */
        boolean counts() {
            boolean enough = score.filter(reached -> reached >= course.terms().passMark())
                    .isPresent();
            return passed.orElse(enough) && (score.isEmpty() || enough);
        }

        String id() {
            return statement.orElseGet(() -> NameUuid.of(
                    "record",
                    person,
                    course.id(),
                    String.valueOf(version),
                    score.map(String::valueOf).orElse(""),
                    at.toString(),
                    source));
        }
    }

    /** What came of it: those that are new, and how many stood there before. */
    public record Recorded(List<Result> added, int known) {
        public Recorded {
            added = List.copyOf(added);
        }

        /** For programs. */
        public Json.Obj json() {
            return Json.object()
                    .put("recorded", Json.array(added.stream().map(Result::json).toList()))
                    .put("known", known)
                    .build();
        }
    }

    /**
     * Records all of them or none.
     *
     * @throws TrainingException where one is of who records, lies in the future, or has the id of another result
     */
    public Recorded record(List<Outside> told, Actor by, Instant now) {
        told.forEach(one -> require(one, by, now));
        return programme.state().write(tx -> {
            List<Result> added =
                    told.stream().flatMap(one -> add(tx, one, by, now).stream()).toList();
            return new Recorded(added, told.size() - added.size());
        });
    }

    private Optional<Result> add(Tx tx, Outside one, Actor by, Instant now) {
        Optional<Result> there = Results.byStatement(tx, one.id());
        if (there.isPresent()) {
            requireSame(there.get(), one);
            return Optional.empty();
        }
        Results.Told told = new Results.Told(
                one.id(),
                one.person(),
                one.version(),
                one.score(),
                one.counts(),
                one.at(),
                Optional.of(one.source()),
                one.evidence());
        return Optional.of(results.add(tx, one.course(), told, by, now));
    }

    private static void requireSame(Result there, Outside one) {
        boolean same = there.person().equals(one.person())
                && there.course().equals(one.course().id())
                && there.score().equals(one.score())
                && there.version() == one.version();
        if (!same) {
            throw TrainingException.mistake(
                    "the statement " + one.id() + " is another result already, number " + there.number(),
                    "a statement's id is of one result; nothing was recorded");
        }
    }

    private static void require(Outside one, Actor by, Instant now) {
        if (by.equals(Actor.LICIT)) {
            throw TrainingException.blocked("nobody is said to record it", "name yourself with --by");
        }
        if (one.person().strip().equalsIgnoreCase(by.id().strip())) {
            throw TrainingException.blocked(
                    "`" + by.id() + "` would record a result of herself", "somebody else records it: four eyes");
        }
        if (one.person().equals(Actor.LICIT.id())) {
            throw TrainingException.mistake("the program itself takes no course", "name a person");
        }
        if (one.at().isAfter(now)) {
            throw TrainingException.mistake(
                    "a result of `" + one.person() + "` lies in the future: " + one.at(), "give the day it was passed");
        }
        if (one.version() > one.course().terms().version()) {
            throw TrainingException.mistake(
                    "`" + one.course().id() + "` has no version " + one.version() + " yet",
                    "its version is " + one.course().terms().version());
        }
    }
}
