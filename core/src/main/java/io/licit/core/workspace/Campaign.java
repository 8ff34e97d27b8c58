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
 * @param shows words of the message that are an element which rules require, by the element's name: what the author
 *     points at where Licit can't see it
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
        Map<String, YamlNode.Scalar> shows,
        Places places) {
    public Campaign {
        claims = List.copyOf(claims);
        shows = Collections.unmodifiableMap(new TreeMap<>(shows));
    }

    /**
     * Where the campaign is written.
     *
     * @param id its name
     * @param segment the name of its segment
     * @param sendAt the time; its name where it states none
     */
    public record Places(Span id, Span segment, Span sendAt) {}

    public Span span() {
        return places.id();
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

        /** The path of {@code bodyFile} as the workspace has it among its texts; empty where the body stands in place. */
        public Optional<String> bodyPath() {
            return bodyFile.map(YamlNode.Scalar::text)
                    .map(written -> written.startsWith("./") ? written.substring(2) : written);
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
     * @param terms further facts on the offer, as written, by key
     * @param places where they are written
     */
    public record Offer(
            OfferKind kind,
            Optional<BigDecimal> worth,
            Map<String, String> terms,
            Map<String, Span> places,
            Span span) {
        public Offer {
            terms = Collections.unmodifiableMap(new TreeMap<>(terms));
            places = Collections.unmodifiableMap(new TreeMap<>(places));
        }

        /** Where a term is written; the whole offer where it is not. */
        public Span place(String term) {
            return places.getOrDefault(term, span);
        }
    }

    /**
     * Something that the message asserts.
     *
     * @param assessment id of the assessment that substantiates it
     */
    public record Claim(YamlNode.Scalar text, Optional<String> assessment) {}
}
