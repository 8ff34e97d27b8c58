package io.licit.programme.audit;

import io.licit.core.catalogue.ConsentStatus;
import io.licit.core.json.Json;
import io.licit.programme.Programme;
import io.licit.programme.consent.Change;
import io.licit.programme.consent.Ledger;
import io.licit.programme.journal.Entry;
import io.licit.programme.request.Kind;
import io.licit.programme.request.LedgerSuppression;
import io.licit.programme.request.Requests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An organisation that does nothing of what the controls ask. */
final class CarelessOffice {
    private static final Instant LONG_AGO = Instant.parse("2024-01-10T12:00:00Z");

    private CarelessOffice() {}

    static Office in(Path folder) throws IOException {
        Office office = new Office(folder);
        office.write("licit.yaml", """
                licit: 1
                organisation: {name: Office, established_in: [DE]}
                approval: four-eyes
                law: {review_within: P1D}
                evidence: {publish: [published]}
                export: {canaries: [p00, p01, p02, p03]}
                """);
        catalogue(office, "");
        office.write("data/customers.csv", """
                customer_id,country,region,birth_date,last_active_at,email,points,illness,mystery
                p00,DE,,1980-01-01,2020-01-01,a@example.org,100,none,x
                p01,DE,,1980-01-01,2020-01-01,b@example.org,100,none,x
                p02,KR,,1980-01-01,2020-01-01,c@example.org,100,none,x
                p03,US,US-CA,1980-01-01,2020-01-01,d@example.org,100,none,x
                p04,CN,,1980-01-01,2020-01-01,e@example.org,100,none,x
                """);
        consents(office, "granted");
        segment(office, "letter", "points > 10", "{purpose: direct-marketing, channels: [email]}", "consent");
        Instant then = Office.NOW.minus(java.time.Duration.ofDays(200));
        try (Programme programme = office.programme(LONG_AGO)) {
            programme
                    .state()
                    .write(tx -> programme
                            .journal()
                            .append(
                                    tx,
                                    new Entry(
                                            "begin",
                                            LONG_AGO,
                                            Office.ANA,
                                            Json.object().build())));
            office.run(programme, then, "letter");
        }
        consents(office, "withdrawn");
        definitions(office);
        Files.createDirectories(folder.resolve(".git"));
        try (Programme programme = office.programme(LONG_AGO)) {
            history(office, programme, then);
        }
        Files.setPosixFilePermissions(
                folder.resolve(".licit/evidence.key"), PosixFilePermissions.fromString("rw-r--r--"));
        return office;
    }

    /** A workspace with old restrictions and no history at all. */
    static Office bare(Path folder) throws IOException {
        Office office = new Office(folder);
        office.write("licit.yaml", "licit: 1\norganisation: {name: Office, established_in: [DE]}\n");
        catalogue(office, "");
        office.write("catalogue/restrictions.yaml", """
                table: restrictions
                role: restrictions
                source: data/restrictions.csv
                columns: {person: person, kind: kind, at: at}
                """);
        office.write("data/restrictions.csv", "person,kind,at\n");
        Files.setLastModifiedTime(folder.resolve("data/restrictions.csv"), FileTime.from(LONG_AGO));
        office.write("data/customers.csv", """
                customer_id,country,region,birth_date,last_active_at,email,points,illness,mystery
                p00,DE,,1980-01-01,2020-01-01,a@example.org,100,none,x
                """);
        Files.delete(folder.resolve("catalogue/consents.yaml"));
        segment(office, "letter", "points > 10", "{purpose: direct-marketing, channels: [email]}", "consent");
        return office;
    }

    private static void catalogue(Office office, String more) throws IOException {
        office.write("catalogue/customers.yaml", """
                table: customers
                person: true
                source: data/customers.csv
                key: customer_id
                country: country
                region: region
                birth_date: birth_date
                %s
                columns:
                  email: {category: user.contact.email, contact: email}
                  points: {category: user.behavior, type: number}
                  illness: {category: user.health_and_medical, type: text}
                  mystery: {type: text}
                """.formatted(
                        more.isEmpty() ? "retention: {since: last_active_at, keep: P90Y}" : more));
        office.write("catalogue/consents.yaml", """
                table: consents
                role: consents
                source: data/consents.csv
                columns: {person: customer_id, purpose: purpose, channel: channel, status: status, at: at, explicit: explicit}
                """);
    }

    private static void consents(Office office, String status) throws IOException {
        StringBuilder text = new StringBuilder("customer_id,purpose,channel,status,at,explicit\n");
        for (int i = 0; i < 5; i++) {
            text.append(
                    "p0%d,direct-marketing,email,granted,%s,true\n".formatted(i, i == 0 ? "2026-03-01" : "2023-10-01"));
            if (status.equals("withdrawn")) {
                text.append("p0%d,direct-marketing,email,withdrawn,2026-10-01,true\n".formatted(i));
            }
        }
        text.append("p01,direct-marketing,email,granted,soon,true\n");
        office.write("data/consents.csv", text.toString());
    }

    private static void segment(Office office, String id, String where, String use, String basis) throws IOException {
        office.write("segments/" + id + ".yaml", """
                segment: %s
                title: %s
                use: %s
                basis: %s
                reason: For a test.
                owner: crm@office.example
                where: %s
                """.formatted(id, id, use, basis, where));
    }

