package io.licit.programme.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.ConsentStatus;
import io.licit.core.catalogue.Purpose;
import io.licit.core.json.Json;
import io.licit.programme.Programme;
import io.licit.programme.approval.Approvals;
import io.licit.programme.consent.Change;
import io.licit.programme.consent.Ledger;
import io.licit.programme.journal.Entry;
import io.licit.programme.request.Kind;
import io.licit.programme.request.LedgerSuppression;
import io.licit.programme.request.Requests;
import io.licit.programme.training.course.Course;
import io.licit.programme.training.course.Courses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An organisation that does what the controls ask. */
final class SoundOffice {
    static final String SEGMENT = "letter";

    private SoundOffice() {}

    static Office in(Path folder) throws IOException {
        Office office = new Office(folder);
        settings(office);
        catalogue(office);
        definitions(office);
        data(office);
        Files.createDirectories(folder.resolve(".git"));
        office.write(".gitignore", "/.licit/\n");
        office.write("published/checkpoint", "one\n");
        touch(folder.resolve("published/checkpoint"));
        touch(folder.resolve("data/restrictions.csv"));
        try (Programme programme = office.programme(Office.NOW.minus(Duration.ofDays(1)))) {
            history(office, programme);
        }
        return office;
    }

    private static void settings(Office office) throws IOException {
        office.write("licit.yaml", """
                licit: 1
                organisation: {name: Office, established_in: [DE]}
                sector: general
                minimum_segment_size: 2
                approval: four-eyes
                law: {review_within: P5Y}
                evidence: {publish: [published]}
                export: {canaries: [canary]}
                people:
                  ana@office.example: {name: Ana, roles: [campaign-manager], places: [CN]}
                  ben@office.example: {name: Ben, roles: [campaign-manager], places: [CN]}
                """);
        office.write("records.yaml", """
                records:
                  contact: privacy@office.example
                  officer: officer@office.example
                  transfers: none
                  security: disks are encrypted
                """);
    }

    private static void catalogue(Office office) throws IOException {
        office.write("catalogue/customers.yaml", """
                table: customers
                person: true
                source: data/customers.csv
                key: customer_id
                country: country
                birth_date: birth_date
                collected_for: [service, loyalty, direct-marketing]
                retention: {since: last_active_at, keep: P3Y}
                origin: person
                columns:
                  customer_id: {category: user.unique_id}
                  country: {category: user.contact.address.country}
                  birth_date: {category: user.demographic.date_of_birth}
                  last_active_at: {category: user.behavior}
                  email: {category: user.contact.email, contact: email}
                  first_name: {category: user.name.first, type: text}
                  points: {category: user.behavior, type: number}
                """);
        office.write("catalogue/consents.yaml", """
                table: consents
                role: consents
                source: data/consents.csv
                columns: {person: customer_id, purpose: purpose, channel: channel, status: status, at: at, explicit: explicit, method: method, notice: notice}
                """);
        office.write("catalogue/restrictions.yaml", """
                table: restrictions
                role: restrictions
                source: data/restrictions.csv
                columns: {person: person, kind: kind, at: at, until: until}
                """);
    }

    private static void definitions(Office office) throws IOException {
        office.write("segments/letter.yaml", """
                segment: letter
                title: Who gets the letter
                use: {purpose: direct-marketing, channels: [email]}
                basis: consent
                reason: They collect points.
                owner: crm@office.example
                where: points > 10
                """);
        office.write("assessments/claim.yaml", """
                assessment: claim
                kind: substantiation
                title: The code is 25 euros less
                segments: [letter]
                conclusion: The till takes 25 euros off.
                evidence: [till-test.pdf]
                outcome: passes
                signed_by: officer@office.example
                signed_at: 2026-11-01
                expires_at: 2027-10-01
                """);
        office.write("campaigns/spring.yaml", """
                campaign: spring
                segment: letter
                channel: email
                language: en
                sender: Office GmbH, Musterstr. 1, 10115 Berlin
                send_at: 2027-02-16T09:00
                message:
                  subject: A day before everybody else
                  body: |
                    Advertisement

                    Dear {{first_name}},

                    the spring collection is yours to see today, and until 28 February 2027 your first order from it
                    is 25 euros less with the code GOLD25.

                    Office GmbH, Musterstr. 1, 10115 Berlin, hello@office.example
                    HRB 12345, Amtsgericht Charlottenburg; imprint: https://office.example/imprint
                    You get this mail because you asked for it. Unsubscribe: {{unsubscribe_url}}
                offer: {kind: discount, worth: 25, code: GOLD25, valid_until: 2027-02-28}
                claims:
                  - {text: 25 euros less, assessment: claim}
                """);
    }

