package io.licit.programme.training.course;

import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.diagnostic.Said;
import io.licit.core.source.SourceFile;
import io.licit.core.source.YamlNode;
import io.licit.core.yaml.Form;
import io.licit.core.yaml.MappingReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads {@code quiz.yaml}: the bank of a course's questions. */
final class QuizReader {
    private static final Form<String> QUESTION =
            Forms.matching(Said.of("a question's id"), "M1Q1", "[A-Za-z0-9][A-Za-z0-9_-]{0,49}");
    private static final Form<String> SECTION =
            Forms.matching(Said.of("the id of a heading"), "what-a-segment-reveals", "[a-z0-9][a-z0-9-]{0,99}");
    private static final Form<String> PLACE =
            Forms.matching(Said.of("a jurisdiction"), "EU", "(WORLD|EU|EEA|[A-Z]{2}(-[A-Z0-9]{1,3})?)");
    private static final Form<String> ROLE =
            Forms.matching(Said.of("a role"), "segment-author", "[a-z][a-z0-9-]{0,49}");
    private static final Form<String> LETTER = Forms.matching(Said.of("the letter of an option"), "a", "[a-h]");
    private static final int OPTIONS_MIN = 2;

    private final MappingReader reader;

    private QuizReader(MappingReader reader) {
        this.reader = reader;
    }

    static List<Question> read(SourceFile file, String course, Diagnostics problems) {
        List<Question> bank = new ArrayList<>();
        MappingReader.open(file, problems).ifPresent(reader -> {
            reader.requiredScalar("quiz", Form.TEXT.like(course))
                    .filter(scalar -> !scalar.text().equals(course))
                    .ifPresent(scalar -> reader.report(CourseMessages.otherFolder(scalar, course)));
            if (!reader.has("questions")) {
                reader.required("questions", Form.TEXT.like("[{id: M1Q1, …}]"));
            }
            for (MappingReader question : reader.mappings("questions")) {
                new QuizReader(question).question().ifPresent(bank::add);
            }
            reader.finish();
        });
        return bank;
    }

    private Optional<Question> question() {
        Optional<YamlNode.Scalar> id = reader.requiredScalar("id", QUESTION);
        Optional<String> section = reader.required("section", SECTION);
        Set<String> about = Set.copyOf(reader.list("about", PLACE));
        Set<String> roles = Set.copyOf(reader.list("roles", ROLE));
        Optional<Wording> text = CourseReader.wording(reader, "q");
        Map<String, Wording> options = options();
        Optional<YamlNode.Scalar> answer = reader.requiredScalar("answer", LETTER);
        Optional<Wording> why = CourseReader.wording(reader, "why");
        List<String> refs = reader.list("refs", Forms.RULE);
        answer.filter(letter -> !options.isEmpty() && !options.containsKey(letter.text()))
                .ifPresent(letter -> reader.report(CourseMessages.noSuchOption(letter, options.keySet())));
        reader.finish();
        if (id.isEmpty() || section.isEmpty() || text.isEmpty() || answer.isEmpty() || why.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Question(
                id.get().text(),
                section.get(),
                about,
                roles,
                text.get(),
                options,
                answer.get().text(),
                why.get(),
                refs,
                id.get().span()));
    }

    private Map<String, Wording> options() {
        Map<String, Wording> options = new TreeMap<>();
        reader.requiredMapping("options", "{a: {en: …, zh: …}, b: {en: …, zh: …}}")
                .ifPresent(inner -> {
                    for (YamlNode.Entry entry : inner.entries()) {
                        String letter = entry.key().text();
                        if (LETTER.parse().apply(entry.key()).isPresent()) {
                            CourseReader.wording(inner, letter).ifPresent(option -> options.put(letter, option));
                        } else {
                            inner.report(CourseMessages.noLetter(entry.key()));
                        }
                    }
                    if (inner.entries().size() < OPTIONS_MIN) {
                        inner.report(CourseMessages.noChoice(inner.span()));
                    }
                });
        return options;
    }
}
