package io.licit.server.view;

import java.util.List;

/**
 * A person's request.
 *
 * @param kind as the programme's word
 * @param person her key; empty once she is erased
 * @param state a step's word, or open
 * @param urgency late, soon, or empty; of what is open alone
 * @param left how many days are left, in words; empty of what is closed
 * @param rule that sets the day
 * @param extendableTo empty where it can't be extended
 * @param acknowledgeBy empty where nobody has to be told by a day, or was told
 * @param about purposes and channels; empty for all
 */
public record RequestView(
        String number,
        String kind,
        String person,
        String place,
        String received,
        String receipt,
        String due,
        String state,
        String urgency,
        String left,
        String rule,
        String cite,
        boolean isOfPlace,
        String extendableTo,
        String acknowledgeBy,
        String about,
        List<Event> events) {
    public RequestView {
        events = List.copyOf(events);
    }

    /** @param step as the programme's word */
    public record Event(String at, String step, String by, String detail) {}
}
