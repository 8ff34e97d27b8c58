package io.licit.cli;

import io.licit.cli.text.Paint;
import io.licit.cli.text.Words;
import io.licit.programme.training.Attempt;
import io.licit.programme.training.Marked;
import io.licit.programme.training.Result;
import io.licit.programme.training.Standing;
import io.licit.programme.training.course.Course;
import io.licit.programme.training.course.Language;
import io.licit.programme.training.course.Wording;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** Questions before they are answered, and after. */
final class TrainQuestions {
    private static final int WIDTH = 100;

    private TrainQuestions() {}

    static String text(Course course, Attempt attempt, Language language) {
        StringBuilder text = new StringBuilder();
        text.append(course.title().in(language)).append('\n');
        text.append("attempt ").append(attempt.id()).append('\n');
        for (Attempt.Asked question : attempt.asked(course)) {
            text.append('\n').append(text(question, language));
        }
        return text.append("\nAnswer all of them: `licit train take ")
                .append(course.id())
                .append(" --attempt ")
                .append(attempt.id())
                .append(" --answers 1=a,2=b,…`\n")
                .toString();
    }

    static String text(Attempt.Asked question, Language language) {
        StringBuilder text = new StringBuilder();
        text.append(question.number())
                .append(". ")
                .append(question.text().in(language))
                .append('\n');
        question.options()
                .forEach((letter, option) -> text.append("   ")
                        .append(letter)
                        .append(") ")
                        .append(option.in(language))
                        .append('\n'));
        return text.toString();
    }

    static String text(Marked marked, Language language, Paint paint) {
        Result result = marked.result();
        StringBuilder text = new StringBuilder();
        String verdict = result.passed() ? paint.green("Passed") : paint.red("Not passed");
        text.append(verdict)
                .append(": ")
                .append(marked.correct())
                .append(" of ")
                .append(marked.lines().size())
                .append(" right; the pass mark is ")
                .append(marked.course().terms().passMark())
                .append("%.\n");
        if (result.passed()) {
            text.append("Certificate ")
                    .append(result.number())
                    .append(", valid until ")
                    .append(LocalDate.ofInstant(Standing.until(marked.course(), result), ZoneOffset.UTC))
                    .append(". `licit train certificate ")
                    .append(result.number())
                    .append("` shows it.\n");
        }
        for (Marked.Line line : marked.lines()) {
            text.append('\n')
                    .append(line.number())
                    .append(". ")
                    .append(line.right() ? paint.green("right") : paint.red("wrong"))
                    .append("  ")
                    .append(line.question().text().in(language))
                    .append('\n')
                    .append("   ")
                    .append(line.answer())
                    .append(") ")
                    .append(right(line, language))
                    .append(line.right() ? "" : paint.dim("  (you said " + line.given() + ")"))
                    .append('\n')
                    .append(Words.wrapped(line.question().why().in(language), WIDTH, "   "));
            if (!line.question().refs().isEmpty()) {
                text.append("   ")
                        .append(paint.dim(String.join(", ", line.question().refs())))
                        .append('\n');
            }
        }
        return text.toString();
    }

    private static String right(Marked.Line line, Language language) {
        Map<String, Wording> options = line.question().options();
        return Optional.ofNullable(options.get(line.question().answer()))
                .map(option -> option.in(language))
                .orElse("");
    }
}
