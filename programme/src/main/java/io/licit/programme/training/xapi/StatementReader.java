package io.licit.programme.training.xapi;

import io.licit.core.json.Json;
import io.licit.programme.training.Recording.Outside;
import io.licit.programme.training.TrainingException;
import io.licit.programme.training.course.Course;
import io.licit.programme.training.course.Courses;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads a statement of another system: what the specification asks of one, and that it is of a course here.
 *
 * @param persons by pseudonym
 */
record StatementReader(Courses courses, Map<String, String> persons) {
    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Set<String> KEYS = Set.of(
            "id",
            "actor",
            "verb",
            "object",
            "result",
            "context",
            "timestamp",
            "stored",
            "authority",
            "version",
            "attachments");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final String SOURCE = "xAPI";

    /** @throws TrainingException where it is not taken */
    Outside read(Json json) {
        Json.Obj statement = object(json, "a statement");
        statement.members().keySet().stream()
                .filter(key -> !KEYS.contains(key))
                .findFirst()
                .ifPresent(key -> {
                    throw wrong("a statement has no key `" + key + "`");
                });
        String id = text(statement, "id");
        if (!UUID.matcher(id).matches()) {
            throw wrong("`id` is no UUID");
        }
        if (statement.get("version").isPresent()
                && !text(statement, "version").matches("1\\.0(\\.\\d+)?|2\\.0(\\.\\d+)?")) {
            throw wrong("`version` is none of xAPI 1.0 and 2.0");
        }
        String iri = text(object(required(statement, "verb"), "`verb`"), "id");
        Verb verb =
                Verb.of(iri).orElseThrow(() -> wrong("the verb `" + iri + "` is none of passed, failed and completed"));
        Activity activity = activity(object(required(statement, "object"), "`object`"));
        Course course = courses.course(activity.course())
                .orElseThrow(() -> wrong("there is no course `" + activity.course() + "`"));
        Json.Obj result = object(statement.get("result").orElse(Json.object().build()), "`result`");
        Optional<Integer> score = score(result);
        return new Outside(
                Optional.of(id.toLowerCase(Locale.ROOT)),
                person(object(required(statement, "actor"), "`actor`")),
                course,
                activity.version(),
                score,
                passed(verb, result, score, course),
                instant(text(statement, "timestamp")),
                source(statement),
                Optional.empty());
    }

    private static Activity activity(Json.Obj object) {
        if (object.get("objectType").isPresent() && !text(object, "objectType").equals("Activity")) {
            throw wrong("its object is no activity");
        }
        String iri = text(object, "id");
        return Activity.of(iri)
                .orElseThrow(
                        () -> wrong("`" + iri + "` is no course here; one is " + Activity.PREFIX + "privacy-law:1"));
    }

    /** An account's name is a pseudonym of ours or a person; a mailbox is a person. */
    private String person(Json.Obj actor) {
        if (actor.get("objectType").isPresent() && !text(actor, "objectType").equals("Agent")) {
            throw wrong("its actor is no agent");
        }
        boolean mailbox = actor.get("mbox").isPresent();
        boolean account = actor.get("account").isPresent();
        if (mailbox == account) {
            throw wrong("its actor has neither or both of `mbox` and `account`");
        }
        String name;
        if (mailbox) {
            String address = text(actor, "mbox");
            if (!address.matches("mailto:[^@\\s]+@[^@\\s]+")) {
                throw wrong("`mbox` is no address like mailto:ana@shop.example");
            }
            name = address.substring("mailto:".length());
        } else {
            Json.Obj inner = object(required(actor, "account"), "`account`");
            text(inner, "homePage");
            name = text(inner, "name");
        }
        return Optional.ofNullable(persons.get(name)).orElse(name);
    }

    private static Optional<Integer> score(Json.Obj result) {
        if (result.get("score").isEmpty()) {
            return Optional.empty();
        }
        Json.Obj score = object(required(result, "score"), "`score`");
        if (score.get("scaled").isPresent()) {
            return Optional.of(percent(number(score, "scaled"), BigDecimal.ZERO, BigDecimal.ONE));
        }
        BigDecimal least = score.get("min").isPresent() ? number(score, "min") : BigDecimal.ZERO;
        return Optional.of(percent(number(score, "raw"), least, number(score, "max")));
    }

    /** Rounded down, so that nobody passes by a half. */
    private static int percent(BigDecimal value, BigDecimal least, BigDecimal most) {
        if (most.compareTo(least) <= 0 || value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw wrong("its score lies outside its scale");
        }
        return value.subtract(least)
                .multiply(HUNDRED)
                .divide(most.subtract(least), 0, RoundingMode.FLOOR)
                .intValueExact();
    }

    /** INVARIANT: who only completed a course has passed it where the statement says so, or its score does. */
    private static Optional<Boolean> passed(Verb verb, Json.Obj result, Optional<Integer> score, Course course) {
        Optional<Boolean> success = result.get("success").map(value -> {
            if (value instanceof Json.Bool truth) {
                return truth.value();
            }
            throw wrong("`success` is neither true nor false");
        });
        boolean enough =
                score.filter(reached -> reached >= course.terms().passMark()).isPresent();
        switch (verb) {
            case PASSED -> {
                if (success.filter(told -> !told).isPresent() || (score.isPresent() && !enough)) {
                    throw wrong("it says passed, and its result says otherwise; the pass mark is "
                            + course.terms().passMark());
                }
                return Optional.of(true);
            }
            case FAILED -> {
                if (success.filter(told -> told).isPresent()) {
                    throw wrong("it says failed, and its result says otherwise");
                }
                return Optional.of(false);
            }
            case COMPLETED -> {
                return Optional.of(success.orElse(enough));
            }
        }
        throw new IllegalStateException("no such verb");
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException none) {
            throw wrong("`timestamp` is no time like 2027-03-01T12:00:00Z");
        }
    }

    private static String source(Json.Obj statement) {
        if (statement.get("context").orElse(Json.none()) instanceof Json.Obj context
                && context.get("platform").orElse(Json.none()) instanceof Json.Str platform
                && !platform.value().isBlank()) {
            return SOURCE + ": " + platform.value().strip();
        }
        return SOURCE;
    }

    private static Json required(Json.Obj from, String key) {
        return from.get(key).orElseThrow(() -> wrong("`" + key + "` is missing"));
    }

    private static String text(Json.Obj from, String key) {
        if (required(from, key) instanceof Json.Str text && !text.value().isBlank()) {
            return text.value();
        }
        throw wrong("`" + key + "` is no text");
    }

    private static BigDecimal number(Json.Obj from, String key) {
        if (required(from, key) instanceof Json.Num number) {
            return number.value();
        }
        throw wrong("`" + key + "` is no number");
    }

    private static Json.Obj object(Json json, String what) {
        if (json instanceof Json.Obj object) {
            return object;
        }
        throw wrong(what + " is no object");
    }

    private static TrainingException wrong(String message) {
        return TrainingException.mistake(message, "");
    }
}
