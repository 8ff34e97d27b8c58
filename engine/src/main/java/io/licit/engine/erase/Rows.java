package io.licit.engine.erase;

import io.licit.core.catalogue.Table;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A person's rows in one file of a table, as the file has them.
 *
 * @param file relative to the workspace, with forward slashes
 */
public record Rows(Table table, String file, List<Row> rows) {
    public Rows {
        rows = List.copyOf(rows);
    }

    /**
     * One row.
     *
     * @param values every column of the file, declared or not, as text; an absent value is the empty text
     * @param kept whether an erasure leaves it
     */
    public record Row(Map<String, String> values, boolean kept) {
        public Row {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    public long going() {
        return rows.stream().filter(row -> !row.kept()).count();
    }

    public long staying() {
        return rows.size() - going();
    }
}
