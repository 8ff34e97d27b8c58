package io.licit.programme.export;

import io.licit.core.check.Checker;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.law.LawBook;
import io.licit.core.law.LawReader;
import io.licit.core.plan.Plan;
import io.licit.core.plan.Planner;
import io.licit.core.workspace.Workspace;
import io.licit.core.workspace.WorkspaceReader;
import io.licit.engine.BadRows;
import io.licit.engine.Described;
import io.licit.engine.Progress;
import io.licit.engine.Recorded;
import io.licit.engine.Warehouse;
import io.licit.engine.folder.ShippedLaw;
import io.licit.engine.folder.WithoutTests;
import io.licit.engine.folder.WorkspaceFolder;
import io.licit.programme.Programme;
import io.licit.programme.people.Actor;
import io.licit.programme.state.Tx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A small workspace on the disk: ten customers in Germany who asked for letters, and one made-up one who refused. */
final class Market {
    static final Instant NOW = Instant.parse("2027-03-01T12:00:00Z");
    static final Actor ANA = new Actor("ana");

    private static final Instant TRAINED = NOW.minus(Duration.ofDays(30));
    private static final List<String> COURSES =
            List.of("privacy-law", "consent-and-purpose", "anti-discrimination", "advertising-law");

    static final LawBook BOOK = LawReader.read(WithoutTests.of(ShippedLaw.sources()), new Diagnostics())
            .orElseThrow();

    final Path folder;
    Recorded recorded = Recorded.nothing();

    private Market(Path folder) {
        this.folder = folder;
    }

    static Market at(Path folder) {
        return new Market(folder);
    }

    static Market in(Path folder) throws IOException {
        Market market = new Market(folder);
        market.write("licit.yaml", settings(""));
        market.write("catalogue/customers.yaml", """
                table: customers
                person: true
                source: data/customers.csv
                key: customer_id
                country: country
                birth_date: birth_date
                collected_for: [service, loyalty, direct-marketing, targeted-advertising, profiling]
                retention: {since: last_active_at, keep: P3Y}
                origin: person
                columns:
                  email: {category: user.contact.email, contact: email}
                  phone: {category: user.contact.phone_number, contact: phone, type: text}
                  first: {category: user.name.first, type: text}
                  points: {category: user.behavior, type: number}
                  illness: {category: user.health_and_medical, type: text}
                  sex: {category: user.demographic.gender, protected: sex}
                  mystery: {type: text}
                """);
        market.write("catalogue/consents.yaml", """
                table: consents
                role: consents
                source: data/consents.csv
                columns: {person: customer_id, purpose: purpose, channel: channel, status: status, at: at, explicit: explicit}
                """);
        market.write("catalogue/restrictions.yaml", """
                table: restrictions
                role: restrictions
                source: data/restrictions.csv
                columns: {person: person, kind: kind, at: at, until: until}
                """);
        market.segment("letter", "points > 10", "{purpose: direct-marketing, channels: [email]}");
        market.segment(
                "ads",
                "points > 10",
                "{purpose: targeted-advertising, channels: [web-ads], recipient: online-platform}");
        market.write("assessments/dpia-ads.yaml", """
                assessment: dpia-ads
                kind: dpia
                title: Ads
                segments: [ads]
                conclusion: The risk that remains is low.
                outcome: passes
                signed_by: officer@market.example
                signed_at: 2026-07-01
                expires_at: 2027-07-01
                """);
        market.write("data/customers.csv", customers(10));
        market.write("data/consents.csv", consents(10));
        market.write("data/restrictions.csv", "person,kind,at,until\n");
        return market;
    }

    static String settings(String more) {
        return """
                licit: 1
                organisation: {name: Market, established_in: [DE]}
                sector: general
                minimum_segment_size: 2
                """ + more;
    }

    void segment(String id, String where, String use) throws IOException {
        write("segments/" + id + ".yaml", """
                segment: %s
                title: %s
                use: %s
                basis: consent
                reason: For a test.
                owner: crm@market.example
                where: %s
                """.formatted(id, id, use, where));
    }

    static String customers(int persons) {
        StringBuilder text = new StringBuilder(
                "customer_id,country,birth_date,last_active_at,email,phone,first,points,illness,sex,mystery\n");
        for (int i = 0; i < persons; i++) {
            text.append("p%02d,DE,1980-01-01,2027-01-01,Ann.%d@Example.org,+49 30 10000%02d,José,%d,none,f,x\n"
                    .formatted(i, i, i, 100 + i));
        }
        return text.append("canary,DE,1980-01-01,2027-01-01,canary@example.org,,Can,500,none,f,x\n")
                .toString();
    }

