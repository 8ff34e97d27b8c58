package io.licit.programme.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.programme.Programme;
import io.licit.programme.state.TestPostgres;
import io.licit.programme.training.course.Course;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A team's PostgreSQL keeps what the embedded state keeps. */
final class SharedStateTest {
    @Test
    void an_attempt_a_record_and_a_standing_are_the_same_on_postgres(@TempDir Path folder) throws IOException {
        Course course = SmallCourse.read();
        School.write(folder, SmallCourse.files());
        try (Programme programme = Programme.open(
                folder,
                School.settings("licit: 1\nstate: {jdbc: '" + TestPostgres.database()
                        + "'}\npeople:\n  ana@shop.example: {roles: [copywriter]}\n"),
                Map.of(),
                Clock.fixed(School.NOW, ZoneOffset.UTC))) {
            assertThat(programme.state().isShared()).isTrue();
            Attempts attempts = new Attempts(programme, () -> -5);
            Attempt drawn = attempts.draw(course, School.ANA, School.LAW.jurisdictions(), School.NOW);
            assertThat(attempts.draw(course, School.ANA, School.LAW.jurisdictions(), School.NOW))
                    .isEqualTo(drawn);
            Marked failed =
                    attempts.submit(drawn.id(), course, School.ANA, School.answers(course, drawn, 0), School.NOW);
            assertThat(failed.result().validUntil()).isEmpty();
            Instant passed = Instant.parse("2027-02-01T00:00:00Z");
            Recording.Outside bare = new Recording.Outside(
                    Optional.empty(),
                    "ana@shop.example",
                    course,
                    1,
                    Optional.empty(),
                    Optional.of(true),
                    passed,
                    "LMS",
                    Optional.empty());
            assertThat(new Recording(programme)
                            .record(List.of(bare), School.BO, School.NOW)
                            .added())
                    .hasSize(1);
            assertThat(new Recording(programme)
                            .record(List.of(bare), School.BO, School.NOW)
                            .known())
                    .isEqualTo(1);
            assertThat(new Clearance(programme).missing(School.ANA, School.NOW)).doesNotContain("`house`");
            assertThat(new Results(programme).all()).hasSize(2);
        }
    }
}
