package io.licit.programme.journal;

import io.licit.core.json.Json;
import io.licit.programme.people.Actor;
import java.time.Instant;

/**
 * Something that was done, for the log.
 *
 * @param kind a word such as {@code check} or {@code approval}
 * @param facts counts, digests and salted roots; no personal data, of customers or of staff
 */
public record Entry(String kind, Instant at, Actor by, Json.Obj facts) {}
