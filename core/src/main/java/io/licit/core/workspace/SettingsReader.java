package io.licit.core.workspace;

import io.licit.core.catalogue.Sector;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.source.SourceFile;
import io.licit.core.source.YamlNode;
import io.licit.core.yaml.Form;
import io.licit.core.yaml.MappingReader;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads {@code licit.yaml}. */
final class SettingsReader {
    private static final String VERSION = "1";

    private SettingsReader() {}

    static Optional<Settings> read(SourceFile file, Diagnostics diagnostics) {
        return MappingReader.open(file, diagnostics).flatMap(SettingsReader::settings);
    }

    private static Optional<Settings> settings(MappingReader reader) {
        reader.requiredScalar("licit", Form.TEXT.like(VERSION))
                .filter(version -> !version.text().equals(VERSION))
                .ifPresent(version -> reader.report(WorkspaceMessages.version(version)));
        Optional<MappingReader> organisation = reader.mapping("organisation");
        String name = organisation
                .flatMap(inner -> inner.required("name", Form.TEXT.like("Aurora Retail")))
                .orElse("");
        List<String> establishedIn = organisation
                .map(inner -> inner.list("established_in", Forms.COUNTRY))
                .orElse(List.of());
        Map<String, BigDecimal> turnover = organisation
                .flatMap(inner -> inner.mapping("annual_turnover"))
                .map(SettingsReader::turnover)
                .orElse(Map.of());
        organisation.ifPresent(MappingReader::finish);
        Settings settings = new Settings(
                name,
                establishedIn,
                turnover,
                reader.optional("sector", Form.word(Sector.class)),
                reader.optional("unknown_jurisdiction", Forms.JURISDICTION).filter(place -> !place.equals("strictest")),
                minimumSize(reader),
                !reader.optional("approval", Form.oneOf(List.of("four-eyes", "none")))
                        .equals(Optional.of("none")),
                reader.span());
        reader.finish();
        return reader.failed() ? Optional.empty() : Optional.of(settings);
    }

    private static Optional<Integer> minimumSize(MappingReader reader) {
        return reader.optional(
                "minimum_segment_size",
                Form.of(
                        "a whole number from 1",
                        "50",
                        scalar -> Form.WHOLE_NUMBER.parse().apply(scalar).filter(size -> size >= 1)));
    }

    private static Map<String, BigDecimal> turnover(MappingReader reader) {
        Map<String, BigDecimal> byCurrency = new TreeMap<>();
        for (YamlNode.Entry entry : reader.entries()) {
            String currency = entry.key().text();
            if (!currency.matches(Forms.CURRENCY)) {
                reader.report(WorkspaceMessages.currency(entry.key()));
                continue;
            }
            reader.optional(currency, Form.NUMBER.like("42000000"))
                    .ifPresent(amount -> byCurrency.put(currency, amount));
        }
        return byCurrency;
    }
}
