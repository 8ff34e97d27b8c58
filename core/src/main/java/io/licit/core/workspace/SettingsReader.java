package io.licit.core.workspace;

import io.licit.core.catalogue.Sector;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.diagnostic.Said;
import io.licit.core.law.Organisation;
import io.licit.core.source.SourceFile;
import io.licit.core.yaml.Form;
import io.licit.core.yaml.MappingReader;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code licit.yaml}. */
final class SettingsReader {
    private static final String VERSION = "1";
    private static final Period REVIEW_WITHIN = Period.ofYears(1);

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
        Organisation facts = organisation.map(SettingsReader::organisation).orElse(Organisation.undeclared());
        organisation.ifPresent(MappingReader::finish);
        Optional<Integer> minimumSize = minimumSize(reader);
        Settings settings = new Settings(
                name,
                facts,
                reader.optional("sector", Form.word(Sector.class)),
                reader.optional("unknown_jurisdiction", Forms.JURISDICTION).filter(place -> !place.equals("strictest")),
                minimumSize,
                reader.optional("approval", Form.oneOf(List.of("four-eyes", "none")))
                        .equals(Optional.of("four-eyes")),
                reader.mapping("law").flatMap(SettingsReader::reviewWithin).orElse(REVIEW_WITHIN),
                reader.mapping("sign_in").flatMap(IdentityProviderSettings::read),
                fairness(reader, minimumSize.orElse(FairnessSettings.USUAL.minimumGroup())),
                ProgrammeSettingsReader.read(reader),
                reader.span());
        reader.finish();
        return reader.failed() ? Optional.empty() : Optional.of(settings);
    }

    private static Organisation organisation(MappingReader reader) {
        return new Organisation(
                Set.copyOf(reader.list("established_in", Forms.COUNTRY)),
                reader.optional("persons", Form.COUNT),
                reader.money("annual_turnover"));
    }

    private static Optional<Period> reviewWithin(MappingReader reader) {
        Optional<Period> within = reader.optional("review_within", Form.PERIOD);
        reader.finish();
        return within;
    }

    private static FairnessSettings fairness(MappingReader reader, int minimumGroup) {
        return reader.mapping("fairness")
                .map(inner -> FairnessSettingsReader.read(inner, minimumGroup))
                .orElse(FairnessSettings.USUAL.withMinimumGroup(minimumGroup));
    }

    private static Optional<Integer> minimumSize(MappingReader reader) {
        return reader.optional(
                "minimum_segment_size",
                Form.of(
                        Said.of("a whole number from 1"),
                        "50",
                        scalar -> Form.WHOLE_NUMBER.parse().apply(scalar).filter(size -> size >= 1)));
    }
}
