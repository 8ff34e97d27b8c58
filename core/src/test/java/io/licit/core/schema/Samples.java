package io.licit.core.schema;

import io.licit.core.Golden;
import java.util.List;
import java.util.Map;

/** Definitions without mistakes, which between them use every key. */
final class Samples {
    private static final Map<String, String> BASE = Golden.texts(Golden.cases("base"));

    private Samples() {}

    static List<String> of(String schema) {
        return switch (schema) {
            case "licit" ->
                List.of(base("licit.yaml"), "licit: 1\napproval: none\nunknown_jurisdiction: US-CA\n", SETTINGS);
            case "catalogue" ->
                List.of(
                        base("catalogue/customers.yaml"),
                        base("catalogue/orders.yaml"),
                        base("catalogue/consents.yaml"),
                        PERSONS,
                        LEDGER,
                        RESTRICTIONS);
            case "segment" -> List.of(base("segments/buyers.yaml"), SEGMENT);
            case "campaign" -> List.of(CAMPAIGN, CAMPAIGN.replace("body: We miss you.", "body_file: mail.html"));
            case "assessment" -> List.of(ASSESSMENT, "assessment: a\nkind: dpia\noutcome: fails\nsegments: buyers\n");
            case "pack" -> List.of(PACK);
            case "waivers" -> List.of(WAIVERS);
            case "patterns" -> List.of(PATTERNS);
            default -> throw new IllegalArgumentException("no samples of " + schema);
        };
    }

    private static String base(String path) {
        return BASE.getOrDefault(path, "");
    }

    private static final String SETTINGS = """
            licit: 1
            fairness:
              four_fifths: 0.8
              concern: 0.85
              significance: 0.01
              minimum_share: 0
              minimum_group: 11
              age_bands: [18, 40]
              depth: 2
              proxy: {cramers_v: 0.2, theils_u: 0.05, auc: 0.65}
              proxy_use: {epsilon: 0.1, delta: 0.02}
              drift: 0.05
              alternatives: {persons: [0.95, 1], value: 1, response: 0}
            state: {jdbc: "jdbc:postgresql://db.example/licit"}
            sign_in: {oidc: {issuer: "https://id.example/realms/staff", client_id: licit, name: Aurora ID}}
            people:
              ana@aurora.example: {name: Ana Ruiz, roles: [segment-author, copywriter], places: [DE, US-CA]}
              li@aurora.example: {}
            evidence: {origin: aurora.example/licit, publish: [../published, "https://log.example/x"], witnesses: [w.example+1a2b3c4d+AAAA]}
            audit: {every: P1M}
            export: {lease: P3D}
            """;

    private static final String PERSONS = """
            table: customers
            person: true
            source: {jdbc: "jdbc:postgresql://localhost/crm", table: crm.customers, watermark: changed_at, overlap: PT1H}
            key: id
            age: years
            origin: person
            collected_for: service
            columns:
              id: {type: text}
              score: {category: user.behavior, derived_from: [postcode, id], type: number, origin: inferred}
              phone: {category: user.contact.phone_number, contact: phone}
              race: {category: user.demographic.race_ethnicity, protected: race, audit_only: false, derived_from: id}
              p_black: {category: user.demographic.race_ethnicity, protected: race, probability_of: black, type: number}
            """;

    private static final String LEDGER = """
            table: ledger
            role: consents
            source: data/consents-*.csv
            columns: {person: p, purpose: u, channel: c, status: s, at: a, expires_at: e, method: m, explicit: x,
              notice: n, product: g}
            """;

    private static final String RESTRICTIONS = """
            table: restrictions
            role: restrictions
            source: data/restrictions.csv
            columns: {person: p, kind: k, at: a, until: u}
            """;

    private static final String SEGMENT = """
            segment: lapsed
            title: Lapsed
            use: {purpose: sale-share, channel: [none, post], recipient: third-party, sector: credit}
            basis: legitimate-interests
            assessment: li
            reason: Win them back.
            owner: crm@aurora.example
            value: lifetime_value
            fairness: {direction: burden, given: [lifetime_value, country], response: lifetime_value,
              reference: {sex: m, race: White}}
            where: |
              count(orders) > 0
            """;

    private static final String CAMPAIGN = """
            campaign: spring
            segment: buyers
            channel: email
            language: en
            sender: Aurora Retail GmbH, Musterstr. 1, 10115 Berlin
            send_at: 2027-03-02T09:00
            message: {subject: Hello, body: We miss you., preheader: See what is new, from: Aurora,
              headers: {List-Unsubscribe: "<https://aurora.example/u>", List-Unsubscribe-Post: List-Unsubscribe=One-Click}}
            offer: {kind: discount, worth: 9.50, percent: 10, code: SPRING}
            claims: [{text: The best., assessment: study}, {text: Made in Berlin.}]
            """;

