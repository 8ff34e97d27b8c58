package io.licit.programme.request;

import java.time.LocalDate;
import java.util.Optional;

/**
 * By when a request is to be met.
 *
 * @param day the last one in time
 * @param extendableTo the last day where the law lets the deadline be stretched
 * @param acknowledge by when the person is to be told that the request has come
 */
public record Due(
        LocalDate day, String rule, String cite, Optional<LocalDate> extendableTo, Optional<Acknowledge> acknowledge) {
    /** A word to the person that her request has come. */
    public record Acknowledge(LocalDate by, String rule, String cite) {}
}
