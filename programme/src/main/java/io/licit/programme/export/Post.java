package io.licit.programme.export;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Sends one request to a receiver, once. */
final class Post {
    private static final int HTTP_REQUEST_TIMEOUT = 408;
    private static final int HTTP_TOO_EARLY = 425;
    private static final int HTTP_TOO_MANY = 429;

    private final HttpClient client;
    private final Duration patience;

    /** @param patience how long an answer may take */
    Post(Duration patience) {
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience)
                .build();
    }

    /** What is known after a request. */
    sealed interface Answer {
        /** The receiver has it. */
        record Acknowledged() implements Answer {}

        /** It may have it or not; the same again, under the same key, does no harm. */
        record Unknown(String why, Optional<Duration> after) implements Answer {}

        /** It won't take it, however often it is sent. */
        record Rejected(int status) implements Answer {}
    }

    Answer send(URI to, Map<String, String> headers, byte[] body) throws InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(to).timeout(patience).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        try {
            HttpResponse<Void> response = client.send(request.build(), HttpResponse.BodyHandlers.discarding());
            int status = response.statusCode();
            if (status >= 200 && status < 300) {
                return new Answer.Acknowledged();
            }
            boolean later = status >= 500
                    || status == HTTP_TOO_MANY
                    || status == HTTP_REQUEST_TIMEOUT
                    || status == HTTP_TOO_EARLY;
            return later
                    ? new Answer.Unknown("it answered " + status, retryAfter(response))
                    : new Answer.Rejected(status);
        } catch (IOException failure) {
            return new Answer.Unknown("no answer came", Optional.empty());
        }
    }

    /** In seconds; a date in its place is passed over, and the usual wait is kept. */
    private static Optional<Duration> retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
    }
}
