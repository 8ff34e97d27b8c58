package io.licit.programme.account;

/**
 * Somebody, as an identity provider (OpenID Connect) knows her.
 *
 * @param issuer the provider's address, as its tokens have it
 * @param subject its word for her, compared character by character
 */
public record Subject(String issuer, String subject) {
    private static final int MOST_CHARACTERS = 500;

    boolean isFit() {
        return Account.isLine(issuer, MOST_CHARACTERS) && Account.isLine(subject, MOST_CHARACTERS);
    }
}
