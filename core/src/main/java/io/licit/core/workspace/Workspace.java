package io.licit.core.workspace;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.law.Pack;
import io.licit.core.segment.Definition;
import io.licit.core.source.Sources;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A folder of definitions, read and typed but with names in conditions not yet looked up.
 *
 * @param segments by id, in id order
 * @param assessments by id, in id order
 * @param campaigns by id, in id order
 * @param campaignsWhole whether every campaign could be read and is on a segment that is there
 * @param packs the organisation's own law
 * @param waivers rules that it has signed not to be bound by
 * @param unreadable ids of segments that are defined and left out, since their files hold mistakes
 */
public record Workspace(
        Settings settings,
        Catalogue catalogue,
        Map<String, Definition> segments,
        Map<String, Assessment> assessments,
        Map<String, Campaign> campaigns,
        boolean campaignsWhole,
        List<Pack> packs,
        List<Waiver> waivers,
        Set<String> unreadable,
        Sources sources) {
    public Workspace {
        segments = Collections.unmodifiableMap(new TreeMap<>(segments));
        assessments = Collections.unmodifiableMap(new TreeMap<>(assessments));
        campaigns = Collections.unmodifiableMap(new TreeMap<>(campaigns));
        packs = List.copyOf(packs);
        waivers = List.copyOf(waivers);
        unreadable = Collections.unmodifiableSet(new TreeSet<>(unreadable));
    }

    /** A workspace without campaigns, all of whose segments could be read. */
    public Workspace(
            Settings settings,
            Catalogue catalogue,
            Map<String, Definition> segments,
            Map<String, Assessment> assessments,
            List<Pack> packs,
            Sources sources) {
        this(settings, catalogue, segments, assessments, Map.of(), true, packs, List.of(), Set.of(), sources);
    }

    public Workspace withCatalogue(Catalogue other) {
        return new Workspace(
                settings, other, segments, assessments, campaigns, campaignsWhole, packs, waivers, unreadable, sources);
    }
}
