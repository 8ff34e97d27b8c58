package io.licit.engine;

import io.licit.core.catalogue.Type;
import io.licit.core.check.Whereabouts;
import io.licit.core.diagnostic.Diagnostic;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the sources' heads show.
 *
 * @param types by table and column, of every column that the data has
 * @param whereabouts every country and region that the table of persons states; empty where nobody could look
 * @param problems missing and unreadable sources, and columns that the data does not have
 */
public record Described(
        Map<String, Map<String, Type>> types, Optional<Set<Whereabouts>> whereabouts, List<Diagnostic> problems) {
    public Described {
        types = Collections.unmodifiableMap(new TreeMap<>(types));
        problems = List.copyOf(problems);
    }

    /** The types of a table's columns; none where its source could not be read. */
    public Map<String, Type> of(String table) {
        return types.getOrDefault(table, Map.of());
    }
}
