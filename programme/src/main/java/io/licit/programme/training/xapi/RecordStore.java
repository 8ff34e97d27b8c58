package io.licit.programme.training.xapi;

import io.licit.core.json.Json;
import io.licit.programme.training.TrainingException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * A learning record store: statements are sent one by one, each under its id, so that one that is sent again stays one.
 * Experience API 1.0.3, part three, 2.1.
 */
public final class RecordStore {
    private static final String USER = "LICIT_LRS_USER";
    private static final String PASSWORD = "LICIT_LRS_PASSWORD";
    private static final int TRIES = 4;
    private static final int CONFLICT = 409;
    private static final int TOO_MANY = 429;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final URI statements;
    private final Map<String, String> environment;
    private final Duration pause;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /**
     * @param endpoint its address, without {@code /statements}
     * @param environment holds a name and a password for it, where it asks for them
     * @param pause before the second try; twice as long before each further one
     * @throws TrainingException where the address is none, or would send names and passwords in the clear
     */
    public RecordStore(String endpoint, Map<String, String> environment, Duration pause) {
        this.statements = address(endpoint);
        this.environment = Map.copyOf(environment);
        this.pause = pause;
    }

    private static URI address(String endpoint) {
        URI address;
        try {
            address = URI.create(endpoint.replaceAll("/+$", "").replaceAll("/statements$", "") + "/statements");
        } catch (IllegalArgumentException none) {
            throw TrainingException.mistake(
                    "`" + endpoint + "` is no address", "write it like https://lrs.example/xapi");
        }
        String host = address.getHost() == null ? "" : address.getHost();
        boolean here = host.equals("localhost") || host.equals("127.0.0.1");
        boolean plain = "http".equals(address.getScheme()) && here;
        if (host.isEmpty() || !("https".equals(address.getScheme()) || plain)) {
            throw TrainingException.mistake(
                    "`" + endpoint + "` is no https address", "results of staff go over https alone");
        }
        return address;
    }

    /**
     * What came of sending.
     *
     * @param stored taken by the store now, or again
     * @param there those that the store held under the same id already, in other words
     */
    public record Sent(int stored, int there) {}

    /** @throws TrainingException where the store refuses one or can't be reached; those before it are there then */
    public Sent send(List<Json.Obj> all) {
        int stored = 0;
        int there = 0;
        for (Json.Obj statement : all) {
            if (put(statement)) {
                stored++;
            } else {
                there++;
            }
        }
        return new Sent(stored, there);
    }

    private boolean put(Json.Obj statement) {
        String trouble = "";
        Duration rest = pause;
        for (int go = 0; go < TRIES; go++) {
            if (go > 0) {
                sleep(rest);
                rest = rest.multipliedBy(2);
            }
            try {
                HttpResponse<String> answer =
                        client.send(request(statement), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
                int status = answer.statusCode();
                if (status / 100 == 2 || status == CONFLICT) {
                    return status != CONFLICT;
                }
                trouble = "it answers " + status;
                if (status / 100 != 5 && status != TOO_MANY) {
                    break;
                }
            } catch (IOException failed) {
                trouble = "it can't be reached (" + failed.getClass().getSimpleName() + ")";
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw TrainingException.world("sending was stopped", "send again; nothing is stored twice");
            }
        }
        throw TrainingException.world(
                "the record store at " + statements.getHost() + " takes no statements: " + trouble,
                "send again later, nothing is stored twice; " + USER + " and " + PASSWORD + " open it");
    }

    private HttpRequest request(Json.Obj statement) {
        HttpRequest.Builder request = HttpRequest.newBuilder(statements)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("X-Experience-API-Version", Statements.VERSION)
                .POST(HttpRequest.BodyPublishers.ofString(statement.canonical(), StandardCharsets.UTF_8));
        String user = environment.getOrDefault(USER, "");
        if (!user.isEmpty()) {
            String both = user + ":" + environment.getOrDefault(PASSWORD, "");
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8)));
        }
        return request.build();
    }

    private static void sleep(Duration rest) {
        try {
            Thread.sleep(rest.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw TrainingException.world("sending was stopped", "send again; nothing is stored twice");
        }
    }
}
