package io.licit.core.campaign;

import io.licit.core.catalogue.OfferKind;
import io.licit.core.check.Segment;
import io.licit.core.law.UseFacts;
import io.licit.core.workspace.Campaign;
import java.util.Set;

/** What the law asks of a campaign: the segment's use, on the campaign's channel, with its offer. */
final class UseOf {
    private UseOf() {}

    static UseFacts campaign(Campaign campaign, Segment segment) {
        UseFacts use = segment.uses().stream()
                .filter(one -> one.channel() == campaign.channel())
                .findFirst()
                .orElse(segment.uses().get(0));
        Set<OfferKind> offers =
                campaign.offer().map(offer -> Set.of(offer.kind())).orElse(Set.of());
        return new UseFacts(
                use.purpose(),
                campaign.channel(),
                use.recipient(),
                use.sector(),
                use.basis(),
                use.product(),
                use.reading(),
                use.assessed(),
                use.collectedFor(),
                use.organisation(),
                offers,
                use.unlimitedLookBack(),
                use.retentionDeclared(),
                use.waived());
    }
}
