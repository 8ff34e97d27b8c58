package io.licit.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.programme.account.Role;
import io.licit.programme.people.Actor;
import io.licit.server.route.Route;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who may use what: {@code access.txt} says it, a line for each route, and every visitor tries every route. The file is
 * written by hand, so that a new route opens to nobody whom nobody has thought of.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AccessMatrixTest {
    private static final String NOBODY = "nobody";
    private static final String MUST_CHANGE = "must-change";
    private static final String SIGN_OUT = "POST /sign-out";

    private final Aurora aurora;

    /** By whom they are, in the order of the file's words. */
    private final Map<String, Caller> pages = new LinkedHashMap<>();

    private final Map<String, Caller> programs = new LinkedHashMap<>();

    AccessMatrixTest(@TempDir Path folder) throws IOException {
        aurora = Aurora.start(folder.resolve("aurora"));
    }

    @BeforeAll
    void people() throws IOException, InterruptedException {
        pages.put(NOBODY, Caller.unknown(aurora));
        String given = aurora.accounts()
                .create("newcomer", Set.of(Role.values()), new Actor("admin"))
                .text();
        pages.put(MUST_CHANGE, Caller.signedIn(aurora, "newcomer", given));
        programs.putAll(pages);
        for (Role role : Role.values()) {
            String id = "one-" + role.word();
            aurora.person(id, role);
            pages.put(role.word(), Caller.signedIn(aurora, id, Aurora.PASSWORD));
            programs.put(role.word(), Caller.withToken(aurora, aurora.token(id, role)));
        }
    }

    @AfterAll
    void end() {
        aurora.close();
    }

    private static List<String> listed() throws IOException {
        try (InputStream in = Objects.requireNonNull(AccessMatrixTest.class.getResourceAsStream("access.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    @Test
    void the_list_has_every_route_and_no_other() throws IOException {
        List<String> names = listed().stream()
                .map(line -> line.split(" ")[0] + " " + line.split(" ")[1])
                .toList();
        assertThat(names)
                .containsExactlyInAnyOrderElementsOf(
                        aurora.server().routes().stream().map(Route::name).toList());
    }

    @Test
    void every_route_admits_whom_the_list_says_and_refuses_all_others() throws IOException, InterruptedException {
        List<Route> routes = new ArrayList<>(aurora.server().routes());
        // Whoever signs out can try nothing further.
        routes.sort((one, other) ->
                Boolean.compare(one.name().equals(SIGN_OUT), other.name().equals(SIGN_OUT)));
        List<String> found = new ArrayList<>();
        for (Route route : routes) {
            StringBuilder line = new StringBuilder(route.name());
            boolean isProgram = route.path().startsWith("/api/") || route.path().equals("/metrics");
            for (Map.Entry<String, Caller> one : (isProgram ? programs : pages).entrySet()) {
                HttpResponse<String> answer = isProgram ? asked(one.getValue(), route) : visited(one.getValue(), route);
                assertThat(answer.statusCode())
                        .as(route.name() + " of " + one.getKey())
                        .isLessThan(500);
                if (!isRefused(answer)) {
                    line.append(' ').append(one.getKey());
                }
            }
            found.add(line.toString());
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(listed());
    }

    private static HttpResponse<String> visited(Caller caller, Route route) throws IOException, InterruptedException {
        String path = path(route);
        return route.method().equals("GET") ? caller.get(path) : caller.post(path, Map.of());
    }

    private static HttpResponse<String> asked(Caller caller, Route route) throws IOException, InterruptedException {
        String path = path(route);
        return route.method().equals("GET") ? caller.get(path) : caller.json(route.method(), path, "{}");
    }

    /** Of nothing that there is, so that nobody changes anything. */
    private static String path(Route route) {
        return route.path().replaceAll("\\{\\w+\\}", "no-such");
    }

    private static boolean isRefused(HttpResponse<String> answer) {
        String place = Caller.header(answer, "Location");
        boolean isSentAway = place.startsWith("/sign-in?") || place.equals("/password");
        boolean isUnknownProgram = answer.statusCode() == 401
                && !Caller.header(answer, "WWW-Authenticate").isEmpty();
        return isSentAway || isUnknownProgram || answer.statusCode() == 403;
    }
}
