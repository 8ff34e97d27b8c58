package io.licit.programme.backup;

import io.licit.core.catalogue.ConsentStatus;
import io.licit.core.json.Json;
import io.licit.programme.Programme;
import io.licit.programme.account.Accounts;
import io.licit.programme.account.HastyAccounts;
import io.licit.programme.account.Role;
import io.licit.programme.account.Tokens;
import io.licit.programme.consent.Change;
import io.licit.programme.consent.Ledger;
import io.licit.programme.definition.Versions;
import io.licit.programme.people.Actor;
import io.licit.programme.state.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** A workspace with a state in which every kind of thing has happened. */
final class Shop {
    static final Instant NOW = Instant.parse("2027-03-01T12:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final Actor ANA = new Actor("ana@shop.example");
    static final String SEGMENT = "# Ümläute, and a line break at the end\nsegment: all\n";

    private final Path folder;

    private Shop(Path folder) {
        this.folder = folder;
    }

    /** @param state a line of licit.yaml, or nothing */
    static Shop in(Path folder, String state) throws IOException {
        Files.createDirectories(folder.resolve("segments"));
        Files.createDirectories(folder.resolve("campaigns/pictures"));
        Files.writeString(
                folder.resolve("licit.yaml"), "licit: 1\norganisation: {name: Shop, established_in: [DE]}\n" + state);
        Files.writeString(folder.resolve("segments/all.yaml"), SEGMENT);
        Files.write(folder.resolve("campaigns/pictures/one.png"), new byte[] {0, 1, 2, -1});
        Files.writeString(folder.resolve(".gitignore"), "/.licit/\n");
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/persons.csv"), "id\nm1\n");
        return new Shop(folder);
    }

    Path folder() {
        return folder;
    }

    static Programme open(Path folder) {
        return Programme.open(folder, Former.settings(folder).orElseThrow(), Map.of(), CLOCK);
    }

    Programme open() {
        return open(folder);
    }

    /** Lets something happen of every kind that the state's tables are made for in different ways. */
    Shop busy() throws IOException {
        try (Programme programme = open()) {
            Accounts accounts = HastyAccounts.of(programme);
            accounts.create("ana@shop.example", Set.of(Role.ADMIN, Role.OFFICER), ANA);
            accounts.create("bo@shop.example", Set.of(Role.MARKETER), ANA);
            new Tokens(programme).create("bo@shop.example", "a program", Set.of(Role.MARKETER), 30, ANA);
            new Versions(programme).record(Versions.Kind.SEGMENT, "all", "", SEGMENT, ANA);
            record(programme, "m1", ConsentStatus.GRANTED);
            record(programme, "m2", ConsentStatus.GRANTED);
            record(programme, "m'3 \u0001\"é", ConsentStatus.OBJECTED);
            programme.state().write(tx -> {
                tx.update("INSERT INTO request (kind, person_hash, place, received, due, due_rule, due_cite, of_place,"
                        + " purposes, channels, receipt) VALUES ('access', 'h', 'DE', '2027-01-01',"
                        + " '2027-02-01', 'R', 'C', 1, '', '', 'mail')");
                tx.update("INSERT INTO request_person (request, person) VALUES (1, 'm1')");
                tx.update(
                        "INSERT INTO request_event (request, step, at, by_id, detail) VALUES (1, 'opened', ?, 'a', '')",
                        NOW);
                tx.update(
                        "INSERT INTO training_attempt (id, person, course, digest, seed, drawn, drawn_at)"
                                + " VALUES ('a', 'ana', 'c', 'd', ?, '', ?)",
                        Long.MIN_VALUE,
                        NOW);
                return true;
            });
        }
        Files.writeString(folder.resolve(".licit/fairness.jsonl"), "{}\n");
        return this;
    }

    static void record(Programme programme, String person, ConsentStatus status) {
        new Ledger(programme).record(List.of(change(person, status)), ANA);
    }

    static Change change(String person, ConsentStatus status) {
        return new Change(
                person,
                "direct-marketing",
                "email",
                status,
                Instant.parse("2026-11-01T00:00:00Z"),
                Optional.empty(),
                "web-form",
                false,
                "privacy-3",
                Optional.empty(),
                Optional.empty());
    }

    Backup.Made backUp(Path file) {
        try (Programme programme = open()) {
            return new Backup(programme).write(file, Optional.empty(), ANA);
        }
    }

    static Order order(Path file, Path folder) {
        return new Order(
                file, folder, false, OptionalLong.empty(), Optional.empty(), Optional.empty(), ANA, Order.Reason.TEST);
    }

    static Order over(Path file, Path folder, long loses) {
        return new Order(
                file,
                folder,
                true,
                loses == 0 ? OptionalLong.empty() : OptionalLong.of(loses),
                Optional.empty(),
                Optional.empty(),
                ANA,
                Order.Reason.BROKEN);
    }

    static Restored restore(Order order) {
        return new Restore(Map.of(), CLOCK).run(order);
    }

    /** Every row of every table but the log's and the ledger's name, which a restore changes. */
    static Map<String, List<Json>> rows(State state) {
        return state.read(tx -> {
            Map<String, List<Json>> all = new TreeMap<>();
            tx.tables().columns().keySet().stream()
                    .filter(table -> !table.startsWith("evidence_") && !table.equals("consent_ledger"))
                    .forEach(table -> {
                        List<Json> rows = new ArrayList<>();
                        tx.tables().each(table, rows::add);
                        all.put(table, rows);
                    });
            return all;
        });
    }

    static long count(Programme programme, String rows) {
        return programme.state().read(tx -> tx.number("SELECT COUNT(*) AS n FROM " + rows));
    }
}
