package io.licit.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.json.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The interface for programs as it describes itself: what is answered is held against what is said to be answered. */
final class Described {
    private static final String PROBLEM = "application/problem+json;charset=utf-8";
    private static final long BETWEEN_MILLIS = 200;

    private final Aurora aurora;

    /** What was read of the description; it is always the same. */
    private final List<Json.Obj> read = new ArrayList<>(1);

    Described(Aurora aurora) {
        this.aurora = aurora;
    }

    Json.Obj description() throws IOException, InterruptedException {
        if (read.isEmpty()) {
            read.add(object(Caller.unknown(aurora).get("/api/v1/openapi.json")));
        }
        return read.get(0);
    }

    /** An answer of 200, which is as the description has it. */
    Json.Obj ok(String schema, HttpResponse<String> answer) throws IOException, InterruptedException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return (Json.Obj) fitting(schema, answer);
    }

    /** The same of an answer that is a list. */
    List<Json> list(String schema, HttpResponse<String> answer) throws IOException, InterruptedException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return ((Json.Arr) fitting(schema, answer)).items();
    }

    private Json fitting(String schema, HttpResponse<String> answer) throws IOException, InterruptedException {
        assertThat(Caller.header(answer, "Content-Type")).isEqualTo("application/json");
        assertThat(Caller.header(answer, "Set-Cookie")).isEmpty();
        Json schemas = at(description(), "components", "schemas");
        Json told = Json.parse(answer.body());
        assertFits(told, at(schemas, schema), schemas, schema);
        return told;
    }

    /** Work that has begun, once it is over. */
    Json.Obj over(Caller caller, HttpResponse<String> begun) throws IOException, InterruptedException {
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        fitting("Work", begun);
        String place = Caller.header(begun, "Location");
        // Programs ask again and again, and not too often for the limit on their token.
        Json.Obj work = ok("Work", caller.get(place));
        while (Set.of("waiting", "running").contains(text(work, "state"))) {
            Thread.sleep(BETWEEN_MILLIS);
            work = ok("Work", caller.get(place));
        }
        return work;
    }

    static Json.Obj object(HttpResponse<String> answer) {
        return (Json.Obj) Json.parse(answer.body());
    }

    static Json at(Json from, String... names) {
        Json found = from;
        for (String name : names) {
            found = ((Json.Obj) found)
                    .get(name)
                    .orElseThrow(() -> new AssertionError("no " + name + " in " + String.join(".", names)));
        }
        return found;
    }

    static String text(Json from, String... names) {
        return ((Json.Str) at(from, names)).value();
    }

    static List<Json> items(Json from, String... names) {
        return ((Json.Arr) at(from, names)).items();
    }

    static long number(Json from, String name) {
        return ((Json.Num) at(from, name)).value().longValueExact();
    }

    /** An object of texts, to be sent. */
    static String body(String... namesAndTexts) {
        Json.Builder all = Json.object();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            all.put(namesAndTexts[i], namesAndTexts[i + 1]);
        }
        return all.build().canonical();
    }

    static void problem(HttpResponse<String> answer, int status, String type) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(Caller.header(answer, "Content-Type").toLowerCase(Locale.ROOT))
                .isEqualTo(PROBLEM);
        Json.Obj problem = object(answer);
        assertThat(text(problem, "type")).isEqualTo("urn:licit:problem:" + type);
        assertThat(at(problem, "status")).isEqualTo(Json.of(status));
        assertThat(text(problem, "title")).isNotBlank();
        assertThat(text(problem, "detail")).isNotBlank();
        assertThat(text(problem, "instance")).startsWith("/api");
        assertThat(Caller.header(answer, "Set-Cookie")).isEmpty();
    }

    /** The part of JSON Schema that the description is written in. */
    private static void assertFits(Json value, Json schema, Json schemas, String where) {
        Json.Obj rules = (Json.Obj) schema;
        if (rules.get("$ref").isPresent()) {
            String name = text(rules, "$ref").replace("#/components/schemas/", "");
            assertFits(value, at(schemas, name), schemas, where);
            return;
        }
        if (rules.get("anyOf").isPresent()) {
            if (!value.equals(Json.none())) {
                assertFits(value, items(rules, "anyOf").get(0), schemas, where);
            }
            return;
        }
        if (rules.members().isEmpty()) {
            return;
        }
        assertThat(typesOf(rules)).as(where).containsAnyElementsOf(types(value));
        if (value instanceof Json.Obj object) {
            assertMembersFit(object, rules, schemas, where);
        } else if (value instanceof Json.Arr array) {
            array.items().forEach(one -> assertFits(one, at(rules, "items"), schemas, where + "[]"));
        } else if (rules.get("enum").isPresent()) {
            assertThat(items(rules, "enum")).as(where).contains(value);
        }
    }

    private static void assertMembersFit(Json.Obj object, Json.Obj rules, Json schemas, String where) {
        if (rules.get("additionalProperties").orElse(Json.none()) instanceof Json.Obj any) {
            object.members().forEach((name, one) -> assertFits(one, any, schemas, where + "." + name));
            return;
        }
        if (rules.get("properties").isEmpty()) {
            return;
        }
        Json.Obj properties = (Json.Obj) at(rules, "properties");
        assertThat(object.members().keySet())
                .as(where)
                .isSubsetOf(properties.members().keySet())
                .containsAll(items(rules, "required").stream()
                        .map(one -> ((Json.Str) one).value())
                        .toList());
        object.members().forEach((name, one) -> assertFits(one, at(properties, name), schemas, where + "." + name));
    }

    private static List<String> typesOf(Json.Obj rules) {
        return at(rules, "type") instanceof Json.Arr several
                ? several.items().stream().map(one -> ((Json.Str) one).value()).toList()
                : List.of(text(rules, "type"));
    }

    private static List<String> types(Json value) {
        if (value instanceof Json.Obj) {
            return List.of("object");
        }
        if (value instanceof Json.Arr) {
            return List.of("array");
        }
        if (value instanceof Json.Str) {
            return List.of("string");
        }
        if (value instanceof Json.Num number) {
            boolean isWhole = number.value().remainder(BigDecimal.ONE).signum() == 0;
            return isWhole ? List.of("integer", "number") : List.of("number");
        }
        return List.of(value instanceof Json.Bool ? "boolean" : "null");
    }
}
