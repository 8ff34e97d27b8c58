package io.licit.core.workspace;

import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.source.SourceFile;
import io.licit.core.source.Span;
import io.licit.core.yaml.Form;
import io.licit.core.yaml.MappingReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * One folder's definitions.
 *
 * @param read those without mistakes, by id
 * @param broken ids of those with mistakes, as far as they could be read
 */
record Definitions<T>(Map<String, T> read, Set<String> broken) {

    /**
     * Reads files that hold one definition each.
     *
     * @param kind the key that holds the id
     */
    static <T> Definitions<T> read(
            String kind, List<SourceFile> files, Function<MappingReader, Optional<T>> form, Diagnostics diagnostics) {
        Map<String, Span> first = new TreeMap<>();
        Map<String, T> read = new TreeMap<>();
        Set<String> broken = new TreeSet<>();
        for (SourceFile file : files) {
            Optional<MappingReader> opened = MappingReader.open(file, diagnostics);
            if (opened.isEmpty()) {
                guess(kind, file).ifPresent(broken::add);
                continue;
            }
            if (Strays.isStray(file, opened.get(), kind, diagnostics)) {
                continue;
            }
            MappingReader reader = opened.get();
            Optional<T> definition = form.apply(reader);
            Optional<String> id = id(reader, kind);
            if (id.isEmpty()) {
                continue;
            }
            Span earlier = first.putIfAbsent(id.get(), reader.span(kind));
            if (earlier != null) {
                diagnostics.add(WorkspaceMessages.twice(kind, id.get(), reader.span(kind), earlier));
            } else if (definition.isPresent()) {
                read.put(id.get(), definition.get());
            } else {
                broken.add(id.get());
            }
        }
        return new Definitions<>(read, broken);
    }

    /** The ids of all that are defined, with mistakes or without. */
    Set<String> ids() {
        Set<String> ids = new TreeSet<>(read.keySet());
        ids.addAll(broken);
        return ids;
    }

    private static Optional<String> id(MappingReader reader, String kind) {
        return reader.has(kind) ? reader.optional(kind, Form.TEXT) : Optional.empty();
    }

    /** The id in a file that is not YAML, so that what refers to it is not reported on top. */
    private static Optional<String> guess(String kind, SourceFile file) {
        return file.text()
                .lines()
                .filter(line -> line.startsWith(kind + ":"))
                .map(line -> line.substring(kind.length() + 1).strip())
                .findFirst();
    }
}
