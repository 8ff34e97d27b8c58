package io.licit.server.site;

import io.licit.server.route.Access;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import io.licit.server.view.Frame;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The places of the application, in the order in which pages offer them: to each visitor those that admit her. */
public final class Navigation {
    /** Each with the key of its name. */
    private static final List<Place> ORDER = List.of(
            new Place("/", "nav.home"),
            new Place("/segments", "nav.segments"),
            new Place("/fairness", "nav.fairness"),
            new Place("/campaigns", "nav.campaigns"),
            new Place("/runs", "nav.runs"),
            new Place("/findings", "nav.findings"),
            new Place("/law", "nav.law"),
            new Place("/person", "nav.person"),
            new Place("/exports", "nav.exports"),
            new Place("/assessments", "nav.assessments"),
            new Place("/training", "nav.training"),
            new Place("/requests", "nav.requests"),
            new Place("/audits", "nav.audits"),
            new Place("/records", "nav.records"),
            new Place("/evidence", "nav.evidence"),
            new Place("/people", "nav.people"));

    private record Place(String path, String key) {}

    private final Map<Place, Access> places;

    private Navigation(Map<Place, Access> places) {
        this.places = places;
    }

    /** @throws IllegalStateException where a place has no page */
    public static Navigation of(List<Route> routes) {
        Map<Place, Access> places = new LinkedHashMap<>();
        for (Place place : ORDER) {
            Route page = routes.stream()
                    .filter(route -> route.name().equals("GET " + place.path()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no page at " + place.path()));
            places.put(place, page.access());
        }
        return new Navigation(places);
    }

    List<Frame.Place> places(Visit visit) {
        List<Frame.Place> offered = new ArrayList<>();
        if (!visit.visitor().isKnown() || visit.visitor().mustChange()) {
            return offered;
        }
        String path = visit.request().getRequestURI();
        places.forEach((place, access) -> {
            if (access.admits(visit.visitor())) {
                offered.add(new Frame.Place(place.path(), place.key(), isHere(place.path(), path)));
            }
        });
        return offered;
    }

    private static boolean isHere(String place, String path) {
        return path.equals(place) || !place.equals("/") && path.startsWith(place + "/");
    }
}
