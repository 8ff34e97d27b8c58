package io.licit.programme.training.course;

import io.licit.core.law.Jurisdictions;
import java.util.Collection;
import java.util.Set;

/**
 * The places that somebody's work lies in.
 *
 * @param places jurisdictions; empty for all
 */
public record Reach(Jurisdictions jurisdictions, Set<String> places) {
    public Reach {
        places = Set.copyOf(places);
    }

    /** Whether law of any of these jurisdictions may matter there; none of them means everywhere. */
    public boolean concerns(Collection<String> about) {
        // INVARIANT: a place that is not known, such as `strictest`, is every place.
        return places.isEmpty()
                || about.isEmpty()
                || places.stream().anyMatch(place -> !jurisdictions.knows(place))
                || about.stream().anyMatch(law -> places.stream().anyMatch(place -> overlap(law, place)));
    }

    private boolean overlap(String law, String place) {
        if (isRegion(law) && isRegion(place)) {
            return law.equals(place);
        }
        return jurisdictions.countriesOf(law).stream().anyMatch(jurisdictions.countriesOf(place)::contains);
    }

    private static boolean isRegion(String jurisdiction) {
        return jurisdiction.indexOf('-') == 2;
    }
}