    private static final String ASSESSMENT = """
            assessment: li
            kind: legitimate-interests
            title: Win-back mail
            segments: [buyers]
            conclusion: The interest weighs more.
            outcome: passes
            signed_by: officer@aurora.example
            signed_at: 2026-10-01
            expires_at: 2027-10-01
            subject: {buyers: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa}
            answers: {interest: Former customers come back.}
            figures: {air: 0.91, p-value: 0.3, alternatives: none better, standardised-difference: 0.01}
            evidence: [https://aurora.example/minutes]
            """;

    private static final String PATTERNS = """
            variants: {zh: [國国, 級级]}
            patterns:
            - id: house-slang
              title: slang of the house
              category: house
              need: legal-review
              severity: warn
              wordings:
              - {language: en, find: ["groovy", "far out"], except: ["groovy baby"], subject_only: true}
              - {language: zh, find: ["酷"], advertising_only: false}
              risky: [So groovy!]
              harmless: [Plain.]
            """;

    private static final String WAIVERS = """
            waivers:
              - {rule: LICIT-PROTECTED, segments: [buyers], reason: Signed elsewhere., signed_by: officer@aurora.example,
                 from: 2026-11-01, until: 2027-03-31}
              - {rule: LICIT-PROTECTED, reason: r, signed_by: o, from: 2026-11-01, until: 2027-03-31}
            """;

    private static final String PACK = """
            pack: house
            title: House rules
            instrument: House rules of Aurora Retail
            family: house
            jurisdiction: WORLD
            source: https://aurora.example/rules
            reviewed: 2026-11-24
            rules:
              - id: HOUSE-1
                cite: no. 1
                in_force: {from: 2026-01-01, until: 2030-12-31}
                status: in-force
                confidence: verified
                requires: Mail goes to who asked for it.
                when: {purpose: direct-marketing, channel: [email], recipient: own, sector: general, basis: consent,
                  data: health, protected: sex, established_in: DE, offer: [discount], proxy_of: race, persons_over: 1000,
                  turnover_over: {EUR: 2000000}}
                effect: {require-consent: {kind: opt-in, purpose: direct-marketing, channel: email, max_age: P2Y,
                  at_most: P3Y}}
                replaces: [HOUSE-0]
                waiver: never
                penalty: {text: up to EUR 10, cite: no. 2, max: {EUR: 10}, turnover: 4%, which: lower, per: person}
                notes: None.
                fact: HOUSE-FACT-1
                url: https://aurora.example/rules/1
                tests:
                  - {person: {country: DE}, use: {purpose: direct-marketing, channel: email, proxy_of: race,
                     origin: [undeclared, person], offer: discount, cites: air, persons: 5, turnover: {EUR: 1}},
                     on: 2026-02-01,
                     expect: excluded}
              - {id: H2, cite: c, confidence: knowledge, requires: r, effect: inform, tests: []}
              - {id: H3, cite: c, confidence: knowledge, requires: r, tests: [], effect: {soft-opt-in: {
                  relieves: [HOUSE-1], obtained: purchase, within: P12M, implied_consent: true}}}
              - {id: H4, cite: c, confidence: knowledge, requires: r, tests: [], effect: {require-basis: {
                  allowed: [consent]}}}
              - {id: H5, cite: c, confidence: knowledge, requires: r, tests: [], effect: {exclude: {
                  restriction: [erasure], unless: written, unless_max_age: P3M}}}
              - {id: H6, cite: c, confidence: knowledge, requires: r, tests: [], effect: {exclude: {
                  status: objected, purposes: [profiling], signal: gpc}}}
              - {id: H7, cite: c, confidence: knowledge, requires: r, tests: [], effect: {exclude: {
                  minors_under: 16, ages: {AT: 14}, unless: parent}}}
              - {id: H8, cite: c, confidence: knowledge, requires: r, tests: [], effect: {exclude: {
                  retention: passed}}}
              - {id: H9, cite: c, confidence: knowledge, requires: r, tests: [], effect: {forbid-data: {
                  categories: [health], protected: [sex], origin: third-party, unless: explicit}}}
              - {id: H10, cite: c, confidence: knowledge, requires: r, tests: [], effect: {justify: {
                  assessment: dpia, cites: [air, p-value]}}}
              - {id: H11, cite: c, confidence: knowledge, requires: r, tests: [], effect: {limit-purpose: {}}}
              - {id: H12, cite: c, confidence: knowledge, requires: r, tests: [], effect: {limit-look-back: {}}}
              - {id: H13, cite: c, confidence: knowledge, requires: r, tests: [], effect: {time-window: {
                  allowed: ["Mon-Fri 08:00-20:00"], blocked: "12:00-13:00", zone: recipient, excluded: public-holidays,
                  at_most: 3, per: P1D, pause_after_refusal: P60D}}}
              - {id: H14, cite: c, confidence: knowledge, requires: r, tests: [], effect: {deadline: {
                  request: [access, erasure], within: 45, unit: calendar-days, extension: 45, acknowledge: 10,
                  benchmark: 30, form: free}}}
              - {id: H15, cite: c, confidence: knowledge, requires: r, tests: [], penalty: a fine, effect: {train: {
                  who: staff}}}
            """;
}
