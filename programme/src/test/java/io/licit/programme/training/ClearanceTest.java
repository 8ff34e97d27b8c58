package io.licit.programme.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.law.Rule;
import io.licit.programme.Programme;
import io.licit.programme.people.Actor;
import io.licit.programme.training.course.Course;
import io.licit.programme.training.course.Courses;
import io.licit.programme.training.course.Terms;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClearanceTest {
    @TempDir
    Path folder;

    @Test
    void each_role_needs_the_courses_that_are_for_it() {
        try (Programme programme = School.open(folder)) {
            Courses courses = Courses.of(folder);
            Set<String> roles = new TreeSet<>();
            courses.byId().values().forEach(course -> roles.addAll(course.roles()));
            assertThat(roles).contains("segment-author", "campaign-manager", "copywriter", "data-scientist");
            for (String role : roles) {
                List<Course> asked = courses.askedBy(Set.of(role));
                assertThat(asked)
                        .as(role)
                        .isNotEmpty()
                        .allMatch(course -> course.roles().contains(role));
            }
            assertThat(missing(programme, School.ANA, School.NOW))
                    .hasSize(courses.askedBy(Set.of("segment-author")).size())
                    .contains("`house`", "`privacy-law`");
            assertThat(missing(programme, School.BO, School.NOW))
                    .contains("`privacy-law`", "`advertising-law`")
                    .doesNotContain("`house`");
        }
    }

    @Test
    void whose_role_no_course_knows_or_who_has_none_needs_all_of_them() {
        String people = "  eve@shop.example: {roles: [wizard]}\n  kim@shop.example: {}\n";
        try (Programme programme = School.open(folder, people)) {
            int all = Courses.of(folder).byId().size();
            assertThat(missing(programme, new Actor("eve@shop.example"), School.NOW))
                    .hasSize(all);
            assertThat(missing(programme, new Actor("kim@shop.example"), School.NOW))
                    .hasSize(all);
        }
    }

    @Test
    void who_is_not_declared_needs_what_a_campaign_manager_does() {
        try (Programme programme = School.open(folder)) {
            assertThat(missing(programme, new Actor("stranger"), School.NOW))
                    .isEqualTo(missing(programme, School.BO, School.NOW))
                    .isNotEmpty();
        }
    }

    @Test
    void the_program_itself_is_never_cleared() {
        try (Programme programme = School.open(folder)) {
            assertThat(missing(programme, Actor.LICIT, School.NOW)).hasSize(1);
        }
    }

    @Test
    void certificates_clear_until_the_clock_ends_them() {
        try (Programme programme = School.open(folder)) {
            Courses courses = Courses.of(folder);
            Instant passed = Instant.parse("2027-01-15T00:00:00Z");
            for (Course course : courses.askedBy(Set.of("campaign-manager"))) {
                assertThat(missing(programme, School.BO, School.NOW)).contains("`" + course.id() + "`");
                new Recording(programme)
                        .record(List.of(School.pass(School.BO.id(), course, passed)), School.ANA, School.NOW);
            }
            assertThat(missing(programme, School.BO, School.NOW)).isEmpty();
            assertThat(missing(programme, School.BO, passed.minusSeconds(1))).isNotEmpty();
            assertThat(missing(programme, School.BO, Instant.parse("2028-01-14T23:59:59Z")))
                    .isEmpty();
            assertThat(missing(programme, School.BO, Instant.parse("2028-01-15T00:00:00Z")))
                    .contains("`privacy-law`, which ended on 2028-01-15");
        }
    }

    @Test
    void a_course_of_the_workspace_that_can_not_be_read_clears_nobody() {
        try (Programme programme = School.open(folder)) {
            School.write(folder, Map.of("courses/house/quiz.yaml", "quiz: house\n"));
            assertThat(missing(programme, School.BO, School.NOW))
                    .contains("`house`, which can't be read as a course (TRN8303)");
        }
    }

    @Test
    void a_new_version_ends_certificates_of_the_one_before_after_thirty_days() {
        Terms terms = new Terms(80, 10, 3, Duration.ofDays(1), Period.ofMonths(12), 2, LocalDate.parse("2027-04-01"));
        Instant passed = Instant.parse("2027-01-15T00:00:00Z");
        assertThat(terms.until(passed, 1)).isEqualTo("2027-05-01T00:00:00Z");
        assertThat(terms.until(passed, 2)).isEqualTo("2028-01-15T00:00:00Z");
        assertThat(terms.until(Instant.parse("2026-04-15T00:00:00Z"), 1)).isEqualTo("2027-04-15T00:00:00Z");
    }

    @Test
    void findings_tell_who_lacks_one_and_whose_ends_soon_with_the_place() {
        Standing never = new Standing(Standing.State.NEVER, Optional.empty(), Optional.empty());
        Standing due =
                new Standing(Standing.State.DUE, Optional.of(Instant.parse("2027-03-20T00:00:00Z")), Optional.of(3L));
        var settings = new io.licit.core.source.SourceFile("licit.yaml", "licit: 1\npeople:\n  ana: {}\n  bo: {}\n");
        var found = StandingFindings.of(
                Map.of("ana", Map.of("privacy-law", never), "bo", Map.of("privacy-law", due)), Optional.of(settings));
        assertThat(found).extracting(one -> one.code().id()).containsExactly("TRN8301", "TRN8302");
        assertThat(found).extracting(one -> one.span().from().line()).containsExactly(3, 4);
        assertThat(found.get(1).message().text()).contains("ends on 2027-03-20");
    }

    @Test
    void every_rule_that_asks_for_training_is_served_or_shown_as_not_served() {
        Courses courses = Courses.of(folder);
        try (Programme programme = School.open(folder)) {
            List<Duties.Duty> here =
                    Duties.of(School.LAW, LocalDate.parse("2027-03-01"), programme.settings(), courses);
            Set<String> asking = new TreeSet<>();
            School.LAW.rules().stream()
                    .filter(Duties::asks)
                    .filter(rule -> rule.inForce(LocalDate.parse("2027-03-01")))
                    .map(Rule::id)
                    .forEach(asking::add);
            assertThat(here).extracting(duty -> duty.rule().id()).containsExactlyElementsOf(asking);
            assertThat(here).allSatisfy(duty -> assertThat(duty.who()).isNotEmpty());
            assertThat(here)
                    .filteredOn(duty -> duty.rule().id().equals("US-GLBA-SAFEGUARDS"))
                    .allMatch(duty -> duty.courses().isEmpty());
            assertThat(here)
                    .filteredOn(duty -> duty.rule().id().equals("CN-PIPL-51-TRAINING"))
                    .allMatch(duty -> duty.courses().contains("privacy-law"));
        }
    }

    private static List<String> missing(Programme programme, Actor who, Instant at) {
        return new Clearance(programme).missing(who, at);
    }
}
