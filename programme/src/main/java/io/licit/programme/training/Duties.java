package io.licit.programme.training;

import io.licit.core.law.Effect;
import io.licit.core.law.LawBook;
import io.licit.core.law.Rule;
import io.licit.core.workspace.ProgrammeSettings;
import io.licit.core.workspace.ProgrammeSettings.Staff;
import io.licit.programme.training.course.Course;
import io.licit.programme.training.course.Courses;
import io.licit.programme.training.course.Reach;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What the law of a day asks to be trained, and by which courses that is served. */
public final class Duties {
    private Duties() {}

    /**
     * A rule that asks for training.
     *
     * @param who is to be trained, in the pack's words
     * @param topics in the pack's words
     * @param courses that serve it; none where no course of this program or workspace does
     */
    public record Duty(Rule rule, List<String> who, List<String> topics, List<String> courses) {
        public Duty {
            who = List.copyOf(who);
            topics = List.copyOf(topics);
            courses = List.copyOf(courses);
        }
    }

    /** Those in force on a day at the places that the work reaches. */
    public static List<Duty> of(LawBook law, LocalDate day, ProgrammeSettings settings, Courses courses) {
        Reach reach = new Reach(law.jurisdictions(), places(settings.people().values()));
        return law.inForce(day).rules().stream()
                .filter(rule -> asks(rule))
                .filter(rule -> reach.concerns(Set.of(rule.jurisdiction())))
                .sorted(Comparator.comparing(Rule::id))
                .map(rule -> duty(rule, courses))
                .toList();
    }

    /** Whether a rule asks for training. */
    public static boolean asks(Rule rule) {
        return rule.effect() instanceof Effect.Duty duty && duty.kind() == Effect.Duty.Kind.TRAIN;
    }

    /** The rules that a course serves and that ask for training; it teaches the others that it serves. */
    public static List<String> asking(Course course, LawBook law) {
        return course.serves().stream()
                .filter(id -> law.rule(id).filter(Duties::asks).isPresent())
                .toList();
    }

    /** INVARIANT: somebody whose places are not said works everywhere, and so does an organisation of nobody. */
    private static Set<String> places(Collection<Staff> people) {
        Set<String> places = new TreeSet<>();
        for (Staff staff : people) {
            if (staff.places().isEmpty()) {
                return Set.of();
            }
            places.addAll(staff.places());
        }
        return places;
    }

    private static Duty duty(Rule rule, Courses courses) {
        Effect.Duty duty = (Effect.Duty) rule.effect();
        return new Duty(
                rule,
                duty.values().getOrDefault("who", List.of()),
                duty.values().getOrDefault("topics", List.of()),
                courses.serving(rule.id()).stream().map(Course::id).toList());
    }
}
