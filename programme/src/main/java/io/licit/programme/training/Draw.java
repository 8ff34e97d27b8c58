package io.licit.programme.training;

import io.licit.programme.training.course.Question;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Draws questions from a bank: the same ones, in the same order, for the same seed. */
final class Draw {
    private Draw() {}

    static List<Attempt.Drawn> of(List<Question> bank, int questions, long seed) {
        Random chance = new Random(seed);
        List<Question> shuffled = new ArrayList<>(bank);
        Collections.shuffle(shuffled, chance);
        List<Attempt.Drawn> drawn = new ArrayList<>();
        for (Question question : shuffled.subList(0, Math.min(questions, shuffled.size()))) {
            List<String> letters = new ArrayList<>(question.options().keySet());
            Collections.shuffle(letters, chance);
            drawn.add(new Attempt.Drawn(question.id(), String.join("", letters)));
        }
        return drawn;
    }
}
