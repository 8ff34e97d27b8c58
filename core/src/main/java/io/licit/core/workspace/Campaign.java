package io.licit.core.workspace;

import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.OfferKind;
import io.licit.core.source.Span;
import io.licit.core.source.YamlNode;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A segment, a message and an offer on a channel.
 *
 * @param language of the message, ISO 639-1
 * @param sender who sends it, as the message must name them
 * @param sendAt on each recipient's own clock, or at one instant for all
 */
public record Campaign(
        String id,
        String segment,
        Channel channel,
        Optional<String> language,
        Optional<String> sender,
        Optional<SendTime> sendAt,
        Message message,
        Optional<Offer> offer,
        List<Claim> claims,
        Span span) {
    public Campaign {
        claims = List.copyOf(claims);
    }

    /**
     * What is sent, with the places of its words.
     *
     * @param bodyFile path of a file with the body, relative to the workspace; stands where {@code body} does not
     */
    public record Message(
            Optional<YamlNode.Scalar> subject, Optional<YamlNode.Scalar> body, Optional<YamlNode.Scalar> bodyFile) {}

    /**
     * What is offered.
     *
     * @param worth to the person, from 0, in the organisation's currency; empty where the file does not say
     * @param terms further facts on the offer, as written
     */
    public record Offer(OfferKind kind, Optional<BigDecimal> worth, Map<String, String> terms, Span span) {
        public Offer {
            terms = Collections.unmodifiableMap(new TreeMap<>(terms));
        }
    }

    /**
     * Something that the message asserts.
     *
     * @param assessment id of the assessment that substantiates it
     */
    public record Claim(YamlNode.Scalar text, Optional<String> assessment) {}
}
