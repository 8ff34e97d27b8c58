package io.licit.programme.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.licit.core.json.Json;
import io.licit.programme.Programme;
import io.licit.programme.training.course.Course;
import io.licit.programme.training.course.Courses;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AttemptsTest {
    private static final Course COURSE = SmallCourse.read();

    @TempDir
    Path folder;

    private Programme programme;
    private Attempts attempts;
    private long seed = 7;

    @BeforeEach
    void open() {
        programme = School.open(folder);
        attempts = new Attempts(programme, () -> seed++);
    }

    @AfterEach
    void close() {
        programme.close();
    }

    @Test
    void a_draw_is_told_by_its_seed_and_another_seed_gives_another() {
        Set<String> different = new HashSet<>();
        for (long one = 0; one < 40; one++) {
            List<Attempt.Drawn> drawn = Draw.of(COURSE.bank(), 3, one);
            assertThat(Draw.of(COURSE.bank(), 3, one)).isEqualTo(drawn);
            assertThat(drawn).hasSize(3).doesNotHaveDuplicates();
            assertThat(drawn.stream().map(Attempt.Drawn::question)).doesNotHaveDuplicates();
            assertThat(drawn)
                    .allSatisfy(question -> assertThat(
                                    question.order().chars().sorted().mapToObj(c -> String.valueOf((char) c)))
                            .containsExactly("a", "b", "c", "d"));
            different.add(Attempt.written(drawn));
        }
        assertThat(different).hasSizeGreaterThan(30);
    }

    @Test
    void enough_right_answers_give_a_certificate_that_is_logged_without_a_name() {
        Marked marked = submit(draw(School.NOW), 2, School.NOW);
        assertThat(marked.result().passed()).isTrue();
        assertThat(marked.result().score()).contains(66);
        assertThat(marked.result().digest()).contains(COURSE.digest());
        assertThat(marked.result().validUntil()).contains(Instant.parse("2028-03-01T12:00:00Z"));
        String entry = programme
                .state()
                .read(tx -> tx.first(
                                "SELECT body FROM evidence_entry WHERE n = ?",
                                row -> new String(row.bytes("body"), StandardCharsets.UTF_8),
                                marked.result().entry().index())
                        .orElseThrow());
        Json.Obj logged = (Json.Obj) Json.parse(entry);
        assertThat(logged.get("kind")).contains(Json.of("training"));
        assertThat(entry).contains(COURSE.digest(), "staff-").doesNotContain("ana", "Ruiz");
    }

    @Test
    void too_few_give_a_result_and_no_certificate() {
        Marked marked = submit(draw(School.NOW), 1, School.NOW);
        assertThat(marked.result().passed()).isFalse();
        assertThat(marked.result().validUntil()).isEmpty();
        assertThat(marked.lines()).filteredOn(Marked.Line::right).hasSize(1);
    }

    @Test
    void an_attempt_is_answered_once() {
        Attempt drawn = draw(School.NOW);
        submit(drawn, 0, School.NOW);
        assertThatThrownBy(() -> submit(drawn, 3, School.NOW)).hasMessageContaining("was answered before");
        assertThat(new Results(programme).all()).hasSize(1);
    }

    @Test
    void nobody_answers_the_attempt_of_another() {
        Attempt drawn = draw(School.NOW);
        Answers right = School.answers(COURSE, drawn, 3);
        assertThatThrownBy(() -> attempts.submit(drawn.id(), COURSE, School.BO, right, School.NOW))
                .hasMessage("`bo@shop.example` has no attempt `" + drawn.id() + "`");
        assertThat(submit(drawn, 3, School.NOW).result().passed()).isTrue();
    }

    @Test
    void an_open_attempt_is_given_again_so_that_the_bank_can_not_be_drawn_out() {
        assertThat(draw(School.NOW.plusSeconds(60)).drawn())
                .isEqualTo(draw(School.NOW).drawn());
    }

    @Test
    void attempts_run_out_and_the_wait_ends() {
        fail(School.NOW);
        fail(School.NOW.plusSeconds(3600));
        Instant end = School.NOW.plusSeconds(3600).plus(Duration.ofDays(1));
        assertThatThrownBy(() -> draw(end.minusSeconds(1)))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("the next may begin at " + end);
        fail(end);
        fail(end.plusSeconds(1));
        assertThatThrownBy(() -> draw(end.plusSeconds(2))).isInstanceOf(TrainingException.class);
    }

    @Test
    void a_pass_and_a_rest_both_begin_the_count_anew() {
        fail(School.NOW);
        submit(draw(School.NOW.plusSeconds(1)), 3, School.NOW.plusSeconds(1));
        fail(School.NOW.plusSeconds(2));
        Instant later = School.NOW.plusSeconds(2).plus(Duration.ofDays(1));
        fail(later);
        fail(later.plusSeconds(1));
        assertThatThrownBy(() -> draw(later.plusSeconds(2))).isInstanceOf(TrainingException.class);
    }

    @Test
    void an_answer_that_is_missing_or_is_to_nothing_marks_nothing() {
        Attempt drawn = draw(School.NOW);
        for (String given : List.of("1=a", "1=a,2=b,3=c,4=a", "1=a,2=b,3=h", "0=a,1=a,2=b,3=c")) {
            assertThatThrownBy(() -> attempts.submit(drawn.id(), COURSE, School.ANA, Answers.parse(given), School.NOW))
                    .as(given)
                    .isInstanceOf(TrainingException.class);
        }
        for (String broken : List.of("", "a", "1=", "1=z", "1=a,1=b", "1=a;2=b")) {
            assertThatThrownBy(() -> Answers.parse(broken)).as(broken).isInstanceOf(TrainingException.class);
        }
        assertThat(new Results(programme).all()).isEmpty();
        assertThat(submit(drawn, 3, School.NOW).result().passed()).isTrue();
    }

    @Test
    void an_attempt_at_another_text_of_the_course_is_void_and_does_not_count() {
        Attempt drawn = draw(School.NOW);
        Map<String, String> files = SmallCourse.files();
        files.computeIfPresent("courses/house/en.md", (name, text) -> text + "\nMore.\n");
        Course changed = Courses.of(SmallCourse.sources(files)).course("house").orElseThrow();
        assertThatThrownBy(() ->
                        attempts.submit(drawn.id(), changed, School.ANA, School.answers(COURSE, drawn, 3), School.NOW))
                .hasMessageContaining("has changed since");
        assertThat(attempts.draw(changed, School.ANA, School.LAW.jurisdictions(), School.NOW)
                        .id())
                .isNotEqualTo(drawn.id());
    }

    @Test
    void questions_are_of_the_places_where_somebody_works() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 12; i++) {
            Attempt drawn = draw(School.NOW.plusSeconds(i));
            drawn.drawn().forEach(one -> seen.add(one.question()));
            submit(drawn, 3, School.NOW.plusSeconds(i));
        }
        assertThat(seen).containsExactlyInAnyOrder("H1", "H2", "H4", "H5");
    }

    private Attempt draw(Instant at) {
        return attempts.draw(COURSE, School.ANA, School.LAW.jurisdictions(), at);
    }

    private void fail(Instant at) {
        submit(draw(at), 0, at);
    }

    private Marked submit(Attempt drawn, int right, Instant at) {
        return attempts.submit(drawn.id(), COURSE, School.ANA, School.answers(COURSE, drawn, right), at);
    }

    @Test
    void an_attempt_is_hers_alone_and_is_marked_again_as_it_was() {
        Attempt attempt = attempts.draw(COURSE, School.ANA, School.LAW.jurisdictions(), School.NOW);
        assertThat(attempts.get(attempt.id(), School.ANA)).contains(attempt);
        assertThat(attempts.get(attempt.id(), School.BO)).isEmpty();
        assertThat(attempts.marked(attempt.id(), COURSE, School.ANA)).isEmpty();
        Marked marked =
                attempts.submit(attempt.id(), COURSE, School.ANA, School.answers(COURSE, attempt, 1), School.NOW);
        assertThat(attempts.marked(attempt.id(), COURSE, School.ANA)).contains(marked);
        assertThat(attempts.marked(attempt.id(), COURSE, School.BO)).isEmpty();
    }

    @Test
    void who_has_to_wait_is_told_until_when_without_trying() {
        for (int i = 0; i < COURSE.terms().attempts(); i++) {
            assertThat(attempts.waitsUntil(COURSE, School.ANA, School.NOW)).isEmpty();
            Attempt attempt = attempts.draw(COURSE, School.ANA, School.LAW.jurisdictions(), School.NOW);
            attempts.submit(attempt.id(), COURSE, School.ANA, School.answers(COURSE, attempt, 0), School.NOW);
        }
        Instant until = School.NOW.plus(COURSE.terms().pause());
        assertThat(attempts.waitsUntil(COURSE, School.ANA, School.NOW)).contains(until);
        assertThat(attempts.waitsUntil(COURSE, School.ANA, until)).isEmpty();
        assertThat(attempts.waitsUntil(COURSE, School.BO, School.NOW)).isEmpty();
    }
}
