package io.licit.engine;

import java.time.Instant;

/**
 * An audience as the last run stored it.
 *
 * @param digest of the segment as it was then
 * @param asOf the instant that the run asked about
 */
public record StoredAudience(String segment, String digest, Instant asOf, long eligible) {}
