package io.licit.core.campaign;

import io.licit.core.check.Checker;
import io.licit.core.check.Segment;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.law.Place;
import io.licit.core.workspace.Campaign;
import io.licit.core.workspace.SendTime;
import io.licit.core.workspace.Workspace;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A campaign as people look at it before it goes.
 *
 * @param body as it is written, of the campaign's file or of its own
 * @param places where its recipients live; where nobody has counted them, wherever persons of the segment may be
 * @param asked elements that rules ask of the message, there or not
 * @param days the hours in which it may go, of its own day and those around it, the earliest first
 */
public record Outlook(
        Campaign campaign, Message message, String body, List<Place> places, List<Asked> asked, List<Day> days) {
    /** Days that are looked at before its own, and as many after. */
    public static final int AROUND = 3;

    public Outlook {
        places = List.copyOf(places);
        asked = List.copyOf(asked);
        days = List.copyOf(days);
    }

    /**
     * A day on which it might go.
     *
     * @param date of the campaign's own time, or a day before or after; of today where it states none
     * @param hours by the clocks of its recipients, as if it went then, at the same time
     */
    public record Day(LocalDate date, List<SendHours> hours) {
        public Day {
            hours = List.copyOf(hours);
        }

        /** Whether some recipients would get it outside the hours, or could not get it at any. */
        public boolean isOutside() {
            return hours.stream().anyMatch(one -> one.isOutside() || !one.open().contains(true));
        }
    }

    /** The hours of its own day. */
    public List<SendHours> hours() {
        return days.get(AROUND).hours();
    }

    /**
     * Takes what {@link Review#of} takes.
     *
     * @return empty where the segment does not stand or the message can't be read; a review says why
     */
    public static Optional<Outlook> of(
            Campaign campaign,
            Workspace workspace,
            Checker.Checked checked,
            Optional<Recipients> recipients,
            Library library,
            Instant asOf) {
        Segment segment = checked.segments().get(campaign.segment());
        Optional<Message> read = segment == null
                ? Optional.empty()
                : MessageReader.read(campaign, workspace.sources(), new Diagnostics());
        if (segment == null || read.isEmpty()) {
            return Optional.empty();
        }
        Subject subject = new Subject(
                campaign,
                read.get(),
                segment,
                Review.duties(campaign, segment, checked, recipients),
                recipients,
                workspace,
                asOf);
        List<Place> places = Review.places(segment, checked, recipients).stream()
                .sorted(Comparator.comparing(Place::key))
                .toList();
        return Optional.of(new Outlook(
                campaign,
                read.get(),
                MessageReader.bodyText(campaign, workspace.sources()),
                places,
                ElementFindings.asked(subject, library),
                days(subject, library.elements().zones(), places, LocalDate.ofInstant(asOf, ZoneOffset.UTC))));
    }

    private static List<Day> days(Subject subject, Zones zones, List<Place> places, LocalDate today) {
        Optional<SendTime> time = subject.campaign().sendAt();
        LocalDate own = time.map(stated -> stated.clock().toLocalDate()).orElse(today);
        List<Day> days = new ArrayList<>();
        for (int away = -AROUND; away <= AROUND; away++) {
            int shift = away;
            LocalDate date = own.plusDays(shift);
            days.add(new Day(
                    date, SendHours.of(subject, zones, places, time.map(stated -> stated.plusDays(shift)), date)));
        }
        return days;
    }
}
