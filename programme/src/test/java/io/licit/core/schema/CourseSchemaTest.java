package io.licit.core.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.Golden;
import io.licit.core.diagnostic.Severity;
import io.licit.core.json.Json;
import io.licit.programme.training.SmallCourse;
import io.licit.programme.training.course.OwnCourses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schemas of courses accept what their readers accept, and refuse what they refuse. */
class CourseSchemaTest {
    private static final String WHOLE =
            SmallCourse.COURSE + "module: M1\nversion: 2\nsince: 2027-01-01\nretrain_on: [new-role, incident]\n";

    /** A question of its own beside the five, which uses every key. */
    private static final String QUESTION = """
              - id: H9
                section: one
                about: [EU, US-CA]
                roles: [copywriter]
                q: {en: Which?, zh: 哪个？}
                options: {a: {en: x, zh: 甲}, b: {en: y, zh: 乙}, c: {en: z, zh: 丙}}
                answer: b
                why: {en: So., zh: 因为。}
                refs: [US-GLBA-SAFEGUARDS]
            """;

    @ParameterizedTest
    @ValueSource(strings = {"course", "quiz"})
    void the_schema_and_the_reader_agree_on_every_small_change(String name) {
        Json sample = sample(name);
        assertThat(Schemas.mistakes(name, sample)).isEmpty();
        assertThat(readerAccepts(name, sample)).isTrue();
        List<String> apart = new ArrayList<>();
        for (Mutations.Mutation mutation : Mutations.of(sample)) {
            if (mutation.path().equals("/questions/0/options/b removed")) {
                continue; // The answer is gone, which no schema can tell.
            }
            boolean schema = Schemas.mistakes(name, mutation.document()).isEmpty();
            if (schema != readerAccepts(name, mutation.document())) {
                apart.add(mutation.path() + ": " + (schema ? "only the schema" : "only the reader") + " accepts it");
            }
        }
        assertThat(apart).isEmpty();
    }

    @Test
    void the_shipped_courses_are_valid() throws IOException {
        try (Stream<Path> files = Files.walk(Golden.root().resolve("courses"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
                String name = file.endsWith("quiz.yaml") ? "quiz" : "course";
                assertThat(Schemas.mistakes(name, Schemas.json(Files.readString(file))))
                        .as(file.toString())
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"course", "quiz"})
    void every_key_has_a_description_for_completion(String name) {
        assertThat(undescribed("", Schemas.schema(name))).isEmpty();
    }

    private static Json sample(String name) {
        return Schemas.json(name.equals("course") ? WHOLE : "quiz: house\nquestions:\n" + QUESTION);
    }

    private static boolean readerAccepts(String name, Json document) {
        Map<String, String> files = SmallCourse.files();
        files.computeIfPresent(
                "courses/house/course.yaml", (path, text) -> text.replace("questions: 3", "questions: 1"));
        files.put("courses/house/" + name + ".yaml", document.canonical());
        return OwnCourses.of(files).problems().stream().noneMatch(problem -> problem.severity() == Severity.ERROR);
    }

    private static List<String> undescribed(String path, Json value) {
        List<String> missing = new ArrayList<>();
        if (value instanceof Json.Obj object) {
            object.members().forEach((key, member) -> {
                if (key.equals("properties") && !path.endsWith("/if") && member instanceof Json.Obj properties) {
                    properties.members().forEach((property, described) -> {
                        if (((Json.Obj) described).get("description").isEmpty()
                                && ((Json.Obj) described).get("$ref").isEmpty()) {
                            missing.add(path + "/" + property);
                        }
                    });
                }
                missing.addAll(undescribed(path + "/" + key, member));
            });
        }
        return missing;
    }
}
