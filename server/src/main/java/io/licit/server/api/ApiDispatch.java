package io.licit.server.api;

import io.licit.core.json.Json;
import io.licit.engine.WarehouseException;
import io.licit.evidence.Hash;
import io.licit.programme.account.Repeat;
import io.licit.programme.account.Repeats;
import io.licit.programme.account.Token;
import io.licit.programme.account.Tokens;
import io.licit.programme.state.StateException;
import io.licit.server.desk.Desk;
import io.licit.server.route.Access;
import io.licit.server.route.Failure;
import io.licit.server.route.NotYet;
import io.licit.server.route.Refusal;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import io.licit.server.route.Visitor;
import io.licit.server.site.RateLimits;
import io.licit.server.view.Text;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Between programs and what they ask for: whose token it is, how often, in which form, once or again; and problems where
 * something goes wrong. No session is looked at, so that no page of another host can borrow one.
 */
public final class ApiDispatch {
    /** Counts for whoever watches the application: asked for by programs, at the address that these expect. */
    public static final String METRICS = "/metrics";

    static final String PREFIX = "/api/v1/";
    static final String REPEAT_KEY = "Idempotency-Key";

    private static final String ROOT = "/api";
    private static final String BEARER = "bearer ";
    private static final int MOST_BYTES = 2 << 20;
    private static final MediaType JSON = new MediaType("application", "json");

    /** What changes nothing, though it is sent: it can be done again, and its answers, which may be of persons, are not kept. */
    private static final Set<String> LOOKS = Set.of(
            ApiSegments.PREVIEW,
            ApiCampaigns.REVIEW,
            ApiPersons.EXPLAIN,
            ApiPersons.ASK,
            ApiConsents.SHOWN,
            ApiConsents.EXPORT);

    private final List<Route> routes;
    private final RateLimits limits;
    private final Tokens tokens;
    private final Repeats repeats;
    private final Clock clock;

    public ApiDispatch(Desk desk, List<Route> routes, RateLimits limits) {
        this.routes = routes.stream()
                .filter(route -> route.path().startsWith(PREFIX) || route.path().equals(METRICS))
                .toList();
        this.limits = limits;
        this.tokens = new Tokens(desk.programme());
        this.repeats = new Repeats(desk.programme());
        this.clock = desk.clock();
    }

    /** Whether it is asked by a program, also where there is nothing that it could mean. */
    public boolean isFor(Route route, HttpServletRequest request) {
        String path = path(request);
        return routes.contains(route) || path.equals(ROOT) || path.startsWith(ROOT + "/");
    }

    /** The path that was asked for, also where the server itself has refused it and asks for what to say. */
    private static String path(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String asked
                ? asked
                : request.getRequestURI();
    }

    /** Reasons that an endpoint may have to refuse, beside its own. */
    static Set<ApiProblem.Kind> refusals(ApiEndpoint endpoint) {
        Set<ApiProblem.Kind> all = EnumSet.of(
                ApiProblem.Kind.BAD_REQUEST,
                ApiProblem.Kind.NOT_KNOWN,
                ApiProblem.Kind.NOT_ACCEPTABLE,
                ApiProblem.Kind.TOO_MANY,
                ApiProblem.Kind.INTERNAL,
                ApiProblem.Kind.UNAVAILABLE);
        if (endpoint.route().access() != Access.ANYBODY) {
            all.add(ApiProblem.Kind.FORBIDDEN);
        }
        if (endpoint.body().isPresent()) {
            all.addAll(EnumSet.of(ApiProblem.Kind.TOO_LARGE, ApiProblem.Kind.MEDIA_TYPE, ApiProblem.Kind.UNFIT));
        }
        if (isRepeatable(endpoint.route())) {
            all.addAll(EnumSet.of(ApiProblem.Kind.CONFLICT, ApiProblem.Kind.UNFIT));
        }
        return all;
    }

    /** Whether a key may say that it is done once. */
    static boolean isRepeatable(Route route) {
        return !route.method().equals("GET")
                && !LOOKS.contains(route.name())
                && !ApiEvidence.LOOKING.contains(route.name());
    }

