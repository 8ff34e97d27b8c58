package io.licit.server.api;

import io.licit.core.catalogue.Word;
import io.licit.core.json.Json;
import io.licit.programme.people.Actor;
import io.licit.server.route.Refusal;
import io.licit.server.route.Visit;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What programs ask, read strictly: whatever it can't mean is a problem that names it. */
final class ApiAsked {
    private static final Json.Obj FLAG =
            Json.object().put("type", "boolean").put("default", false).build();

    static final Json.Obj DAY =
            Json.object().put("type", "string").put("format", "date").build();

    private ApiAsked() {}

    static ApiEndpoint.Parameter query(String name, String about, Json.Obj schema) {
        return new ApiEndpoint.Parameter(name, ApiEndpoint.In.QUERY, false, about, schema);
    }

    static ApiEndpoint.Parameter flag(String name, String about) {
        return query(name, about, FLAG);
    }

    /** Whoever's token it is. */
    static Actor actor(Visit visit) {
        return new Actor(visit.visitor().id());
    }

    /** A part of the path that is a number; what is none is no address. */
    static long number(Visit visit, String part) {
        String number = visit.part(part);
        if (!number.matches("[0-9]{1,15}")) {
            throw Refusal.notFound();
        }
        return Long.parseLong(number);
    }

    static boolean flag(Visit visit, String name) {
        return switch (visit.field(name)) {
            case "true" -> true;
            case "", "false" -> false;
            default -> throw new ApiProblem(ApiProblem.Kind.BAD_REQUEST, "`" + name + "` is true or false");
        };
    }

    /** A day in the address; empty where there is none. */
    static Optional<LocalDate> day(Visit visit, String name) {
        String given = visit.field(name);
        return given.isEmpty() ? Optional.empty() : Optional.of(day(given, name, ApiProblem.Kind.BAD_REQUEST));
    }

    /** A member that is a day; empty where it is missing. */
    static Optional<LocalDate> day(Json.Obj sent, String name) {
        return ApiJson.text(sent, name).map(given -> day(given, name, ApiProblem.Kind.UNFIT));
    }

    private static LocalDate day(String given, String name, ApiProblem.Kind kind) {
        try {
            return LocalDate.parse(given);
        } catch (DateTimeException none) {
            throw new ApiProblem(kind, "`" + name + "` is a day such as 2027-01-31");
        }
    }

    /** A member that says something: stripped, and not empty. */
    static String words(Json.Obj sent, String name) {
        String words = ApiJson.requiredText(sent, name).strip();
        if (words.isEmpty()) {
            throw new ApiProblem(ApiProblem.Kind.UNFIT, "`" + name + "` is empty");
        }
        return words;
    }

    /** A member that is a list of texts; none where it is missing. */
    static List<String> texts(Json.Obj sent, String name) {
        Json found = sent.get(name).orElse(Json.array());
        List<String> all = new ArrayList<>();
        if (found instanceof Json.Arr list && list.items().stream().allMatch(Json.Str.class::isInstance)) {
            list.items().forEach(one -> all.add(((Json.Str) one).value()));
            return all;
        }
        throw new ApiProblem(ApiProblem.Kind.UNFIT, "`" + name + "` is no list of texts");
    }

    /** A member that is an object of texts; none where it is missing. */
    static Map<String, String> table(Json.Obj sent, String name) {
        Json found = sent.get(name).orElse(Json.object().build());
        Map<String, String> all = new LinkedHashMap<>();
        if (found instanceof Json.Obj object) {
            object.members()
                    .keySet()
                    .forEach(key -> all.put(key, ApiJson.text(object, key).orElseThrow()));
            return all;
        }
        throw new ApiProblem(ApiProblem.Kind.UNFIT, "`" + name + "` is no object of texts");
    }

    static boolean truth(Json.Obj sent, String name) {
        Json found = sent.get(name).orElse(Json.of(false));
        if (found instanceof Json.Bool) {
            return found.equals(Json.of(true));
        }
        throw new ApiProblem(ApiProblem.Kind.UNFIT, "`" + name + "` is true or false");
    }

    static <E extends Enum<E> & Word> E word(Class<E> vocabulary, String word, String name) {
        return Word.of(vocabulary, word)
                .orElseThrow(() -> new ApiProblem(
                        ApiProblem.Kind.UNFIT,
                        "`" + name + "` is one of " + String.join(", ", Word.words(vocabulary))));
    }

    static <E extends Enum<E> & Word> Set<E> words(Class<E> vocabulary, Json.Obj sent, String name) {
        EnumSet<E> found = EnumSet.noneOf(vocabulary);
        texts(sent, name).forEach(word -> found.add(word(vocabulary, word, name)));
        return found;
    }
}
