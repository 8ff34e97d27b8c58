package io.licit.core.workspace;

import io.licit.core.catalogue.AssessmentKind;
import io.licit.core.catalogue.Figure;
import io.licit.core.source.YamlNode;
import io.licit.core.yaml.Form;
import io.licit.core.yaml.MappingReader;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads one assessment. */
final class AssessmentReader {
    private AssessmentReader() {}

    /** @param references receives the segments that it names */
    static Optional<Assessment> read(MappingReader reader, References references) {
        Optional<YamlNode.Scalar> id = reader.requiredScalar("assessment", Forms.ID.like("li-winback"));
        Optional<AssessmentKind> kind =
                reader.required("kind", Form.word(AssessmentKind.class).like("legitimate-interests"));
        String title = reader.optional("title", Form.TEXT)
                .or(() -> id.map(YamlNode.Scalar::text))
                .orElse("");
        List<String> segments = references.assessed(reader.scalars("segments", Forms.ID));
        Map<String, String> subjects = subjects(reader);
        String conclusion = reader.optional("conclusion", Form.TEXT).orElse("");
        Map<String, String> written = answers(reader);
        Map<String, String> answers = new LinkedHashMap<>(written);
        answers.values().removeIf(String::isBlank);
        List<String> unanswered = written.keySet().stream()
                .filter(question -> !answers.containsKey(question))
                .toList();
        Map<Figure, String> figures = figures(reader);
        List<String> evidence = reader.list("evidence", Form.TEXT);
        Optional<Assessment.Outcome> outcome = reader.required("outcome", Form.word(Assessment.Outcome.class));
        Optional<String> signedBy = reader.optional("signed_by", Form.TEXT);
        Optional<LocalDate> signedAt = reader.optional("signed_at", Form.DATE);
        Optional<LocalDate> expiresAt = reader.optional("expires_at", Form.DATE);
        reader.finish();
        if (reader.failed() || id.isEmpty() || kind.isEmpty() || outcome.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Assessment(
                id.get().text(),
                kind.get(),
                title,
                segments,
                subjects,
                conclusion,
                answers,
                unanswered,
                figures,
                evidence,
                outcome.get(),
                signedBy,
                signedAt,
                expiresAt,
                id.get().span()));
    }

    /** Digests of the segments as they were judged. */
    private static Map<String, String> subjects(MappingReader reader) {
        Map<String, String> digests = new TreeMap<>();
        reader.mapping("subject").ifPresent(mapping -> {
            for (YamlNode.Entry entry : mapping.entries()) {
                String segment = entry.key().text();
                mapping.optional(segment, Forms.DIGEST).ifPresent(digest -> digests.put(segment, digest));
            }
        });
        return digests;
    }

    /** As written; one that is still to come is blank. */
    private static Map<String, String> answers(MappingReader reader) {
        Map<String, String> answers = new LinkedHashMap<>();
        reader.mapping("answers").ifPresent(mapping -> {
            for (YamlNode.Entry entry : mapping.entries()) {
                String question = entry.key().text();
                mapping.optional(question, Form.TEXT).ifPresent(answer -> answers.put(question, answer));
            }
        });
        return answers;
    }

    private static Map<Figure, String> figures(MappingReader reader) {
        Map<Figure, String> figures = new TreeMap<>();
        reader.mapping("figures").ifPresent(mapping -> {
            for (Figure figure : Figure.values()) {
                mapping.optional(figure.word(), Form.TEXT)
                        .filter(value -> !value.isBlank())
                        .ifPresent(value -> figures.put(figure, value));
            }
            mapping.finish();
        });
        return figures;
    }
}
