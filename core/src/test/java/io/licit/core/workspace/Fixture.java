package io.licit.core.workspace;

import io.licit.core.Golden;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.source.SourceFile;
import io.licit.core.source.Sources;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A workspace in which nothing is wrong, for tests to change a file of. */
public final class Fixture {
    private static final Map<String, String> BASE = Golden.texts(Golden.cases("base"));

    private Fixture() {}

    public static Sources base() {
        return sources(BASE);
    }

    /** The base with these files in place of its own. */
    public static Sources with(Map<String, String> files) {
        Map<String, String> all = new TreeMap<>(BASE);
        all.putAll(files);
        return sources(all);
    }

    public static Sources with(String path, String text) {
        return with(Map.of(path, text));
    }

    public static Sources sources(Map<String, String> files) {
        return Sources.of(files.entrySet().stream()
                .map(file -> new SourceFile(file.getKey(), file.getValue()))
                .toList());
    }

    public static List<Diagnostic> mistakes(Sources sources) {
        Diagnostics diagnostics = new Diagnostics();
        read(sources, diagnostics);
        return diagnostics.sorted();
    }

    static Optional<Workspace> read(Sources sources, Diagnostics diagnostics) {
        return WorkspaceReader.read(sources, (file, found) -> Optional.empty(), diagnostics);
    }
}
