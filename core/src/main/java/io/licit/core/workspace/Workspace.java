package io.licit.core.workspace;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.law.Pack;
import io.licit.core.segment.Definition;
import io.licit.core.source.Sources;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A folder of definitions, read and typed but with names in conditions not yet looked up.
 *
 * @param segments by id, in id order
 * @param assessments by id, in id order
 * @param packs the organisation's own law
 */
public record Workspace(
        Settings settings,
        Catalogue catalogue,
        Map<String, Definition> segments,
        Map<String, Assessment> assessments,
        List<Pack> packs,
        Sources sources) {
    public Workspace {
        segments = Collections.unmodifiableMap(new TreeMap<>(segments));
        assessments = Collections.unmodifiableMap(new TreeMap<>(assessments));
        packs = List.copyOf(packs);
    }

    public Workspace withCatalogue(Catalogue other) {
        return new Workspace(settings, other, segments, assessments, packs, sources);
    }
}
