package io.licit.programme.account;

/** How a request stands that may have come before. */
public sealed interface Repeat {
    /** It has not: it is done now, by whoever is told so, and by nobody else. */
    record New() implements Repeat {}

    /** It was done; this was answered, and is answered again. */
    record Same(int status, String contentType, byte[] body) implements Repeat {}

    /** It was done, and what was answered is not kept: it held a secret, or somebody who is erased, or was too long. */
    record Untold() implements Repeat {}

    /** Another request came under the same key. */
    record Different() implements Repeat {}

    /** It is being done, or whoever did it died over it. */
    record Running() implements Repeat {}
}
