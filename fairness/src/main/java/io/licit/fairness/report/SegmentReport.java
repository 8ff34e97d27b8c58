package io.licit.fairness.report;

import io.licit.fairness.alternative.Found;
import io.licit.fairness.cause.Cause;
import io.licit.fairness.group.CharacteristicResult;
import io.licit.fairness.group.Conditional;
import io.licit.fairness.group.Direction;
import io.licit.fairness.proxy.Association;
import io.licit.fairness.proxy.ProxyUse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Everything on one segment.
 *
 * @param title for people
 * @param digest the segment's address
 * @param condition its canonical text
 * @param characteristics in the order: set by set, single characteristics before intersections
 * @param drafts by number of an alternative, the condition that it states
 */
public record SegmentReport(
        String segment,
        String title,
        String digest,
        String condition,
        Direction direction,
        List<CharacteristicResult> characteristics,
        List<Conditional> conditional,
        List<Association> proxies,
        List<ProxyUse> proxyUses,
        List<Cause> causes,
        Optional<Found> alternatives,
        Map<Integer, String> drafts) {
    public SegmentReport {
        characteristics = List.copyOf(characteristics);
        conditional = List.copyOf(conditional);
        proxies = List.copyOf(proxies);
        proxyUses = List.copyOf(proxyUses);
        causes = List.copyOf(causes);
        drafts = Collections.unmodifiableMap(new TreeMap<>(drafts));
    }
}
