package io.licit.programme.training;

import io.licit.core.json.Json;
import io.licit.programme.training.course.Course;
import io.licit.programme.training.course.Language;
import io.licit.programme.training.course.Question;
import java.util.List;

/** An attempt with its answers held against what is right. */
public record Marked(Course course, Result result, List<Line> lines) {
    public Marked {
        lines = List.copyOf(lines);
    }

    public int correct() {
        return (int) lines.stream().filter(Line::right).count();
    }

    /**
     * @param number as the question was shown
     * @param given the letter, as shown
     * @param answer the letter of the right option, as shown
     */
    public record Line(int number, Question question, String given, String answer) {
        public boolean right() {
            return given.equals(answer);
        }
    }

    /** For programs: what was right, and why, in a language. */
    public Json.Obj json(String attempt, Language language) {
        Json.Builder json = Json.object()
                .put("attempt", attempt)
                .put("course", course.id())
                .put("passed", result.passed())
                .put("score", result.score().<Json>map(Json::of).orElse(Json.none()))
                .put("correct", correct())
                .put("asked", lines.size())
                .put("pass_mark", course.terms().passMark())
                .put("certificate", result.passed() ? Json.of(result.number()) : Json.none())
                .put(
                        "valid_until",
                        result.passed() ? Json.of(Standing.until(course, result).toString()) : Json.none());
        return json.put(
                        "questions",
                        Json.array(
                                lines.stream().map(line -> json(line, language)).toList()))
                .build();
    }

    private static Json json(Line line, Language language) {
        return Json.object()
                .put("number", line.number())
                .put("id", line.question().id())
                .put("given", line.given())
                .put("answer", line.answer())
                .put("right", line.right())
                .put("why", line.question().why().in(language))
                .put("section", line.question().section())
                .put("refs", Json.strings(line.question().refs()))
                .build();
    }
}
