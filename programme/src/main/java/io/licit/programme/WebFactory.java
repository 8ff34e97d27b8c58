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
     * @param environment as {@link Programme#open} has it
     * @throws io.licit.programme.state.StateException where the state can't be opened
     * @throws Taken where something else listens there
     */
    Web start(Path workspace, Setup setup, Map<String, String> environment, Clock clock);

    /**
     * Where it listens, whom it believes and what it writes on standard error.
     *
     * @param address of this machine that it listens on; {@code 127.0.0.1} for this machine alone
     * @param port 0 for any that is free
     * @param proxy address of the one server before it whose forwarded headers are believed; empty where none is
     */
    record Setup(String address, int port, Optional<String> proxy, Lines lines) {
        /** For this machine alone, with nothing before it. */
        public static Setup local(int port) {
            return new Setup("127.0.0.1", port, Optional.empty(), Lines.FAILURES);
        }
    }

    /** What is written on standard error; never anything of a person. */
    enum Lines {
        /** What went wrong, for people. */
        FAILURES,
        /** Each request too. */
        TEXT,
        /** The same as one JSON object a line. */
        JSON
    }

    /** The port is another program's, or the address not of this machine. */
    final class Taken extends RuntimeException {
        private static final long serialVersionUID = 1;

        public Taken(RuntimeException cause) {
            super("it can't listen there", cause);
        }
    }

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
