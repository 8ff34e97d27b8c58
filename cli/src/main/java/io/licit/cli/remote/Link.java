package io.licit.cli.remote;

import io.licit.core.json.Json;
import io.licit.core.json.JsonSyntaxException;
import io.licit.engine.Progress;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;

/**
 * A server as a command asks it. Where it says to wait, it is waited for; what it refuses is a {@link RemoteException},
 * and so is whatever it says that can't be what was asked for.
 */
public final class Link {
    /** So many items of a list at once; the most that a server gives. */
    private static final long LIMIT = 200;

    private static final int PAGES_MOST = 200_000;
    private static final int WAITS_MOST = 20;
    private static final Duration WAIT_MOST = Duration.ofSeconds(90);

    private final ServerAddress server;
    private final Exchange exchange;

    public Link(ServerAddress server, AccessToken token) {
        this.server = server;
        this.exchange = new Exchange(server, token);
    }

    /** An answer that is an object of JSON. */
    public Json.Obj answer(Ask ask) {
        return object(asked(ask));
    }

    /** Any answer of JSON. */
    public Json value(Ask ask) {
        return parsed(asked(ask));
    }

    /** The first of a list that comes in parts, so many at most. */
    public Json.Obj some(Ask ask, String list, long most) {
        long limit = Math.max(1, Math.min(most, LIMIT));
        Json.Obj now = answer(ask.with("limit", Long.toString(limit)));
        List<Json> items = new ArrayList<>(items(now, list));
        String next = new Told(now).text("next");
        while (!next.isEmpty() && items.size() < most) {
            now = answer(ask.with("limit", Long.toString(limit)).with("after", next));
            if (items(now, list).isEmpty()) {
                break;
            }
            items.addAll(items(now, list));
            next = new Told(now).text("next");
        }
        return Json.object()
                .put(list, Json.array(items.subList(0, (int) Math.max(0, Math.min(most, items.size())))))
                .build();
    }

    private List<Json> items(Json.Obj answer, String list) {
        if (answer.get(list).orElse(Json.none()) instanceof Json.Arr items) {
            return items.items();
        }
        throw notLicit("an answer has no `" + list + "`");
    }

    /** All of a list that comes in parts, as an answer with the members of the first part; there is no {@code next}. */
    public Json.Obj all(Ask ask, String list) {
        List<Json> items = new ArrayList<>();
        Json.Obj first = parts(ask, list, items::addAll);
        Map<String, Json> members = new LinkedHashMap<>(first.members());
        members.put(list, Json.array(items));
        members.remove("next");
        return new Json.Obj(members);
    }

    /** Each part of a list as it comes, so that a long one is not held; gives the first part. */
    public Json.Obj parts(Ask ask, String list, Consumer<List<Json>> part) {
        Ask limited = ask.query().containsKey("limit") ? ask : ask.with("limit", Long.toString(LIMIT));
        Json.Obj first = answer(limited);
        Json.Obj now = first;
        for (int pages = 1; ; pages++) {
            List<Json> items = items(now, list);
            part.accept(items);
            String next = new Told(now).text("next");
            if (next.isEmpty()) {
                return first;
            }
            if (pages == PAGES_MOST || items.isEmpty()) {
                throw notLicit("a list has no end");
            }
            now = answer(limited.with("after", next));
        }
    }

    /**
     * Begins what takes long, and gives what became of it. Whoever is interrupted has stopped the work, too.
     *
     * @throws RemoteException also where the work failed or was stopped
     */
    public Json.Obj worked(Ask ask, Progress progress) {
        return new Watched(this).over(answer(ask), progress);
    }

