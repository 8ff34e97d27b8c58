package io.licit.core.campaign;

import io.licit.core.catalogue.AssessmentKind;
import io.licit.core.diagnostic.Said;
import io.licit.core.source.Span;
import io.licit.core.workspace.Assessment;
import io.licit.core.workspace.Campaign;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a campaign says that its message asserts, where the message says so, and whether it is proven. */
final class Claims {
    private final Subject subject;
    private final List<Stated> stated = new ArrayList<>();

    Claims(Subject subject) {
        this.subject = subject;
        for (Campaign.Claim claim : subject.campaign().claims()) {
            stated.add(new Stated(claim, places(claim), doubt(claim)));
        }
    }

    /**
     * A claim as the campaign's file states it.
     *
     * @param places where the message says it
     * @param doubt why it is not proven; empty where it is
     */
    record Stated(Campaign.Claim claim, List<Place> places, Optional<Said> doubt) {
        /** Whether the claim's words have all words of the hit; a part of them proves nothing of the rest. */
        boolean covers(Hit hit) {
            return places.stream()
                    .anyMatch(place -> place.passage() == hit.passage()
                            && place.start() <= hit.start()
                            && hit.end() <= place.end());
        }

        boolean touches(Hit hit) {
            return places.stream()
                    .anyMatch(place ->
                            place.passage() == hit.passage() && place.start() < hit.end() && hit.start() < place.end());
        }

        /** Why it does not prove the words; empty where it does, or says nothing of them. */
        Optional<Said> doubt(Hit hit) {
            if (covers(hit)) {
                return doubt;
            }
            return touches(hit)
                    ? Optional.of(Said.of(
                            "the claim `{}` has only a part of these words",
                            WordMessages.shown(claim.text().text())))
                    : Optional.empty();
        }
    }

    record Place(Message.Passage passage, int start, int end) {
        Span span() {
            return passage.span(start, end);
        }
    }

    List<Stated> all() {
        return stated;
    }

    /** Whether a claim that is proven covers the words. */
    boolean prove(Hit hit) {
        return stated.stream().anyMatch(one -> one.doubt().isEmpty() && one.covers(hit));
    }

    /** Why the claims that have words of the hit do not prove it; empty where none has, or one does. */
    Optional<Said> doubt(Hit hit) {
        return prove(hit)
                ? Optional.empty()
                : stated.stream().flatMap(one -> one.doubt(hit).stream()).findFirst();
    }

    private List<Place> places(Campaign.Claim claim) {
        List<Place> places = new ArrayList<>();
        for (Message.Passage passage : subject.message().passages()) {
            for (int[] found : Folded.of(passage.text()).find(claim.text().text())) {
                if (Words.areWhole(passage.text(), found[0], found[1])) {
                    places.add(new Place(passage, found[0], found[1]));
                }
            }
        }
        return places;
    }

    private Optional<Said> doubt(Campaign.Claim claim) {
        if (claim.assessment().isEmpty()) {
            return Optional.of(Said.of("the claim names no assessment"));
        }
        String id = claim.assessment().get();
        Optional<Assessment> named =
                Optional.ofNullable(subject.workspace().assessments().get(id));
        if (named.isEmpty()) {
            return Optional.of(Said.of("there is no assessment `{}`", id));
        }
        Assessment assessment = named.get();
        if (assessment.kind() != AssessmentKind.SUBSTANTIATION) {
            return Optional.of(Said.of(
                    "assessment `{}` is of the kind `{}`", id, assessment.kind().word()));
        }
        if (assessment.evidence().stream().allMatch(String::isBlank)) {
            return Optional.of(Said.of("assessment `{}` links no evidence", id));
        }
        if (subject.assessment(id).isPresent()) {
            return Optional.empty();
        }
        Said why = assessment
                .idle(
                        subject.segment().id(),
                        subject.segment().digest(),
                        LocalDate.ofInstant(subject.asOf(), ZoneOffset.UTC))
                .orElse(Said.of("it does not pass for `{}`", subject.segment().id()));
        return Optional.of(Said.of("assessment `{}` does not count: {}", id, why));
    }
}
