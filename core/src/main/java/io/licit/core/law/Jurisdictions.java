package io.licit.core.law;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The places of the world as far as law tells them apart: {@code law/jurisdictions.yaml}.
 *
 * @param countries every ISO 3166-1 alpha-2 code
 * @param groups members by group, such as EU
 * @param subdivisions full ISO 3166-2 codes by country, for countries whose law differs by region
 * @param titles what people call a place, by code
 */
public record Jurisdictions(
        Set<String> countries,
        Map<String, Set<String>> groups,
        Map<String, Set<String>> subdivisions,
        Map<String, String> titles) {
    /** Reaches everybody. */
    public static final String WORLD = "WORLD";

    /** Reaches whose place is unknown, and nobody else. */
    public static final String UNKNOWN = "UNKNOWN";

    public Jurisdictions {
        countries = Collections.unmodifiableSet(new TreeSet<>(countries));
        groups = Collections.unmodifiableMap(new TreeMap<>(groups));
        subdivisions = Collections.unmodifiableMap(new TreeMap<>(subdivisions));
        titles = Collections.unmodifiableMap(new TreeMap<>(titles));
    }

    /** Places that are called by their codes. */
    public Jurisdictions(
            Set<String> countries, Map<String, Set<String>> groups, Map<String, Set<String>> subdivisions) {
        this(countries, groups, subdivisions, Map.of());
    }

    /** What people call it; its code where nothing else is known. */
    public String title(String jurisdiction) {
        return titles.getOrDefault(jurisdiction, jurisdiction);
    }

    public boolean knows(String jurisdiction) {
        return jurisdiction.equals(WORLD)
                || jurisdiction.equals(UNKNOWN)
                || countries.contains(jurisdiction)
                || groups.containsKey(jurisdiction)
                || isSubdivision(jurisdiction);
    }

    /** Every name that {@link #knows} accepts, for suggestions. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>(countries);
        names.addAll(groups.keySet());
        subdivisions.values().forEach(names::addAll);
        names.add(WORLD);
        names.add(UNKNOWN);
        return names;
    }

    /** The countries that a jurisdiction lies in or spans; all of them for WORLD, none for UNKNOWN. */
    public Set<String> countriesOf(String jurisdiction) {
        if (jurisdiction.equals(WORLD)) {
            return countries;
        }
        if (groups.containsKey(jurisdiction)) {
            return groups.get(jurisdiction);
        }
        if (countries.contains(jurisdiction)) {
            return Set.of(jurisdiction);
        }
        return isSubdivision(jurisdiction) ? Set.of(jurisdiction.substring(0, 2)) : Set.of();
    }

    /**
     * The place that two words of the data name, among countries whose law is known. Both are trimmed and put in
     * capitals; a region may be written {@code US-CA} or {@code CA}.
     */
    public Place place(String country, String region, Set<String> knownCountries) {
        String code = country.strip().toUpperCase(Locale.ROOT);
        if (!knownCountries.contains(code)) {
            return new Place.Unknown();
        }
        Set<String> regions = subdivisions.getOrDefault(code, Set.of());
        if (regions.isEmpty()) {
            return new Place.Country(code);
        }
        String part = region.strip().toUpperCase(Locale.ROOT);
        String full = part.startsWith(code + "-") ? part : code + "-" + part;
        return regions.contains(full) ? new Place.Region(code, full) : new Place.SomewhereIn(code);
    }

    /** Every place that {@link #place} can answer, in a fixed order. */
    public Set<Place> places(Set<String> knownCountries) {
        Set<Place> places = new LinkedHashSet<>();
        for (String country : new TreeSet<>(knownCountries)) {
            Set<String> regions = subdivisions.getOrDefault(country, Set.of());
            if (regions.isEmpty()) {
                places.add(new Place.Country(country));
            } else {
                new TreeSet<>(regions).forEach(region -> places.add(new Place.Region(country, region)));
                places.add(new Place.SomewhereIn(country));
            }
        }
        places.add(new Place.Unknown());
        return places;
    }

    /** Whether the jurisdiction's law may bind a person of that place: whatever can't be ruled out, may. */
    public boolean mayReach(String jurisdiction, Place place) {
        if (place instanceof Place.Unknown) {
            return true;
        }
        if (place instanceof Place.SomewhereIn somewhere && isSubdivision(jurisdiction)) {
            return jurisdiction.startsWith(somewhere.country() + "-");
        }
        return surelyReaches(jurisdiction, place);
    }

    /** Whether it binds her for certain. Only then can it relieve her of another rule, or replace one. */
    public boolean surelyReaches(String jurisdiction, Place place) {
        if (jurisdiction.equals(WORLD)) {
            return true;
        }
        if (place instanceof Place.Unknown) {
            return jurisdiction.equals(UNKNOWN);
        }
        if (jurisdiction.equals(UNKNOWN)) {
            return false;
        }
        if (isSubdivision(jurisdiction)) {
            return place.key().equals(jurisdiction);
        }
        return countriesOf(jurisdiction).contains(place.key().substring(0, 2));
    }

    /**
     * How special a jurisdiction is: the unknown place, then subdivisions before countries before groups before the
     * world.
     */
    int breadth(String jurisdiction) {
        if (jurisdiction.equals(UNKNOWN)) {
            return -1;
        }
        if (isSubdivision(jurisdiction)) {
            return 0;
        }
        if (countries.contains(jurisdiction)) {
            return 1;
        }
        return groups.containsKey(jurisdiction) ? 2 : 3;
    }

    private boolean isSubdivision(String jurisdiction) {
        return jurisdiction.length() > 3
                && jurisdiction.charAt(2) == '-'
                && subdivisions
                        .getOrDefault(jurisdiction.substring(0, 2), Set.of())
                        .contains(jurisdiction);
    }
}
