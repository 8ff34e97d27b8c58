package io.licit.server.api;

import io.licit.core.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** Why a program does not get what it asked for, as RFC 9457 has it. */
final class ApiProblem extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final String TYPES = "urn:licit:problem:";
    private static final int MOST_OF_PATH = 500;

    private final Kind kind;
    private final String detail;
    private final transient Map<String, String> headers = new LinkedHashMap<>();
    private final transient Map<String, Json> members = new LinkedHashMap<>();

    /** What can be the matter. */
    enum Kind {
        BAD_REQUEST(400, "bad-request", "The request can't be read"),
        NOT_KNOWN(401, "not-known", "A token is needed"),
        FORBIDDEN(403, "forbidden", "This token may not do that"),
        NOT_FOUND(404, "not-found", "There is nothing at this address"),
        METHOD(405, "method", "This address has other methods"),
        NOT_ACCEPTABLE(406, "not-acceptable", "It is not there in this form"),
        CONFLICT(409, "conflict", "It does not stand so that this can be done"),
        CHANGED(412, "changed", "It has changed meanwhile"),
        TOO_LARGE(413, "too-large", "The request is too large"),
        MEDIA_TYPE(415, "media-type", "The request is not JSON"),
        UNFIT(422, "unfit", "The request can be read, and not be done"),
        NEEDS_MATCH(428, "needs-match", "If-Match is needed"),
        TOO_MANY(429, "too-many", "Too many requests"),
        INTERNAL(500, "internal", "A fault of Licit"),
        UNAVAILABLE(503, "unavailable", "Not available now");

        private final int status;
        private final String word;
        private final String title;

        Kind(int status, String word, String title) {
            this.status = status;
            this.word = word;
            this.title = title;
        }

        int status() {
            return status;
        }

        String title() {
            return title;
        }

        /** The kind of a status that pages are refused with. */
        static Kind of(int status) {
            for (Kind kind : values()) {
                if (kind.status == status) {
                    return kind;
                }
            }
            throw new IllegalStateException("no problem of status " + status);
        }
    }

    ApiProblem(Kind kind, String detail) {
        super(kind.word, null, false, false);
        this.kind = kind;
        this.detail = detail;
    }

    ApiProblem withHeader(String name, String value) {
        headers.put(name, value);
        return this;
    }

    ApiProblem with(String member, Json value) {
        members.put(member, value);
        return this;
    }

    Kind kind() {
        return kind;
    }

    Map<String, String> headers() {
        return headers;
    }

    /** @param instance the path that was asked for */
    Json.Obj json(String instance) {
        Json.Builder all = Json.object()
                .put("type", TYPES + kind.word)
                .put("title", kind.title)
                .put("status", kind.status)
                .put("detail", detail)
                .put("instance", instance.length() > MOST_OF_PATH ? instance.substring(0, MOST_OF_PATH) : instance);
        members.forEach(all::put);
        return all.build();
    }
}
