package io.licit.engine.fairness;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.check.Characteristic;
import io.licit.core.segment.Expr;
import io.licit.core.workspace.FairnessSettings;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is asked about the fairness of segments.
 *
 * @param title of the organisation, or of the file
 * @param catalogue with types
 * @param characteristics in the order in which they are to be shown
 * @param subjects the segments
 * @param unswappable columns that no alternative may read, though a segment may
 * @param conditions of every segment that a subject may name, by id
 * @param judged by which persons; those without a gate are judged by whom they match
 * @param gated whether the plan asks for audiences
 * @param search for which segments alternatives are looked for
 * @param minimum counts of 1 to before it are withheld; 1 withholds nothing
 */
public record Inquiry(
        String title,
        Instant asOf,
        Catalogue catalogue,
        List<Characteristic> characteristics,
        List<Subject> subjects,
        Set<String> unswappable,
        Map<String, Expr> conditions,
        Set<Judged> judged,
        boolean gated,
        Search search,
        FairnessSettings settings,
        long minimum) {
    public Inquiry {
        characteristics = List.copyOf(characteristics);
        subjects = List.copyOf(subjects);
        conditions = Collections.unmodifiableMap(new LinkedHashMap<>(conditions));
        judged = Set.copyOf(judged);
        unswappable = Set.copyOf(unswappable);
    }

    /** For which segments alternatives are looked for. */
    public enum Search {
        NONE,
        /** Those in which something was found. */
        FLAGGED,
        ALL
    }
}
