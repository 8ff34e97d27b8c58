package io.licit.core.workspace;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.law.LawReader;
import io.licit.core.law.Pack;
import io.licit.core.segment.ConditionParser;
import io.licit.core.segment.Definition;
import io.licit.core.source.SourceFile;
import io.licit.core.source.Sources;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Reads a folder of definitions, and reports every mistake in any of them in one run. */
public final class WorkspaceReader {
    static final String SETTINGS = "licit.yaml";

    private WorkspaceReader() {}

    /** What {@code licit.yaml} says, whatever else stands in the workspace; empty where that can't be read. */
    public static Optional<Settings> settings(Sources sources, Diagnostics diagnostics) {
        Optional<SourceFile> file = sources.file(SETTINGS);
        if (file.isEmpty()) {
            diagnostics.add(WorkspaceMessages.noWorkspace());
        }
        return file.flatMap(there -> SettingsReader.read(there, diagnostics));
    }

    /**
     * The workspace; empty where the settings or the catalogue can't be read. Other definitions with mistakes are left
     * out of it, and reported.
     *
     * @param packs reads a file of the folder {@code law}
     */
    public static Optional<Workspace> read(
            Sources sources, BiFunction<SourceFile, Diagnostics, Optional<Pack>> packs, Diagnostics diagnostics) {
        Optional<SourceFile> settingsFile = sources.file(SETTINGS);
        if (settingsFile.isEmpty()) {
            diagnostics.add(WorkspaceMessages.noWorkspace());
            return Optional.empty();
        }
        Optional<Settings> settings = SettingsReader.read(settingsFile.get(), diagnostics);
        Optional<Catalogue> catalogue = CatalogueReader.read(
                sources.yamlIn("catalogue"), settingsFile.get().start(), diagnostics);
        References references = new References();
        Definitions<Definition> segments = segments(sources, references, diagnostics);
        Definitions<Assessment> assessments = Definitions.read(
                "assessment",
                sources.yamlIn("assessments"),
                reader -> AssessmentReader.read(reader, references),
                diagnostics);
        Definitions<Campaign> campaigns = Definitions.read(
                "campaign",
                sources.yamlIn("campaigns"),
                reader -> CampaignReader.read(reader, references),
                diagnostics);
        Map<Boolean, List<SourceFile>> ofWaivers = sources.yamlIn("law").stream()
                .filter(file -> !LawReader.holdsPatterns(file))
                .collect(Collectors.partitioningBy(WaiverReader::isOf));
        List<Pack> law = ofWaivers.getOrDefault(false, List.of()).stream()
                .flatMap(file -> packs.apply(file, diagnostics).stream())
                .toList();
        List<Waiver> waivers = ofWaivers.getOrDefault(true, List.of()).stream()
                .flatMap(file -> WaiverReader.read(file, references, diagnostics).stream())
                .toList();
        references.check(segments.ids(), assessments.ids(), diagnostics);
        catalogue.flatMap(Catalogue::persons).ifPresent(persons -> references.checkColumns(persons, diagnostics));
        Strays.report(sources, diagnostics);
        return settings.flatMap(own -> catalogue.map(tables -> new Workspace(
                own,
                tables,
                segments.read(),
                assessments.read(),
                campaigns.read(),
                areWhole(campaigns, sources, segments.ids()),
                law,
                waivers,
                segments.broken(),
                sources)));
    }

    private static boolean areWhole(Definitions<Campaign> campaigns, Sources sources, Set<String> segments) {
        return campaigns.read().size() == sources.yamlIn("campaigns").size()
                && campaigns.read().values().stream().map(Campaign::segment).allMatch(segments::contains);
    }

    private static Definitions<Definition> segments(Sources sources, References references, Diagnostics diagnostics) {
        return Definitions.read(
                "segment",
                sources.yamlIn("segments"),
                reader -> SegmentReader.read(
                        reader,
                        where -> ConditionParser.parse(where, where.span().file(), diagnostics),
                        references),
                diagnostics);
    }
}
