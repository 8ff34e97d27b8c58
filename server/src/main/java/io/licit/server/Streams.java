package io.licit.server;

import io.licit.server.route.Reply;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.web.servlet.function.ServerResponse;

/** Messages that are sent as they come: one thread asks what is new and tells all who listen. */
final class Streams implements AutoCloseable {
    private static final long EVERY_MILLIS = 300;
    /** A line now and then keeps what stands between from hanging up, and finds out who has gone. */
    private static final int QUIET_ROUNDS = 50;
    /** A browser that is cut off comes back by itself. */
    private static final Duration AT_MOST = Duration.ofMinutes(30);

    private final List<Stream> open = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService teller = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "licit-events");
        thread.setDaemon(true);
        return thread;
    });

    Streams() {
        teller.scheduleWithFixedDelay(this::tell, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    ServerResponse answer(Reply.Feed feed) {
        return ServerResponse.sse(
                sse -> {
                    Stream stream = new Stream(feed, sse);
                    sse.onComplete(() -> open.remove(stream));
                    sse.onTimeout(() -> open.remove(stream));
                    sse.onError(failure -> open.remove(stream));
                    open.add(stream);
                },
                AT_MOST);
    }

    private void tell() {
        for (Stream stream : open) {
            if (stream.isOverAfterTelling()) {
                open.remove(stream);
            }
        }
    }

    private static final class Stream {
        private final Reply.Feed feed;
        private final ServerResponse.SseBuilder sse;
        private int quiet;

        Stream(Reply.Feed feed, ServerResponse.SseBuilder sse) {
            this.feed = feed;
            this.sse = sse;
        }

        boolean isOverAfterTelling() {
            try {
                boolean isOver = feed.isOver();
                List<Reply.Message> messages = feed.next();
                for (Reply.Message message : messages) {
                    sse.event(message.name()).data(message.data().canonical());
                }
                quiet = messages.isEmpty() ? quiet + 1 : 0;
                if (quiet >= QUIET_ROUNDS) {
                    quiet = 0;
                    sse.comment("").send();
                }
                if (isOver) {
                    sse.complete();
                }
                return isOver;
            } catch (IOException | RuntimeException gone) {
                return true;
            }
        }
    }

    /** Ends all, so that a server that stops does not wait for who only listens. */
    @Override
    public void close() {
        teller.shutdownNow();
        open.forEach(stream -> stream.sse.complete());
        open.clear();
    }
}
