package io.licit.cli.remote;

import java.io.IOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** What comes of a body into memory, up to a limit: a server that sends without end is not listened to for ever. */
final class Received implements BodySubscriber<byte[]> {
    private final BodySubscriber<byte[]> all = BodySubscribers.ofByteArray();
    private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
    private final long most;
    private long bytes;
    private boolean tooMuch;
    private Runnable stop = () -> {};

    private Received(long most) {
        this.most = most;
    }

    static BodyHandler<byte[]> upTo(long bytes) {
        return head -> new Received(bytes);
    }

    /** There was more than what is listened to. */
    static final class TooMuch extends IOException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        all.getBody().whenComplete((got, failure) -> {
            if (failure != null) {
                whole.completeExceptionally(failure);
            } else {
                whole.complete(got);
            }
        });
        return whole;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        stop = subscription::cancel;
        all.onSubscribe(subscription);
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
        for (ByteBuffer part : parts) {
            bytes += part.remaining();
        }
        if (tooMuch) {
            return;
        }
        if (bytes > most) {
            tooMuch = true;
            stop.run();
            whole.completeExceptionally(new TooMuch());
            return;
        }
        all.onNext(parts);
    }

    @Override
    public void onError(Throwable failure) {
        all.onError(failure);
    }

    @Override
    public void onComplete() {
        all.onComplete();
    }
}
