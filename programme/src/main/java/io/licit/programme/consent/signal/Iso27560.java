package io.licit.programme.consent.signal;

import io.licit.core.catalogue.ConsentStatus;
import io.licit.core.json.Json;
import io.licit.programme.consent.Change;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Consent records as ISO/IEC TS 27560:2023 has them, in JSON: one record for what one person was asked, with the events on
 * it. Purposes and states are terms of W3C's Data Privacy Vocabulary.
 *
 * <p>Of its states only {@code ConsentGiven} and {@code RenewedConsentGiven} are consents; every other one, and any word
 * that is none, takes the consent away.
 */
public final class Iso27560 {
    private static final String SCHEMA = "ISO/IEC TS 27560:2023";
    private static final String PREFIX = "dpv:";
    private static final String GIVEN = "ConsentGiven";
    private static final String UNKNOWN = "ConsentUnknown";
    private static final String RELATION = "informed";

    /** Our purposes that the vocabulary has a term for; another keeps its own word. */
    private static final Map<String, String> TERMS = Map.of(
            "analytics", "dpv:ServiceUsageAnalytics",
            "direct-marketing", "dpv:DirectMarketing",
            "targeted-advertising", "dpv:TargetedAdvertising",
            "sale-share", "dpv:SellDataToThirdParties",
            "political-advertising", "dpv:PoliticalCampaign");

    private static final Map<String, String> WORDS =
            TERMS.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));

    private Iso27560() {}

    /** One event as a record of its own. What only the organisation knows, such as where it stores data, is not in it. */
    public static Json.Obj write(Change change) {
        Json.Builder processing = Json.object()
                .put(
                        "purpose",
                        Json.strings(words(change.purpose()).stream()
                                .map(Iso27560::term)
                                .toList()))
                .put("channel", Json.strings(words(change.channel())))
                .put("collection_method", change.method());
        change.product().ifPresent(product -> processing.put("product", product));
        Json.Builder event = Json.object()
                .put("event_time", change.at().toString())
                .put("event_type", change.explicit() ? "explicit" : "not explicit")
                .put("event_state", PREFIX + state(change.status()));
        if (change.status() == ConsentStatus.INFORMED) {
            event.put("relation", RELATION);
        }
        change.expiresAt().ifPresent(end -> event.put("validity_until", end.toString()));
        Json.Builder record = Json.object()
                .put("schema_version", SCHEMA)
                .put("record_id", "urn:licit:consent:" + change.digest())
                .put("pii_principal_id", change.person())
                .put("privacy_notice", change.notice())
                .put("pii_processing", processing.build())
                .put("events", Json.array(event.build()));
        change.proof().ifPresent(proof -> record.put("source_record", proof));
        return record.build();
    }

    private static String state(ConsentStatus status) {
        return switch (status) {
            case GRANTED -> GIVEN;
            case INFORMED -> UNKNOWN;
            case WITHDRAWN -> "ConsentWithdrawn";
            case OBJECTED -> "ConsentRefused";
        };
    }

    private static String term(String purpose) {
        String term = TERMS.get(purpose);
        return term == null ? purpose : term;
    }

    /**
     * The events of one record.
     *
     * @throws UnreadableRecord where it has no person, no purpose, or no event with a time
     */
    public static List<Change> read(Json json) {
        if (!(json instanceof Json.Obj record)) {
            throw new UnreadableRecord("a record that is no object");
        }
        Json.Obj processing = object(record, "pii_processing");
        String purposes = strings(processing, "purpose").stream()
                .map(purpose -> Optional.ofNullable(WORDS.get(purpose)).orElse(purpose))
                .collect(Collectors.joining(","));
        List<String> channels = strings(processing, "channel");
        List<Change> changes = new ArrayList<>();
        for (Json event : items(record, "events")) {
            if (!(event instanceof Json.Obj one)) {
                throw new UnreadableRecord("an event that is no object");
            }
            changes.add(change(record, processing, purposes, String.join(",", channels), one));
        }
        if (changes.isEmpty()) {
            throw new UnreadableRecord("a record without an event");
        }
        return changes;
    }

    private static Change change(
            Json.Obj record, Json.Obj processing, String purposes, String channels, Json.Obj event) {
        ConsentStatus status = status(event);
        Instant at = instant(required(event, "event_time"))
                .orElseThrow(() -> new UnreadableRecord("an event whose time can't be read"));
        // A refusal that names no channel is of all of them; a consent that names none is of none.
        String through = channels.isEmpty() && status != ConsentStatus.GRANTED ? "all" : channels;
        return new Change(
                required(record, "pii_principal_id"),
                purposes,
                through,
                status,
                at,
                expires(event, at),
                text(processing, "collection_method").orElse(""),
                text(event, "event_type").filter("explicit"::equals).isPresent(),
                text(record, "privacy_notice").orElse(""),
                text(processing, "product"),
                text(record, "source_record")
                        .or(() -> text(record, "record_id").filter(id -> !id.startsWith("urn:licit:consent:"))));
    }

    private static ConsentStatus status(Json.Obj event) {
        String state = text(event, "event_state").orElse("");
        return switch (state.substring(state.lastIndexOf(':') + 1)) {
            case GIVEN, "RenewedConsentGiven" -> ConsentStatus.GRANTED;
            case "ConsentRefused" -> ConsentStatus.OBJECTED;
            case UNKNOWN ->
                text(event, "relation").filter(RELATION::equals).isPresent()
                        ? ConsentStatus.INFORMED
                        : ConsentStatus.WITHDRAWN;
            default -> ConsentStatus.WITHDRAWN;
        };
    }

    /** INVARIANT: an end that can't be read has come. */
    private static Optional<Instant> expires(Json.Obj event, Instant at) {
        if (event.get("validity_until").isPresent()) {
            return Optional.of(
                    text(event, "validity_until").flatMap(Iso27560::instant).orElse(at));
        }
        return event.get("validity_duration").map(duration -> {
            try {
                Period period = Period.parse(text(event, "validity_duration").orElse(""));
                return at.atOffset(ZoneOffset.UTC).plus(period).toInstant();
            } catch (DateTimeException noPeriod) {
                return at;
            }
        });
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private static Json.Obj object(Json.Obj all, String key) {
        return all.get(key)
                .filter(value -> value instanceof Json.Obj)
                .map(value -> (Json.Obj) value)
                .orElseThrow(() -> new UnreadableRecord("a record without `" + key + "`"));
    }

    private static List<Json> items(Json.Obj all, String key) {
        return all.get(key)
                .filter(value -> value instanceof Json.Arr)
                .map(value -> ((Json.Arr) value).items())
                .orElseThrow(() -> new UnreadableRecord("a record without `" + key + "`"));
    }

    private static List<String> strings(Json.Obj all, String key) {
        Json value = all.get(key).orElse(Json.array());
        List<Json> items = value instanceof Json.Arr many ? many.items() : List.of(value);
        return items.stream()
                .map(item -> item instanceof Json.Str text ? text.value() : "")
                .toList();
    }

    private static String required(Json.Obj all, String key) {
        return text(all, key).orElseThrow(() -> new UnreadableRecord("a record without `" + key + "`"));
    }

    private static Optional<String> text(Json.Obj all, String key) {
        return all.get(key).filter(value -> value instanceof Json.Str).map(value -> ((Json.Str) value).value());
    }

    private static List<String> words(String list) {
        return Arrays.stream(list.split("[,;|]", -1)).map(String::strip).toList();
    }
}
