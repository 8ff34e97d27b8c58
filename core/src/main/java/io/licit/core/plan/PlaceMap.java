package io.licit.core.plan;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * From what the data says of a person's place to the key that gate tests use. Both words are first trimmed and put in
 * capitals.
 *
 * <ul>
 *   <li>A country that is not in {@code countries}: {@code fallback}.
 *   <li>A country without {@code subdivisions}: the country.
 *   <li>Otherwise the region, written {@code US-CA} or {@code CA}, where it is one of the country's; else {@code US-?}.
 * </ul>
 *
 * @param fallback {@code ?}, or the key of the place that the workspace assumes
 */
public record PlaceMap(Set<String> countries, Map<String, Set<String>> subdivisions, String fallback) {
    /** The key of a place about which nothing is known. */
    public static final String UNKNOWN = "?";

    public PlaceMap {
        countries = Collections.unmodifiableSet(new TreeSet<>(countries));
        subdivisions = Collections.unmodifiableMap(new TreeMap<>(subdivisions));
    }
}