    public ServerResponse answer(Route route, HttpServletRequest request) {
        return attempted(route, request, () -> {
                    Visitor visitor = admitted(request);
                    if (!routes.contains(route)) {
                        throw nothingHere(request);
                    }
                    if (!route.access().admits(visitor)) {
                        throw visitor.isKnown()
                                ? new ApiProblem(ApiProblem.Kind.FORBIDDEN, "the roles of this token do not allow it")
                                : unknown("", "send a token: Authorization: Bearer " + Tokens.PREFIX + "…");
                    }
                    request.setAttribute(Visit.BODY, body(request));
                    Visit visit = new Visit(request, visitor, Text.ENGLISH);
                    Optional<String> key = visit.header(REPEAT_KEY).filter(any -> isRepeatable(route));
                    return key.isPresent() && visitor.isKnown() ? once(route, visit, key.get()) : done(route, visit);
                })
                .response();
    }

    private interface Deed {
        ApiOutcome done() throws Exception;
    }

    /** INVARIANT: whatever goes wrong becomes a problem, and tells nothing of what went wrong inside. */
    private static ApiOutcome attempted(Route route, HttpServletRequest request, Deed deed) {
        try {
            return deed.done();
        } catch (ApiProblem problem) {
            return ApiOutcome.of(problem, path(request));
        } catch (NotYet notYet) {
            return ApiOutcome.of(
                    unavailable("the data is being made ready, " + notYet.percent() + " % of it so far")
                            .withHeader("Retry-After", String.valueOf(NotYet.SECONDS)),
                    path(request));
        } catch (Refusal refusal) {
            return ApiOutcome.of(
                    new ApiProblem(ApiProblem.Kind.of(refusal.status()), refusal.said(Text.ENGLISH)), path(request));
        } catch (WarehouseException failure) {
            boolean isOurs = failure.kind() == WarehouseException.Kind.INTERNAL;
            return ApiOutcome.of(
                    unavailable(isOurs ? "a fault of Licit" : String.valueOf(failure.getMessage()))
                            .with("number", Json.of(Failure.logged(route.name(), failure))),
                    path(request));
        } catch (StateException failure) {
            return ApiOutcome.of(
                    unavailable(failure.getMessage() + "; " + failure.help())
                            .with("number", Json.of(Failure.logged(route.name(), failure))),
                    path(request));
        } catch (Exception failure) {
            return ApiOutcome.of(
                    new ApiProblem(ApiProblem.Kind.INTERNAL, Text.ENGLISH.of("error.internal"))
                            .with("number", Json.of(Failure.logged(route.name(), failure))),
                    path(request));
        }
    }

    private static ApiProblem unavailable(String detail) {
        return new ApiProblem(ApiProblem.Kind.UNAVAILABLE, detail);
    }

    /** Who asks, where it is not asked too often; whoever has no token that counts is known by the address alone. */
    private Visitor admitted(HttpServletRequest request) {
        Optional<String> stated = Optional.ofNullable(request.getHeader("Authorization"));
        Optional<Token> token = stated.filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .flatMap(header -> tokens.find(header.substring(BEARER.length()).strip(), clock.instant()));
        String who = token.map(one -> "token " + one.number())
                .orElseGet(() -> "address " + RateLimits.address(request.getRemoteAddr()));
        long wait = limits.secondsToWait(who, RateLimits.REQUESTS_A_MINUTE);
        if (wait > 0) {
            throw new ApiProblem(
                            ApiProblem.Kind.TOO_MANY, "at most " + RateLimits.REQUESTS_A_MINUTE + " requests a minute")
                    .withHeader("Retry-After", String.valueOf(wait));
        }
        if (stated.isPresent() && token.isEmpty()) {
            throw unknown(", error=\"invalid_token\"", "this token does not count, or does not any more");
        }
        return token.map(one -> Visitor.of(one.account(), one.roles(), false, 0))
                .orElse(Visitor.NOBODY);
    }

