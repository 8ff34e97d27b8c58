package io.licit.programme.training.course;

import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.law.LawBook;
import io.licit.core.law.Rule;
import io.licit.core.source.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the files of a course must agree on. */
public final class CourseCheck {
    /** A course that says 20 minutes may take 10 to 30 to read. */
    private static final double SHORTEST = 0.5;

    private static final double LONGEST = 1.5;

    private final Course course;
    private final Diagnostics found = new Diagnostics();

    private CourseCheck(Course course) {
        this.course = course;
    }

    /** What can be told of a course by itself. */
    static List<Diagnostic> whole(Course course) {
        CourseCheck check = new CourseCheck(course);
        check.texts();
        check.bank();
        return check.found.sorted();
    }

    /** Rules and jurisdictions that a course names and the law does not have. */
    public static List<Diagnostic> against(Course course, LawBook law) {
        CourseCheck check = new CourseCheck(course);
        check.law(law, law.rules().stream().map(Rule::id).collect(Collectors.toUnmodifiableSet()));
        return check.found.sorted();
    }

    private void texts() {
        CourseText en = course.text(Language.EN);
        CourseText zh = course.text(Language.ZH);
        for (CourseText text : List.of(en, zh)) {
            CourseText other = text == en ? zh : en;
            text.repeated().forEach(span -> found.add(CourseMessages.repeatedSection(span)));
            for (String section : text.sections().keySet()) {
                if (!other.sections().containsKey(section)) {
                    found.add(CourseMessages.onlyInOneLanguage(text, other, section));
                }
            }
            double minutes = text.minutes();
            if (minutes < course.minutes() * SHORTEST || minutes > course.minutes() * LONGEST) {
                found.add(CourseMessages.minutes(course, text, minutes));
            }
        }
    }

    private void bank() {
        Set<String> ids = new HashSet<>();
        for (Question question : course.bank()) {
            if (!ids.add(question.id())) {
                found.add(CourseMessages.repeatedQuestion(question));
            }
            for (Language language : Language.values()) {
                if (!course.text(language).sections().containsKey(question.section())) {
                    found.add(CourseMessages.noSuchSection(question, course.text(language)));
                    break;
                }
            }
            for (String role : question.roles()) {
                if (!course.roles().contains(role)) {
                    found.add(CourseMessages.roleOfAnother(question, role));
                }
            }
        }
        if (course.bank().size() < course.terms().questions()) {
            found.add(CourseMessages.smallBank(course));
        }
    }

    private void law(LawBook law, Set<String> rules) {
        unknown(course.serves(), course.span(), rules);
        for (Question question : course.bank()) {
            unknown(question.refs(), question.span(), rules);
            for (String place : question.about()) {
                if (!law.jurisdictions().knows(place)) {
                    found.add(CourseMessages.noSuchPlace(question, place));
                }
            }
        }
        for (CourseText text : course.texts().values()) {
            text.citations().forEach((rule, span) -> unknown(List.of(rule), span, rules));
        }
    }

    private void unknown(List<String> named, Span place, Set<String> rules) {
        named.stream()
                .filter(rule -> !rules.contains(rule))
                .forEach(rule -> found.add(CourseMessages.noSuchRule(rule, place, rules)));
    }
}
