package io.licit.programme.consent;

import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.ConsentStatus;
import io.licit.core.catalogue.Purpose;
import io.licit.core.catalogue.Word;
import io.licit.core.json.Json;
import io.licit.evidence.Hash;
import io.licit.programme.state.Instants;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a person said about the use of her data.
 *
 * @param person her key, as the sources have it
 * @param purpose one of the vocabulary, several separated by {@code , ; |}, or {@code all} in a refusal
 * @param channel likewise
 * @param at when she said it, which may be long ago or still to come; to the microsecond
 * @param method how: {@code web-form}, {@code paper}, {@code e-signature}, {@code parental}, {@code purchase},
 *     {@code gpc}, or any other word
 * @param explicit whether she was asked for this and nothing else
 * @param notice the notice and its version that she was shown; may be empty
 * @param product what an informed relation is about
 * @param proof the record where it came from, or the signal itself
 */
public record Change(
        String person,
        String purpose,
        String channel,
        ConsentStatus status,
        Instant at,
        Optional<Instant> expiresAt,
        String method,
        boolean explicit,
        String notice,
        Optional<String> product,
        Optional<String> proof) {
    /** Of the key, and of every word. */
    static final int MOST_CHARACTERS = 1000;

    static final int MOST_OF_PROOF = 20_000;

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 9999;
    private static final String ALL = "all";

    public Change {
        person = person.strip();
        purpose = String.join(",", words(purpose));
        channel = String.join(",", words(channel));
        at = at.truncatedTo(ChronoUnit.MICROS);
        expiresAt = expiresAt.map(end -> end.truncatedTo(ChronoUnit.MICROS));
    }

    /** Whether it takes something away. */
    public boolean isRefusal() {
        return status == ConsentStatus.WITHDRAWN || status == ConsentStatus.OBJECTED;
    }

    /** @throws ConsentRefused where it can't be recorded, or says a word that nobody knows */
    void require() {
        requireKept();
        requireWords("purpose", purpose, Purpose.class);
        requireWords("channel", channel, Channel.class);
    }

    /** @throws ConsentRefused where it can't be recorded, whatever its words mean */
    void requireKept() {
        if (person.isEmpty()) {
            throw new ConsentRefused("a consent of nobody", "give the person's key as the data has it");
        }
        requireText("person", person, MOST_CHARACTERS);
        requireText("purpose", purpose, MOST_CHARACTERS);
        requireText("channel", channel, MOST_CHARACTERS);
        requireText("method", method, MOST_CHARACTERS);
        requireText("notice", notice, MOST_CHARACTERS);
        product.ifPresent(text -> requireText("product", text, MOST_CHARACTERS));
        proof.ifPresent(text -> requireText("proof", text, MOST_OF_PROOF));
        requireYear("at", at);
        expiresAt.ifPresent(end -> requireYear("expires-at", end));
    }

    /** Why it can't be recorded, whatever its words mean; empty where it can. */
    public Optional<String> unkept() {
        try {
            requireKept();
            return Optional.empty();
        } catch (ConsentRefused refused) {
            return Optional.of(refused.text() + "; " + refused.help());
        }
    }

    private static void requireText(String field, String text, int most) {
        if (text.length() > most) {
            throw new ConsentRefused(
                    "`" + field + "` has " + text.length() + " characters", "it may have " + most + " at most");
        }
        boolean whole = text.codePoints().noneMatch(c -> c == 0 || c >= 0xD800 && c <= 0xDFFF);
        if (!whole) {
            throw new ConsentRefused("`" + field + "` has characters that are none", "remove NUL and half characters");
        }
    }

    private static void requireYear(String field, Instant instant) {
        int year = instant.atOffset(ZoneOffset.UTC).getYear();
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new ConsentRefused(
                    "`" + field + "` is in the year " + year, "years are from " + FIRST_YEAR + " to " + LAST_YEAR);
        }
    }

    private <E extends Enum<E> & Word> void requireWords(String field, String list, Class<E> vocabulary) {
        for (String word : words(list)) {
            if (word.equals(ALL) && !isRefusal()) {
                throw new ConsentRefused(
                        "`all` as " + field + " of a consent",
                        "a consent names what it is for; only a refusal is of all");
            }
            if (!word.equals(ALL) && Word.of(vocabulary, word).isEmpty()) {
                throw new ConsentRefused(
                        "there is no " + field + " `" + word + "`",
                        "there are " + String.join(", ", Word.words(vocabulary)) + ", and all");
            }
        }
    }

    private static List<String> words(String list) {
        return Arrays.stream(list.split("[,;|]", -1)).map(String::strip).toList();
    }

    /** SHA-256 of everything of it, in hexadecimal: the same change twice is one. */
    public String digest() {
        return Hash.of(canonical().getBytes(StandardCharsets.UTF_8)).hex();
    }

    /** Everything of it, in one form. */
    String canonical() {
        Json.Builder all = Json.object()
                .put("at", Instants.text(at))
                .put("channel", channel)
                .put("explicit", explicit)
                .put("method", method)
                .put("notice", notice)
                .put("person", person)
                .put("purpose", purpose)
                .put("status", status.word());
        expiresAt.ifPresent(end -> all.put("expires_at", Instants.text(end)));
        product.ifPresent(text -> all.put("product", text));
        proof.ifPresent(text -> all.put("proof", text));
        return all.build().canonical();
    }
}
