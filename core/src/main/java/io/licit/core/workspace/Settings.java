package io.licit.core.workspace;

import io.licit.core.catalogue.Sector;
import io.licit.core.source.Span;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * {@code licit.yaml}.
 *
 * @param establishedIn ISO 3166-1 codes; empty where undeclared, and then every rule about establishment applies
 * @param annualTurnover by ISO 4217 currency
 * @param sector empty where undeclared, and then the rules of every sector apply
 * @param unknownJurisdiction a jurisdiction to assume for persons whose place is unknown; empty for the strictest
 * @param minimumSegmentSize persons; empty where undeclared
 * @param fourEyes whether activation needs another person's approval; so unless the file says {@code none}
 */
public record Settings(
        String organisation,
        List<String> establishedIn,
        Map<String, BigDecimal> annualTurnover,
        Optional<Sector> sector,
        Optional<String> unknownJurisdiction,
        Optional<Integer> minimumSegmentSize,
        boolean fourEyes,
        Span span) {
    public Settings {
        establishedIn = List.copyOf(establishedIn);
        annualTurnover = Collections.unmodifiableMap(new TreeMap<>(annualTurnover));
    }
}
