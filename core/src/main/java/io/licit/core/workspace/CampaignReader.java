package io.licit.core.workspace;

import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.OfferKind;
import io.licit.core.diagnostic.Said;
import io.licit.core.source.Span;
import io.licit.core.source.YamlNode;
import io.licit.core.yaml.Form;
import io.licit.core.yaml.MappingReader;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads one campaign. */
final class CampaignReader {
    private static final Form<BigDecimal> WORTH = Form.of(
            Said.of("a number from 0"),
            "10",
            scalar -> Form.NUMBER.parse().apply(scalar).filter(worth -> worth.signum() >= 0));

    private static final Pattern AT_ONE_INSTANT =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2})?(Z|[+-]\\d{2}:\\d{2})");

    private static final Form<SendTime> SEND_TIME = Form.of(
            Said.of("a local time"),
            "2027-03-02T09:00",
            scalar -> AT_ONE_INSTANT.matcher(scalar.text()).matches()
                    ? oneInstant(scalar.text())
                    : Form.LOCAL_TIME.parse().apply(scalar).map(time -> new SendTime(time, Optional.empty())));

    private CampaignReader() {}

    private static Optional<SendTime> oneInstant(String text) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            return Optional.of(new SendTime(time.toLocalDateTime(), Optional.of(time.getOffset())));
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }

    /** @param references receives what the campaign refers to */
    static Optional<Campaign> read(MappingReader reader, References references) {
        Optional<YamlNode.Scalar> id = reader.requiredScalar("campaign", Forms.ID.like("spring-winback"));
        Optional<String> segment =
                references.segment(reader.requiredScalar("segment", Forms.ID.like("lapsed-customers")));
        Optional<Channel> channel = reader.required("channel", Form.word(Channel.class));
        Optional<String> language = reader.optional("language", Forms.LANGUAGE);
        Optional<String> sender = reader.optional("sender", Form.TEXT);
        Optional<SendTime> sendAt = reader.optional("send_at", SEND_TIME);
        Optional<Campaign.Message> message = reader.requiredMapping("message", "{subject: Hello, body: We miss you}")
                .flatMap(CampaignReader::message);
        Optional<Campaign.Offer> offer = reader.mapping("offer").flatMap(CampaignReader::offer);
        List<Campaign.Claim> claims = new ArrayList<>();
        for (MappingReader claim : reader.mappings("claims")) {
            claim(claim, references).ifPresent(claims::add);
        }
        Map<String, YamlNode.Scalar> shows = new TreeMap<>();
        reader.mapping("shows")
                .ifPresent(elements -> elements.entries()
                        .forEach(entry -> elements.scalar(entry.key().text(), Form.TEXT)
                                .ifPresent(words -> shows.put(entry.key().text(), words))));
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
                shows,
                new Campaign.Places(
                        id.get().span(),
                        reader.span("segment"),
                        sendAt.isPresent() ? reader.span("send_at") : id.get().span())));
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
        Map<String, Span> places = new TreeMap<>();
        OfferForms.TERMS.forEach((key, form) -> reader.scalar(key, form).ifPresent(value -> {
            terms.put(key, value.text());
            places.put(key, value.span());
        }));
        reader.finish();
        return kind.map(word -> new Campaign.Offer(word, worth, terms, places, reader.span()));
    }

    private static Optional<Campaign.Claim> claim(MappingReader reader, References references) {
        Optional<YamlNode.Scalar> text = reader.requiredScalar("text", Form.TEXT.like("what the message says"));
        Optional<String> assessment = references.assessment(reader.scalar("assessment", Forms.ID));
        reader.finish();
        return text.map(words -> new Campaign.Claim(words, assessment));
    }
}
