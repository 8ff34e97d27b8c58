package io.licit.programme.training.course;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.law.LawBook;
import io.licit.core.law.LawReader;
import io.licit.core.source.Sources;
import io.licit.engine.folder.ShippedLaw;
import io.licit.programme.training.SmallCourse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class CoursesTest {
    private static final Courses SHIPPED = Courses.of(Sources.of(List.of()));
    private static final LawBook LAW =
            LawReader.read(ShippedLaw.sources(), new Diagnostics()).orElseThrow();

    static List<Course> shipped() {
        return List.copyOf(SHIPPED.byId().values());
    }

    @Test
    void every_course_of_the_repository_is_shipped_and_reads() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of(System.getProperty("licit.root", ".."), "courses"))) {
            Set<String> names = folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(SHIPPED.byId().keySet()).isEqualTo(names);
        }
        assertThat(SHIPPED.byId().values())
                .extracting(Course::module)
                .containsExactlyInAnyOrder("M1", "M2", "M3", "M4", "M5");
        assertThat(SHIPPED.problems()).isEmpty();
        assertThat(SHIPPED.unreadable()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void a_course_names_rules_that_there_are(Course course) {
        assertThat(CourseCheck.against(course, LAW)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void a_course_is_read_in_fifteen_to_twenty_five_minutes_in_both_languages(Course course) {
        assertThat(course.minutes()).isBetween(15, 25);
        for (Language language : Language.values()) {
            assertThat(course.text(language).minutes()).as(language.word()).isBetween(15.0, 25.0);
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void a_bank_is_larger_than_an_attempt_and_its_right_letters_are_spread(Course course) {
        assertThat(course.terms().questions()).isEqualTo(10);
        assertThat(course.bank()).hasSizeGreaterThanOrEqualTo(18);
        Map<String, Long> letters =
                course.bank().stream().collect(Collectors.groupingBy(Question::answer, Collectors.counting()));
        assertThat(letters.keySet()).containsExactlyInAnyOrder("a", "b", "c", "d");
        assertThat(letters.values()).allMatch(count -> count <= course.bank().size() * 0.45);
        assertThat(course.bank())
                .allSatisfy(question -> assertThat(question.options()).hasSize(4));
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void a_page_has_a_heading_with_its_id_for_each_section_and_no_mark_left(Course course) {
        for (Language language : Language.values()) {
            String page = CoursePage.html(course, language);
            course.text(language)
                    .sections()
                    .keySet()
                    .forEach(id -> assertThat(page).contains("<h2 id=\"" + id + "\">"));
            assertThat(page).doesNotContain("{#").contains("<table>", "lang=\"" + language.tag() + "\"");
            assertThat(CoursePage.plain(course, language)).doesNotContain("{#").startsWith("# ");
        }
    }

    @Test
    void a_course_of_the_workspace_stands_before_a_shipped_one_of_its_id() {
        Map<String, String> files = SmallCourse.files();
        Map<String, String> moved = files.entrySet().stream()
                .collect(Collectors.toMap(
                        file -> file.getKey().replace("/house/", "/privacy-law/"),
                        file -> file.getValue()
                                .replace("course: house", "course: privacy-law")
                                .replace("quiz: house", "quiz: privacy-law")));
        Course own =
                Courses.of(SmallCourse.sources(moved)).course("privacy-law").orElseThrow();
        assertThat(own.own()).isTrue();
        assertThat(own.title().en()).isEqualTo("House rules");
        assertThat(own.digest())
                .isNotEqualTo(SHIPPED.course("privacy-law").orElseThrow().digest());
    }

    @Test
    void markup_in_a_text_is_shown_and_not_obeyed() {
        String page = CoursePage.html(SmallCourse.read(), Language.EN);
        assertThat(page).contains("&lt;script&gt;").doesNotContain("<script");
    }

    @Test
    void mistakes_are_told_with_their_place() {
        mistake("quiz.yaml", "answer: c", "answer: e", "the answer `e` is none of the options", 12);
        mistake("quiz.yaml", "section: one", "section: two", "the section `two` of question `H1`", 3);
        mistake("quiz.yaml", "id: H2", "id: H1", "the question `H1` stands twice", 14);
        mistake("quiz.yaml", "about: [DE]", "about: [DE]\n    roles: [wizard]", "for the role `wizard`", 14);
        mistake("quiz.yaml", "quiz: house", "quiz: other", "lies in the folder `house`", 1);
        mistake("course.yaml", "course: house", "course: other", "lies in the folder `house`", 1);
        mistake("course.yaml", "questions: 3", "questions: 9", "the bank holds 5 questions", 1);
        mistake("course.yaml", "reviewed:", "version: 2\nreviewed:", "a later version has no first day", 13);
        mistake("en.md", "## One {#one}", "## One {#one}\n\n## Two {#two}", "is not in `courses/house/zh.md`", 5);
        mistake("en.md", "## One {#one}", "## One {#one}\n\n## Two {#one}", "the section `one` stands twice", 5);
    }

    @Test
    void a_language_that_is_missing_is_told() {
        Map<String, String> files = SmallCourse.files();
        files.computeIfPresent("courses/house/quiz.yaml", (name, text) -> text.replace(", zh: 否", ""));
        assertThat(problems(files)).extracting(one -> one.code().id()).containsOnly("SRC1005");
        files.remove("courses/house/zh.md");
        assertThat(problems(files))
                .anySatisfy(one -> assertThat(one.message().text()).isEqualTo("`courses/house/` holds no `zh.md`"));
    }

    @Test
    void minutes_far_from_the_text_are_a_warning_and_the_course_stays() {
        Map<String, String> files = SmallCourse.files();
        files.computeIfPresent("courses/house/course.yaml", (name, text) -> text.replace("minutes: 1", "minutes: 30"));
        Courses courses = OwnCourses.of(files);
        assertThat(courses.problems()).extracting(one -> one.severity().word()).containsExactly("warning", "warning");
        assertThat(courses.course("house")).isPresent();
    }

    @Test
    void rules_and_places_that_are_none_are_told() {
        Map<String, String> files = SmallCourse.files();
        files.computeIfPresent(
                "courses/house/course.yaml", (name, text) -> text.replace("US-GLBA-SAFEGUARDS", "US-GLBA-SAFEGUARD"));
        files.computeIfPresent("courses/house/quiz.yaml", (name, text) -> text.replace("[US-CA]", "[US-ZZ]"));
        files.computeIfPresent("courses/house/en.md", (name, text) -> text + "\nSo [EU-NOTHING-1] says.\n");
        Course course = OwnCourses.of(files).course("house").orElseThrow();
        assertThat(CourseCheck.against(course, LAW))
                .extracting(one -> one.message().text())
                .containsExactlyInAnyOrder(
                        "there is no rule `US-GLBA-SAFEGUARD`",
                        "there is no rule `EU-NOTHING-1`",
                        "the question `H3` is about `US-ZZ`, which is no place that law tells");
    }

    @Test
    void a_place_concerns_what_it_lies_in_and_what_lies_in_it() {
        assertThat(reach("DE").concerns(Set.of("EEA"))).isTrue();
        assertThat(reach("EU").concerns(Set.of("EEA"))).isTrue();
        assertThat(reach("US").concerns(Set.of("US-CA"))).isTrue();
        assertThat(reach("US-CA").concerns(Set.of("US"))).isTrue();
        assertThat(reach("US-NY").concerns(Set.of("US-CA"))).isFalse();
        assertThat(reach("DE").concerns(Set.of("CN", "GB"))).isFalse();
        assertThat(reach("DE").concerns(Set.of())).isTrue();
        assertThat(reach("strictest").concerns(Set.of("CN"))).isTrue();
        assertThat(new Reach(LAW.jurisdictions(), Set.of()).concerns(Set.of("CN")))
                .isTrue();
    }

    @Test
    void where_too_few_questions_are_left_all_are_asked() {
        Course course = SmallCourse.read();
        assertThat(course.askedOf(Set.of(), reach("DE"))).hasSize(4);
        assertThat(course.askedOf(Set.of(), reach("JP"))).hasSize(5);
    }

    private static Reach reach(String place) {
        return new Reach(LAW.jurisdictions(), Set.of(place));
    }

    private static void mistake(String file, String right, String wrong, String message, int line) {
        Map<String, String> files = SmallCourse.files();
        String path = "courses/house/" + file;
        files.computeIfPresent(path, (name, text) -> text.replaceFirst(java.util.regex.Pattern.quote(right), wrong));
        List<Diagnostic> found = problems(files);
        assertThat(found).as(wrong).hasSize(1);
        assertThat(found.get(0).code().id()).isEqualTo("TRN8303");
        assertThat(found.get(0).message().text()).contains(message);
        assertThat(found.get(0).span().file().path()).isEqualTo(path);
        assertThat(found.get(0).span().from().line()).as(wrong).isEqualTo(line);
        assertThat(OwnCourses.of(files).unreadable()).containsExactly("house");
    }

    private static List<Diagnostic> problems(Map<String, String> files) {
        return OwnCourses.of(files).problems();
    }
}
