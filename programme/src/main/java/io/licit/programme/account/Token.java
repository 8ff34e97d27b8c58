package io.licit.programme.account;

import io.licit.programme.state.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What lets a program in for an account; its secret is kept nowhere.
 *
 * @param number that it is called by
 * @param account the account's id
 * @param roles that it was given; where a token was found by its secret, those of them that its account has
 * @param usedOn the last day, in UTC, on which it was used
 */
public record Token(
        long number,
        String account,
        String name,
        Set<Role> roles,
        Instant madeAt,
        Instant endsAt,
        Optional<Instant> revokedAt,
        Optional<LocalDate> usedOn) {
    public Token {
        roles = Role.ordered(roles);
    }

    /** Whether it had neither ended nor been revoked; its account may be disabled all the same. */
    public boolean isLive(Instant at) {
        return at.isBefore(endsAt) && revokedAt.isEmpty();
    }

    Token limitedTo(Set<Role> held) {
        return new Token(
                number,
                account,
                name,
                roles.stream().filter(held::contains).collect(Collectors.toSet()),
                madeAt,
                endsAt,
                revokedAt,
                usedOn);
    }

    static Token of(Row row) {
        return new Token(
                row.number("n"),
                row.text("account"),
                row.text("name"),
                Role.parse(row.text("roles")),
                row.instant("made_at"),
                row.instant("ends_at"),
                row.optionalInstant("revoked_at"),
                row.optional("used_on").map(LocalDate::parse));
    }
}
