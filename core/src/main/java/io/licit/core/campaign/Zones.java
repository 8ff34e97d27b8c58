package io.licit.core.campaign;

import io.licit.core.law.Place;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which clocks show the time of a place: {@code law/zones.yaml}.
 *
 * @param byPlace zones of the tz database, by ISO 3166-1 or ISO 3166-2 code
 */
record Zones(Map<String, Set<ZoneId>> byPlace) {
    Zones {
        byPlace = Collections.unmodifiableMap(new TreeMap<>(byPlace));
    }

    /** Every clock that may be the one of a person there; of an unknown place, every clock that there is. */
    Set<ZoneId> of(Place place) {
        if (place instanceof Place.Region region) {
            return byPlace.getOrDefault(region.code(), of(new Place.Country(region.country())));
        }
        if (place instanceof Place.Country country) {
            return byPlace.getOrDefault(country.code(), all());
        }
        if (place instanceof Place.SomewhereIn somewhere) {
            return byPlace.getOrDefault(somewhere.country(), all());
        }
        return all();
    }

    private Set<ZoneId> all() {
        Set<ZoneId> zones = new TreeSet<>((a, b) -> a.getId().compareTo(b.getId()));
        byPlace.values().forEach(zones::addAll);
        return zones;
    }
}
