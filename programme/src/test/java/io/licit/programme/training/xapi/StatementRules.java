package io.licit.programme.training.xapi;

import io.licit.core.json.Json;
import java.math.BigDecimal;
import java.net.URI;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the Experience API 1.0.3, part two, asks of a statement; written from the specification and apart from what makes
 * statements. The numbers are those of its chapters.
 */
final class StatementRules {
    private static final String UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";
    private static final String TAG = "[a-zA-Z]{2,3}(-[A-Za-z0-9]{2,8})*";

    private final List<String> broken = new ArrayList<>();

    private StatementRules() {}

    static List<String> broken(Json statement) {
        StatementRules rules = new StatementRules();
        rules.statement(statement);
        return rules.broken;
    }

    /** 2.2 and 2.4: these properties and no other, none of them null. */
    private void statement(Json json) {
        Json.Obj all = object(json, "statement");
        keys(
                all,
                "statement",
                Set.of("actor", "verb", "object"),
                Set.of("id", "result", "context", "timestamp", "stored", "authority", "version", "attachments"));
        noNulls(json, "statement");
        all.get("id").ifPresent(id -> matches(id, UUID, "id (2.4.1)"));
        all.get("version").ifPresent(version -> matches(version, "1\\.0(\\.\\d+)?", "version (2.4.10)"));
        all.get("timestamp").ifPresent(this::timestamp);
        all.get("actor").ifPresent(this::actor);
        all.get("verb").ifPresent(this::verb);
        all.get("object").ifPresent(this::activity);
        all.get("result").ifPresent(this::result);
        all.get("context").ifPresent(this::context);
    }

    /** 2.4.2.1: an agent has one identifier of its kinds, and an account has a home page and a name. */
    private void actor(Json json) {
        Json.Obj actor = object(json, "actor");
        keys(actor, "actor", Set.of(), Set.of("objectType", "name", "mbox", "mbox_sha1sum", "openid", "account"));
        actor.get("objectType").ifPresent(type -> matches(type, "Agent", "actor.objectType"));
        long identifiers = List.of("mbox", "mbox_sha1sum", "openid", "account").stream()
                .filter(key -> actor.get(key).isPresent())
                .count();
        require(identifiers == 1, "an agent has exactly one identifier (2.4.2.3)");
        actor.get("mbox").ifPresent(mbox -> matches(mbox, "mailto:[^@\\s]+@[^@\\s]+", "mbox"));
        actor.get("account").ifPresent(inner -> {
            Json.Obj account = object(inner, "account");
            keys(account, "account", Set.of("homePage", "name"), Set.of());
            account.get("homePage").ifPresent(page -> {
                iri(page, "account.homePage");
                matches(page, "https?://.+", "account.homePage is a locator (2.4.2.4)");
            });
            account.get("name").ifPresent(name -> matches(name, ".+", "account.name"));
        });
    }

    /** 2.4.3. */
    private void verb(Json json) {
        Json.Obj verb = object(json, "verb");
        keys(verb, "verb", Set.of("id"), Set.of("display"));
        verb.get("id").ifPresent(id -> iri(id, "verb.id"));
        verb.get("display").ifPresent(map -> languages(map, "verb.display"));
    }

    /** 2.4.4.1. */
    private void activity(Json json) {
        Json.Obj object = object(json, "object");
        keys(object, "object", Set.of("id"), Set.of("objectType", "definition"));
        object.get("objectType").ifPresent(type -> matches(type, "Activity", "object.objectType"));
        object.get("id").ifPresent(id -> iri(id, "object.id"));
        object.get("definition").ifPresent(inner -> {
            Json.Obj definition = object(inner, "definition");
            keys(definition, "definition", Set.of(), Set.of("name", "description", "type", "moreInfo", "extensions"));
            definition.get("name").ifPresent(map -> languages(map, "definition.name"));
            definition.get("description").ifPresent(map -> languages(map, "definition.description"));
            definition.get("type").ifPresent(type -> iri(type, "definition.type"));
        });
    }

