package io.licit.core.law;

import io.licit.core.catalogue.AssessmentKind;
import io.licit.core.catalogue.Basis;
import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.Figure;
import io.licit.core.catalogue.OfferKind;
import io.licit.core.catalogue.Purpose;
import io.licit.core.catalogue.Recipient;
import io.licit.core.catalogue.Sector;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * All that the law asks of a use on one channel. Whatever is empty is unknown, and read strictly.
 *
 * @param assessed kinds with a valid assessment for the segment, with the figures on fairness that they cite;
 *     legitimate-interests only where the segment's basis names it
 * @param collectedFor purposes that the persons' data was collected for
 * @param offers what campaigns on the segment offer; empty where no campaign says
 * @param unlimitedLookBack whether it looks at events over an unlimited time
 * @param retentionDeclared whether the catalogue says how long persons may be kept
 * @param waived ids of rules that the organisation has signed not to be bound by, for this segment and on this day
 */
public record UseFacts(
        Purpose purpose,
        Channel channel,
        Recipient recipient,
        Optional<Sector> sector,
        Optional<Basis> basis,
        Optional<String> product,
        Reading reading,
        Map<AssessmentKind, Set<Figure>> assessed,
        Optional<Set<Purpose>> collectedFor,
        Organisation organisation,
        Set<OfferKind> offers,
        boolean unlimitedLookBack,
        boolean retentionDeclared,
        Set<String> waived) {
    public UseFacts {
        assessed = Map.copyOf(assessed);
        offers = Set.copyOf(offers);
        waived = Set.copyOf(waived);
    }

    // Written out: what Java makes of a record is put together anew in each process, where a check needs it at once.
    @Override
    public int hashCode() {
        return Objects.hash(
                purpose,
                channel,
                recipient,
                sector,
                basis,
                product,
                reading,
                assessed,
                offers,
                unlimitedLookBack,
                waived);
    }

    /** Kinds with a valid assessment, whatever it cites. */
    public Set<AssessmentKind> assessments() {
        return assessed.keySet();
    }

    public UseFacts withReading(Reading other) {
        return new UseFacts(
                purpose,
                channel,
                recipient,
                sector,
                basis,
                product,
                other,
                assessed,
                collectedFor,
                organisation,
                offers,
                unlimitedLookBack,
                retentionDeclared,
                waived);
    }

    public UseFacts withBasis(Optional<Basis> other, Optional<String> otherProduct) {
        return new UseFacts(
                purpose,
                channel,
                recipient,
                sector,
                other,
                otherProduct,
                reading,
                assessed,
                collectedFor,
                organisation,
                offers,
                unlimitedLookBack,
                retentionDeclared,
                waived);
    }
}
