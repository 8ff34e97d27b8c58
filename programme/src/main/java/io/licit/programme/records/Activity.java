package io.licit.programme.records;

import java.util.List;

/**
 * A processing activity: a segment and its use.
 *
 * @param id the segment's
 */
public record Activity(String id, String title, List<Field> fields) {
    public Activity {
        fields = List.copyOf(fields);
    }

    public long unanswered() {
        return fields.stream().filter(field -> !field.known()).count();
    }
}
