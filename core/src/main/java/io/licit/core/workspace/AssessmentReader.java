package io.licit.core.workspace;

import io.licit.core.catalogue.AssessmentKind;
import io.licit.core.source.YamlNode;
import io.licit.core.yaml.Form;
import io.licit.core.yaml.MappingReader;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

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
        String conclusion = reader.optional("conclusion", Form.TEXT).orElse("");
        Optional<String> outcome = reader.required("outcome", Form.oneOf(List.of("passes", "fails")));
        Optional<String> signedBy = reader.optional("signed_by", Form.TEXT);
        Optional<LocalDate> signedAt = reader.optional("signed_at", Form.DATE);
        Optional<LocalDate> expiresAt = reader.optional("expires_at", Form.DATE);
        reader.finish();
        if (reader.failed() || id.isEmpty() || kind.isEmpty() || outcome.isEmpty()) {
            return Optional.empty();
        }
        boolean passes = outcome.get().equals("passes");
        return Optional.of(new Assessment(
                id.get().text(),
                kind.get(),
                title,
                segments,
                conclusion,
                passes,
                signedBy,
                signedAt,
                expiresAt,
                id.get().span()));
    }
}
