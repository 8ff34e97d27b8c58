package io.licit.core.workspace;

import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.OfferKind;
import io.licit.core.source.Span;
import io.licit.core.source.YamlNode;
import java.math.BigDecimal;
import java.time.LocalDateTime;
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
 * @param sendAt on each recipient's own clock
 */
public record Campaign(
        String id,
        String segment,
        Channel channel,
        Optional<String> language,
        Optional<String> sender,
        Optional<LocalDateTime> sendAt,
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
     * @param preheader the line that a list of messages shows after the subject
     * @param from the name that it comes from
     * @param headers in the file's order, such as {@code List-Unsubscribe}
     */
    public record Message(
            Optional<YamlNode.Scalar> subject,
            Optional<YamlNode.Scalar> body,
            Optional<YamlNode.Scalar> bodyFile,
            Optional<YamlNode.Scalar> preheader,
            Optional<YamlNode.Scalar> from,
            List<Header> headers) {
        public Message {
            headers = List.copyOf(headers);
        }

        /** Without what mail alone has. */
        public Message(
                Optional<YamlNode.Scalar> subject, Optional<YamlNode.Scalar> body, Optional<YamlNode.Scalar> bodyFile) {
            this(subject, body, bodyFile, Optional.empty(), Optional.empty(), List.of());
        }
    }

    /** A header of a mail, as {@code name: value}. */
    public record Header(YamlNode.Scalar name, YamlNode.Scalar value) {}

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