    private static ApiProblem unknown(String error, String detail) {
        return new ApiProblem(ApiProblem.Kind.NOT_KNOWN, detail)
                .withHeader("WWW-Authenticate", "Bearer realm=\"licit\"" + error);
    }

    private RuntimeException nothingHere(HttpServletRequest request) {
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            return Refusal.nothingHere(request);
        }
        PathContainer path = PathContainer.parsePath(request.getRequestURI());
        Set<String> methods = new TreeSet<>();
        routes.stream()
                .filter(route ->
                        PathPatternParser.defaultInstance.parse(route.path()).matches(path))
                .forEach(route -> methods.add(route.method()));
        if (methods.isEmpty()) {
            return new ApiProblem(ApiProblem.Kind.NOT_FOUND, "there is nothing at this address");
        }
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        String allowed = String.join(", ", methods);
        return new ApiProblem(ApiProblem.Kind.METHOD, "here there is " + allowed).withHeader("Allow", allowed);
    }

    private static byte[] body(HttpServletRequest request) throws IOException {
        byte[] bytes = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new ApiProblem(ApiProblem.Kind.TOO_LARGE, "more than 2 MB");
        }
        if (bytes.length > 0 && !isJson(request)) {
            throw new ApiProblem(ApiProblem.Kind.MEDIA_TYPE, "send application/json");
        }
        return bytes;
    }

    private static boolean isJson(HttpServletRequest request) {
        try {
            String type = request.getContentType();
            return type != null && JSON.equalsTypeAndSubtype(MediaType.parseMediaType(type));
        } catch (InvalidMediaTypeException malformed) {
            return false;
        }
    }

    private static ApiOutcome done(Route route, Visit visit) {
        return attempted(
                route, visit.request(), () -> ApiOutcome.of(route.handler().reply(visit)));
    }

    /** Done once, and answered as often as it comes. */
    private ApiOutcome once(Route route, Visit visit, String key) {
        if (!Repeats.isKey(key)) {
            throw new ApiProblem(
                    ApiProblem.Kind.BAD_REQUEST,
                    "`" + REPEAT_KEY + "` is of 1 to 255 characters of ASCII without blanks");
        }
        String account = visit.visitor().id();
        Repeat repeat = repeats.begin(account, key, digest(route, visit), clock.instant());
        if (repeat instanceof Repeat.Same same) {
            return ApiOutcome.again(same);
        }
        if (repeat instanceof Repeat.Different) {
            throw new ApiProblem(ApiProblem.Kind.UNFIT, "another request came under this `" + REPEAT_KEY + "`");
        }
        if (repeat instanceof Repeat.Untold) {
            throw new ApiProblem(
                    ApiProblem.Kind.CONFLICT,
                    "the request of this `" + REPEAT_KEY + "` was done, and its answer is told once");
        }
        if (repeat instanceof Repeat.Running) {
            throw new ApiProblem(ApiProblem.Kind.CONFLICT, "the request of this `" + REPEAT_KEY + "` is being done")
                    .withHeader("Retry-After", "1");
        }
        ApiOutcome outcome = done(route, visit);
        // What was refused was not done, and may come again when it can be. A fault stays as it was told: nobody knows
        // how far it went.
        boolean isKept = outcome.isDone() || outcome.status() == ApiProblem.Kind.INTERNAL.status();
        if (!isKept) {
            repeats.abandon(account, key);
        } else if (outcome.content() instanceof ApiOutcome.Content.Whole whole
                && whole.bytes().length <= Repeats.MOST_BYTES) {
            repeats.finish(account, key, outcome.status(), outcome.type().toString(), whole.bytes());
        } else {
            repeats.finishUntold(account, key, outcome.status());
        }
        return outcome;
    }

    /** Of all of a request that matters. */
    private static String digest(Route route, Visit visit) {
        return Json.array(
                        Json.of(route.method()),
                        Json.of(visit.here()),
                        Json.of(visit.header("If-Match").orElse("")),
                        Json.of(Hash.of(visit.body()).hex()))
                .digest();
    }
}
