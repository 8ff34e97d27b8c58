package io.licit.programme.training.course;

import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.diagnostic.Said;
import io.licit.core.source.SourceFile;
import io.licit.core.source.Sources;
import io.licit.core.source.Span;
import io.licit.core.source.YamlNode;
import io.licit.core.yaml.Form;
import io.licit.core.yaml.MappingReader;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a folder of {@code courses/}: {@code course.yaml}, {@code quiz.yaml}, {@code en.md} and {@code zh.md}. */
final class CourseReader {
    static final String FOLDER = "courses";

    private static final Form<String> ID =
            Forms.matching(Said.of("a word of small letters, digits and `-`"), "privacy-law", "[a-z][a-z0-9-]{0,49}");
    private static final Form<String> MODULE = Forms.matching(Said.of("a module's number"), "M1", "[A-Z][A-Z0-9]{0,9}");
    private static final Form<String> ROLE =
            Forms.matching(Said.of("a role"), "segment-author", "[a-z][a-z0-9-]{0,49}");
    private static final Form<String> OCCASION =
            Forms.matching(Said.of("an occasion"), "law-pack-update", "[a-z][a-z0-9-]{0,49}");
    private static final List<String> FILES = List.of("course.yaml", "quiz.yaml", "en.md", "zh.md");
    private static final String WORDINGS = "{en: …, zh: …}";

    private final MappingReader reader;

    private CourseReader(MappingReader reader) {
        this.reader = reader;
    }

    /** Empty where a file is missing or holds a mistake, which is reported. */
    static Optional<Course> read(Sources sources, String folder, boolean own, Diagnostics problems) {
        Diagnostics here = new Diagnostics();
        Optional<Course> course = read(sources, folder, own, here, FOLDER + "/" + folder + "/");
        problems.addAll(here.sorted());
        return here.hasErrors() ? Optional.empty() : course;
    }

    private static Optional<Course> read(
            Sources sources, String folder, boolean own, Diagnostics problems, String path) {
        Map<String, SourceFile> files = new LinkedHashMap<>();
        for (String name : FILES) {
            Optional<SourceFile> file = sources.file(path + name);
            file.ifPresent(found -> files.put(name, found));
            if (file.isEmpty()) {
                problems.add(CourseMessages.missingFile(sources, path, name));
            }
        }
        Optional<Head> head = Optional.ofNullable(files.get("course.yaml"))
                .flatMap(file -> MappingReader.open(file, problems))
                .flatMap(opened -> new CourseReader(opened).head(folder));
        List<Question> bank = Optional.ofNullable(files.get("quiz.yaml"))
                .map(file -> QuizReader.read(file, folder, problems))
                .orElse(List.of());
        if (head.isEmpty() || files.size() < FILES.size()) {
            return Optional.empty();
        }
        Course course = course(head.get(), files, bank, own);
        if (!problems.hasErrors()) {
            problems.addAll(CourseCheck.whole(course));
        }
        return Optional.of(course);
    }

    private static Course course(Head head, Map<String, SourceFile> files, List<Question> bank, boolean own) {
        return new Course(
                head.id(),
                head.module(),
                head.title(),
                head.summary(),
                head.minutes(),
                head.terms(),
                head.roles(),
                head.retrainOn(),
                head.objectives(),
                head.serves(),
                head.reviewed(),
                Course.texts(
                        CourseText.of(Language.EN, file(files, "en.md")),
                        CourseText.of(Language.ZH, file(files, "zh.md"))),
                bank,
                Course.digest(files.entrySet().stream()
                        .map(file -> new Course.NamedText(
                                file.getKey(), file.getValue().text()))
                        .toList()),
                own,
                head.span());
    }

    private static SourceFile file(Map<String, SourceFile> files, String name) {
        return Optional.ofNullable(files.get(name)).orElseThrow();
    }

