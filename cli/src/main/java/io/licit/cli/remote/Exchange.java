package io.licit.cli.remote;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One question and its answer over HTTP. Nothing is followed to another address, and no cookie is kept. */
final class Exchange {
    static final String REPEAT_KEY = "Idempotency-Key";

    private static final Duration CONNECTING_MOST = Duration.ofSeconds(10);
    private static final Duration ANSWERING_MOST = Duration.ofMinutes(15);
    private static final Duration FILE_MOST = Duration.ofHours(6);
    private static final long BYTES_MOST = 64L << 20;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECTING_MOST)
            .build();
    private final ServerAddress server;
    private final AccessToken token;

    Exchange(ServerAddress server, AccessToken token) {
        this.server = server;
        this.token = token;
    }

    HttpResponse<byte[]> whole(Ask ask, String key) throws IOException {
        HttpRequest request = request(ask, key, ANSWERING_MOST);
        return twice(() -> sent(request, Received.upTo(BYTES_MOST), ANSWERING_MOST));
    }

    /** Into a file where the answer is one, else into nothing: the body of a refusal is asked for by itself. */
    HttpResponse<Path> file(Ask ask, String key, Path to) throws IOException {
        HttpRequest request = request(ask, key, ANSWERING_MOST);
        return twice(() -> sent(request, BodyHandlers.ofFile(to), FILE_MOST));
    }

    private HttpRequest request(Ask ask, String key, Duration most) {
        URI where = server.at(ask.target());
        HttpRequest.Builder request = HttpRequest.newBuilder(where)
                .timeout(most)
                .header("Authorization", token.header())
                .header("Accept", "application/json, application/problem+json, */*;q=0.5")
                .header("User-Agent", "licit");
        if (!ask.isReading()) {
            request.header(REPEAT_KEY, key);
        }
        ask.body().ifPresent(body -> request.header("Content-Type", "application/json"));
        return request.method(
                        ask.method(),
                        ask.body()
                                .map(body -> BodyPublishers.ofString(body.canonical(), StandardCharsets.UTF_8))
                                .orElseGet(BodyPublishers::noBody))
                .build();
    }

    static String newKey() {
        return UUID.randomUUID().toString();
    }

    private interface Sending<T> {
        HttpResponse<T> sent() throws IOException;
    }

    /** Once more where the connection broke: a question that changes something has a key, so that it is done once. */
    private static <T> HttpResponse<T> twice(Sending<T> sending) throws IOException {
        try {
            return sending.sent();
        } catch (Received.TooMuch | HttpTimeoutException | ConnectException once) {
            throw once;
        } catch (IOException broken) {
            return sending.sent();
        }
    }

    private <T> HttpResponse<T> sent(HttpRequest request, BodyHandler<T> handler, Duration most) throws IOException {
        CompletableFuture<HttpResponse<T>> answer = client.sendAsync(request, handler);
        try {
            return answer.get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException told) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw RemoteException.world("stopped before the server has answered", "");
        } catch (TimeoutException slow) {
            answer.cancel(true);
            throw new HttpTimeoutException("no whole answer in time");
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException broken) {
                throw broken;
            }
            throw new IOException("the connection failed", failed.getCause());
        }
    }
}
