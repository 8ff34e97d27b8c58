package io.licit.core.check;

import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.law.LawBook;
import io.licit.core.law.LawReader;
import io.licit.core.source.SourceFile;
import io.licit.core.source.Sources;
import io.licit.core.workspace.Workspace;
import io.licit.core.workspace.WorkspaceReader;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A small shop's workspace with nothing missing, for tests that take something away or put something in. */
public final class Emporium {
    private static final Map<String, String> FILES = new TreeMap<>(Map.of(
            "licit.yaml",
            """
            licit: 1
            organisation: {name: Emporium, established_in: [DE], annual_turnover: {EUR: 42000000}}
            sector: general
            unknown_jurisdiction: strictest
            minimum_segment_size: 50
            approval: four-eyes
            """,
            "catalogue/customers.yaml",
            """
            table: customers
            person: true
            source: data/customers.csv
            key: customer_id
            country: country
            region: region
            birth_date: birth_date
            collected_for: [service, direct-marketing]
            retention: {since: last_active_at, keep: P3Y}
            origin: person
            columns:
              customer_id: {category: user.unique_id, type: text}
              email: {category: user.contact.email, contact: email, type: text}
              phone: {category: user.contact.phone_number, contact: phone, type: text}
              city: {category: user.contact.address.city, type: text}
              sex: {category: user.demographic.gender, protected: sex, type: text}
              wellness: {category: user.health_and_medical, type: text}
              lifetime_value: {category: user.behavior.purchase_history, type: number}
              score: {category: user.behavior.purchase_history, derived_from: [wellness], type: number}
              nickname: {type: text}
            """,
            "catalogue/orders.yaml",
            """
            table: orders
            source: data/orders.csv
            person: customer_id
            at: placed_at
            origin: observed
            columns: {amount: {category: user.behavior.purchase_history, type: number}}
            """,
            "catalogue/consents.yaml",
            """
            table: consents
            role: consents
            source: data/consents.csv
            columns:
              person: customer_id
              purpose: purpose
              channel: channel
              status: status
              at: at
              expires_at: expires_at
              method: method
              explicit: explicit
            """,
            "segments/regulars.yaml",
            """
            segment: regulars
            title: Regulars
            use: {purpose: direct-marketing, channels: [email], product: homeware}
            basis: consent
            reason: Keep who buys often informed.
            owner: crm@emporium.example
            where: sum(orders.amount where placed_at >= today - 365 days) > 500
            """,
            "segments/winback.yaml",
            """
            segment: winback
            title: Win back
            use: {purpose: direct-marketing, channels: [email], product: homeware}
            basis: legitimate-interests
            assessment: li-winback
            reason: Win back who stopped buying.
            where: |
              lifetime_value > 100
              and days_since(max(orders.placed_at)) > 90
            """,
            "segments/wellness.yaml",
            """
            segment: wellness
            title: Wellness
            use: {purpose: direct-marketing, channels: [email]}
            basis: consent
            reason: Tell who likes it of the wellness range.
            where: wellness = 'yes' or score > 3
            """,
            "assessments/li-winback.yaml",
            """
            assessment: li-winback
            kind: legitimate-interests
            title: Win-back mail to former customers
            segments: [winback]
            conclusion: The interest outweighs.
            outcome: passes
            signed_by: officer@emporium.example
            signed_at: 2026-10-01
            expires_at: 2027-10-01
            """));

    private final Map<String, String> files = new TreeMap<>(FILES);

    public Emporium with(String path, String text) {
        files.put(path, text);
        return this;
    }

    public String file(String path) {
        return Optional.ofNullable(files.get(path)).orElseThrow();
    }

    public Map<String, String> files() {
        return files;
    }

    public Optional<Workspace> read(LawBook book, Diagnostics out) {
        return read(files, book, out);
    }

    static Optional<Workspace> read(Map<String, String> files, LawBook book, Diagnostics out) {
        Sources sources = Sources.of(files.entrySet().stream()
                .map(file -> new SourceFile(file.getKey(), file.getValue()))
                .toList());
        return WorkspaceReader.read(sources, (file, found) -> LawReader.readOwn(file, book, found), out);
    }
}
