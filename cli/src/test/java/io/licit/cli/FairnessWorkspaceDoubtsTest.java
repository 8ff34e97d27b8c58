package io.licit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a workspace says of its columns and campaigns holds whatever is asked. */
final class FairnessWorkspaceDoubtsTest {
    @TempDir
    Path folder;

    /** The degree of a disability goes with the score, and holds both sexes alike; women score less. */
    @BeforeEach
    void workspace() throws IOException {
        write("licit.yaml", """
                licit: 1
                organisation: {name: Shop, established_in: [DE]}
                sector: general
                unknown_jurisdiction: strictest
                """);
        write("catalogue/customers.yaml", """
                table: customers
                person: true
                source: data/customers.csv
                key: id
                country: country
                collected_for: [service, loyalty, direct-marketing]
                retention: {since: seen, keep: P3Y}
                origin: person
                columns:
                  id: {category: user.unique_id}
                  country: {category: user.contact.address.country}
                  email: {category: user.contact.email, contact: email}
                  seen: {category: user.behavior}
                  score: {category: user.behavior, type: number}
                  degree: {category: user.behavior, type: number, protected: disability, audit_only: false}
                  sex: {category: user.demographic.gender, protected: sex, audit_only: true}
                """);
        write("catalogue/consents.yaml", """
                table: consents
                role: consents
                source: data/consents.csv
                columns: {person: person, purpose: purpose, channel: channel, status: status, at: at}
                """);
        Random random = new Random(3);
        StringBuilder persons = new StringBuilder("id,country,email,seen,score,degree,sex\n");
        StringBuilder consents = new StringBuilder("person,purpose,channel,status,at\n");
        for (int n = 0; n < 2000; n++) {
            boolean woman = random.nextBoolean();
            int degree = random.nextInt(100);
            int score = degree + random.nextInt(40) - (woman ? 40 : 0);
            persons.append(
                    "C-%d,DE,c%d@mail.example,2027-02-01,%d,%d,%s\n".formatted(n, n, score, degree, woman ? "f" : "m"));
            consents.append("C-" + n + ",direct-marketing,email,granted,2026-06-01\n");
        }
        write("data/customers.csv", persons.toString());
        write("data/consents.csv", consents.toString());
        segment("high", "score >= 60");
        segment("low", "score < 60");
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void segment(String id, String where) throws IOException {
        write("segments/" + id + ".yaml", """
                segment: %s
                title: %s
                use: {purpose: direct-marketing, channels: [email]}
                basis: consent
                reason: Tell customers what is new.
                owner: crm@shop.example
                where: "%s"
                """.formatted(id, id, where));
    }

    private void campaign(String id, String segment, String offer) throws IOException {
        write("campaigns/" + id + ".yaml", """
                campaign: %s
                segment: %s
                channel: email
                language: en
                sender: Shop, Main Street 1, 10115 Berlin
                send_at: 2027-03-02T09:00
                message: {subject: News, body: Hello.}
                offer: %s
                """.formatted(id, segment, offer));
    }

    private String run(String... arguments) {
        Cli.Ran ran = Cli.in(folder).run(arguments);
        assertThat(ran.out()).as(ran.err()).isNotEmpty();
        return ran.out();
    }

    @Test
    void a_characteristic_that_was_not_asked_for_stands_in_for_no_condition() {
        String all = run("fairness", "high", "-v", "--alternatives");
        assertThat(all).contains("sex").doesNotContain("→ degree");
        String one = run("fairness", "high", "-v", "--alternatives", "--characteristics", "sex");
        assertThat(one).contains("searched: ").doesNotContain("→ degree");
    }

    @Test
    void a_surcharge_is_no_better_offer_whatever_it_is_said_to_be_worth() throws IOException {
        campaign("reward", "high", "{kind: discount, worth: 5}");
        campaign("fee", "low", "{kind: surcharge, worth: 10}");
        String report = run("fairness", "--role", "officer", "--format", "json");
        assertThat(report).contains("worth 5 or more").doesNotContain("worth 10");
    }
}
