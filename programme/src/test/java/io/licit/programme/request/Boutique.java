package io.licit.programme.request;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.ConsentStatus;
import io.licit.core.catalogue.Purpose;
import io.licit.core.catalogue.RestrictionKind;
import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Type;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.json.Json;
import io.licit.core.law.LawBook;
import io.licit.core.law.LawReader;
import io.licit.core.law.Organisation;
import io.licit.core.source.Span;
import io.licit.core.workspace.ProgrammeSettings;
import io.licit.engine.erase.Steps;
import io.licit.engine.folder.ShippedLaw;
import io.licit.engine.folder.WithoutTests;
import io.licit.programme.Programme;
import io.licit.programme.journal.Journal;
import io.licit.programme.people.Actor;
import io.licit.programme.state.State;
import io.licit.programme.state.Tx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A small shop with three customers and a ledger that only remembers what it was told. */
final class Boutique implements AutoCloseable {
    static final Actor ANA = new Actor("ana");
    static final Instant NOW = Instant.parse("2027-03-01T12:00:00Z");
    static final LocalDate TODAY = LocalDate.parse("2027-03-01");
    private static final LawBook BOOK = LawReader.read(WithoutTests.of(ShippedLaw.sources()), new Diagnostics())
            .orElseThrow();

    final Path folder;
    final Programme programme;
    final Told told = new Told();
    final Requests requests;

    private Boutique(Path folder, State state) {
        this.folder = folder;
        this.programme = new Programme(
                folder,
                ProgrammeSettings.USUAL,
                state,
                Journal.of(folder, Optional.empty(), Map.of()),
                Clock.fixed(NOW, ZoneOffset.UTC));
        this.requests = new Requests(programme, told);
    }

    static Boutique open(Path folder) throws IOException {
        return open(folder, State.embedded(folder));
    }

    static Boutique open(Path folder, State state) throws IOException {
        write(folder);
        return new Boutique(folder, state);
    }

    /** As another program finds it, which writes no data. */
    static Boutique again(Path folder) {
        return new Boutique(folder, State.embedded(folder));
    }

    private static void write(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(
                folder.resolve("data/customers.csv"),
                "id,country,region,email,name,points\nc-100,DE,,ann@example.org,Ann <Ruh>,5\n"
                        + "c-200,US,US-CA,bob@example.org,Bob Sand,7\nc-300,,,eve@example.org,Eve Hut,9\n");
        Files.writeString(
                folder.resolve("data/orders.csv"),
                "customer,at,amount\nc-100,2026-01-01,10\nc-200,2026-01-02,20\nc-100,2010-01-01,30\n");
        Files.writeString(
                folder.resolve("data/visits.csv"), "customer,at,page\nc-100,2026-01-01,home\nc-300,2026-01-02,home\n");
    }

    Catalogue catalogue() {
        Map<String, Table> tables = new LinkedHashMap<>();
        Table.Role persons = new Table.Role.Persons(
                "id",
                Optional.of("country"),
                Optional.of("region"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Table.Retention("points", Period.ofYears(3))));
        tables.put(
                "customers",
                new Table(
                        "customers",
                        new Table.Source.Files("data/customers.csv", Span.none()),
                        persons,
                        columns(),
                        Span.none()));
        Table.Kept kept = new Table.Kept(Period.ofYears(10), "HOUSE-TAX", "invoices");
        tables.put("orders", events("orders", Optional.of(kept)));
        tables.put("visits", events("visits", Optional.empty()));
        return new Catalogue(tables);
    }

    private static Map<String, Column> columns() {
        Map<String, Column> columns = new LinkedHashMap<>();
        List.of(
                        column("id", "user.unique_id", Type.TEXT),
                        column("email", "user.contact.email", Type.TEXT),
                        column("name", "user.name", Type.TEXT),
                        column("points", "user.behavior", Type.NUMBER))
                .forEach(column -> columns.put(column.name(), column));
        return columns;
    }

    private static Column column(String name, String category, Type type) {
        return new Column(
                name,
                type,
                Optional.of(category),
                Optional.empty(),
                Optional.empty(),
                false,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Span.none());
    }

    private static Table events(String name, Optional<Table.Kept> kept) {
        return new Table(
                name,
                new Table.Source.Files("data/" + name + ".csv", Span.none()),
                new Table.Role.Events("customer", "at"),
                Map.of(),
                kept,
                Span.none());
    }

    Request open(Kind kind, String person, String country, String region, String received) {
        return requests.open(
                new Requests.Asked(
                        kind, person, country, region, LocalDate.parse(received), Set.of(), Set.of(), "letter"),
                BOOK,
                Optional.empty(),
                Organisation.undeclared(),
                ANA);
    }

    static LawBook book() {
        return BOOK;
    }

    Erasure erasure(Steps steps) {
        return new Erasure(programme, requests, told, Exports.NONE, catalogue(), steps);
    }

    /** A request for erasure that may be met. */
    long verifiedErasure(String person) {
        Request request = open(Kind.ERASURE, person, "DE", "", "2027-02-20");
        requests.verify(request.number(), "knows the secret word", ANA);
        return request.number();
    }

    /** What the log has, one entry a text. */
    List<String> log() {
        return programme
                .state()
                .read(tx -> tx.rows(
                        "SELECT body FROM evidence_entry ORDER BY n",
                        row -> new String(row.bytes("body"), java.nio.charset.StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        programme.close();
    }

    /** Remembers, as the ledger does. */
    static final class Told implements Suppression {
        final List<String> all = new ArrayList<>();
        boolean held;

        @Override
        public void refuse(
                String person,
                Set<Purpose> purposes,
                Set<Channel> channels,
                ConsentStatus status,
                Instant at,
                Actor by) {
            all.add(status.word() + " " + person + " "
                    + purposes.stream().map(Purpose::word).sorted().toList() + " "
                    + channels.stream().map(Channel::word).sorted().toList());
        }

        @Override
        public void restrict(
                Tx tx, String person, RestrictionKind kind, Instant at, Optional<Instant> until, String reason) {
            all.add(kind.word() + " " + person + " " + reason);
        }

        @Override
        public void forget(Tx tx, String person, Instant at) {
            all.add("forget " + person);
        }

        @Override
        public boolean isHeld(String person, Instant at) {
            return held;
        }

        @Override
        public Json.Obj recorded(String person) {
            return Json.object()
                    .put(
                            "consents",
                            Json.array(Json.object()
                                    .put("purpose", "loyalty")
                                    .put("status", "granted")
                                    .build()))
                    .build();
        }
    }
}
