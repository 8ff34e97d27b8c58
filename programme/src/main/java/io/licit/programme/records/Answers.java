package io.licit.programme.records;

import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.source.SourceFile;
import io.licit.core.source.YamlNode;
import io.licit.core.yaml.Form;
import io.licit.core.yaml.MappingReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What humans have answered, in {@code records.yaml}: for all, and by segment where that differs.
 *
 * @param all by question
 * @param bySegment by segment and question
 */
record Answers(Map<String, String> all, Map<String, Map<String, String>> bySegment) {
    static final String FILE = "records.yaml";

    /** The questions, as the file has them. */
    static final List<String> QUESTIONS =
            List.of("contact", "officer", "subjects", "recipients", "transfers", "retention", "security");

    private static final String SEGMENTS = "segments";

    /** Those of a file; what can't be read in it goes to {@code out} and is not answered. */
    static Answers read(Optional<SourceFile> file, Diagnostics out) {
        Map<String, String> all = new TreeMap<>();
        Map<String, Map<String, String>> bySegment = new TreeMap<>();
        file.flatMap(text -> MappingReader.open(text, out)).ifPresent(document -> {
            document.requiredMapping("records", "{contact: privacy@aurora.example}")
                    .ifPresent(reader -> {
                        all.putAll(answers(reader));
                        reader.mapping(SEGMENTS).ifPresent(segments -> {
                            for (YamlNode.Entry entry : segments.entries()) {
                                String id = entry.key().text();
                                segments.mapping(id).ifPresent(own -> {
                                    bySegment.put(id, answers(own));
                                    own.finish();
                                });
                            }
                        });
                        reader.finish();
                    });
            document.finish();
        });
        return new Answers(all, bySegment);
    }

    private static Map<String, String> answers(MappingReader reader) {
        Map<String, String> answers = new TreeMap<>();
        QUESTIONS.forEach(question -> reader.optional(question, Form.TEXT)
                .filter(text -> !text.isBlank())
                .ifPresent(text -> answers.put(question, text.strip())));
        return answers;
    }

    Optional<String> of(String segment, String question) {
        return Optional.ofNullable(bySegment.getOrDefault(segment, Map.of()).get(question))
                .or(() -> Optional.ofNullable(all.get(question)));
    }
}
