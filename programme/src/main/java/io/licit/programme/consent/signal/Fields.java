package io.licit.programme.consent.signal;

import io.licit.core.catalogue.ConsentStatus;
import io.licit.core.catalogue.Word;
import io.licit.programme.consent.Change;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A row's fields by name, as a change or as a signal. */
public final class Fields {
    /** In the order in which they are written. */
    public static final List<String> NAMES = List.of(
            "person",
            "purpose",
            "channel",
            "status",
            "at",
            "expires_at",
            "method",
            "explicit",
            "notice",
            "product",
            "proof");

    static final List<String> OF_SIGNALS = List.of("person", "signal", "at");

    private static final Set<String> YES = Set.of("true", "t", "yes", "1");
    private static final List<Function<String, Instant>> TIMES = List.of(
            text -> OffsetDateTime.parse(text).toInstant(),
            text -> LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC),
            text -> LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));

    private Fields() {}

    /**
     * A change. A status that nobody knows is an objection; words of purposes and channels stay as they are, and one that
     * nobody knows is of everything in a refusal and of nothing in a consent.
     */
    static Change change(Map<String, String> fields) {
        Instant at = required(fields, "at")
                .flatMap(Fields::instant)
                .orElseThrow(() -> new UnreadableRecord("`at` is no time; write 2026-11-29T10:00:00Z"));
        Optional<Instant> expires = written(fields, "expires_at")
                // INVARIANT: an end that can't be read has come.
                .map(text -> instant(text).orElse(at));
        return new Change(
                required(fields, "person").orElseThrow(() -> new UnreadableRecord("a row without `person`")),
                fields.getOrDefault("purpose", ""),
                fields.getOrDefault("channel", ""),
                Word.of(ConsentStatus.class, fields.getOrDefault("status", "").strip())
                        .orElse(ConsentStatus.OBJECTED),
                at,
                expires,
                fields.getOrDefault("method", "").strip(),
                YES.contains(fields.getOrDefault("explicit", "").strip().toLowerCase(Locale.ROOT)),
                fields.getOrDefault("notice", ""),
                written(fields, "product"),
                written(fields, "proof"));
    }

    static Source source(Map<String, String> fields, Instant now) {
        String person = required(fields, "person").orElseThrow(() -> new UnreadableRecord("a row without `person`"));
        Instant at = written(fields, "at")
                .map(text -> instant(text).orElseThrow(() -> new UnreadableRecord("`at` is no time")))
                .orElse(now);
        return new Source(person.strip(), fields.getOrDefault("signal", ""), at);
    }

    /** The fields of a change, in the order of their names. */
    public static List<String> of(Change change) {
        return List.of(
                change.person(),
                change.purpose(),
                change.channel(),
                change.status().word(),
                change.at().toString(),
                change.expiresAt().map(Instant::toString).orElse(""),
                change.method(),
                String.valueOf(change.explicit()),
                change.notice(),
                change.product().orElse(""),
                change.proof().orElse(""));
    }

    /** A time, or a day, which begins at midnight UTC. */
    public static Optional<Instant> instant(String text) {
        for (Function<String, Instant> reading : TIMES) {
            try {
                return Optional.of(reading.apply(text.strip()));
            } catch (DateTimeException otherwise) {
                continue;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> required(Map<String, String> fields, String name) {
        return written(fields, name);
    }

    private static Optional<String> written(Map<String, String> fields, String name) {
        return Optional.ofNullable(fields.get(name)).filter(text -> !text.isBlank());
    }
}