    /**
     * A file. It gets its name when it is there whole, in place of another of that name where one may be replaced.
     *
     * @return its length in bytes
     */
    public long file(Ask ask, Path to, boolean replaces) {
        if (!replaces && Files.exists(to)) {
            throw RemoteException.mistake("`" + to.getFileName() + "` is there already", "name another file");
        }
        try {
            Path folder = Optional.ofNullable(to.toAbsolutePath().getParent()).orElse(to.toAbsolutePath());
            Path coming = Files.createTempFile(folder, ".licit-", ".part");
            try {
                received(ask, coming);
                Files.move(coming, to, StandardCopyOption.REPLACE_EXISTING);
                return Files.size(to);
            } finally {
                Files.deleteIfExists(coming);
            }
        } catch (IOException failed) {
            throw RemoteException.world("`" + to + "` can't be written", "does its folder exist, and is there room?");
        }
    }

    /** A file as the text that it is. */
    public String text(Ask ask) {
        return new String(asked(ask), StandardCharsets.UTF_8);
    }

    private void received(Ask ask, Path coming) throws IOException {
        String key = Exchange.newKey();
        for (int waits = 0; ; waits++) {
            HttpResponse<Path> response;
            try {
                response = exchange.file(ask, key, coming);
            } catch (IOException failed) {
                throw unreachable(failed);
            }
            if (response.statusCode() == 200) {
                return;
            }
            byte[] said = Files.size(coming) > 1 << 20 ? new byte[0] : Files.readAllBytes(coming);
            waitOrRefuse(waits, response.statusCode(), response.headers(), said);
        }
    }

    private byte[] asked(Ask ask) {
        String key = Exchange.newKey();
        for (int waits = 0; ; waits++) {
            HttpResponse<byte[]> response;
            try {
                response = exchange.whole(ask, key);
            } catch (IOException failed) {
                throw unreachable(failed);
            }
            int status = response.statusCode();
            if (status == 200 || status == 201 || status == 202) {
                return response.body();
            }
            waitOrRefuse(waits, status, response.headers(), response.body());
        }
    }

    /** A server that is asked too often, or does the same thing already, says when to come again. */
    private void waitOrRefuse(int waits, int status, HttpHeaders headers, byte[] body) {
        Optional<Duration> wait = headers.firstValue("Retry-After")
                .filter(text -> text.matches("\\d{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .filter(time -> time.compareTo(WAIT_MOST) <= 0);
        boolean comesAgain = status == 429 || status == 409 || status == 503;
        if (wait.isEmpty() || !comesAgain || waits >= WAITS_MOST) {
            throw Refused.of(server, status, headers, body);
        }
        Watched.sleep(wait.get());
    }

    private Json.Obj object(byte[] body) {
        if (parsed(body) instanceof Json.Obj object) {
            return object;
        }
        throw notLicit("an answer is no object");
    }

    private Json parsed(byte[] body) {
        try {
            return Json.parse(new String(body, StandardCharsets.UTF_8));
        } catch (JsonSyntaxException none) {
            throw notLicit("an answer is no JSON");
        }
    }

    private RemoteException notLicit(String why) {
        return RemoteException.world(
                "what answers at " + server + " does not speak as Licit does: " + why,
                "is the address that of Licit, with its path, and the server of this version?");
    }

    private RemoteException unreachable(IOException failed) {
        if (failed instanceof Received.TooMuch) {
            return notLicit("an answer is too long");
        }
        Throwable cause = failed;
        while (cause.getCause() != null && !(cause instanceof UnknownHostException || cause instanceof SSLException)) {
            cause = cause.getCause();
        }
        if (cause instanceof SSLException) {
            return RemoteException.world(
                    "there is no protected way to " + server + ": " + Visible.line(String.valueOf(cause.getMessage())),
                    "Java must trust whoever has signed the server's certificate");
        }
        if (failed instanceof ConnectException || failed.getCause() instanceof ConnectException) {
            return RemoteException.world(
                    "nobody answers at " + server, "is the address right, and the server running? (`licit serve`)");
        }
        if (failed instanceof HttpTimeoutException) {
            return RemoteException.world("the server at " + server + " takes too long", "try again later");
        }
        return RemoteException.world("the connection to " + server + " broke", "try again");
    }
}
