package io.licit.benchmarks;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody at a browser, as far as the application can tell: a session of her own, and forms of her pages. */
final class Visitor {
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final int TOO_MANY = 429;
    private static final int SEE_OTHER = 303;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String origin;
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private String formToken = "";

    /** @param origin of the application, such as http://127.0.0.1:8080 */
    Visitor(String origin) {
        this.origin = origin;
    }

    /** Waits where others sign in just now: an address may try some times a minute. */
    void signIn(String name, String password) throws IOException, InterruptedException {
        while (true) {
            open("/sign-in");
            HttpResponse<String> answer = post("/sign-in", Map.of("name", name, "password", password));
            if (answer.statusCode() == SEE_OTHER) {
                open("/");
                return;
            }
            if (answer.statusCode() != TOO_MANY) {
                throw new IOException(name + " can't sign in: " + answer.statusCode());
            }
            Thread.sleep(Duration.ofSeconds(
                            answer.headers().firstValueAsLong("Retry-After").orElse(1))
                    .toMillis());
        }
    }

    /** A page; its forms are hers from then on. */
    HttpResponse<String> open(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request(path).GET().build(), BodyHandlers.ofString());
        Matcher form = FORM_TOKEN.matcher(answer.body());
        if (form.find()) {
            formToken = form.group(1);
        }
        return answer;
    }

    /** A part of a page, as its scripts ask for it. */
    HttpResponse<String> ask(String path, Map<String, String> fields) throws IOException, InterruptedException {
        return client.send(
                form(request(path).header("HX-Request", "true"), fields).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        return client.send(form(request(path), fields).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(origin + path)).timeout(PATIENCE);
    }

    private HttpRequest.Builder form(HttpRequest.Builder request, Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(fields);
        all.put("_csrf", formToken);
        String body = all.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return request.header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
