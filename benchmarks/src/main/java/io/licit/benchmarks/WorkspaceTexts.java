package io.licit.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The definitions of the measured workspace: its catalogue, and a file for each segment. */
final class WorkspaceTexts {
    /** Purposes, channels and bases in turn, so that there are as many gates. */
    private static final List<String> USES = List.of(
            "use: {purpose: direct-marketing, channels: [email]}\nbasis: consent",
            "use: {purpose: direct-marketing, channels: [sms]}\nbasis: consent",
            "use: {purpose: direct-marketing, channels: [post]}\nbasis: legitimate-interests\nassessment: li-post",
            "use: {purpose: direct-marketing, channels: [push]}\nbasis: consent",
            "use: {purpose: direct-marketing, channels: [phone-live]}\nbasis: consent",
            "use: {purpose: loyalty, channels: [email, push]}\nbasis: consent",
            "use: {purpose: service, channels: [email]}\nbasis: contract",
            "use: {purpose: targeted-advertising, channels: [web-ads], recipient: online-platform}\nbasis: consent",
            "use: {purpose: direct-marketing, channels: [email, sms]}\nbasis: consent",
            "use: {purpose: profiling, channels: [none]}\nbasis: consent",
            "use: {purpose: direct-marketing, channels: [email], product: garden}\nbasis: legitimate-interests\nassessment: li-post",
            "use: {purpose: analytics, channels: [none]}\nbasis: consent");

    private static final String SETTINGS = """
            licit: 1
            organisation: {name: Measured, established_in: [DE], annual_turnover: {EUR: 42000000}}
            sector: general
            unknown_jurisdiction: strictest
            approval: none
            """;

    private static final String CUSTOMERS = """
            table: customers
            person: true
            source: data/customers*.parquet
            key: customer_id
            country: country
            region: region
            birth_date: birth_date
            collected_for: [contract, service, loyalty, direct-marketing]
            retention: {since: last_active_at, keep: P3Y}
            origin: person
            columns:
              customer_id: {category: user.unique_id}
              email: {category: user.contact.email, contact: email}
              phone: {category: user.contact.phone_number, contact: phone}
              push_token: {category: user.device.device_id, contact: push}
              street: {category: user.contact.address.street, contact: post}
              country: {category: user.contact.address.country}
              region: {category: user.contact.address.state}
              birth_date: {category: user.demographic.age_range}
              language: {category: user.demographic.language}
              sex: {category: user.demographic.gender, protected: sex, audit_only: true}
              occupation: {category: user.workplace}
            """;

    private static final String PLAIN = "plan tier device acquisition industry store city_size lifetime_value balance"
            + " tenure_months household income_band score_a score_b score_c score_d score_e score_f opens clicks"
            + " sessions nps signed_up last_active_at last_login contract_end vip staff app_user trial";

    private static final String EVENTS = """
            table: events
            source: data/events*.parquet
            person: customer_id
            at: made_at
            origin: observed
            columns:
              kind: {category: user.behavior}
              amount: {category: user.behavior.purchase_history}
              category: {category: user.behavior.purchase_history}
              channel: {category: user.behavior}
            """;

    private static final String CONSENTS = """
            table: consents
            role: consents
            source: data/consents*.parquet
            columns:
              person: customer_id
              purpose: purpose
              channel: channel
              status: status
              at: made_at
              expires_at: expires_at
              method: method
              explicit: explicit
            """;

    private static final String RESTRICTIONS = """
            table: restrictions
            role: restrictions
            source: data/restrictions*.parquet
            columns: {person: customer_id, at: made_at}
            """;

    private WorkspaceTexts() {}

    static void write(Path folder, List<Condition> conditions) throws IOException {
        Path catalogue = Files.createDirectories(folder.resolve("catalogue"));
        Folders.delete(folder.resolve("segments"));
        Path segments = Files.createDirectories(folder.resolve("segments"));
        Path assessments = Files.createDirectories(folder.resolve("assessments"));
        Files.writeString(folder.resolve("licit.yaml"), SETTINGS);
        Files.writeString(catalogue.resolve("customers.yaml"), CUSTOMERS + plain());
        Files.writeString(catalogue.resolve("events.yaml"), EVENTS);
        Files.writeString(catalogue.resolve("consents.yaml"), CONSENTS);
        Files.writeString(catalogue.resolve("restrictions.yaml"), RESTRICTIONS);
        for (int i = 0; i < conditions.size(); i++) {
            Files.writeString(segments.resolve(name(i) + ".yaml"), segment(i, conditions.get(i)));
        }
        Files.writeString(assessments.resolve("li-post.yaml"), assessment(conditions.size()));
    }

    /** The name of a segment by its number. */
    static String name(int number) {
        return String.format("s%03d", number);
    }

    private static String plain() {
        return List.of(PLAIN.split(" ")).stream()
                .map(column -> "  " + column + ": {category: user.behavior}\n")
                .collect(Collectors.joining());
    }

    private static String segment(int number, Condition condition) {
        return "segment: " + name(number) + "\ntitle: Made for measuring, number " + number + "\n"
                + USES.get(number % USES.size())
                + "\nreason: To measure how long a refresh takes.\nwhere: |\n  " + condition.licit() + "\n";
    }

    private static String assessment(int segments) {
        String names = IntStream.range(0, segments)
                .filter(i -> USES.get(i % USES.size()).contains("li-post"))
                .mapToObj(WorkspaceTexts::name)
                .collect(Collectors.joining(", "));
        return """
                assessment: li-post
                kind: legitimate-interests
                title: Mail to customers
                segments: [%s]
                conclusion: Customers expect to hear from a shop; each letter says how to end it.
                outcome: passes
                signed_by: officer@measured.example
                signed_at: 2026-10-01
                expires_at: 2027-10-01
                """.formatted(names);
    }
}