    private static void data(Office office) throws IOException {
        StringBuilder customers =
                new StringBuilder("customer_id,country,birth_date,last_active_at,email,first_name,points\n");
        StringBuilder consents = new StringBuilder("customer_id,purpose,channel,status,at,explicit,method,notice\n");
        for (int i = 0; i < 10; i++) {
            customers.append("p%02d,DE,1980-01-01,2026-10-01,p%d@example.org,Ann,%d\n".formatted(i, i, 100 + i));
            consents.append("p%02d,direct-marketing,email,granted,2026-10-01,true,web-form,n-1\n".formatted(i));
        }
        customers.append("canary,DE,1980-01-01,2026-10-01,canary@example.org,Can,500\n");
        consents.append("canary,all,all,objected,2026-10-01,,web-form,\n");
        office.write("data/customers.csv", customers.toString());
        office.write("data/consents.csv", consents.toString());
        office.write("data/restrictions.csv", "person,kind,at,until\n");
    }

    private static void touch(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Office.NOW.minus(Duration.ofHours(1))));
    }

    private static void history(Office office, Programme programme) throws IOException {
        Instant then = Office.NOW.minus(Duration.ofDays(1));
        for (String person : List.of(Office.ANA.id(), Office.BEN.id())) {
            for (Course course : Courses.of(office.folder).byId().values()) {
                passed(programme, person, course);
            }
        }
        Approvals approvals = new Approvals(programme);
        approvals.ask(office.digest(SEGMENT), Office.ANA, "");
        boolean given = approvals
                .decide(office.digest(SEGMENT), true, Office.BEN, Set.of(), "", Office.NOW.plus(Duration.ofDays(30)))
                .isPresent();
        assertThat(given).isTrue();
        office.run(programme, then, SEGMENT);
        new Ledger(programme)
                .record(
                        List.of(new Change(
                                "p01",
                                "direct-marketing",
                                "email",
                                ConsentStatus.GRANTED,
                                then,
                                Optional.empty(),
                                "web-form",
                                true,
                                "n-1",
                                Optional.empty(),
                                Optional.empty())),
                        Office.ANA);
        request(office, programme);
        logged(office, programme, then);
    }

    private static void request(Office office, Programme programme) {
        Requests requests = new Requests(programme, new LedgerSuppression(new Ledger(programme)));
        long number = requests.open(
                        new Requests.Asked(
                                Kind.OBJECTION,
                                "p09",
                                "DE",
                                "",
                                LocalDate.parse("2026-11-27"),
                                Set.of(Purpose.DIRECT_MARKETING),
                                Set.of(Channel.EMAIL),
                                "mail"),
                        office.reading().book(),
                        office.reading().workspace().settings().sector(),
                        office.reading().workspace().settings().organisation(),
                        Office.ANA)
                .number();
        requests.fulfilled(number, "stopped", Office.ANA);
    }

    private static void logged(Office office, Programme programme, Instant then) throws IOException {
        office.write(
                ".licit/fairness.jsonl",
                Json.object()
                                .put("as_of", then.toString())
                                .put("segment", SEGMENT)
                                .put("digest", "x")
                                .put(
                                        "ratios",
                                        Json.object()
                                                .put("sex/f", Json.of(0.97))
                                                .build())
                                .put("withheld", Json.array())
                                .build()
                                .canonical()
                        + "\n");
        Json.Builder campaigns = Json.object();
        office.digest(SEGMENT).campaigns().forEach(campaigns::put);
        programme
                .state()
                .write(tx -> programme
                        .journal()
                        .append(
                                tx,
                                new Entry(
                                        "review",
                                        then,
                                        Office.ANA,
                                        Json.object()
                                                .put("campaigns", campaigns.build())
                                                .build())));
    }

    private static void passed(Programme programme, String person, Course course) {
        Office.sql(
                programme,
                "INSERT INTO training_result (statement, person, course, version, digest, score, passed, result_at,"
                        + " recorded_by, recorded_at, entry_index, entry, checkpoint)"
                        + " VALUES (?, ?, ?, ?, ?, '1', 1, ?, ?, ?, 0, '', '')",
                person + course.id(),
                person,
                course.id(),
                (long) course.terms().version(),
                course.digest(),
                Instant.parse("2026-11-20T12:00:00Z"),
                person,
                Instant.parse("2026-11-20T12:00:00Z"));
    }
}
