package io.licit.programme.training;

import io.licit.core.json.Json;
import java.time.Instant;
import java.util.Optional;

/**
 * What somebody reached in a course. One that is passed is a certificate, by its number.
 *
 * @param statement the id that it has in xAPI, a UUID
 * @param version of the course
 * @param digest of the course's texts; empty where it was taken elsewhere
 * @param score per cent; empty where another system told none
 * @param validUntil by the terms of that day; empty where it is not passed
 * @param source where it was taken, if not here
 * @param evidence SHA-256 of a file that shows it
 * @param entry where it stands in the log
 */
public record Result(
        long number,
        String statement,
        String person,
        String course,
        int version,
        Optional<String> digest,
        Optional<Integer> score,
        boolean passed,
        Instant at,
        Optional<Instant> validUntil,
        Optional<String> source,
        Optional<String> evidence,
        String recordedBy,
        LogEntry entry) {
    /** For programs. */
    public Json.Obj json() {
        return Json.object()
                .put("number", number)
                .put("person", person)
                .put("course", course)
                .put("version", version)
                .put("score", score.<Json>map(Json::of).orElse(Json.none()))
                .put("passed", passed)
                .put("at", at.toString())
                .put(
                        "valid_until",
                        validUntil.<Json>map(until -> Json.of(until.toString())).orElse(Json.none()))
                .put("statement", statement)
                .put("source", source.orElse(""))
                .build();
    }

    /**
     * @param index in the log
     * @param leaf SHA-256 of it; may be empty
     * @param checkpoint signed head that covers it; may be empty
     */
    public record LogEntry(long index, String leaf, String checkpoint) {}
}
