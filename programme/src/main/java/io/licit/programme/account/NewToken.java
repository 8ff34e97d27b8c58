package io.licit.programme.account;

/**
 * A token that was just made.
 *
 * @param secret to be shown once: {@code licit_} and 52 letters and digits
 */
public record NewToken(Token token, String secret) {
    /** Without the secret, so that it gets into no log. */
    @Override
    public String toString() {
        return "NewToken " + token.number();
    }
}
