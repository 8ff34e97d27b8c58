package io.licit.core.source;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The texts of a folder by path, in path order. */
public record Sources(Map<String, SourceFile> files) {
    public Sources {
        files = Collections.unmodifiableMap(new TreeMap<>(files));
    }

    public static Sources of(Collection<SourceFile> files) {
        Map<String, SourceFile> byPath = new TreeMap<>();
        for (SourceFile file : files) {
            byPath.put(file.path(), file);
        }
        return new Sources(byPath);
    }

    public Optional<SourceFile> file(String path) {
        return Optional.ofNullable(files.get(path));
    }

    /** The YAML files below a folder, in path order. */
    public List<SourceFile> yamlIn(String folder) {
        return files.values().stream()
                .filter(file -> file.path().startsWith(folder + "/"))
                .filter(Sources::isYaml)
                .toList();
    }

    /** By its ending, in any case: a file that is passed over for its capitals would be a law or a ledger less. */
    public static boolean isYaml(SourceFile file) {
        String path = file.path().toLowerCase(Locale.ROOT);
        return path.endsWith(".yaml") || path.endsWith(".yml");
    }
}
