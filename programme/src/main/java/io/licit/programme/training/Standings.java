package io.licit.programme.training;

import io.licit.core.workspace.ProgrammeSettings.Staff;
import io.licit.programme.Programme;
import io.licit.programme.training.course.Course;
import io.licit.programme.training.course.Courses;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Who stands where, in the courses that her roles ask for. */
public final class Standings {
    /** What is asked of somebody whom licit.yaml does not declare: who approves and sends. */
    private static final Set<String> OF_THE_UNDECLARED = Set.of("campaign-manager");

    private final Programme programme;
    private final Courses courses;

    public Standings(Programme programme, Courses courses) {
        this.programme = programme;
        this.courses = courses;
    }

    /** The courses that somebody must have passed. */
    public List<Course> askedOf(String person) {
        Optional<Staff> staff =
                Optional.ofNullable(programme.settings().people().get(person));
        return courses.askedBy(staff.map(Staff::roles).orElse(OF_THE_UNDECLARED));
    }

    /** Her standing in each course that is asked of her, by the course's id. */
    public Map<String, Standing> of(String person, Instant at) {
        return of(person, askedOf(person), at);
    }

    /** Her standing in every course there is, whether or not her work asks for it. */
    public Map<String, Standing> inEvery(String person, Instant at) {
        return of(person, courses.byId().values(), at);
    }

    private Map<String, Standing> of(String person, Collection<Course> some, Instant at) {
        List<Result> hers = programme.state().read(tx -> Results.of(tx, person));
        Map<String, Standing> standings = new TreeMap<>();
        for (Course course : some) {
            standings.put(course.id(), Standing.of(course, hers, at));
        }
        return Collections.unmodifiableMap(standings);
    }

    /** Everybody whom licit.yaml declares. */
    public Map<String, Map<String, Standing>> ofAll(Instant at) {
        Map<String, Map<String, Standing>> all = new TreeMap<>();
        programme.settings().people().keySet().forEach(person -> all.put(person, of(person, at)));
        return Collections.unmodifiableMap(all);
    }
}
