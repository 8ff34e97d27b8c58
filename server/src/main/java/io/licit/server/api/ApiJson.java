package io.licit.server.api;

import io.licit.core.json.Json;
import io.licit.core.json.JsonSyntaxException;
import io.licit.server.route.Visit;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/** JSON as programs send it and get it. */
final class ApiJson {
    private ApiJson() {}

    static Json text(Optional<String> text) {
        return text.<Json>map(Json::of).orElse(Json.none());
    }

    static Json day(Optional<LocalDate> day) {
        return text(day.map(LocalDate::toString));
    }

    /** Null where the count is not told. */
    static Json count(Optional<Long> count) {
        return count.<Json>map(Json::of).orElse(Json.none());
    }

    /**
     * What was sent, as an object of some members.
     *
     * @throws ApiProblem where it is none, or has others
     */
    static Json.Obj body(Visit visit, Set<String> members) {
        Json.Obj sent = parsed(visit.body());
        for (String name : sent.members().keySet()) {
            if (!members.contains(name)) {
                throw new ApiProblem(
                        ApiProblem.Kind.UNFIT,
                        "`" + name + "` is not known here; there is "
                                + String.join(
                                        ", ",
                                        members.stream()
                                                .sorted()
                                                .map(one -> "`" + one + "`")
                                                .toList()));
            }
        }
        return sent;
    }

    private static Json.Obj parsed(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (Json.parse(text) instanceof Json.Obj object) {
                return object;
            }
        } catch (CharacterCodingException noText) {
            throw new ApiProblem(ApiProblem.Kind.BAD_REQUEST, "what was sent is not UTF-8");
        } catch (JsonSyntaxException malformed) {
            throw new ApiProblem(
                    ApiProblem.Kind.BAD_REQUEST, "what was sent is not JSON, at character " + malformed.offset());
        }
        throw new ApiProblem(ApiProblem.Kind.UNFIT, "what was sent is JSON, and no object");
    }

    /**
     * A member that is a text.
     *
     * @return empty where it is missing
     * @throws ApiProblem where it is anything else, or holds half a character, which no file can keep
     */
    static Optional<String> text(Json.Obj sent, String name) {
        Optional<Json> found = sent.get(name);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        if (found.get() instanceof Json.Str text
                && StandardCharsets.UTF_8.newEncoder().canEncode(text.value())) {
            return Optional.of(text.value());
        }
        throw new ApiProblem(ApiProblem.Kind.UNFIT, "`" + name + "` is no text");
    }

    static String requiredText(Json.Obj sent, String name) {
        return text(sent, name).orElseThrow(() -> new ApiProblem(ApiProblem.Kind.UNFIT, "`" + name + "` is missing"));
    }
}
