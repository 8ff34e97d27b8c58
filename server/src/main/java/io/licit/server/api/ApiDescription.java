package io.licit.server.api;

import io.licit.core.json.Json;
import io.licit.programme.account.Role;
import io.licit.server.route.Access;
import io.licit.server.route.Route;
import io.licit.server.route.Visitor;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The endpoints as OpenAPI 3.1 describes them. */
final class ApiDescription {
    private static final Pattern PART = Pattern.compile("\\{(\\w+)\\}");
    private static final String JSON = "application/json";
    private static final String BEGUN = "It has begun; `Location` is where it is looked after.";
    private static final ApiEndpoint.Parameter REPEAT = new ApiEndpoint.Parameter(
            ApiDispatch.REPEAT_KEY,
            ApiEndpoint.In.HEADER,
            false,
            "Chosen by the sender, for one request: when that comes again within a day, it is answered again and not"
                    + " done again.",
            Json.object().put("type", "string").put("maxLength", 255).build());

    private final List<ApiEndpoint> endpoints;
    private final String version;

    ApiDescription(List<ApiEndpoint> endpoints, String version) {
        this.version = version;
        this.endpoints = List.copyOf(endpoints);
    }

    Json.Obj json() {
        Map<String, Json.Builder> paths = new LinkedHashMap<>();
        for (ApiEndpoint one : endpoints) {
            paths.computeIfAbsent(one.route().path(), path -> Json.object())
                    .put(one.route().method().toLowerCase(Locale.ROOT), operation(one));
        }
        Json.Builder all = Json.object();
        paths.forEach((path, methods) -> all.put(path, methods.build()));
        return Json.object()
                .put("openapi", "3.1.0")
                .put(
                        "info",
                        Json.object()
                                .put("title", "Licit")
                                .put("version", version)
                                .put("description", "Customer segments, held against the law.")
                                .build())
                .put("paths", all.build())
                .put("components", components())
                .build();
    }

    private static Json operation(ApiEndpoint one) {
        Route route = one.route();
        Json.Builder operation = Json.object()
                .put("summary", one.does())
                .put("operationId", operationId(route))
                .put("x-licit-roles", Json.strings(roles(route.access())))
                .put(
                        "security",
                        route.access() == Access.ANYBODY
                                ? Json.array()
                                : Json.array(
                                        Json.object().put("token", Json.array()).build()))
                .put("parameters", Json.array(parameters(one)));
        one.body()
                .ifPresent(body -> operation.put(
                        "requestBody",
                        Json.object()
                                .put("required", body.isRequired())
                                .put("content", content(JSON, body.schema()))
                                .build()));
        return operation.put("responses", responses(one)).build();
    }

    private static String operationId(Route route) {
        String path = route.path().substring(ApiDispatch.PREFIX.length()).replaceAll("[^a-z0-9]+", "-");
        return route.method().toLowerCase(Locale.ROOT) + "-" + path.replaceAll("^-|-$", "");
    }

    private static List<String> roles(Access access) {
        return EnumSet.allOf(Role.class).stream()
                .filter(role -> access.admits(Visitor.of("-", EnumSet.of(role), false, 0)))
                .map(Role::word)
                .toList();
    }

    private static List<Json> parameters(ApiEndpoint one) {
        List<Json> all = new ArrayList<>();
        Matcher parts = PART.matcher(one.route().path());
        while (parts.find()) {
            all.add(Json.object()
                    .put("name", parts.group(1))
                    .put("in", "path")
                    .put("required", true)
                    .put("schema", Json.object().put("type", "string").build())
                    .build());
        }
        one.takes().forEach(parameter -> all.add(parameter(parameter)));
        if (ApiDispatch.isRepeatable(one.route())) {
            all.add(parameter(REPEAT));
        }
        return all;
    }

    private static Json parameter(ApiEndpoint.Parameter parameter) {
        return Json.object()
                .put("name", parameter.name())
                .put("in", parameter.in().name().toLowerCase(Locale.ROOT))
                .put("required", parameter.isRequired())
                .put("description", parameter.about())
                .put("schema", parameter.schema())
                .build();
    }

    private static Json responses(ApiEndpoint one) {
        Map<Integer, String> refused = new TreeMap<>();
        for (ApiProblem.Kind kind : ApiDispatch.refusals(one)) {
            refused.put(kind.status(), kind.title() + ".");
        }
        refused.putAll(one.refuses());
        Json.Builder all = Json.object();
        answer(one.gives(), all);
        refused.forEach((status, why) -> all.put(
                String.valueOf(status),
                Json.object()
                        .put("description", why)
                        .put("content", content("application/problem+json", "Problem"))
                        .build()));
        return all.build();
    }

    private static void answer(ApiEndpoint.Gives gives, Json.Builder all) {
        if (gives instanceof ApiEndpoint.Gives.Answer answer) {
            all.put("200", response("Done.", answer.schema()));
        } else if (gives instanceof ApiEndpoint.Gives.PlanOrBegun planned) {
            all.put("200", response("What would be done.", planned.schema()));
            all.put("202", response(BEGUN, "Work"));
        } else if (gives instanceof ApiEndpoint.Gives.Download download) {
            all.put(
                    "200",
                    Json.object()
                            .put("description", "The file.")
                            .put("content", ofTypes(download.types()))
                            .build());
        } else {
            all.put("202", response(BEGUN, "Work"));
        }
    }

    private static Json ofTypes(List<String> types) {
        Json.Builder all = Json.object();
        types.forEach(type -> all.put(type, Json.object().build()));
        return all.build();
    }

    private static Json response(String description, String schema) {
        return Json.object()
                .put("description", description)
                .put("content", content(JSON, schema))
                .build();
    }

    private static Json content(String type, String schema) {
        return Json.object()
                .put(type, Json.object().put("schema", ApiSchemas.named(schema)).build())
                .build();
    }

    private static Json components() {
        Json.Builder schemas = Json.object();
        ApiSchemas.all().forEach(schemas::put);
        return Json.object()
                .put("schemas", schemas.build())
                .put(
                        "securitySchemes",
                        Json.object()
                                .put(
                                        "token",
                                        Json.object()
                                                .put("type", "http")
                                                .put("scheme", "bearer")
                                                .build())
                                .build())
                .build();
    }
}