    static String consents(int persons) {
        StringBuilder text = new StringBuilder("customer_id,purpose,channel,status,at,explicit\n");
        for (int i = 0; i < persons; i++) {
            text.append("p%02d,direct-marketing,email,granted,2026-10-01,true\n".formatted(i));
            text.append("p%02d,targeted-advertising,web-ads,granted,2026-10-01,true\n".formatted(i));
            if (i != 3) {
                text.append("p%02d,profiling,web-ads,granted,2026-10-01,true\n".formatted(i));
            }
        }
        return text.append("canary,all,all,objected,2026-10-01,\n").toString();
    }

    void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    Programme programme(Instant now) {
        return programme(Clock.fixed(now, ZoneOffset.UTC));
    }

    Programme programme(Clock clock) {
        Programme programme = Programme.open(folder, workspace().settings().programme(), Map.of(), clock);
        programme.state().write(tx -> train(tx));
        return programme;
    }

    /** Certificates of another system, without an entry in the log, so that tests count what they do themselves. */
    private static int train(Tx tx) {
        int added = 0;
        for (String course : COURSES) {
            if (tx.number("SELECT COUNT(*) AS n FROM training_result WHERE course = ?", course) == 0) {
                added += tx.update(
                        "INSERT INTO training_result (statement, person, course, version, passed, result_at, source,"
                                + " recorded_by, recorded_at, entry_index, entry, checkpoint)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        course,
                        ANA.id(),
                        course,
                        1,
                        1,
                        TRAINED,
                        "class",
                        ANA.id(),
                        TRAINED,
                        0,
                        "",
                        "");
            }
        }
        return added;
    }

    Workspace workspace() {
        Diagnostics found = new Diagnostics();
        Workspace workspace = WorkspaceReader.read(
                        WorkspaceFolder.read(folder).sources(), (file, out) -> Optional.empty(), found)
                .orElseThrow(() -> new AssertionError(found.sorted().toString()));
        Described described = Warehouse.describe(folder, workspace.catalogue());
        return workspace.withCatalogue(workspace.catalogue().withTypes(table -> described.of(table.name())));
    }

    Subject subject(Instant now, String... segments) {
        Workspace workspace = workspace();
        Described described = Warehouse.describe(folder, workspace.catalogue());
        return new Subject(
                workspace, Checker.check(workspace, BOOK, now, described.whereabouts(), Set.of(segments)), now);
    }

    Order order(String segment, String to, ExportKind kind, String... columns) {
        return new Order(
                segment, folder.resolve(to), kind, List.of(columns), Optional.empty(), Optional.empty(), false, ANA);
    }

    Outcome export(Programme programme, Order order, Instant now) {
        return export(new Exports(programme), order, now);
    }

    Outcome export(Exports exports, Order order, Instant now) {
        Subject subject = subject(now, order.segment());
        Optional<Outcome> stopped = exports.examine(order, subject);
        if (stopped.isPresent()) {
            return stopped.get();
        }
        Plan plan = Planner.plan(subject.workspace(), subject.checked(), now, Set.of(order.segment()));
        try (Warehouse warehouse =
                Warehouse.open(folder, subject.workspace().catalogue(), BadRows.STOP, Progress.none(), recorded)) {
            return exports.export(order, subject, plan, warehouse, Progress.none());
        }
    }

    Outcome recheck(Programme programme, String file, Instant now) {
        return recheck(new Rechecks(programme), file, now);
    }

    Outcome recheck(Rechecks rechecks, String file, Instant now) {
        Rechecks.Standing standing = Rechecks.find(folder.resolve(file));
        String segment = standing.manifest().segment();
        Subject subject = subject(now, segment);
        Optional<Rechecks.Ended> ended = rechecks.hasEnded(standing, subject);
        if (ended.isPresent()) {
            return rechecks.revoke(standing, ended.get(), ANA, now);
        }
        Plan plan = Planner.plan(subject.workspace(), subject.checked(), now, Set.of(segment));
        try (Warehouse warehouse =
                Warehouse.open(folder, subject.workspace().catalogue(), BadRows.STOP, Progress.none(), recorded)) {
            return rechecks.recheck(standing, subject, plan, warehouse, Optional.empty(), ANA, Progress.none());
        }
    }

    List<String> log(Programme programme) {
        return programme
                .state()
                .read(tx -> tx.rows(
                        "SELECT body FROM evidence_entry ORDER BY n",
                        row -> new String(row.bytes("body"), StandardCharsets.UTF_8)));
    }
}
