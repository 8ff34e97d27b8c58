package io.licit.programme.export;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A receiver that keeps what it gets by key, each key once, and answers as a test has it. */
final class Receiving implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, String> effects = new LinkedHashMap<>();
    private final List<Map<String, String>> requests = new ArrayList<>();
    private final Deque<How> answers = new ArrayDeque<>();

    /** What is done with a request. */
    enum How {
        TAKE,
        /** It is taken, and the line goes dead before the answer. */
        TAKE_AND_DROP,
        DROP,
        FAIL,
        /** 429, to be tried again after 17 seconds. */
        BUSY,
        /** It is taken, and the answer comes later than anybody waits. */
        TAKE_AND_DAWDLE,
        REDIRECT,
        REFUSE
    }

    private Receiving(HttpServer server) {
        this.server = server;
    }

    static Receiving open() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Receiving receiving = new Receiving(server);
        server.createContext("/", receiving::handle);
        server.setExecutor(receiving.threads);
        server.start();
        return receiving;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/lists");
    }

    /** The next requests, in turn; all later ones are taken. */
    synchronized void answer(How... how) {
        answers.addAll(List.of(how));
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String key = String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
        How how = next(exchange, key, body);
        switch (how) {
            case TAKE -> exchange.sendResponseHeaders(204, -1);
            case FAIL -> exchange.sendResponseHeaders(500, -1);
            case BUSY -> {
                exchange.getResponseHeaders().add("Retry-After", "17");
                exchange.sendResponseHeaders(429, -1);
            }
            case REDIRECT -> {
                exchange.getResponseHeaders().add("Location", url() + "/elsewhere");
                exchange.sendResponseHeaders(307, -1);
            }
            case REFUSE -> exchange.sendResponseHeaders(400, -1);
            case TAKE_AND_DAWDLE -> dawdle();
            case DROP, TAKE_AND_DROP -> {}
        }
        exchange.close();
    }

    private static void dawdle() {
        try {
            Thread.sleep(3_000);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized How next(HttpExchange exchange, String key, String body) {
        How how = answers.isEmpty() ? How.TAKE : answers.remove();
        Map<String, String> request = new LinkedHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> request.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        request.put("body", body);
        requests.add(request);
        if (List.of(How.TAKE, How.TAKE_AND_DROP, How.TAKE_AND_DAWDLE).contains(how)) {
            effects.merge(key, body, (first, again) -> {
                if (!first.equals(again)) {
                    throw new IllegalStateException("another body under the same key");
                }
                return first;
            });
        }
        return how;
    }

    /** The rows that had an effect, in the order of the keys' first arrival. */
    synchronized List<String> rows() {
        return effects.values().stream().flatMap(String::lines).toList();
    }

    synchronized List<Map<String, String>> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
