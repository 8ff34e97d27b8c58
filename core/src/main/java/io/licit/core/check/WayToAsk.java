package io.licit.core.check;

import io.licit.core.catalogue.AssessmentKind;
import io.licit.core.catalogue.Basis;
import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.Figure;
import io.licit.core.catalogue.Purpose;
import io.licit.core.catalogue.Recipient;
import io.licit.core.catalogue.Word;
import io.licit.core.law.UseFacts;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A way to ask a person for a consent, as a use of its own that the law is asked about. A message that asks for a consent
 * to marketing is taken for marketing itself, which is the strictest reading: only a question to who comes by herself
 * belongs to the service.
 */
public enum WayToAsk implements Word {
    /** A question where she signs in or buys, or a notice in the application that she has opened. */
    WHEN_SHE_COMES(Purpose.SERVICE, Channel.IN_APP, Basis.CONTRACT),
    /** A letter. */
    POST(Purpose.DIRECT_MARKETING, Channel.POST, Basis.LEGITIMATE_INTERESTS),
    /** A mail that asks. */
    EMAIL(Purpose.DIRECT_MARKETING, Channel.EMAIL, Basis.LEGITIMATE_INTERESTS),
    /** A call by a person. */
    CALL(Purpose.DIRECT_MARKETING, Channel.PHONE_LIVE, Basis.LEGITIMATE_INTERESTS);

    private final Purpose purpose;
    private final Channel channel;
    private final Basis basis;

    WayToAsk(Purpose purpose, Channel channel, Basis basis) {
        this.purpose = purpose;
        this.channel = channel;
        this.basis = basis;
    }

    @Override
    public String word() {
        return Word.written(this);
    }

    public Channel channel() {
        return channel;
    }

    /** Whether it rests on a balancing of interests, which has to be signed before anybody is asked. */
    public boolean needsBalancing() {
        return basis == Basis.LEGITIMATE_INTERESTS;
    }

    /**
     * The question as the law sees it, where it is put to persons whom a condition chooses. Waivers and offers of the
     * segment are not the question's; a balancing is taken to be signed where one is needed.
     *
     * @param of a use of the segment
     */
    public UseFacts use(UseFacts of) {
        Map<AssessmentKind, Set<Figure>> assessed = new EnumMap<>(AssessmentKind.class);
        assessed.putAll(of.assessed());
        assessed.remove(AssessmentKind.LEGITIMATE_INTERESTS);
        if (needsBalancing()) {
            assessed.put(AssessmentKind.LEGITIMATE_INTERESTS, Set.of());
        }
        return new UseFacts(
                purpose,
                channel,
                Recipient.OWN,
                of.sector(),
                Optional.of(basis),
                of.product(),
                of.reading(),
                assessed,
                of.collectedFor(),
                of.organisation(),
                Set.of(),
                of.unlimitedLookBack(),
                of.retentionDeclared(),
                Set.of());
    }
}
