package io.licit.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A workspace with packs for a place that no shipped pack speaks of, so that what is printed of it stays as it is when
 * shipped law changes.
 */
final class AntarcticLaw {
    static final String PLACE = "AQ";

    static final String MAIL = """
            pack: aq-mail
            title: Mail Act
            instrument: Act on Mail to the Stations (MASA)
            family: marketing
            jurisdiction: AQ
            source: https://law.example/aq/mail_act
            reviewed: 2026-11-01
            rules:
              - id: AQ-MAIL-2024
                cite: s. 3 (before the amendment)
                in_force: {from: 2024-01-01, until: 2027-05-31}
                confidence: verified
                requires: Mail needs a consent.
                when: {purpose: direct-marketing, channel: [email, post]}
                effect: {require-consent: {kind: opt-in, max_age: P2Y}}
                fact: AQ-MAIL
                penalty: up to 5 fish
                tests:
                  - {person: {country: AQ}, use: {purpose: direct-marketing, channel: email}, on: 2026-02-01, expect: excluded}
                  - {person: {country: AQ}, use: {purpose: service, channel: email}, on: 2026-02-01, expect: allowed}
              - id: AQ-MAIL
                cite: s. 3
                in_force: {from: 2027-06-01}
                confidence: verified
                requires: Mail needs an explicit consent.
                when: {purpose: direct-marketing, channel: [email, post]}
                effect: {require-consent: {kind: explicit}}
                penalty: up to 50 fish
                notes: "Read in draft: *all* of [s. 3]."
                tests:
                  - {person: {country: AQ}, use: {purpose: direct-marketing, channel: email}, on: 2028-02-01, expect: excluded}
                  - {person: {country: AQ}, use: {purpose: service, channel: email}, on: 2028-02-01, expect: allowed}
              - id: AQ-MAIL-REMARK
                cite: s. 3
                in_force: {from: 2024-01-01}
                confidence: knowledge
                requires: A consent is informed.
                effect: inform
                fact: AQ-MAIL
                tests: []
              - id: AQ-MAIL-RECORDS
                cite: s. 4
                in_force: {from: 2028-01-01, until: 2028-12-31}
                confidence: verified-secondary
                requires: The consent is kept.
                effect: {keep-records: {what: proof of consent, keep: P3Y}}
                tests: []
              - id: AQ-MAIL-MINORS
                cite: s. 9
                status: not-commenced
                confidence: verified
                requires: Nobody under 13 gets mail.
                effect: {exclude: {minors_under: 13}}
                tests: []
              - id: AQ-MAIL-VETOED
                cite: bill 7
                status: vetoed
                confidence: verified
                requires: Mail would be free.
                effect: inform
                tests: []
            """;

    static final String WATCH = """
            pack: aq-watch
            title: Watch Code
            instrument: Code on Watching
            jurisdiction: AQ
            reviewed: 2025-03-01
            rules:
              - id: AQ-WATCH-1
                cite: rule 1
                in_force: {from: 2020-01-01}
                confidence: verified
                requires: Profiling is weighed first.
                when: {purpose: profiling}
                effect: {justify: {assessment: dpia}}
                replaces: [AQ-MAIL-REMARK]
                tests: []
              - id: AQ-WATCH-2
                cite: rule 2
                in_force: {from: 2027-10-01}
                confidence: unsure
                requires: Watching penguins may need a permit.
                effect: inform
                tests: []
              - id: AQ-WATCH-3
                cite: rule 3
                in_force: {from: 2020-01-01}
                confidence: knowledge
                requires: Be fair.
                effect: inform
                tests: []
            """;

    private AntarcticLaw() {}

    static void write(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("law"));
        Files.writeString(folder.resolve("licit.yaml"), "licit: 1\norganisation: {name: Station}\nsector: general\n");
        Files.writeString(folder.resolve("law/mail.yaml"), MAIL);
        Files.writeString(folder.resolve("law/watch.yaml"), WATCH);
    }
}
