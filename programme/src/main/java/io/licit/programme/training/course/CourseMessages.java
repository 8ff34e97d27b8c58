package io.licit.programme.training.course;

import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Severity;
import io.licit.core.diagnostic.Suggestions;
import io.licit.core.source.SourceFile;
import io.licit.core.source.Sources;
import io.licit.core.source.Span;
import io.licit.core.source.YamlNode;
import java.util.Collection;
import java.util.List;
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
        return course("`" + path + "` holds no `" + name + "`", place)
                .withHelp("a course is `course.yaml`, `quiz.yaml`, `en.md` and `zh.md`");
    }

    static Diagnostic otherFolder(YamlNode.Scalar id, String folder) {
        return course("`" + id.text() + "` lies in the folder `" + folder + "`", id.span())
                .withHelp("call the course and its quiz as their folder is called");
    }

    static Diagnostic noFirstDay(Span version) {
        return course("a later version has no first day", version)
                .withHelp("write `since: 2027-01-15`; certificates of the version before end 30 days after it");
    }

    static Diagnostic noSuchOption(YamlNode.Scalar letter, Set<String> options) {
        return course("the answer `" + letter.text() + "` is none of the options", letter.span())
                .withHelp("the options are " + String.join(", ", options));
    }

    static Diagnostic noLetter(YamlNode.Scalar key) {
        return course("an option is called `" + key.text() + "`", key.span()).withHelp("call them `a` to `h`");
    }

    static Diagnostic noChoice(Span options) {
        return course("a question leaves no choice", options).withHelp("give it two options or more");
    }

    static Diagnostic repeatedSection(Span id) {
        return course("the section `" + id.text() + "` stands twice", id)
                .withHelp("give each heading an id of its own");
    }

    static Diagnostic onlyInOneLanguage(CourseText text, CourseText other, String section) {
        String mark = "{#" + section + "}";
        int at = Math.max(0, text.file().text().indexOf(mark));
        return course(
                        "the section `" + section + "` is not in `"
                                + other.file().path() + "`",
                        text.file()
                                .span(
                                        at,
                                        Math.min(
                                                at + mark.length(),
                                                text.file().text().length())))
                .withHelp("both languages have the same headings, with the same ids");
    }

    static Diagnostic minutes(Course course, CourseText text, double minutes) {
        return course(
                        "the text takes about " + Math.round(minutes) + " minutes to read, and the course says "
                                + course.minutes(),
                        text.file().start())
                .withSeverity(Severity.WARNING)
                .withHelp("set `minutes`, or change the text");
    }

    static Diagnostic repeatedQuestion(Question question) {
        return course("the question `" + question.id() + "` stands twice", question.span())
                .withHelp("give each question an id of its own");
    }

    static Diagnostic noSuchSection(Question question, CourseText text) {
        String near = Suggestions.didYouMean(question.section(), text.sections().keySet());
        return course(
                        "the section `" + question.section() + "` of question `" + question.id() + "` is not in `"
                                + text.file().path() + "`",
                        question.span())
                .withHelp(
                        near.isEmpty()
                                ? "the sections are "
                                        + String.join(
                                                ", ",
                                                List.copyOf(text.sections().keySet()))
                                : near);
    }

    static Diagnostic roleOfAnother(Question question, String role) {
        return course(
                        "the question `" + question.id() + "` is for the role `" + role
                                + "`, which the course is not for",
                        question.span())
                .withHelp("name roles of `course.yaml`");
    }

    static Diagnostic smallBank(Course course) {
        return course(
                        "the bank holds " + course.bank().size() + " questions, and an attempt asks "
                                + course.terms().questions(),
                        course.span())
                .withHelp("add questions to `quiz.yaml`, or lower `questions`");
    }

    static Diagnostic noSuchRule(String rule, Span place, Collection<String> rules) {
        String near = Suggestions.didYouMean(rule, rules);
        return course("there is no rule `" + rule + "`", place)
                .withHelp(near.isEmpty() ? "`licit law list` shows the rules" : near);
    }

    static Diagnostic noSuchPlace(Question question, String place) {
        return course(
                        "the question `" + question.id() + "` is about `" + place
                                + "`, which is no place that law tells",
                        question.span())
                .withHelp("name a country, a subdivision, EU or EEA");
    }

    private static Diagnostic course(String message, Span place) {
        return Diagnostic.of(Code.TRN8303, message, place);
    }
}
