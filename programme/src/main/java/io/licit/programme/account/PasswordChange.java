package io.licit.programme.account;

import java.time.Instant;

/** What came of an attempt to choose another password. */
public sealed interface PasswordChange {
    /**
     * It counts from now on, and older sessions do not.
     *
     * @param account with its new epoch
     */
    record Changed(Account account) implements PasswordChange {}

    /** The new one will not do. */
    record NotThis(Unfit why) implements PasswordChange {}

    /** The old one is not hers. */
    record Refused() implements PasswordChange {}

    /** Too many attempts failed, and none counts until then. */
    record Locked(Instant until) implements PasswordChange {}
}
