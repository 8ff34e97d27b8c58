package io.licit.programme.training;

import io.licit.programme.training.course.Course;
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
}
