package io.licit.core.law;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The organisation, as far as laws tell organisations apart. What is not declared is taken to meet every condition.
 *
 * @param establishedIn ISO 3166-1 codes; empty where undeclared
 * @param persons how many persons' data it handles; empty where undeclared
 * @param turnover annual, by ISO 4217 currency; one that is missing is undeclared, since nothing here converts money
 */
public record Organisation(Set<String> establishedIn, Optional<Long> persons, Map<String, BigDecimal> turnover) {
    public Organisation {
        establishedIn = Set.copyOf(establishedIn);
        turnover = Collections.unmodifiableMap(new TreeMap<>(turnover));
    }

    /** One of which nothing is declared. */
    public static Organisation undeclared() {
        return new Organisation(Set.of(), Optional.empty(), Map.of());
    }
}
