package io.licit.server;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody who asks over HTTP, with a jar of cookies of her own, or with a token. Goes nowhere that she is sent. */
final class Caller {
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Aurora aurora;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .cookieHandler(cookies)
            .build();
    private final Optional<String> secret;

    private Caller(Aurora aurora, Optional<String> secret) {
        this.aurora = aurora;
        this.secret = secret;
    }

    static Caller unknown(Aurora aurora) {
        return new Caller(aurora, Optional.empty());
    }

    static Caller withToken(Aurora aurora, String secret) {
        return new Caller(aurora, Optional.of(secret));
    }

    static Caller signedIn(Aurora aurora, String id, String password) throws IOException, InterruptedException {
        Caller caller = unknown(aurora);
        caller.signIn(id, password, "");
        return caller;
    }

    HttpResponse<String> signIn(String id, String password, String then) throws IOException, InterruptedException {
        return post("/sign-in", Map.of("name", id, "password", password, "then", then));
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send("GET", path, "", headers);
    }

    /** A form as a page of hers sends it. */
    HttpResponse<String> post(String path, Map<String, String> fields) throws IOException, InterruptedException {
        Map<String, String> all = new HashMap<>(fields);
        all.put("_csrf", formToken());
        return postBare(path, all);
    }

    /** A form as it is, without a token of her session. */
    HttpResponse<String> postBare(String path, Map<String, String> fields) throws IOException, InterruptedException {
        String form = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send("POST", path, form, "Content-Type", FORM);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What pages of her session put into their forms. */
    String formToken() throws IOException, InterruptedException {
        Matcher found = FORM_TOKEN.matcher(get("/sign-in").body());
        if (!found.find()) {
            throw new AssertionError("a page without a form");
        }
        return found.group(1);
    }

    String session() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("JSESSIONID"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    HttpResponse<String> json(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "Content-Type";
        all[1] = "application/json";
        return send(method, path, body, all);
    }

    HttpResponse<String> send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(aurora.at(path)))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        secret.ifPresent(known -> request.header("Authorization", "Bearer " + known));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
