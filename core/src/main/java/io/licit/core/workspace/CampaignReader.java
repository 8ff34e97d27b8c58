package io.licit.core.workspace;

import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.OfferKind;
import io.licit.core.source.YamlNode;
import io.licit.core.yaml.Form;
import io.licit.core.yaml.MappingReader;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads one campaign. */
final class CampaignReader {
    private static final Form<BigDecimal> WORTH = Form.of(
            "a number from 0", "10", scalar -> Form.NUMBER.parse().apply(scalar).filter(worth -> worth.signum() >= 0));

    private CampaignReader() {}

    /** @param references receives what the campaign refers to */
    static Optional<Campaign> read(MappingReader reader, References references) {
        Optional<YamlNode.Scalar> id = reader.requiredScalar("campaign", Forms.ID.like("spring-winback"));
        Optional<String> segment =
                references.segment(reader.requiredScalar("segment", Forms.ID.like("lapsed-customers")));
        Optional<Channel> channel = reader.required("channel", Form.word(Channel.class));
        Optional<String> language = reader.optional("language", Forms.LANGUAGE);
        Optional<String> sender = reader.optional("sender", Form.TEXT);
        Optional<LocalDateTime> sendAt = reader.optional("send_at", Form.LOCAL_TIME);
        Optional<Campaign.Message> message = reader.requiredMapping("message", "{subject: Hello, body: We miss you}")
                .flatMap(CampaignReader::message);
        Optional<Campaign.Offer> offer = reader.mapping("offer").flatMap(CampaignReader::offer);
        List<Campaign.Claim> claims = new ArrayList<>();
        for (MappingReader claim : reader.mappings("claims")) {
            claim(claim, references).ifPresent(claims::add);
        }
        reader.finish();
        if (reader.failed() || id.isEmpty() || segment.isEmpty() || channel.isEmpty() || message.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Campaign(
                id.get().text(),
                segment.get(),
                channel.get(),
                language,
                sender,
                sendAt,
                message.get(),
                offer,
                claims,
                id.get().span()));
    }

    private static Optional<Campaign.Message> message(MappingReader reader) {
        Optional<YamlNode.Scalar> subject = reader.scalar("subject", Form.TEXT);
        Optional<YamlNode.Scalar> file = reader.scalar("body_file", Form.TEXT);
        Optional<YamlNode.Scalar> body =
                reader.has("body_file") ? reader.scalar("body", Form.TEXT) : reader.requiredScalar("body", Form.TEXT);
        if (file.isPresent() && body.isPresent()) {
            reader.report(WorkspaceMessages.twoBodies(reader.span("body_file")));
        }
        Optional<YamlNode.Scalar> preheader = reader.scalar("preheader", Form.TEXT);
        Optional<YamlNode.Scalar> from = reader.scalar("from", Form.TEXT);
        List<Campaign.Header> headers =
                reader.mapping("headers").map(CampaignReader::headers).orElse(List.of());
        reader.finish();
        return Optional.of(new Campaign.Message(subject, body, file, preheader, from, headers));
    }

    private static List<Campaign.Header> headers(MappingReader reader) {
        List<Campaign.Header> headers = new ArrayList<>();
        for (YamlNode.Entry entry : reader.entries()) {
            reader.scalar(entry.key().text(), Form.TEXT)
                    .ifPresent(value -> headers.add(new Campaign.Header(entry.key(), value)));
        }
        return headers;
    }

    private static Optional<Campaign.Offer> offer(MappingReader reader) {
        Optional<OfferKind> kind = reader.required("kind", Form.word(OfferKind.class));
        Optional<BigDecimal> worth = reader.optional("worth", WORTH);
        Map<String, String> terms = new TreeMap<>();
        for (YamlNode.Entry entry : reader.entries()) {
            String key = entry.key().text();
            if (!key.equals("kind") && !key.equals("worth")) {
                reader.optional(key, Form.TEXT).ifPresent(value -> terms.put(key, value));
            }
        }
        return kind.map(word -> new Campaign.Offer(word, worth, terms, reader.span()));
    }

    private static Optional<Campaign.Claim> claim(MappingReader reader, References references) {
        Optional<YamlNode.Scalar> text = reader.requiredScalar("text", Form.TEXT.like("what the message says"));
        Optional<String> assessment = references.assessment(reader.scalar("assessment", Forms.ID));
        reader.finish();
        return text.map(words -> new Campaign.Claim(words, assessment));
    }
}