    /** What {@code course.yaml} says. */
    private record Head(
            String id,
            String module,
            Wording title,
            Wording summary,
            int minutes,
            Terms terms,
            Set<String> roles,
            List<String> retrainOn,
            Map<Language, List<String>> objectives,
            List<String> serves,
            LocalDate reviewed,
            Span span) {}

    private Optional<Head> head(String folder) {
        Optional<YamlNode.Scalar> id = reader.requiredScalar("course", ID);
        id.filter(scalar -> !scalar.text().equals(folder))
                .ifPresent(scalar -> reader.report(CourseMessages.otherFolder(scalar, folder)));
        Optional<String> module = reader.optional("module", MODULE);
        Optional<Wording> title = wording(reader, "title");
        Optional<Wording> summary = wording(reader, "summary");
        Optional<Integer> minutes = reader.required("minutes", Forms.whole(Said.of("a number of minutes"), 20, 1, 480));
        List<String> roles = reader.requiredList("roles", ROLE);
        List<String> occasions = reader.list("retrain_on", OCCASION);
        Map<Language, List<String>> objectives = objectives();
        List<String> serves = reader.list("serves", Forms.RULE);
        Optional<LocalDate> reviewed = reader.required("reviewed", Form.DATE);
        Optional<Terms> terms = terms(reviewed);
        reader.finish();
        if (reader.failed()) {
            return Optional.empty();
        }
        return Optional.of(new Head(
                id.orElseThrow().text(),
                module.orElse(""),
                title.orElseThrow(),
                summary.orElseThrow(),
                minutes.orElseThrow(),
                terms.orElseThrow(),
                Set.copyOf(roles),
                occasions,
                objectives,
                serves,
                reviewed.orElseThrow(),
                id.orElseThrow().span()));
    }

    private Optional<Terms> terms(Optional<LocalDate> reviewed) {
        Optional<Integer> mark = reader.required("pass_mark", Forms.whole(Said.of("per cent"), 80, 1, 100));
        Optional<Integer> questions =
                reader.required("questions", Forms.whole(Said.of("a number of questions"), 10, 1, 100));
        Optional<Integer> attempts =
                reader.required("attempts", Forms.whole(Said.of("a number of attempts"), 3, 1, 100));
        Optional<Duration> wait = reader.required("wait", Form.DURATION.like("P1D"));
        Optional<Period> valid = reader.required("valid", Form.PERIOD.like("P12M"));
        Optional<Integer> version = reader.optional("version", Forms.whole(Said.of("a version"), 2, 1, 9999));
        Optional<LocalDate> since = reader.optional("since", Form.DATE.like("2027-01-15"));
        if (version.orElse(1) > 1 && since.isEmpty() && !reader.failed()) {
            reader.report(CourseMessages.noFirstDay(reader.span("version")));
        }
        if (reader.failed()) {
            return Optional.empty();
        }
        return reviewed.map(day -> new Terms(
                mark.orElseThrow(),
                questions.orElseThrow(),
                attempts.orElseThrow(),
                wait.orElseThrow(),
                valid.orElseThrow(),
                version.orElse(1),
                since.orElse(day)));
    }

    private Map<Language, List<String>> objectives() {
        Map<Language, List<String>> objectives = new LinkedHashMap<>();
        reader.requiredMapping("objectives", "{en: [...], zh: [...]}").ifPresent(inner -> {
            for (Language language : Language.values()) {
                objectives.put(
                        language, new ArrayList<>(inner.requiredList(language.word(), Form.TEXT.like("know the law"))));
            }
            inner.finish();
        });
        return objectives;
    }

    /** A text in both languages, which must be there. */
    static Optional<Wording> wording(MappingReader reader, String key) {
        return reader.requiredMapping(key, WORDINGS).flatMap(CourseReader::wording);
    }

    static Optional<Wording> wording(MappingReader inner) {
        Optional<String> en = inner.required(Language.EN.word(), Form.TEXT);
        Optional<String> zh = inner.required(Language.ZH.word(), Form.TEXT);
        inner.finish();
        return en.flatMap(english -> zh.map(chinese -> new Wording(english, chinese)));
    }
}
