package io.licit.core.gate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What the gate knows of one person. Words stand as the data has them; a word outside its vocabulary is read as strictly
 * as it can be.
 *
 * @param age whole years, where the data has no date of birth
 * @param retainUntil when retention ends; empty where that is unknown, and then it has ended
 */
public record Person(
        Optional<String> country,
        Optional<String> region,
        Optional<LocalDate> birthDate,
        Optional<Integer> age,
        Optional<Instant> retainUntil,
        List<Consent> consents,
        List<Restriction> restrictions) {
    public Person {
        consents = List.copyOf(consents);
        restrictions = List.copyOf(restrictions);
    }

    /**
     * A row of the consent ledger.
     *
     * @param purpose a purpose, {@code all}, or several separated by {@code , ; |}
     * @param channel a channel, {@code all}, or several likewise
     * @param at empty where missing or undecodable: a grant then never counts, a refusal always does
     * @param product empty where the ledger has no such column; the empty text where it has one and the row says nothing
     * @param expiresAt empty for never; {@link Instant#MIN} where undecodable
     */
    public record Consent(
            String purpose,
            String channel,
            String status,
            Optional<Instant> at,
            Optional<Instant> expiresAt,
            String method,
            boolean explicit,
            Optional<String> product) {}

    /**
     * @param at empty where missing or undecodable: it then counts from ever
     * @param until empty where missing or undecodable: it then never ends
     */
    public record Restriction(String kind, Optional<Instant> at, Optional<Instant> until) {}
}
