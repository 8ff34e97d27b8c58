package io.licit.programme;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** The web application, found where its module is on the class path: the command line starts it and does not know it. */
public interface WebFactory {
    /**
     * Starts the application on a workspace.
     *
     * @param address of this machine that it listens on
     * @param port 0 for any that is free
     * @param environment as {@link Programme#open} has it
     * @throws io.licit.programme.state.StateException where the state can't be opened
     */
    Web start(Path workspace, String address, int port, Map<String, String> environment, Clock clock);

    /** The application while it runs. */
    interface Web extends AutoCloseable {
        int port();

        /** The password of the account {@code admin}, where this start has made it. */
        Optional<String> firstPassword();

        /** Lets requests that are under way come to an end. */
        @Override
        void close();
    }

    static Optional<WebFactory> find() {
        return ServiceLoader.load(WebFactory.class).findFirst();
    }
}
