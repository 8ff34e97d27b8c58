package io.licit.core.workspace;

import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.source.SourceFile;
import io.licit.core.source.YamlNode;
import io.licit.core.yaml.Form;
import io.licit.core.yaml.MappingReader;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a file of waivers: one in the folder of the organisation's own law that holds them and is no pack. */
final class WaiverReader {
    static final String KEY = "waivers";

    /** Who goes on being of that mind signs again. */
    private static final Period LENGTH_MAX = Period.ofYears(1);

    private WaiverReader() {}

    static boolean isOf(SourceFile file) {
        return MappingReader.open(file, new Diagnostics())
                .filter(reader -> reader.has(KEY) && !reader.has("pack"))
                .isPresent();
    }

    static List<Waiver> read(SourceFile file, References references, Diagnostics diagnostics) {
        List<Waiver> waivers = new ArrayList<>();
        MappingReader.open(file, diagnostics).ifPresent(reader -> {
            for (MappingReader waiver : reader.mappings(KEY)) {
                waiver(waiver, references).ifPresent(waivers::add);
            }
            reader.finish();
        });
        return waivers;
    }

    private static Optional<Waiver> waiver(MappingReader reader, References references) {
        Optional<YamlNode.Scalar> rule = reader.requiredScalar("rule", Form.TEXT.like("LICIT-PROTECTED"));
        List<String> segments = references.assessed(reader.scalars("segments", Forms.ID));
        Optional<String> reason = reader.required("reason", Form.TEXT);
        Optional<String> signedBy = reader.required("signed_by", Form.TEXT.like("officer@aurora.example"));
        Optional<LocalDate> from = reader.required("from", Form.DATE);
        Optional<LocalDate> until = reader.required("until", Form.DATE.like("2027-03-31"));
        boolean stated = !reader.has("segments") || !segments.isEmpty();
        if (!stated && !reader.failed()) {
            reader.report(WorkspaceMessages.waiverOfNone(reader.span("segments")));
        }
        reader.finish();
        if (from.isPresent() && until.isPresent()) {
            checkDates(reader, from.get(), until.get());
        }
        if (reader.failed() || !stated || rule.isEmpty() || reason.isEmpty() || signedBy.isEmpty()) {
            return Optional.empty();
        }
        return from.flatMap(first -> until.map(last -> new Waiver(
                rule.get().text(),
                segments,
                reason.get(),
                signedBy.get(),
                first,
                last,
                rule.get().span())));
    }

    private static void checkDates(MappingReader reader, LocalDate from, LocalDate until) {
        if (until.isBefore(from)) {
            reader.report(WorkspaceMessages.endsBeforeItBegins(reader.span("until"), from, until));
        } else if (until.isAfter(from.plus(LENGTH_MAX))) {
            reader.report(WorkspaceMessages.waiverTooLong(reader.span("until"), from.plus(LENGTH_MAX)));
        }
    }
}
