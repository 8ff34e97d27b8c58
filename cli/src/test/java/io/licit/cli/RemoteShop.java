package io.licit.cli;

import io.licit.core.workspace.ProgrammeSettings;
import io.licit.engine.Progress;
import io.licit.engine.demo.Aurora;
import io.licit.programme.Programme;
import io.licit.programme.WebFactory;
import io.licit.programme.account.Accounts;
import io.licit.programme.account.OneTimePassword;
import io.licit.programme.account.Role;
import io.licit.programme.account.Tokens;
import io.licit.programme.people.Actor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A server on the sample retailer, and command lines of people who ask it from an empty folder. */
final class RemoteShop implements AutoCloseable {
    private static final long PERSONS = 1_000;
    private static final Clock CLOCK = Clock.fixed(Cli.NOW, ZoneOffset.UTC);
    private static final Actor ADMIN = new Actor("admin");
    private static final String PASSWORD = "four plain words together";

    private final Path folder;
    private final Path away;
    private final WebFactory.Web web;
    private final Map<String, String> tokens;

    private RemoteShop(Path folder, Path away, WebFactory.Web web, Map<String, String> tokens) {
        this.folder = folder;
        this.away = away;
        this.web = web;
        this.tokens = tokens;
    }

    static RemoteShop open(Path parent) throws IOException {
        Path folder = Files.createDirectory(parent.resolve("shop"));
        Path away = Files.createDirectory(parent.resolve("away"));
        Aurora.write(folder, PERSONS, Progress.none());
        Trained.asCampaignManagers(Cli.in(folder), "olaf", "mara");
        Map<String, String> tokens = new TreeMap<>();
        try (Programme programme = Programme.open(folder, ProgrammeSettings.USUAL, Map.of(), CLOCK)) {
            tokens.put("mara", token(programme, "mara", Role.MARKETER));
            tokens.put("olaf", token(programme, "olaf", Role.OFFICER));
            tokens.put("ada", token(programme, "ada", Role.ADMIN));
        }
        WebFactory.Web web = WebFactory.find().orElseThrow().start(folder, WebFactory.Setup.local(0), Map.of(), CLOCK);
        return new RemoteShop(folder, away, web, tokens);
    }

    private static String token(Programme programme, String id, Role role) {
        Accounts accounts = new Accounts(programme);
        OneTimePassword made = accounts.create(id, Set.of(role), ADMIN);
        accounts.changePassword(id, made.text(), PASSWORD);
        return new Tokens(programme)
                .create(id, "a test", Set.of(role), 30, ADMIN)
                .secret();
    }

    String url() {
        return "http://127.0.0.1:" + web.port();
    }

    Path away() {
        return away;
    }

    String token(String who) {
        return Optional.ofNullable(tokens.get(who)).orElseThrow();
    }

    /** Where the workspace is. */
    Path folder() {
        return folder;
    }

    Cli here() {
        return Cli.in(folder);
    }

    /** The command line of somebody who has a token. */
    Cli of(String who) {
        return new Cli(away, Map.of("LICIT_SERVER", url(), "LICIT_TOKEN", token(who)), false);
    }

    @Override
    public void close() {
        web.close();
    }
}
