package io.licit.core.campaign;

import io.licit.core.law.Effect;
import io.licit.core.law.Place;
import io.licit.core.law.Rule;
import java.util.List;

/**
 * A duty that a rule lays on the message, with where its recipients are whom the rule protects.
 *
 * @param places one of each class of places that the law treats alike
 * @param persons how many recipients live there; 0 where nobody has counted
 */
public record Applied(Rule rule, Effect.Duty duty, List<Place> places, long persons) {
    public Applied {
        places = List.copyOf(places);
    }
}