    private static void definitions(Office office) throws IOException {
        catalogue(office, "# nothing is said of retention, purpose and origin");
        segment(office, "letter", "points > 20", "{purpose: direct-marketing, channels: [email]}", "consent");
        segment(office, "ill", "illness = 'flu'", "{purpose: direct-marketing, channels: [email]}", "consent");
        segment(
                office,
                "ads",
                "illness = 'flu' and points > 1",
                "{purpose: targeted-advertising, channels: [web-ads], recipient: online-platform}",
                "consent");
        segment(
                office,
                "interest",
                "points > 1",
                "{purpose: direct-marketing, channels: [post]}",
                "legitimate-interests");
        office.write("segments/broken.yaml", "segment: broken\nwhere: points >\n");
        office.write("assessments/old.yaml", """
                assessment: old
                kind: dpia
                title: Old
                segments: [letter]
                conclusion: Fine.
                outcome: passes
                signed_by: officer@office.example
                signed_at: 2020-01-01
                expires_at: 2021-01-01
                """);
        office.write("campaigns/wild.yaml", """
                campaign: wild
                segment: letter
                channel: email
                language: en
                message:
                  subject: Free miracle
                  body: Clinically proven, risk-free, the best price in the world.
                claims:
                  - {text: the best price}
                """);
        law(office);
    }

    private static void law(Office office) throws IOException {
        office.write("law/waivers.yaml", """
                waivers:
                  - rule: LICIT-PROTECTED
                    reason: For a test.
                    signed_by: officer@office.example
                    from: 2025-01-01
                    until: 2025-06-30
                """);
        office.write("law/own.yaml", """
                pack: own
                title: Rules of the office
                instrument: House rules
                jurisdiction: WORLD
                rules:
                  - id: OWN-POINTS
                    cite: "1"
                    requires: No points from 2027 on.
                    status: future
                    confidence: knowledge
                    in_force: {from: 2027-01-01}
                    effect: {forbid-data: {categories: [health], consent_cures: false}}
                """);
    }

    private static void history(Office office, Programme programme, Instant then) throws IOException {
        Office.sql(
                programme,
                "INSERT INTO approval_request (segment, digest, asked_by, asked_at, note) VALUES ('letter', 'd',"
                        + " 'ana@office.example', ?, '')",
                then);
        Office.sql(
                programme,
                "INSERT INTO approval (segment, digest, decision, decided_by, decided_at, expires_at, reason) VALUES"
                        + " ('letter', 'd', 'approved', 'Ana@office.example', ?, ?, '')",
                Office.NOW,
                Office.NOW.plusSeconds(60));
        office.write("out.csv", "customer_id\np00\n");
        Office.sql(
                programme,
                "INSERT INTO export (id, workspace, segment, file, temporary, state, made_at, valid_until, row_count,"
                        + " manifest) VALUES ('x-1', ?, 'letter', ?, 't', 'live', ?, ?, 1, '{}')",
                office.folder.toString(),
                office.folder.resolve("out.csv").toString(),
                then,
                then.plusSeconds(60));
        Ledger ledger = new Ledger(programme);
        ledger.record(
                List.of(new Change(
                        "p01",
                        "direct-marketing",
                        "post",
                        ConsentStatus.GRANTED,
                        then,
                        Optional.empty(),
                        "",
                        false,
                        "",
                        Optional.empty(),
                        Optional.empty())),
                Office.ANA);
        programme.state().write(tx -> {
            ledger.forget(tx, "p04", then);
            return 0;
        });
        requests(office, programme, ledger);
        office.write(
                ".licit/fairness.jsonl",
                "{\"as_of\":\"" + then
                        + "\",\"digest\":\"x\",\"ratios\":{\"sex/f\":0.5},\"segment\":\"letter\",\"withheld\":[]}\n");
        Office.sql(
                programme,
                "INSERT INTO audit_finding (control, subject, severity, detail, state, opened_at, seen_at, times, due,"
                        + " accepted_by, accepted_reason, accepted_until) VALUES ('AUD-KEY', '', 'error', 'd',"
                        + " 'accepted', ?, ?, 1, '2026-01-01', 'b', 'r', '2026-06-01')",
                then,
                then);
    }

    private static void requests(Office office, Programme programme, Ledger ledger) {
        Requests requests = new Requests(programme, new LedgerSuppression(ledger));
        for (Kind kind : List.of(Kind.OBJECTION, Kind.ERASURE, Kind.ACCESS)) {
            requests.open(
                    new Requests.Asked(
                            kind, "p03", "US", "US-CA", LocalDate.parse("2024-01-05"), Set.of(), Set.of(), "mail"),
                    office.reading().book(),
                    Optional.empty(),
                    office.reading().workspace().settings().organisation(),
                    Office.ANA);
        }
        Office.sql(programme, "DELETE FROM request_event WHERE step = 'recorded'");
        Office.sql(
                programme,
                "INSERT INTO request_event (request, step, at, by_id, detail) VALUES (2, 'begun', ?, 'ana', '')",
                LONG_AGO);
    }

    /** Changes a byte of the log. */
    static void tamper(Programme programme) {
        Office.sql(programme, "UPDATE evidence_entry SET body = ? WHERE n = 0", new byte[] {'{', '}'});
    }
}
