package io.licit.programme.account;

/**
 * A password that an account was given, to be told to whoever owns it and to be shown once. The first sign-in with it asks
 * for another.
 *
 * @param text in groups, in letters and digits that can't be taken for each other; blanks, hyphens and capitals do not count
 */
public record OneTimePassword(Account account, String text) {
    /** Without the password, so that it gets into no log. */
    @Override
    public String toString() {
        return "OneTimePassword of " + account.id();
    }
}
