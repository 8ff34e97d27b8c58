package io.licit.programme.training.course;

import io.licit.core.json.Json;
import io.licit.core.source.Span;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A course: a text in each language, and a bank of questions.
 *
 * @param module of the curriculum, such as {@code M1}; may be empty
 * @param minutes that it takes to read
 * @param roles whose work asks for it
 * @param retrainOn occasions, in words, on which it should be taken again
 * @param objectives by language
 * @param serves rules that ask for it, or that it teaches
 * @param reviewed the day on which it was last held against the law
 * @param own whether it is the workspace's, and did not come with the program
 * @param span of its id
 */
public record Course(
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
        Map<Language, CourseText> texts,
        List<Question> bank,
        String digest,
        boolean own,
        Span span) {
    public Course {
        roles = Set.copyOf(roles);
        retrainOn = List.copyOf(retrainOn);
        objectives = Map.copyOf(objectives);
        serves = List.copyOf(serves);
        texts = Map.copyOf(texts);
        bank = List.copyOf(bank);
    }

    public CourseText text(Language language) {
        CourseText text = texts.get(language);
        if (text == null) {
            throw new IllegalStateException("no text of " + id + " in " + language);
        }
        return text;
    }

    /** Its questions in their places, for those whose work lies there and who have these roles: all where too few are left. */
    public List<Question> askedOf(Set<String> roles, Reach reach) {
        List<Question> fitting = bank.stream()
                .filter(question -> reach.concerns(question.about()))
                .filter(question -> isFor(question, roles))
                .toList();
        return fitting.size() < terms.questions() ? bank : fitting;
    }

    /** Whose role the course does not know is asked everything. */
    private boolean isFor(Question question, Set<String> held) {
        Set<String> here = new TreeSet<>(held);
        here.retainAll(roles);
        return question.roles().isEmpty()
                || here.isEmpty()
                || question.roles().stream().anyMatch(here::contains);
    }

    /**
     * For programs, without its text.
     *
     * @param askedForBy the rules that ask for it
     */
    public Json.Obj json(Collection<String> askedForBy) {
        return Json.object()
                .put("course", id())
                .put("module", module())
                .put("title", title().en())
                .put("title_zh", title().zh())
                .put("minutes", minutes())
                .put("questions", terms().questions())
                .put("bank", bank().size())
                .put("pass_mark", terms().passMark())
                .put("attempts", terms().attempts())
                .put("wait", terms().pause().toString())
                .put("valid", terms().valid().toString())
                .put("version", terms().version())
                .put("roles", Json.strings(new TreeSet<>(roles())))
                .put("retrain_on", Json.strings(retrainOn()))
                .put("serves", Json.strings(serves()))
                .put("asked_for_by", Json.strings(askedForBy))
                .put("reviewed", reviewed().toString())
                .put("own", own())
                .put("digest", digest())
                .build();
    }

    /** SHA-256 over a course's files: each one's name and length, and its text. */
    static String digest(Collection<NamedText> files) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (NamedText file : files) {
                byte[] text = file.text().getBytes(StandardCharsets.UTF_8);
                sha.update((file.name() + " " + text.length + "\n").getBytes(StandardCharsets.UTF_8));
                sha.update(text);
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }

    /** One of the files of a course. */
    record NamedText(String name, String text) {}

    static Map<Language, CourseText> texts(CourseText en, CourseText zh) {
        Map<Language, CourseText> texts = new EnumMap<>(Language.class);
        texts.put(Language.EN, en);
        texts.put(Language.ZH, zh);
        return texts;
    }
}
