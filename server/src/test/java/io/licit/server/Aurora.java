package io.licit.server;

import io.licit.engine.Progress;
import io.licit.programme.Programme;
import io.licit.programme.WebFactory;
import io.licit.programme.account.Account;
import io.licit.programme.account.Accounts;
import io.licit.programme.account.OneTimePassword;
import io.licit.programme.account.QuickAccounts;
import io.licit.programme.account.Role;
import io.licit.programme.account.Tokens;
import io.licit.programme.people.Actor;
import io.licit.programme.training.Standings;
import io.licit.programme.training.course.Course;
import io.licit.programme.training.course.Courses;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The application on the sample retailer, as of the day on which its data was drawn. */
final class Aurora implements AutoCloseable {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
    static final String PASSWORD = "four plain words together";
    private static final long PERSONS = 2_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Server server;
    private final Path folder;

    private Aurora(Path folder, Server server) {
        this.folder = folder;
        this.server = server;
    }

    static Aurora start(Path folder) throws IOException {
        return start(folder, CLOCK);
    }

    static Aurora start(Path folder, Clock clock) throws IOException {
        return start(folder, clock, WebFactory.Setup.local(0), Map.of());
    }

    static Aurora start(Path folder, Clock clock, WebFactory.Setup setup, Map<String, String> environment)
            throws IOException {
        io.licit.engine.demo.Aurora.write(folder, PERSONS, Progress.none());
        return on(folder, clock, setup, environment);
    }

    /** Where nobody waits for data that is being read. */
    static Aurora impatient(Path folder) throws IOException {
        io.licit.engine.demo.Aurora.write(folder, PERSONS, Progress.none());
        return on(folder, CLOCK, WebFactory.Setup.local(0), Map.of(), Duration.ZERO);
    }

    /** On a workspace that is there. */
    static Aurora on(Path folder, Clock clock, WebFactory.Setup setup, Map<String, String> environment) {
        return on(folder, clock, setup, environment, PATIENCE);
    }

    private static Aurora on(
            Path folder, Clock clock, WebFactory.Setup setup, Map<String, String> environment, Duration patience) {
        return new Aurora(folder, Server.start(folder, setup, environment, clock, QuickAccounts::of, patience));
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

    Server server() {
        return server;
    }

    Accounts accounts() {
        return server.accounts();
    }

    /** A token's secret, of an account that has the roles. */
    String token(String account, Role... roles) {
        return new Tokens(server.programme())
                .create(account, "a test", Set.of(roles), 1, new Actor("admin"))
                .secret();
    }

    /** Gives somebody the certificates that are asked of her, as of another system. */
    void train(String person) {
        Programme programme = server.programme();
        Instant at = programme.clock().instant().minus(Duration.ofDays(1));
        List<Course> asked = new Standings(programme, Courses.of(folder)).askedOf(person);
        programme.state().write(tx -> {
            int added = 0;
            for (Course course : asked) {
                added += tx.update(
                        "INSERT INTO training_result (statement, person, course, version, passed, result_at, source,"
                                + " recorded_by, recorded_at, entry_index, entry, checkpoint)"
                                + " VALUES (?, ?, ?, ?, 1, ?, 'class', 'admin', ?, 0, '', '')",
                        person + " " + course.id(),
                        person,
                        course.id(),
                        (long) course.terms().version(),
                        at,
                        at);
            }
            return added;
        });
    }

    /** Tells git of a file, as somebody's. */
    void commit(String file, String by) throws IOException, InterruptedException {
        String mail = by + "@aurora.example";
        for (List<String> git : List.of(
                List.of("git", "init", "-q"),
                List.of("git", "add", file),
                List.of("git", "-c", "user.name=" + by, "-c", "user.email=" + mail, "commit", "-q", "-m", "One"))) {
            Process process = new ProcessBuilder(git).directory(folder.toFile()).start();
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", git) + " failed");
            }
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
