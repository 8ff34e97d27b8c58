package io.licit.cli.remote;

import io.licit.core.diagnostic.Said;
import io.licit.core.json.Json;
import io.licit.engine.Progress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Work that a server does meanwhile: looked after until it is over, and stopped where nobody waits for it any more. */
final class Watched {
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LAST = Duration.ofSeconds(2);
    private static final double PERCENT = 100;

    private final Link link;

    Watched(Link link) {
        this.link = link;
    }

    Json.Obj over(Json.Obj begun, Progress progress) {
        String id = new Told(begun).text("id");
        if (id.isEmpty()) {
            return begun;
        }
        AtomicBoolean isOver = new AtomicBoolean();
        Thread stopping = new Thread(() -> stop(id, isOver), "licit-remote-stop");
        Runtime.getRuntime().addShutdownHook(stopping);
        try {
            return watched(id, begun, progress);
        } catch (RemoteException failed) {
            if (!Thread.currentThread().isInterrupted()) {
                throw failed;
            }
            stop(id, isOver);
            throw RemoteException.world("stopped, and the work on the server with it", "");
        } finally {
            isOver.set(true);
            forget(stopping);
        }
    }

    private Json.Obj watched(String id, Json.Obj begun, Progress progress) {
        Json.Obj now = begun;
        Duration wait = FIRST;
        while (true) {
            Told told = new Told(now);
            switch (told.text("state")) {
                case "done" -> {
                    return now;
                }
                case "failed" -> throw failed(told);
                case "cancelled" -> throw RemoteException.world("the work was stopped on the server", "");
                default -> tell(told, progress);
            }
            sleep(wait);
            wait = wait.compareTo(LAST) < 0 ? wait.multipliedBy(3).dividedBy(2) : LAST;
            now = link.answer(Ask.get("work", id));
        }
    }

    /** What may not be done is told from what went wrong by the status that an answer would have. */
    private static RemoteException failed(Told told) {
        String reason = Visible.line(told.text("reason"));
        return switch (told.count("status").orElse(0L).intValue()) {
            case 403 -> RemoteException.blocked(reason, "");
            case 409 -> RemoteException.conflict(reason);
            case 422 -> RemoteException.mistake(reason, "");
            case 451 -> RemoteException.found(reason, "", List.of());
            default -> RemoteException.failed(reason);
        };
    }

    private static void tell(Told told, Progress progress) {
        String step = Visible.line(told.text("step"));
        String what = step.isEmpty() ? told.text("state").equals("waiting") ? "waiting for its turn" : "at work" : step;
        progress.at(Said.verbatim(what), told.count("percent").orElse(0L) / PERCENT);
    }

    /** At the end of the process nothing is told any more: the work stops, or it does not. */
    private void stop(String id, AtomicBoolean isOver) {
        if (isOver.get()) {
            return;
        }
        boolean wasInterrupted = Thread.interrupted();
        try {
            link.answer(Ask.post("work", id, "cancel"));
        } catch (RemoteException unheard) {
            isOver.set(true);
        } finally {
            if (wasInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void forget(Thread stopping) {
        try {
            Runtime.getRuntime().removeShutdownHook(stopping);
        } catch (IllegalStateException ending) {
            // The process ends already, and the thread is about to see that it is over.
            return;
        }
    }

    static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            throw RemoteException.world("stopped", "");
        }
    }
}
