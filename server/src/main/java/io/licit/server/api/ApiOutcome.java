package io.licit.server.api;

import io.licit.core.json.Json;
import io.licit.programme.account.Repeat;
import io.licit.server.route.Reply;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * What is answered to a program, before it is a response: it may be kept, to be answered again.
 *
 * @param headers beside those that every answer has
 */
record ApiOutcome(int status, MediaType type, Content content, Map<String, String> headers) {
    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final MediaType JSON = new MediaType("application", "json");
    private static final MediaType PROBLEM = new MediaType("application", "problem+json", StandardCharsets.UTF_8);

    ApiOutcome {
        headers = Map.copyOf(headers);
    }

    /** What stands in an answer. */
    sealed interface Content {
        record Whole(byte[] bytes) implements Content {}

        /** Told once, and not again to who repeats the request. */
        record Secret(byte[] bytes) implements Content {}

        /** Read while it is sent, however large it is. */
        record Of(Path file, boolean isPassing) implements Content {}
    }

    /** @param path that was asked for */
    static ApiOutcome of(ApiProblem problem, String path) {
        return new ApiOutcome(problem.kind().status(), PROBLEM, whole(problem.json(path)), problem.headers());
    }

    static ApiOutcome of(Reply reply) {
        if (reply instanceof Reply.Data data) {
            return new ApiOutcome(data.status(), JSON, whole(data.json()), data.headers());
        }
        if (reply instanceof Reply.Secret secret) {
            return new ApiOutcome(OK, JSON, new Content.Secret(bytes(secret.json())), Map.of());
        }
        if (reply instanceof Reply.Bytes bytes) {
            return new ApiOutcome(
                    OK, MediaType.parseMediaType(bytes.type()), new Content.Whole(bytes.bytes()), Map.of());
        }
        if (reply instanceof Reply.File file) {
            return file(file.type(), file.name(), new Content.Of(file.path(), false));
        }
        if (reply instanceof Reply.Passing file) {
            return file(file.type(), file.name(), new Content.Of(file.path(), true));
        }
        throw new IllegalStateException("no program can read " + reply.getClass());
    }

    private static ApiOutcome file(String type, String name, Content content) {
        String disposition = ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build()
                .toString();
        return new ApiOutcome(OK, MediaType.parseMediaType(type), content, Map.of("Content-Disposition", disposition));
    }

    /** As it was answered before. An answer tells its ETag, or whose work it is, within too, so that none is kept beside. */
    static ApiOutcome again(Repeat.Same same) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (same.status() == OK) {
            member(same, "etag").ifPresent(etag -> headers.put("ETag", etag));
        } else if (same.status() == ACCEPTED) {
            member(same, "id").ifPresent(id -> headers.put("Location", ApiWork.PATH + id));
        }
        return new ApiOutcome(
                same.status(), MediaType.parseMediaType(same.contentType()), new Content.Whole(same.body()), headers);
    }

    private static Optional<String> member(Repeat.Same same, String name) {
        return Json.parse(new String(same.body(), StandardCharsets.UTF_8)) instanceof Json.Obj answer
                ? answer.get(name).filter(Json.Str.class::isInstance).map(one -> ((Json.Str) one).value())
                : Optional.empty();
    }

    private static Content whole(Json json) {
        return new Content.Whole(bytes(json));
    }

    private static byte[] bytes(Json json) {
        return (json.print() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Whether something was done, or has begun to be. */
    boolean isDone() {
        return status == OK || status == ACCEPTED;
    }

    ServerResponse response() {
        ServerResponse.BodyBuilder builder =
                ServerResponse.status(status).contentType(type).cacheControl(CacheControl.noStore());
        headers.forEach(builder::header);
        if (content instanceof Content.Of of) {
            return builder.build((request, response) -> {
                try {
                    Files.copy(of.file(), response.getOutputStream());
                } finally {
                    if (of.isPassing()) {
                        ApiFiles.remove(of.file());
                    }
                }
                return null;
            });
        }
        return builder.body(
                content instanceof Content.Secret secret ? secret.bytes() : ((Content.Whole) content).bytes());
    }
}
