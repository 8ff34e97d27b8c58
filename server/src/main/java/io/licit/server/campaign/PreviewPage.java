package io.licit.server.campaign;

import io.licit.core.campaign.Asked;
import io.licit.core.campaign.Outlook;
import io.licit.core.campaign.Recipients;
import io.licit.core.catalogue.Channel;
import io.licit.core.law.Place;
import io.licit.engine.AudienceCounts;
import io.licit.server.desk.Desk;
import io.licit.server.desk.Reviews;
import io.licit.server.route.Access;
import io.licit.server.route.Refusal;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import io.licit.server.view.FunnelView;
import io.licit.server.view.PreviewView;
import io.licit.server.view.Shown;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A saved message as it would go to a place: what the law asks for there and the message does not have is marked. */
final class PreviewPage {
    private static final String NOT_TOLD = "–";

    private final Desk desk;

    PreviewPage(Desk desk) {
        this.desk = desk;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/campaigns/{id}/preview", Access.STAFF, this::preview),
                Route.get("/campaigns/{id}/message", Access.STAFF, this::message));
    }

    /** A message at a place, with what is asked of it there. */
    private record Here(Desk.Standing stands, Reviews.Reviewed reviewed, Outlook outlook, Place place) {
        List<Asked> asked() {
            return outlook.asked().stream()
                    .filter(one -> one.applied().places().contains(place))
                    .toList();
        }

        List<Asked> inserted(boolean ofSubject) {
            boolean hasSubject = outlook.campaign().message().subject().isPresent();
            return Inserting.missing(asked()).stream()
                    .filter(one -> Inserting.isOfSubject(one, hasSubject) == ofSubject)
                    .toList();
        }

        String subject() {
            return outlook.campaign()
                    .message()
                    .subject()
                    .map(subject -> subject.text())
                    .orElse("");
        }
    }

    /** The place that was chosen, or the first. */
    private Here here(Visit visit) {
        Desk.Standing stands = desk.standing();
        String id = visit.part("id");
        desk.campaignFiles().of(stands, id);
        Reviews.Reviewed reviewed = desk.reviews().standing(stands, id, new Looks(visit).isTold(stands));
        Outlook outlook = reviewed.outlook()
                .filter(found -> !found.places().isEmpty())
                .orElseThrow(() -> new Refusal(409, "campaign.no-preview"));
        String wanted = visit.field("place");
        Place place = outlook.places().stream()
                .filter(one -> one.key().equals(wanted))
                .findFirst()
                .or(() -> wanted.isEmpty() ? outlook.places().stream().findFirst() : Optional.empty())
                .orElseThrow(Refusal::notFound);
        return new Here(stands, reviewed, outlook, place);
    }

    private Reply preview(Visit visit) {
        Here here = here(visit);
        Shown shown = new Shown(visit.text(), here.reviewed().opened().book());
        List<PreviewView.Choice> places = places(visit, here, shown);
        boolean isFramed =
                here.outlook().message().html() || here.outlook().campaign().channel() == Channel.EMAIL;
        PreviewView view = new PreviewView(
                places,
                here.place().key(),
                shown.placeName(here.place()),
                isFramed,
                isFramed ? List.of() : pieces(here.inserted(true), here.subject()),
                isFramed
                        ? List.of()
                        : pieces(here.inserted(false), here.outlook().body()),
                new Looks(visit).elements(here.asked(), false),
                places.stream().anyMatch(one -> one.count().equals(NOT_TOLD)));
        return Reply.page("campaign-preview.jte", Map.of("id", visit.part("id"), "view", view));
    }

    /** What comes first, the message, and what comes at its end. */
    private static List<PreviewView.Piece> pieces(List<Asked> inserted, String words) {
        List<PreviewView.Piece> pieces = new ArrayList<>();
        inserted.stream()
                .filter(one -> one.spot() != Asked.Spot.ANYWHERE)
                .forEach(one -> pieces.add(new PreviewView.Piece(one.words().orElseThrow(), true)));
        if (!words.isBlank()) {
            pieces.add(new PreviewView.Piece(words.strip(), false));
        }
        inserted.stream()
                .filter(one -> one.spot() == Asked.Spot.ANYWHERE)
                .forEach(one -> pieces.add(new PreviewView.Piece(one.words().orElseThrow(), true)));
        return pieces;
    }

    /**
     * INVARIANT: who may not see counts of few is told by country what the page on the segment tells, and nothing finer, so
     * that the two together tell no more than that page.
     */
    private List<PreviewView.Choice> places(Visit visit, Here here, Shown shown) {
        Map<String, String> counts = new HashMap<>();
        if (new Looks(visit).isTold(here.stands())) {
            here.reviewed()
                    .recipients()
                    .map(Recipients::places)
                    .orElse(Map.of())
                    .forEach((place, count) ->
                            counts.put(place.key(), visit.text().number(count)));
        } else {
            List<FunnelView.Country> countries = byCountry(visit, here, shown);
            here.outlook().places().stream()
                    .filter(Place.Country.class::isInstance)
                    .forEach(place -> countries.stream()
                            .filter(row -> row.name().equals(shown.placeName(place)))
                            .forEach(row -> counts.put(place.key(), row.eligible())));
        }
        return here.outlook().places().stream()
                .map(place -> new PreviewView.Choice(
                        place.key(),
                        shown.placeName(place),
                        counts.getOrDefault(place.key(), NOT_TOLD),
                        place.equals(here.place())))
                .toList();
    }

    private List<FunnelView.Country> byCountry(Visit visit, Here here, Shown shown) {
        Optional<AudienceCounts> counts = desk.data()
                .counted(
                        here.stands().opened(),
                        here.stands().sound(),
                        here.outlook().campaign().segment());
        return counts.map(all -> shown.funnel(all, here.stands().minimum(visit.visitor()))
                        .countries())
                .orElse(List.of());
    }

    /** The mail itself, for a frame that lets nothing of it act. */
    private Reply message(Visit visit) {
        Here here = here(visit);
        String body = here.outlook().body();
        List<Asked> inserted = here.inserted(false);
        return new Reply.Framed(
                "mail.jte",
                Map.of(
                        "subject",
                        pieces(here.inserted(true), here.subject()),
                        "sender",
                        here.outlook().campaign().sender().orElse(""),
                        "markup",
                        here.outlook().message().html()
                                ? Harmless.html(body, inserted)
                                : Harmless.plain(body, inserted)));
    }
}
