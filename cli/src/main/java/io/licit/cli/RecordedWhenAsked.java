package io.licit.cli;

import io.licit.engine.Recorded;
import io.licit.engine.folder.Opened;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What is recorded in a workspace's state, which is opened for each question and closed behind it. */
record RecordedWhenAsked(Opened opened, Shell shell) implements Recorded {
    private <T> T ask(Function<Recorded, T> question) {
        return Desk.withRecorded(opened, shell, question);
    }

    @Override
    public Instant lastRecorded() {
        return ask(Recorded::lastRecorded);
    }

    @Override
    public Mark mark() {
        return ask(Recorded::mark);
    }

    @Override
    public Mark tell(Listener listener) {
        return ask(recorded -> recorded.tell(listener));
    }

    @Override
    public Changes tell(Mark since, Optional<Set<String>> further, Listener listener) {
        return ask(recorded -> recorded.tell(since, further, listener));
    }

    @Override
    public Since since(Mark mark) {
        return ask(recorded -> recorded.since(mark));
    }

    @Override
    public boolean takesOutSince(Mark mark, String person) {
        return ask(recorded -> recorded.takesOutSince(mark, person));
    }
}
