package io.licit.programme.training;

import io.licit.core.json.Json;
import io.licit.programme.training.course.Course;
import io.licit.programme.training.course.Language;
import io.licit.programme.training.course.Question;
import io.licit.programme.training.course.Wording;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Questions drawn for somebody, in the order in which they and their options are shown.
 *
 * @param digest of the course when they were drawn
 */
public record Attempt(
        String id, String person, String course, String digest, List<Drawn> drawn, Instant drawnAt, boolean answered) {
    public Attempt {
        drawn = List.copyOf(drawn);
    }

    /**
     * A question of the bank.
     *
     * @param order the bank's letters, in the order in which the options are shown
     */
    record Drawn(String question, String order) {}

    /** A question as it is shown: what is right is not in it. */
    public record Asked(int number, String question, Wording text, Map<String, Wording> options) {
        public Asked {
            options = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(options));
        }
    }

    /** The questions as they are shown, numbered from one, their options lettered from {@code a}. */
    public List<Asked> asked(Course from) {
        List<Asked> asked = new ArrayList<>();
        for (Drawn one : drawn) {
            Question question = question(from, one);
            Map<String, Wording> options = new LinkedHashMap<>();
            for (int i = 0; i < one.order().length(); i++) {
                Wording option =
                        question.options().get(String.valueOf(one.order().charAt(i)));
                if (option == null) {
                    throw new IllegalStateException("no such option was drawn: " + one);
                }
                options.put(letter(i), option);
            }
            asked.add(new Asked(asked.size() + 1, question.id(), question.text(), options));
        }
        return asked;
    }

    /** For programs: the questions in a language, without what is right. */
    public Json.Obj json(Course course, Language language) {
        return Json.object()
                .put("attempt", id)
                .put("course", course.id())
                .put("title", course.title().in(language))
                .put("pass_mark", course.terms().passMark())
                .put(
                        "questions",
                        Json.array(asked(course).stream()
                                .map(question -> json(question, language))
                                .toList()))
                .build();
    }

    private static Json json(Asked question, Language language) {
        Json.Builder options = Json.object();
        question.options().forEach((letter, option) -> options.put(letter, option.in(language)));
        return Json.object()
                .put("number", question.number())
                .put("id", question.question())
                .put("question", question.text().in(language))
                .put("options", options.build())
                .build();
    }

    static Question question(Course from, Drawn drawn) {
        return from.bank().stream()
                .filter(question -> question.id().equals(drawn.question()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no such question was drawn: " + drawn));
    }

    static String letter(int place) {
        return String.valueOf((char) ('a' + place));
    }

    static String written(List<Drawn> drawn) {
        return drawn.stream().map(one -> one.question() + "=" + one.order()).collect(Collectors.joining(" "));
    }

    static List<Drawn> read(String written) {
        List<Drawn> drawn = new ArrayList<>();
        for (String one : written.split(" ", -1)) {
            int at = one.indexOf('=');
            drawn.add(new Drawn(one.substring(0, at), one.substring(at + 1)));
        }
        return drawn;
    }
}
