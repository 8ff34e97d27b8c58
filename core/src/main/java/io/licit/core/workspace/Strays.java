package io.licit.core.workspace;

import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.diagnostic.Severity;
import io.licit.core.source.SourceFile;
import io.licit.core.source.Sources;
import io.licit.core.yaml.MappingReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Definitions that lie where no command reads them. */
final class Strays {
    /** The key that a kind of definition begins with, and its folder. */
    private static final Map<String, String> FOLDERS = folders();

    private static final Set<String> OTHERS = Set.of("data", "courses", "schema", "docs");

    private Strays() {}

    /** Reports YAML files outside the folders that read like a definition. */
    static void report(Sources sources, Diagnostics diagnostics) {
        for (SourceFile file : sources.files().values()) {
            String path = file.path();
            String folder = path.contains("/") ? path.substring(0, path.indexOf('/')) : "";
            boolean read = path.equals(WorkspaceReader.SETTINGS) || FOLDERS.containsValue(folder);
            if (!read && Sources.isYaml(file) && !path.startsWith(".") && !OTHERS.contains(folder)) {
                MappingReader.open(file, new Diagnostics())
                        .ifPresent(
                                reader -> kind(reader).ifPresent(kind -> diagnostics.add(stray(file, reader, kind))));
            }
        }
    }

    /** Whether a file in a kind's folder holds another kind; it is reported then, and not read. */
    static boolean isStray(SourceFile file, MappingReader reader, String expected, Diagnostics diagnostics) {
        Optional<String> kind = reader.has(expected) ? Optional.empty() : kind(reader);
        kind.ifPresent(found -> diagnostics.add(stray(file, reader, found)));
        return kind.isPresent();
    }

    /** A ledger that is not read is worse than no definition: whoever refused in it would be let in. */
    private static Diagnostic stray(SourceFile file, MappingReader reader, String kind) {
        Diagnostic said = WorkspaceMessages.stray(file, kind, target(file, kind));
        return kind.equals("table") && reader.has("role") ? said.withSeverity(Severity.ERROR) : said;
    }

    private static Optional<String> kind(MappingReader reader) {
        if (reader.has("licit")) {
            return Optional.of("licit");
        }
        return FOLDERS.keySet().stream()
                .filter(key -> key.equals("segment") ? reader.has(key) && !reader.has("campaign") : reader.has(key))
                .findFirst();
    }

    private static String target(SourceFile file, String kind) {
        String name = file.path().substring(file.path().lastIndexOf('/') + 1);
        return kind.equals("licit") ? WorkspaceReader.SETTINGS : FOLDERS.get(kind) + "/" + name;
    }

    private static Map<String, String> folders() {
        Map<String, String> folders = new LinkedHashMap<>();
        folders.put("table", "catalogue");
        folders.put("segment", "segments");
        folders.put("campaign", "campaigns");
        folders.put("assessment", "assessments");
        folders.put("pack", "law");
        folders.put(WaiverReader.KEY, "law");
        return folders;
    }
}
