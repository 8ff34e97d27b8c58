package io.licit.core.campaign;

import io.licit.core.check.Verdict;
import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Said;
import io.licit.core.diagnostic.Severity;
import io.licit.core.law.Effect;
import io.licit.core.law.Place;
import io.licit.core.law.SendWindow;
import io.licit.core.workspace.Campaign;
import io.licit.core.workspace.SendTime;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The hour at which a message reaches its recipients, against the hours that rules allow, on each one's own clock. */
final class HourFindings {
    private final Subject subject;
    private final Zones zones;

    private HourFindings(Subject subject, Zones zones) {
        this.subject = subject;
        this.zones = zones;
    }

    static List<Diagnostic> of(Subject subject, Zones zones) {
        return new HourFindings(subject, zones).all();
    }

    private List<Diagnostic> all() {
        List<Applied> timed = subject.duties(Effect.Duty.Kind.TIME_WINDOW).stream()
                .filter(applied -> applied.duty().terms() instanceof SendWindow window
                        && (hasHours(window) || window.cap().isPresent()))
                .toList();
        if (timed.isEmpty()) {
            return List.of();
        }
        if (subject.campaign().sendAt().isEmpty()) {
            return List.of(noTime(timed));
        }
        SendTime time = subject.campaign().sendAt().orElseThrow();
        List<Diagnostic> found = new ArrayList<>();
        List<Applied> outside = new ArrayList<>();
        List<Applied> onHolidays = new ArrayList<>();
        Set<String> clocks = new TreeSet<>();
        for (Applied applied : timed) {
            SendWindow window = (SendWindow) applied.duty().terms();
            List<Place> late = applied.places().stream()
                    .filter(place -> times(place, window, time).stream().anyMatch(clock -> !admits(window, clock)))
                    .toList();
            if (!late.isEmpty()) {
                outside.add(new Applied(applied.rule(), applied.duty(), late, applied.persons()));
                late.forEach(place -> times(place, window, time).stream()
                        .filter(clock -> !admits(window, clock))
                        .map(HourFindings::shown)
                        .forEach(clocks::add));
            } else if (window.excluded().contains("public-holidays")) {
                onHolidays.add(applied);
            }
        }
        if (!outside.isEmpty()) {
            found.add(outside(outside, clocks));
        }
        if (!onHolidays.isEmpty()) {
            found.add(holidays(onHolidays));
        }
        return found;
    }

    /** Rules that have hours. */
    static List<Applied> timed(Subject subject) {
        return subject.duties(Effect.Duty.Kind.TIME_WINDOW).stream()
                .filter(applied -> applied.duty().terms() instanceof SendWindow window && hasHours(window))
                .toList();
    }

    private static boolean hasHours(SendWindow window) {
        return !window.allowed().isEmpty()
                || !window.blocked().isEmpty()
                || !window.excluded().isEmpty();
    }

    static boolean admits(SendWindow window, LocalDateTime clock) {
        boolean sunday = clock.getDayOfWeek() == DayOfWeek.SUNDAY;
        return window.admits(clock) && !(sunday && window.excluded().contains("sundays"));
    }

    /**
     * What the clocks that count may show. Where the message goes at each recipient's own time, the clock that a rule
     * names is taken for hers, since the rule holds where she lives.
     */
    private Collection<LocalDateTime> times(Place place, SendWindow window, SendTime time) {
        if (time.offset().isEmpty()) {
            return List.of(time.clock());
        }
        Set<ZoneId> counting = window.zone().map(Set::of).orElseGet(() -> zones.of(place));
        return counting.stream().map(time::in).distinct().sorted().toList();
    }

    private Diagnostic outside(List<Applied> rules, Collection<String> clocks) {
        Campaign campaign = subject.campaign();
        List<String> unless = rules.stream()
                .flatMap(applied -> applied.duty().values().getOrDefault("unless", List.of()).stream())
                .distinct()
                .toList();
        Said hours = hours(rules);
        return Told.of(
                        Code.CMP7017,
                        Verdict.VIOLATED,
                        Said.of(
                                "the message reaches recipients outside the hours that the law allows, at {} on"
                                        + " their clocks",
                                shown(clocks)),
                        campaign.places().sendAt(),
                        rules,
                        subject)
                .withHelp(
                        unless.isEmpty()
                                ? hours
                                : Said.of("{}; the rule has an exception: {}", hours, Said.joined(", ", unless)));
    }

    private static Said shown(Collection<String> clocks) {
        List<String> all = List.copyOf(clocks);
        return all.size() <= 3 ? Said.joined(", ", all) : Said.of("{} to {}", all.get(0), all.get(all.size() - 1));
    }

    private static String shown(LocalDateTime clock) {
        String day = clock.getDayOfWeek().name();
        return clock.toLocalDate() + " (" + day.charAt(0) + day.substring(1, 3).toLowerCase(Locale.ROOT) + ") "
                + clock.toLocalTime();
    }

    private static Said hours(List<Applied> rules) {
        List<Said> said = new ArrayList<>();
        for (Applied applied : rules) {
            Said hours = Said.of(
                    "{}: {}", Told.where(applied.places()), hours(applied.duty().values()));
            if (!said.contains(hours)) {
                said.add(hours);
            }
        }
        return Said.of("send within {}", Said.joined("; ", said.subList(0, Math.min(4, said.size()))));
    }

    private static Said hours(Map<String, List<String>> values) {
        Said allowed = Said.joined(", ", values.getOrDefault("allowed", List.of()));
        List<String> blocked = values.getOrDefault("blocked", List.of());
        List<String> excluded = values.getOrDefault("excluded", List.of());
        Said hours = blocked.isEmpty() ? allowed : Said.of("{}not {}", allowed, Said.joined(", ", blocked));
        return excluded.isEmpty() ? hours : Said.of("{}, not on {}", hours, Said.joined(", ", excluded));
    }

    private Diagnostic holidays(List<Applied> rules) {
        return Told.of(
                        Code.CMP7017,
                        Verdict.UNDETERMINED,
                        Said.of("no message may go on a public holiday, and Licit has no calendar of them"),
                        subject.campaign().places().sendAt(),
                        rules,
                        subject)
                .withSeverity(Severity.NOTE)
                .withHelp(Said.of("look whether the day is one where the recipients live"));
    }

    private Diagnostic noTime(List<Applied> rules) {
        return Told.of(
                        Code.CMP7019,
                        Verdict.UNDETERMINED,
                        Said.of("the campaign states no time to send, and the law has hours or caps for it"),
                        subject.campaign().span(),
                        rules,
                        subject)
                .withHelp(Said.of("state `send_at: 2027-03-02T09:00`, on each recipient's own clock, or with an"
                        + " offset at one instant for all"));
    }
}
