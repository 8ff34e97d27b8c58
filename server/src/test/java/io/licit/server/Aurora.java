package io.licit.server;

import io.licit.engine.Progress;
import io.licit.programme.account.Account;
import io.licit.programme.account.Accounts;
import io.licit.programme.account.OneTimePassword;
import io.licit.programme.account.Role;
import io.licit.programme.people.Actor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;

/** The application on the sample retailer, as of the day on which its data was drawn. */
final class Aurora implements AutoCloseable {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
    static final String PASSWORD = "four plain words together";
    private static final long PERSONS = 2_000;

    private final Server server;
    private final Path folder;

    private Aurora(Path folder, Server server) {
        this.folder = folder;
        this.server = server;
    }

    static Aurora start(Path folder) throws IOException {
        io.licit.engine.demo.Aurora.write(folder, PERSONS, Progress.none());
        return new Aurora(folder, Server.start(folder, new Server.Place("127.0.0.1", 0), Map.of(), CLOCK));
    }

    String at(String path) {
        return "http://127.0.0.1:" + server.port() + path;
    }

    Path folder() {
        return folder;
    }

    String firstPassword() {
        return server.firstPassword().orElseThrow();
    }

    /** Somebody who has chosen {@link #PASSWORD}. */
    Account person(String id, Role... roles) {
        Accounts accounts = server.accounts();
        OneTimePassword made = accounts.create(id, Set.of(roles), new Actor("admin"));
        accounts.changePassword(id, made.text(), PASSWORD);
        return accounts.find(id).orElseThrow();
    }

    /** How many entries of a kind the log has. */
    int logged(String kind) {
        return server.programme()
                .journal()
                .newest(server.programme().state(), kind, 1_000)
                .size();
    }

    @Override
    public void close() {
        server.close();
    }
}