    /** 2.4.5: scaled lies in -1 to 1, raw in min to max, min under max. */
    private void result(Json json) {
        Json.Obj result = object(json, "result");
        keys(
                result,
                "result",
                Set.of(),
                Set.of("score", "success", "completion", "response", "duration", "extensions"));
        result.get("success").ifPresent(value -> require(value instanceof Json.Bool, "success is a truth"));
        result.get("completion").ifPresent(value -> require(value instanceof Json.Bool, "completion is a truth"));
        result.get("score").ifPresent(inner -> {
            Json.Obj score = object(inner, "score");
            keys(score, "score", Set.of(), Set.of("scaled", "raw", "min", "max"));
            score.get("scaled")
                    .ifPresent(scaled -> require(
                            number(scaled).abs().compareTo(BigDecimal.ONE) <= 0, "scaled lies in -1 to 1 (2.4.5.1)"));
            if (score.members().keySet().containsAll(Set.of("raw", "min", "max"))) {
                BigDecimal raw = number(score.get("raw").orElseThrow());
                BigDecimal least = number(score.get("min").orElseThrow());
                BigDecimal most = number(score.get("max").orElseThrow());
                require(least.compareTo(most) < 0, "min is less than max");
                require(least.compareTo(raw) <= 0 && raw.compareTo(most) <= 0, "raw lies in min to max");
            }
        });
    }

    /** 2.4.6. */
    private void context(Json json) {
        Json.Obj context = object(json, "context");
        keys(
                context,
                "context",
                Set.of(),
                Set.of(
                        "registration",
                        "instructor",
                        "team",
                        "contextActivities",
                        "revision",
                        "platform",
                        "language",
                        "statement",
                        "extensions"));
        context.get("platform").ifPresent(platform -> matches(platform, ".+", "platform"));
        context.get("language").ifPresent(language -> matches(language, TAG, "language"));
    }

    /** 4.5: ISO 8601 after RFC 3339, not with the offset -00:00. */
    private void timestamp(Json json) {
        String text = json instanceof Json.Str found ? found.value() : "";
        try {
            OffsetDateTime.parse(text);
            require(!text.endsWith("-00:00"), "no offset -00:00 (4.5)");
        } catch (DateTimeParseException none) {
            broken.add("timestamp is no instant: " + text);
        }
    }

    /** 4.2: keys are tags of RFC 5646. */
    private void languages(Json json, String what) {
        object(json, what).members().forEach((tag, words) -> {
            require(tag.matches(TAG), what + " has the key " + tag);
            require(words instanceof Json.Str, what + "." + tag + " is a text");
        });
    }

    private void iri(Json json, String what) {
        String text = json instanceof Json.Str found ? found.value() : "";
        try {
            require(URI.create(text).isAbsolute(), what + " is an IRI with a scheme");
        } catch (IllegalArgumentException none) {
            broken.add(what + " is no IRI: " + text);
        }
    }

    private void keys(Json.Obj json, String what, Set<String> needed, Set<String> others) {
        needed.forEach(key -> require(json.get(key).isPresent(), what + " lacks " + key));
        json.members()
                .keySet()
                .forEach(key ->
                        require(needed.contains(key) || others.contains(key), what + " has the key " + key + " (2.2)"));
    }

    private void noNulls(Json json, String what) {
        require(!(json instanceof Json.Null), what + " is null (2.2)");
        if (json instanceof Json.Obj object) {
            object.members().forEach((key, value) -> noNulls(value, what + "." + key));
        }
    }

    private void matches(Json json, String pattern, String what) {
        require(json instanceof Json.Str text && text.value().matches(pattern), what + ": " + json.canonical());
    }

    private static BigDecimal number(Json json) {
        return json instanceof Json.Num number ? number.value() : new BigDecimal(99);
    }

    private Json.Obj object(Json json, String what) {
        require(json instanceof Json.Obj, what + " is an object");
        return json instanceof Json.Obj object ? object : Json.object().build();
    }

    private void require(boolean holds, String rule) {
        if (!holds) {
            broken.add(rule);
        }
    }
}
