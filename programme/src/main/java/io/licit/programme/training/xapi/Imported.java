package io.licit.programme.training.xapi;

import io.licit.core.json.Json;
import io.licit.core.json.JsonSyntaxException;
import io.licit.programme.Programme;
import io.licit.programme.training.Recording.Outside;
import io.licit.programme.training.TrainingException;
import io.licit.programme.training.course.Courses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Results that another system wrote into a file: xAPI statements, or a table. All of it is right, or none is taken. */
public final class Imported {
    private static final int SHOWN = 5;

    private Imported() {}

    /**
     * Reads a file by what it begins with: JSON is statements, anything else a table.
     *
     * @throws TrainingException with what is wrong, and where
     */
    public static List<Outside> read(String text, Programme programme, Courses courses) {
        String begun = text.stripLeading();
        List<String> mistakes = new ArrayList<>();
        List<Outside> told = begun.startsWith("{") || begun.startsWith("[")
                ? statements(text, new StatementReader(courses, persons(programme)), mistakes)
                : ResultTable.read(text, courses, mistakes);
        if (!mistakes.isEmpty()) {
            String more = mistakes.size() > SHOWN ? "\n  and " + (mistakes.size() - SHOWN) + " more" : "";
            throw TrainingException.mistake(
                    "the file can't be taken:\n  "
                            + String.join("\n  ", mistakes.subList(0, Math.min(SHOWN, mistakes.size())))
                            + more,
                    "nothing was recorded; docs/training.md says what a file looks like");
        }
        return told;
    }

    /** Who a pseudonym stands for. */
    private static Map<String, String> persons(Programme programme) {
        return programme.state().read(tx -> {
            Map<String, String> persons = new TreeMap<>();
            tx.rows("SELECT id, pseudonym FROM staff", row -> Map.entry(row.text("pseudonym"), row.text("id")))
                    .forEach(entry -> persons.put(entry.getKey(), entry.getValue()));
            return persons;
        });
    }

    private static List<Outside> statements(String text, StatementReader reader, List<String> mistakes) {
        List<Outside> told = new ArrayList<>();
        List<Json> all = list(text);
        for (int i = 0; i < all.size(); i++) {
            try {
                told.add(reader.read(all.get(i)));
            } catch (TrainingException mistake) {
                mistakes.add("statement " + (i + 1) + ": " + mistake.text());
            }
        }
        return told;
    }

    /** One statement, a list of them, or the answer of a record store. */
    private static List<Json> list(String text) {
        Json whole;
        try {
            whole = Json.parse(text);
        } catch (JsonSyntaxException broken) {
            throw TrainingException.mistake(
                    "the file is no JSON: " + broken.getMessage(), "export the statements again");
        }
        if (whole instanceof Json.Arr list) {
            return list.items();
        }
        if (whole instanceof Json.Obj one && one.get("statements").orElse(Json.none()) instanceof Json.Arr list) {
            if (one.get("more").filter(more -> !more.equals(Json.of(""))).isPresent()) {
                throw TrainingException.mistake(
                        "the file is one page of several", "fetch what `more` names too, and put it together");
            }
            return list.items();
        }
        return List.of(whole);
    }
}
