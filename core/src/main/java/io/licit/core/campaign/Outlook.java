package io.licit.core.campaign;

import io.licit.core.check.Checker;
import io.licit.core.check.Segment;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.law.Place;
import io.licit.core.workspace.Campaign;
import io.licit.core.workspace.Workspace;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A campaign as people look at it before it goes.
 *
 * @param body as it is written, of the campaign's file or of its own
 * @param places where its recipients live; where nobody has counted them, wherever persons of the segment may be
 * @param asked elements that rules ask of the message, there or not
 * @param hours in which it may go, by the clocks of its recipients
 */
public record Outlook(
        Campaign campaign, Message message, String body, List<Place> places, List<Asked> asked, List<SendHours> hours) {
    public Outlook {
        places = List.copyOf(places);
        asked = List.copyOf(asked);
        hours = List.copyOf(hours);
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
                SendHours.of(subject, library.elements().zones(), places, LocalDate.ofInstant(asOf, ZoneOffset.UTC))));
    }
}
