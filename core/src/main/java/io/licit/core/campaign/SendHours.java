package io.licit.core.campaign;

import io.licit.core.law.Place;
import io.licit.core.law.SendWindow;
import io.licit.core.workspace.SendTime;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The hours of a day in which a message may go, on a clock of some of its recipients.
 *
 * @param zone of the clock; empty where the message goes at each recipient's own time
 * @param open for each quarter of an hour from midnight on, whether every rule admits its beginning
 * @param at when the message comes, by that clock; empty where the campaign states no time
 * @param isOutside whether a rule does not admit that time
 * @param rules that have hours there
 */
public record SendHours(
        List<Place> places,
        Optional<ZoneId> zone,
        LocalDate day,
        List<Boolean> open,
        Optional<LocalDateTime> at,
        boolean isOutside,
        List<Applied> rules) {
    /** Of a day. */
    public static final int QUARTERS = 96;

    private static final int MINUTES = 15;

    public SendHours {
        places = List.copyOf(places);
        open = List.copyOf(open);
        rules = List.copyOf(rules);
    }

    /** Clocks that show the same time under the same rules are told once. */
    private record Clock(Optional<ZoneId> zone, List<String> rules) {}

    /**
     * Of all clocks of the recipients, in the order of the places.
     *
     * @param time when it goes; empty where that is not known
     * @param day that is looked at where it is not
     */
    static List<SendHours> of(
            Subject subject, Zones zones, Collection<Place> places, Optional<SendTime> time, LocalDate day) {
        Map<Clock, List<Place>> byClock = new LinkedHashMap<>();
        Map<Clock, List<Applied>> rulesOf = new LinkedHashMap<>();
        for (Place place : places) {
            List<Applied> rules = HourFindings.timed(subject).stream()
                    .filter(applied -> applied.places().contains(place))
                    .toList();
            Collection<Optional<ZoneId>> clocks = time.filter(
                            stated -> stated.offset().isPresent())
                    .<Collection<Optional<ZoneId>>>map(
                            stated -> zones.of(place).stream().map(Optional::of).toList())
                    .orElse(List.of(Optional.empty()));
            for (Optional<ZoneId> zone : clocks) {
                Clock clock = new Clock(
                        zone, rules.stream().map(one -> one.rule().id()).toList());
                byClock.computeIfAbsent(clock, key -> new ArrayList<>()).add(place);
                rulesOf.put(clock, rules);
            }
        }
        List<SendHours> all = new ArrayList<>();
        byClock.forEach(
                (clock, there) -> all.add(of(time, clock.zone(), there, rulesOf.getOrDefault(clock, List.of()), day)));
        return all;
    }

    private static SendHours of(
            Optional<SendTime> time, Optional<ZoneId> zone, List<Place> places, List<Applied> rules, LocalDate day) {
        Optional<LocalDateTime> at = time.map(stated -> zone.map(stated::in).orElse(stated.clock()));
        LocalDate shown = at.map(LocalDateTime::toLocalDate).orElse(day);
        List<Boolean> open = new ArrayList<>();
        for (int quarter = 0; quarter < QUARTERS; quarter++) {
            open.add(admitted(shown.atStartOfDay().plusMinutes((long) MINUTES * quarter), zone, rules));
        }
        boolean isOutside = at.filter(clock -> !admitted(clock, zone, rules)).isPresent();
        return new SendHours(places, zone, shown, open, at, isOutside, rules);
    }

    /** A rule that names a clock is asked what that one shows then. */
    private static boolean admitted(LocalDateTime clock, Optional<ZoneId> zone, List<Applied> rules) {
        return rules.stream().allMatch(applied -> {
            SendWindow window = (SendWindow) applied.duty().terms();
            LocalDateTime counting = zone.flatMap(own -> window.zone()
                            .map(other ->
                                    clock.atZone(own).withZoneSameInstant(other).toLocalDateTime()))
                    .orElse(clock);
            return HourFindings.admits(window, counting);
        });
    }
}
