package io.licit.server.api;

import io.licit.core.json.Json;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * Something that a program can ask for: what is served and what is described are made of it alike.
 *
 * @param does what it is for, in a sentence
 * @param takes parts of the address behind the question mark, and headers
 * @param body what is sent, where anything is
 * @param gives what it answers with
 * @param refuses reasons by status, beside those that every endpoint has
 */
record ApiEndpoint(
        Route route,
        String does,
        List<Parameter> takes,
        Optional<Body> body,
        Gives gives,
        Map<Integer, String> refuses) {
    ApiEndpoint {
        takes = List.copyOf(takes);
        refuses = new TreeMap<>(refuses);
    }

    /** Where a parameter stands. */
    enum In {
        QUERY,
        HEADER
    }

    record Parameter(String name, In in, boolean isRequired, String about, Json.Obj schema) {}

    /** @param schema by name */
    record Body(boolean isRequired, String schema) {}

    /** What is answered where nothing goes wrong. */
    sealed interface Gives {
        /** @param schema by name */
        record Answer(String schema) implements Gives {}

        /** Work that goes on for a while: 202, and where it is looked after. */
        record Begun() implements Gives {}

        /**
         * What would be done, or the work that does it, as the request says.
         *
         * @param schema of what would be done, by name
         */
        record PlanOrBegun(String schema) implements Gives {}

        /** @param types that the file may be of, such as application/zip */
        record Download(List<String> types) implements Gives {}
    }

    /** @param gives the schema of its answer, by name */
    static ApiEndpoint of(Route route, String does, String gives) {
        return new ApiEndpoint(route, does, List.of(), Optional.empty(), new Gives.Answer(gives), Map.of());
    }

    /** Of what takes long: it begins, and the answer is the work, as {@link ApiWork} has it. */
    static ApiEndpoint beginning(Route route, String does) {
        return new ApiEndpoint(route, does, List.of(), Optional.empty(), new Gives.Begun(), Map.of());
    }

    /** Of what takes long and can be looked at before: {@code plan} is the schema of what would be done. */
    static ApiEndpoint planned(Route route, String does, String plan) {
        return new ApiEndpoint(route, does, List.of(), Optional.empty(), new Gives.PlanOrBegun(plan), Map.of());
    }

    /** @param types that the file it answers with may be of, such as application/zip */
    static ApiEndpoint file(Route route, String does, String... types) {
        return new ApiEndpoint(route, does, List.of(), Optional.empty(), new Gives.Download(List.of(types)), Map.of());
    }

    /** What its answer may be of. */
    List<String> types() {
        return gives instanceof Gives.Download download ? download.types() : List.of("application/json");
    }

    ApiEndpoint taking(Parameter... more) {
        List<Parameter> all = new ArrayList<>(takes);
        all.addAll(List.of(more));
        return new ApiEndpoint(route, does, all, body, gives, refuses);
    }

    ApiEndpoint sent(boolean isRequired, String schema) {
        return new ApiEndpoint(route, does, takes, Optional.of(new Body(isRequired, schema)), gives, refuses);
    }

    ApiEndpoint refusing(int status, String why) {
        Map<Integer, String> all = new TreeMap<>(refuses);
        all.put(status, why);
        return new ApiEndpoint(route, does, takes, body, gives, all);
    }

    /** The route, which refuses what the endpoint does not take: a name that is mistyped would silently ask for more. */
    Route served() {
        return new Route(route.method(), route.path(), route.access(), visit -> {
            requireKnown(visit);
            requireAccepted(visit);
            return route.handler().reply(visit);
        });
    }

    private void requireKnown(Visit visit) {
        List<String> known = takes.stream()
                .filter(parameter -> parameter.in() == In.QUERY)
                .map(Parameter::name)
                .toList();
        visit.request().getParameterMap().forEach((name, values) -> {
            if (!known.contains(name)) {
                throw new ApiProblem(
                        ApiProblem.Kind.BAD_REQUEST,
                        "`" + name + "` is not known here"
                                + (known.isEmpty()
                                        ? ""
                                        : "; there is "
                                                + known.stream()
                                                        .map(one -> "`" + one + "`")
                                                        .collect(Collectors.joining(", "))));
            }
            if (values.length > 1) {
                throw new ApiProblem(ApiProblem.Kind.BAD_REQUEST, "`" + name + "` stands twice");
            }
        });
    }

    private void requireAccepted(Visit visit) {
        List<String> stated = new ArrayList<>();
        visit.request().getHeaders("Accept").asIterator().forEachRemaining(stated::add);
        List<MediaType> given = MediaType.parseMediaTypes(types());
        try {
            List<MediaType> accepted = MediaType.parseMediaTypes(stated);
            if (!accepted.isEmpty()
                    && given.stream().noneMatch(type -> accepted.stream().anyMatch(one -> one.includes(type)))) {
                throw new ApiProblem(
                        ApiProblem.Kind.NOT_ACCEPTABLE, "there is " + String.join(" or ", types()) + " alone");
            }
        } catch (InvalidMediaTypeException malformed) {
            throw new ApiProblem(ApiProblem.Kind.BAD_REQUEST, "`Accept` names no types");
        }
    }
}
