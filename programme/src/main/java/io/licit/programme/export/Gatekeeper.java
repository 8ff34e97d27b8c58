package io.licit.programme.export;

import io.licit.core.campaign.ApprovalDigest;
import io.licit.core.campaign.Library;
import io.licit.core.campaign.Recipients;
import io.licit.core.campaign.Review;
import io.licit.core.check.Segment;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.workspace.Campaign;
import io.licit.engine.folder.ShippedLaw;
import io.licit.programme.Programme;
import io.licit.programme.approval.Approvals;
import io.licit.programme.people.Actor;
import io.licit.programme.training.Clearance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What must be there before anything leaves: certificates, an approval, campaigns on which nothing is found. */
final class Gatekeeper {
    private final Programme programme;

    Gatekeeper(Programme programme) {
        this.programme = programme;
    }

    /** What is missing, in words; none where she may export. */
    List<String> missing(Actor by, Segment segment, Subject subject) {
        List<String> missing = new ArrayList<>();
        List<String> untaken =
                new Clearance(programme).missing(by, programme.clock().instant());
        if (!untaken.isEmpty()) {
            missing.add("a current certificate in " + String.join(", ", untaken));
        }
        if (subject.workspace().settings().fourEyes()) {
            approval(segment, subject)
                    .ifPresent(why -> missing.add("an approval of `" + segment.id() + "` by another person: " + why));
        }
        return missing;
    }

    /** INVARIANT: what can't be told apart by its digest is approved by nobody. */
    private Optional<String> approval(Segment segment, Subject subject) {
        return ApprovalDigest.of(segment.id(), subject.checked(), subject.workspace())
                .map(of -> new Approvals(programme)
                        .missing(of.segment(), of.digest(), programme.clock().instant()))
                .orElse(Optional.of("a campaign on it can't be read"));
    }

    /** What is found on the campaigns that an export is for. */
    static List<Diagnostic> review(List<Campaign> campaigns, Subject subject, Map<String, Recipients> recipients) {
        Diagnostics found = new Diagnostics();
        Library library = Library.read(ShippedLaw.sources(), subject.workspace().sources(), found);
        for (Campaign campaign : campaigns) {
            found.addAll(Review.of(
                    campaign,
                    subject.workspace(),
                    subject.checked(),
                    Optional.ofNullable(recipients.get(campaign.id())),
                    library,
                    subject.asOf()));
        }
        return found.sorted();
    }
}
