package io.licit.core.check;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.segment.Expr;
import io.licit.core.segment.Lineage;
import io.licit.core.segment.Resolver;
import io.licit.core.segment.Segments;
import io.licit.core.workspace.Workspace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The conditions of a workspace with their names looked up.
 *
 * @param order ids of the segments that stand, each after those that it refers to; one that refers to a broken segment
 *     does not stand either, and only the broken one is reported
 */
record Resolved(List<String> order, Map<String, Expr> conditions) {
    static Resolved of(Workspace workspace, Diagnostics broken) {
        Set<String> ids = workspace.segments().keySet();
        Map<String, Expr> conditions = new TreeMap<>();
        workspace.segments().forEach((id, definition) -> {
            Diagnostics found = new Diagnostics();
            Resolver.resolve(definition.where(), workspace.catalogue(), ids, found)
                    .ifPresent(condition -> conditions.put(id, condition));
            found.sorted().forEach(diagnostic -> broken.add(diagnostic.withSegment(id)));
        });
        List<String> standing = new ArrayList<>();
        Set<String> stands = new HashSet<>();
        for (String id : Segments.order(conditions, broken).ids()) {
            Expr condition = conditions.get(id);
            if (condition != null && stands.containsAll(Segments.named(condition))) {
                standing.add(id);
                stands.add(id);
            }
        }
        conditions.keySet().retainAll(stands);
        return new Resolved(List.copyOf(standing), conditions);
    }

    Expr condition(String id) {
        Expr condition = conditions.get(id);
        if (condition == null) {
            throw new IllegalArgumentException("not resolved: " + id);
        }
        return condition;
    }

    Reads reads(String id, Catalogue catalogue) {
        return Reads.of(Lineage.of(condition(id), catalogue, other -> Optional.ofNullable(conditions.get(other))));
    }
}
