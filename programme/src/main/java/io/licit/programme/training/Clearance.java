package io.licit.programme.training;

import io.licit.programme.Programme;
import io.licit.programme.people.Actor;
import io.licit.programme.training.course.Courses;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Whether somebody is trained for what she is about to do. */
public final class Clearance {
    private final Programme programme;

    public Clearance(Programme programme) {
        this.programme = programme;
    }

    /** The courses whose current certificate she lacks, in words; none where she may approve and export. */
    public List<String> missing(Actor actor, Instant at) {
        if (actor.equals(Actor.LICIT)) {
            return List.of("a person: the program itself takes no course");
        }
        Courses courses = Courses.of(programme.workspace());
        List<String> missing = new ArrayList<>();
        courses.unreadable()
                .forEach(folder -> missing.add("`" + folder + "`, which can't be read as a course (TRN8303)"));
        new Standings(programme, courses).of(actor.id(), at).forEach((course, standing) -> {
            if (!standing.state().counts()) {
                missing.add("`" + course + "`"
                        + standing.until()
                                .map(until -> ", which ended on " + day(until))
                                .orElse(""));
            }
        });
        return List.copyOf(missing);
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
