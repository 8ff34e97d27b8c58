package io.licit.programme.account;

import java.time.Instant;

/** What came of an attempt to sign in with a password. */
public sealed interface SignIn {
    /** She is in. */
    record SignedIn(Account account) implements SignIn {}

    /** It is her, by the password that she was given; before anything else she chooses her own. */
    record MustChange(Account account) implements SignIn {}

    /** No such account, a wrong password, one that has ended, or an account that is disabled: nobody is told which. */
    record Refused() implements SignIn {}

    /** Too many attempts failed, and none counts until then, whether or not there is such an account. */
    record Locked(Instant until) implements SignIn {}
}
