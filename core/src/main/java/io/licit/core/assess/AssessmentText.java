package io.licit.core.assess;

import io.licit.core.catalogue.Figure;
import io.licit.core.json.Json;
import io.licit.core.workspace.Assessment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An assessment as the text of its file, and in the forms that people and programs ask for. */
public final class AssessmentText {
    /** What some readers of YAML take for something else than a text. */
    private static final Set<String> WORDS = Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

    private final Assessment assessment;
    private final Questions questions;

    public AssessmentText(Assessment assessment) {
        this.assessment = assessment;
        this.questions = Questions.of(assessment.kind());
    }

    /** The questions of its kind with its answers, blank where there is none; then answers to questions of its own. */
    public Map<String, String> answers() {
        Map<String, String> all = new LinkedHashMap<>();
        questions
                .asked()
                .forEach(
                        question -> all.put(question.key(), assessment.answers().getOrDefault(question.key(), "")));
        assessment.answers().forEach(all::putIfAbsent);
        assessment.unanswered().forEach(key -> all.putIfAbsent(key, ""));
        return all;
    }

    /** The text of a question; its key where the kind does not ask it. */
    public String question(String key) {
        return questions.asked().stream()
                .filter(question -> question.key().equals(key))
                .map(Questions.Question::text)
                .findFirst()
                .orElse(key);
    }

    /** The text of its file, which reads as the same assessment. */
    public String yaml() {
        StringBuilder text = new StringBuilder();
        line(text, "assessment: " + plain(assessment.id()));
        line(text, "kind: " + assessment.kind().word());
        line(text, "title: " + quoted(assessment.title()));
        line(
                text,
                "segments: ["
                        + String.join(
                                ", ",
                                assessment.segments().stream()
                                        .map(AssessmentText::plain)
                                        .toList())
                        + "]");
        if (!assessment.subjects().isEmpty()) {
            line(text, "subject:");
            assessment
                    .subjects()
                    .forEach((segment, digest) -> line(text, "  " + plain(segment) + ": " + quoted(digest)));
        }
        line(text, "answers:");
        answers().forEach((key, answer) -> {
            if (!question(key).equals(key)) {
                line(text, "  # " + question(key));
            }
            put(text, "  ", plain(key), answer);
        });
        if (!assessment.figures().isEmpty()) {
            line(text, "figures:");
            assessment.figures().forEach((figure, value) -> line(text, "  " + figure.word() + ": " + quoted(value)));
        }
        line(
                text,
                "evidence: ["
                        + String.join(
                                ", ",
                                assessment.evidence().stream()
                                        .map(AssessmentText::quoted)
                                        .toList())
                        + "]");
        put(text, "", "conclusion", assessment.conclusion());
        line(text, "outcome: " + assessment.outcome().word());
        assessment.signedBy().ifPresent(name -> line(text, "signed_by: " + quoted(name)));
        assessment.signedAt().ifPresent(day -> line(text, "signed_at: " + day));
        assessment.expiresAt().ifPresent(day -> line(text, "expires_at: " + day));
        return text.toString();
    }

    /** Plain text of several lines as a block that people can read; everything else as a quoted string. */
    private static void put(StringBuilder text, String indent, String key, String value) {
        String whole = value.strip();
        boolean isPlain = whole.chars().allMatch(c -> c == '\n' || c >= ' ' && c != 0x7f && c < 0x80 || c > 0xa0)
                && whole.lines().noneMatch(line -> line.endsWith(" "))
                && whole.chars().noneMatch(AssessmentText::breaksLines);
        if (isPlain && whole.contains("\n")) {
            line(text, indent + key + ": |");
            whole.lines().forEach(line -> line(text, line.isEmpty() ? "" : indent + "  " + line));
        } else {
            line(text, indent + key + ": " + quoted(whole));
        }
    }

    /** Other characters that some take for the end of a line, and halves of characters. */
    private static boolean breaksLines(int c) {
        return c == 0x2028 || c == 0x2029 || c == 0xfeff || Character.isSurrogate((char) c);
    }

    /** A name as it is where YAML takes it for a text and nothing else. */
    private static String plain(String name) {
        boolean isText = name.matches("[a-z][a-z0-9_-]*") && !WORDS.contains(name);
        return isText ? name : quoted(name);
    }

    /** As YAML takes it, which JSON's strings are. */
    private static String quoted(String text) {
        return Json.of(text).print().strip();
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }

    public String markdown() {
        StringBuilder text = new StringBuilder("# " + oneLine(assessment.title()) + "\n\n");
        line(text, "- " + questions.title() + " (`" + assessment.kind().word() + "`), `" + assessment.id() + "`");
        line(text, "- Segments: `" + String.join("`, `", assessment.segments()) + "`");
        assessment
                .subjects()
                .forEach((segment, digest) -> line(text, "- `" + segment + "` as judged: `" + digest + "`"));
        line(text, "- Outcome: " + assessment.outcome().word());
        line(
                text,
                "- Signed: "
                        + assessment
                                .signedBy()
                                .map(name -> oneLine(name)
                                        + assessment
                                                .signedAt()
                                                .map(day -> ", " + day)
                                                .orElse(""))
                                .orElse("by nobody"));
        assessment.expiresAt().ifPresent(day -> line(text, "- Ends: " + day));
        answers().forEach((key, answer) -> {
            line(text, "\n## " + oneLine(question(key)) + "\n");
            line(text, answer.isBlank() ? "*Not answered.*" : answer.strip());
        });
        if (!assessment.figures().isEmpty()) {
            line(text, "\n## Figures\n");
            assessment.figures().forEach((figure, value) -> line(text, "- " + figure.word() + ": " + oneLine(value)));
        }
        if (!assessment.evidence().isEmpty()) {
            line(text, "\n## Evidence\n");
            assessment.evidence().forEach(one -> line(text, "- " + oneLine(one)));
        }
        line(text, "\n## Conclusion\n");
        line(
                text,
                assessment.conclusion().isBlank()
                        ? "*None yet.*"
                        : assessment.conclusion().strip());
        return text.toString();
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    /** Keys as in the file. */
    public Json.Obj json() {
        Json.Builder subject = Json.object();
        assessment.subjects().forEach(subject::put);
        Json.Builder answers = Json.object();
        answers().forEach(answers::put);
        Json.Builder figures = Json.object();
        for (Map.Entry<Figure, String> one : assessment.figures().entrySet()) {
            figures.put(one.getKey().word(), one.getValue());
        }
        Json.Builder all = Json.object()
                .put("assessment", assessment.id())
                .put("kind", assessment.kind().word())
                .put("title", assessment.title())
                .put("segments", Json.strings(assessment.segments()))
                .put("subject", subject.build())
                .put("answers", answers.build())
                .put("unanswered", Json.strings(unanswered()))
                .put("figures", figures.build())
                .put("evidence", Json.strings(assessment.evidence()))
                .put("conclusion", assessment.conclusion())
                .put("outcome", assessment.outcome().word());
        assessment.signedBy().ifPresent(name -> all.put("signed_by", name));
        assessment.signedAt().ifPresent(day -> all.put("signed_at", day.toString()));
        assessment.expiresAt().ifPresent(day -> all.put("expires_at", day.toString()));
        return all.build();
    }

    /** The questions of its kind, and its own, that nothing is answered to. */
    public List<String> unanswered() {
        return answers().entrySet().stream()
                .filter(one -> one.getValue().isBlank())
                .map(Map.Entry::getKey)
                .toList();
    }
}
