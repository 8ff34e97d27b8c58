package io.licit.cli.remote;

import io.licit.core.json.Json;
import io.licit.core.json.JsonSyntaxException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An answer that is not what was asked for, put into words. */
final class Refused {
    private static final int MOST_WORDS = 2000;
    private static final int LINES_MOST = 5;

    private Refused() {}

    /** @param body of which nothing need be true */
    static RemoteException of(ServerAddress server, int status, HttpHeaders headers, byte[] body) {
        if (status >= 300 && status < 400) {
            return redirected(server, headers);
        }
        Optional<Told> problem = problem(headers, body);
        if (problem.isEmpty()) {
            return noProblem(server, status);
        }
        String detail = detail(problem.get(), status);
        List<Json> findings = problem.get().items("findings").stream()
                .map(Told::value)
                .map(Visible::json)
                .toList();
        return switch (status) {
            case 401 ->
                RemoteException.mistake(
                        "the server does not know this token: " + detail,
                        "the page `Tokens` of the server makes one; give it by LICIT_TOKEN or --token-file");
            case 403 -> RemoteException.blocked(detail, "");
            case 404 ->
                RemoteException.mistake(
                        "the server has no such thing: " + detail, "a name may be mistyped, or the server be older");
            case 429 -> RemoteException.world("the server is asked too often: " + detail, "try again in a minute");
            default -> {
                if (status >= 500) {
                    yield RemoteException.world("the server failed: " + detail, number(problem.get()));
                }
                if (!findings.isEmpty()) {
                    yield RemoteException.found(detail, "", findings);
                }
                yield status == 409 ? RemoteException.conflict(detail) : RemoteException.mistake(detail, "");
            }
        };
    }

    private static RemoteException redirected(ServerAddress server, HttpHeaders headers) {
        String to = headers.firstValue("Location").map(Visible::line).orElse("another address");
        return RemoteException.world(
                server + " sends on to " + shortened(to) + ", where no token is taken",
                "if that is your server, give its address by --server or LICIT_SERVER");
    }

    private static RemoteException noProblem(ServerAddress server, int status) {
        if (status >= 500) {
            return RemoteException.world(
                    "the server, or something before it, failed (HTTP " + status + ")", "try again later");
        }
        return RemoteException.world(
                "what answers at " + server + " is not Licit (HTTP " + status + ")",
                "is the address that of Licit, with its path?");
    }

    private static Optional<Told> problem(HttpHeaders headers, byte[] body) {
        String type = headers.firstValue("Content-Type").orElse("");
        if (!type.startsWith("application/problem+json")) {
            return Optional.empty();
        }
        try {
            Told told = new Told(Json.parse(new String(body, StandardCharsets.UTF_8)));
            return told.value() instanceof Json.Obj ? Optional.of(told) : Optional.empty();
        } catch (JsonSyntaxException none) {
            return Optional.empty();
        }
    }

    private static String detail(Told problem, int status) {
        String said = problem.text("detail").isBlank() ? problem.text("title") : problem.text("detail");
        List<String> more = new ArrayList<>();
        problem.items("bad").stream()
                .limit(LINES_MOST)
                .forEach(one ->
                        more.add("line " + Visible.line(one.text("line")) + ": " + Visible.line(one.text("why"))));
        if (problem.at("objections").value() instanceof Json.Obj objections) {
            objections
                    .members()
                    .forEach((name, why) ->
                            more.add("`" + Visible.line(name) + "`: " + Visible.line(new Told(why).text())));
        }
        String fields = String.join("; ", more);
        String whole = said.isBlank() ? "HTTP " + status : shortened(Visible.line(said));
        return fields.isEmpty() ? whole : whole + " (" + shortened(fields) + ")";
    }

    private static String number(Told problem) {
        String number = Visible.line(problem.text("number"));
        return number.isEmpty() ? "" : "the server's log has it under " + shortened(number);
    }

    private static String shortened(String text) {
        return text.length() > MOST_WORDS ? text.substring(0, MOST_WORDS) + "…" : text;
    }
}
