package io.licit.server.work;

import io.licit.core.diagnostic.Said;
import io.licit.engine.Progress;
import io.licit.server.view.Text;
import java.util.Map;

/** Something that takes long: how far it is, and how it ended. Any number of threads may look. */
public final class Work {
    private final String id;
    private final Kind kind;
    private final String by;
    private State state = new State.Waiting();
    private boolean isCancelled;
    /** Raised with each change, so that who looks again knows whether anything is new. */
    private long version;

    Work(String id, Kind kind, String by) {
        this.id = id;
        this.kind = kind;
        this.by = by;
    }

    /**
     * What is done.
     *
     * @param key of its name among the texts
     * @param subject what it is done to, such as a segment; may be empty
     * @param back where to go where there is no result
     */
    public record Kind(String key, String subject, String back) {}

    /** Does it. */
    @FunctionalInterface
    public interface Task {
        /**
         * @param progress to be told often: where the work is to stop, telling throws
         * @return the page of its result, and what was left out of it
         */
        State.Done done(Progress progress);
    }

    /** How it stands. */
    public sealed interface State {
        /** Others are before it. */
        record Waiting() implements State {}

        /**
         * @param step what is being done, as a fragment for people
         * @param share in [0,1]
         */
        record Running(Said step, double share) implements State {}

        /**
         * @param path of the page of its result
         * @param leftOut why segments that were asked for were left as they were, by id
         */
        record Done(String path, Map<String, String> leftOut) implements State {
            public Done {
                leftOut = Map.copyOf(leftOut);
            }

            public Done(String path) {
                this(path, Map.of());
            }
        }

        /**
         * Nothing came of it.
         *
         * @param status that an answer would have: below 500 where it may not be done as things stand
         */
        record Failed(Reason reason, int status) implements State {}

        /** Somebody stopped it. */
        record Cancelled() implements State {}

        /** waiting, running, done, failed or cancelled. */
        default String word() {
            if (this instanceof Waiting) {
                return "waiting";
            }
            if (this instanceof Running) {
                return "running";
            }
            if (this instanceof Done) {
                return "done";
            }
            return this instanceof Failed ? "failed" : "cancelled";
        }

        default boolean isOver() {
            return !(this instanceof Waiting) && !(this instanceof Running);
        }
    }

    /** Why nothing came of it, in the language of who asks. */
    @FunctionalInterface
    public interface Reason {
        String in(Text text);
    }

    /** Thrown through whatever is being done, where it is to stop. */
    static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;

        Stopped() {
            super("stopped by somebody", null, false, false);
        }
    }

    public String id() {
        return id;
    }

    public Kind kind() {
        return kind;
    }

    /** Who started it. */
    public String by() {
        return by;
    }

    public synchronized State state() {
        return state;
    }

    synchronized long version() {
        return version;
    }

    synchronized void become(State next) {
        if (!state.isOver()) {
            state = next;
            version++;
        }
    }

    synchronized boolean isCancelled() {
        return isCancelled;
    }

    /** Stops it at the next step; what is done by then stands or falls whole, as its transaction has it. */
    public synchronized void cancel() {
        isCancelled = true;
        if (state instanceof State.Waiting) {
            become(new State.Cancelled());
        }
    }

    void at(Said step, double share) {
        if (isCancelled()) {
            throw new Stopped();
        }
        become(new State.Running(step, Math.max(0, Math.min(1, share))));
    }
}
