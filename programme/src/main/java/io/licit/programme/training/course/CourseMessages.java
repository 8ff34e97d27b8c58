package io.licit.programme.training.course;

import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Said;
import io.licit.core.diagnostic.Severity;
import io.licit.core.diagnostic.Suggestions;
import io.licit.core.source.SourceFile;
import io.licit.core.source.Sources;
import io.licit.core.source.Span;
import io.licit.core.source.YamlNode;
import java.util.Collection;
import java.util.Set;

/** What is said of the files of a course. */
final class CourseMessages {
    private CourseMessages() {}

    /** Said at the first file that is there. */
    static Diagnostic missingFile(Sources sources, String path, String name) {
        Span place = sources.files().values().stream()
                .filter(file -> file.path().startsWith(path))
                .findFirst()
                .map(SourceFile::start)
                .orElse(Span.none());
        return course(Said.of("`{}` holds no `{}`", path, name), place)
                .withHelp(Said.of("a course is `course.yaml`, `quiz.yaml`, `en.md` and `zh.md`"));
    }

    static Diagnostic otherFolder(YamlNode.Scalar id, String folder) {
        return course(Said.of("`{}` lies in the folder `{}`", id.text(), folder), id.span())
                .withHelp(Said.of("call the course and its quiz as their folder is called"));
    }

    static Diagnostic noFirstDay(Span version) {
        return course(Said.of("a later version has no first day"), version)
                .withHelp(
                        Said.of("write `since: 2027-01-15`; certificates of the version before end 30 days after it"));
    }

    static Diagnostic noSuchOption(YamlNode.Scalar letter, Set<String> options) {
        return course(Said.of("the answer `{}` is none of the options", letter.text()), letter.span())
                .withHelp(Said.of("the options are {}", Said.joined(", ", options)));
    }

    static Diagnostic noLetter(YamlNode.Scalar key) {
        return course(Said.of("an option is called `{}`", key.text()), key.span())
                .withHelp(Said.of("call them `a` to `h`"));
    }

    static Diagnostic noChoice(Span options) {
        return course(Said.of("a question leaves no choice"), options).withHelp(Said.of("give it two options or more"));
    }

    static Diagnostic repeatedSection(Span id) {
        return course(Said.of("the section `{}` stands twice", id.text()), id)
                .withHelp(Said.of("give each heading an id of its own"));
    }

    static Diagnostic onlyInOneLanguage(CourseText text, CourseText other, String section) {
        String mark = "{#" + section + "}";
        int at = Math.max(0, text.file().text().indexOf(mark));
        return course(
                        Said.of(
                                "the section `{}` is not in `{}`",
                                section,
                                other.file().path()),
                        text.file()
                                .span(
                                        at,
                                        Math.min(
                                                at + mark.length(),
                                                text.file().text().length())))
                .withHelp(Said.of("both languages have the same headings, with the same ids"));
    }

    static Diagnostic minutes(Course course, CourseText text, double minutes) {
        return course(
                        Said.of(
                                "the text takes about {} minutes to read, and the course says {}",
                                Math.round(minutes),
                                course.minutes()),
                        text.file().start())
                .withSeverity(Severity.WARNING)
                .withHelp(Said.of("set `minutes`, or change the text"));
    }

    static Diagnostic repeatedQuestion(Question question) {
        return course(Said.of("the question `{}` stands twice", question.id()), question.span())
                .withHelp(Said.of("give each question an id of its own"));
    }

    static Diagnostic noSuchSection(Question question, CourseText text) {
        Said near = Suggestions.didYouMean(question.section(), text.sections().keySet());
        return course(
                        Said.of(
                                "the section `{}` of question `{}` is not in `{}`",
                                question.section(),
                                question.id(),
                                text.file().path()),
                        question.span())
                .withHelp(
                        near.isEmpty()
                                ? Said.of(
                                        "the sections are {}",
                                        Said.joined(", ", text.sections().keySet()))
                                : near);
    }

    static Diagnostic roleOfAnother(Question question, String role) {
        return course(
                        Said.of(
                                "the question `{}` is for the role `{}`, which the course is not for",
                                question.id(),
                                role),
                        question.span())
                .withHelp(Said.of("name roles of `course.yaml`"));
    }

    static Diagnostic smallBank(Course course) {
        return course(
                        Said.of(
                                "the bank holds {} questions, and an attempt asks {}",
                                course.bank().size(),
                                course.terms().questions()),
                        course.span())
                .withHelp(Said.of("add questions to `quiz.yaml`, or lower `questions`"));
    }

    static Diagnostic noSuchRule(String rule, Span place, Collection<String> rules) {
        Said near = Suggestions.didYouMean(rule, rules);
        return course(Said.of("there is no rule `{}`", rule), place)
                .withHelp(near.isEmpty() ? Said.of("`licit law list` shows the rules") : near);
    }

    static Diagnostic noSuchPlace(Question question, String place) {
        return course(
                        Said.of(
                                "the question `{}` is about `{}`, which is no place that law tells",
                                question.id(),
                                place),
                        question.span())
                .withHelp(Said.of("name a country, a subdivision, EU or EEA"));
    }

    private static Diagnostic course(Said message, Span place) {
        return Diagnostic.of(Code.TRN8303, message, place);
    }
}
