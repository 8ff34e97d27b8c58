package io.licit.core.segment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A person's values and her rows of events, for the reference evaluation.
 *
 * @param values of the table of persons by column; a column that is missing is null
 * @param rows by table of events, each row's values by column
 */
public record PersonData(Map<String, Value> values, Map<String, List<Map<String, Value>>> rows) {
    public PersonData {
        values = Map.copyOf(values);
        Map<String, List<Map<String, Value>>> copies = new HashMap<>();
        rows.forEach((table, all) -> {
            List<Map<String, Value>> copy = new ArrayList<>();
            all.forEach(row -> copy.add(Map.copyOf(row)));
            copies.put(table, List.copyOf(copy));
        });
        rows = Map.copyOf(copies);
    }
}
