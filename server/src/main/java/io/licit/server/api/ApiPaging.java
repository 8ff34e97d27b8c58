package io.licit.server.api;

import io.licit.core.json.Json;
import io.licit.server.route.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;

/**
 * A part of a long answer.
 *
 * @param limit how many at most
 * @param after the last of the part before; empty of the first part
 */
record ApiPaging(int limit, String after) {
    static final int MOST = 200;
    static final int USUAL = 50;

    static final ApiEndpoint.Parameter LIMIT = new ApiEndpoint.Parameter(
            "limit",
            ApiEndpoint.In.QUERY,
            false,
            "How many at most.",
            Json.object()
                    .put("type", "integer")
                    .put("minimum", 1)
                    .put("maximum", MOST)
                    .put("default", USUAL)
                    .build());
    static final ApiEndpoint.Parameter AFTER = new ApiEndpoint.Parameter(
            "after",
            ApiEndpoint.In.QUERY,
            false,
            "What `next` was in the part before.",
            Json.object().put("type", "string").build());

    static ApiPaging of(Visit visit) {
        return new ApiPaging(limit(visit, MOST, USUAL), visit.field("after"));
    }

    /** How many are asked for, where as many may be. */
    static int limit(Visit visit, int most, int usual) {
        String limit = visit.field("limit");
        if (limit.isEmpty()) {
            return usual;
        }
        int number = number(limit);
        if (number < 1 || number > most) {
            throw new ApiProblem(ApiProblem.Kind.BAD_REQUEST, "`limit` is a number from 1 to " + most);
        }
        return number;
    }

    /** The number that a text is; -1 where it is none. */
    private static int number(String text) {
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
    }

    /**
     * Of things in the order of their ids, those after the one that was last.
     *
     * @param name what they are together
     */
    <T> Json.Obj part(String name, SortedMap<String, T> all, Function<T, Json> json) {
        List<Json> items = new ArrayList<>();
        Json next = Json.none();
        String last = "";
        SortedMap<String, T> rest = after.isEmpty() ? all : all.tailMap(after + '\0');
        for (Map.Entry<String, T> one : rest.entrySet()) {
            if (items.size() == limit) {
                next = Json.of(last);
                break;
            }
            items.add(json.apply(one.getValue()));
            last = one.getKey();
        }
        return Json.object().put(name, Json.array(items)).put("next", next).build();
    }

    /** Of things in the order of their numbers, those after the one that was last. */
    <T> Json.Obj partByNumber(String name, SortedMap<Long, T> all, Function<T, Json> json) {
        long last = after.isEmpty() ? -1 : place();
        List<Json> items = new ArrayList<>();
        Json next = Json.none();
        for (Map.Entry<Long, T> one : all.tailMap(last + 1).entrySet()) {
            if (items.size() == limit) {
                next = Json.of(String.valueOf(last));
                break;
            }
            items.add(json.apply(one.getValue()));
            last = one.getKey();
        }
        return Json.object().put(name, Json.array(items)).put("next", next).build();
    }

    /** The number that {@code after} is. */
    int place() {
        int place = number(after);
        if (place < 0) {
            throw new ApiProblem(ApiProblem.Kind.BAD_REQUEST, "`after` is what `next` was in the part before");
        }
        return place;
    }

    /** Of things that have no id, those after a place in their order. */
    <T> Json.Obj partByPlace(String name, List<T> all, Function<T, Json> json) {
        int from = after.isEmpty() ? 0 : place();
        int begin = Math.min(from, all.size());
        int end = Math.min(begin + limit, all.size());
        return Json.object()
                .put(name, Json.array(all.subList(begin, end).stream().map(json).toList()))
                .put("next", end < all.size() ? Json.of(String.valueOf(end)) : Json.none())
                .build();
    }
}
