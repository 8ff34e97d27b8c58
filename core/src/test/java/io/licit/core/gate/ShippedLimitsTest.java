package io.licit.core.gate;

import static io.licit.core.catalogue.Channel.EMAIL;
import static io.licit.core.catalogue.Channel.NONE;
import static io.licit.core.catalogue.Channel.POST;
import static io.licit.core.catalogue.Channel.SMS;
import static io.licit.core.catalogue.Channel.WEB_ADS;
import static io.licit.core.catalogue.Purpose.AUTOMATED_DECISION;
import static io.licit.core.catalogue.Purpose.DIRECT_MARKETING;
import static io.licit.core.catalogue.Purpose.SALE_SHARE;
import static io.licit.core.catalogue.Purpose.TARGETED_ADVERTISING;
import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.catalogue.AssessmentKind;
import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.Purpose;
import io.licit.core.catalogue.Recipient;
import io.licit.core.catalogue.Word;
import io.licit.core.law.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ages, kinds of data and first days under the shipped packs, as the laws have them. */
class ShippedLimitsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);

    /** Ages of digital consent: GDPR Art. 8 with the national laws, UK DPA s. 9, and what stands in other laws. */
    @ParameterizedTest
    @CsvSource({
        "AT,14",
        "BE,13",
        "BG,14",
        "HR,16",
        "CY,14",
        "CZ,15",
        "DK,15",
        "EE,13",
        "FI,13",
        "FR,15",
        "DE,16",
        "GR,15",
        "HU,16",
        "IE,16",
        "IT,14",
        "LV,13",
        "LT,14",
        "LU,16",
        "MT,13",
        "NL,16",
        "PL,16",
        "PT,13",
        "RO,16",
        "SK,16",
        "SI,15",
        "ES,14",
        "SE,13",
        "NO,16",
        "IS,13",
        "LI,16",
        "GB,13",
        "US-NY,13",
        "US-CA,13",
        "US,13",
        "CA-ON,13",
        "CA-QC,14",
        "CA,14",
        "BR,12",
        "KR,14",
        "CN,18",
        "'',18",
        "XX,18"
    })
    void a_child_is_in_from_the_birthday_on_which_her_own_consent_counts(String place, int age) {
        LocalDate birthday = TODAY.minusYears(age);
        for (boolean onInterests :
                List.of("CN", "", "XX").contains(place) ? new boolean[] {false} : new boolean[] {false, true}) {
            assertThat(mailed(place, onInterests, "web-form", birthday))
                    .as("on the birthday")
                    .isTrue();
            assertThat(mailed(place, onInterests, "web-form", birthday.plusDays(1)))
                    .as("the day before it")
                    .isFalse();
        }
        // Somewhere in the United States may be Maryland, where no parent opens a child's data to marketing.
        boolean byParent = age < 18 && !place.equals("US");
        assertThat(mailed(place, false, "parental", birthday.plusDays(1))).isEqualTo(byParent);
    }

    private static boolean mailed(String place, boolean onInterests, String method, LocalDate born) {
        Asking.Purposeful use = Asking.use(DIRECT_MARKETING, EMAIL);
        Asking.Somebody person = Asking.somebody(place, TODAY)
                .says(DIRECT_MARKETING, EMAIL, "granted", method, true, 9)
                .born(born);
        return Asking.decide((onInterests ? use.onInterests() : use).facts(), person.person(), TODAY)
                .allowed();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"DE", "FR", "HU", "NO", "GB", "US-NY", "US-CA", "CA-ON", "CA-QC", "BR", "KR", "CN", "", "XX"})
    void whose_age_nobody_knows_is_a_child(String place) {
        Asking.Somebody person = Asking.somebody(place, TODAY)
                .says(DIRECT_MARKETING, EMAIL, "granted", "web-form", true, 9)
                .ofUnknownAge();
        assertThat(Asking.decide(Asking.use(DIRECT_MARKETING, EMAIL).facts(), person.person(), TODAY)
                        .allowed())
                .isFalse();
    }

    /** Ages that no consent of hers, or nobody's, lifts. */
    @ParameterizedTest
    @CsvSource({
        "IN, direct-marketing, email, 2027-05-12, 0, false", "IN, direct-marketing, email, 2027-05-13, 18, true",
        "IN, profiling, none, 2027-05-13, 18, false", "BR, profiling, none, 2026-03-16, 12, true",
        "BR, profiling, none, 2026-03-17, 18, false", "BR, targeted-advertising, web-ads, 2026-12-01, 18, false",
        "CN, direct-marketing, sms, 2026-12-01, 18, false", "CN, direct-marketing, phone-live, 2026-12-01, 14, true",
        "US-CA, sale-share, none, 2026-12-01, 16, false", "US-NY, sale-share, none, 2026-12-01, 13, true",
        "DE, political-advertising, email, 2026-12-01, 18, false",
                "AT, political-advertising, email, 2026-12-01, 16, false"
    })
    void an_age_of_a_purpose(String place, String purpose, String channel, LocalDate day, int age, boolean byParent) {
        Purpose what = Word.of(Purpose.class, purpose).orElseThrow();
        Channel where = Word.of(Channel.class, channel).orElseThrow();
        Asking.Purposeful use = Asking.use(what, where).assessed(AssessmentKind.DPIA);
        assertThat(in(use, place, what, where, day, day.minusYears(age), "inquiry"))
                .isTrue();
        if (age > 0) {
            LocalDate younger = day.minusYears(age).plusDays(1);
            boolean ownLifts = place.equals("US-CA");
            assertThat(in(use, place, what, where, day, younger, "inquiry")).isEqualTo(ownLifts);
            assertThat(in(use, place, what, where, day, younger, "parental")).isEqualTo(byParent || ownLifts);
        }
    }

    private static boolean in(
            Asking.Purposeful use,
            String place,
            Purpose what,
            Channel where,
            LocalDate day,
            LocalDate born,
            String how) {
        Asking.Somebody person = Asking.somebody(place, day)
                .says(what, where, "granted", how, true, 9)
                .born(born);
        return Asking.decide(use.facts(), person.person(), day).allowed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DE", "FR", "HU", "GB"})
    void a_childs_own_consent_to_sharing_or_to_a_machines_decision_does_not_count_on_interests_either(String place) {
        Asking.Purposeful share =
                Asking.use(DIRECT_MARKETING, POST).to(Recipient.THIRD_PARTY).onInterests();
        Asking.Purposeful decide = Asking.use(AUTOMATED_DECISION, NONE)
                .onInterests()
                .assessed(AssessmentKind.DPIA, AssessmentKind.BUSINESS_REASON);
        for (int age : List.of(12, 40)) {
            Asking.Somebody child = Asking.somebody(place, TODAY)
                    .says(SALE_SHARE, POST, "granted", "web-form", true, 9)
                    .says(AUTOMATED_DECISION, NONE, "granted", "web-form", true, 9)
                    .born(TODAY.minusYears(age));
            assertThat(Asking.decide(share.facts(), child.person(), TODAY).allowed())
                    .isEqualTo(age == 40);
            if (!place.equals("GB")) {
                assertThat(Asking.decide(decide.facts(), child.person(), TODAY).allowed())
                        .isEqualTo(age == 40);
            }
        }
    }

    /** Categories by law: what the consent must be to read them for direct mail; {@code never} where none cures it. */
    @ParameterizedTest
    @CsvSource({
        "DE, race-ethnicity political-opinion religion-philosophy trade-union genetic biometric health sex-life-orientation, explicit",
        "DE, criminal, never",
        "DE, financial precise-location viewing-history, opt-in",
        "GB, race-ethnicity political-opinion religion-philosophy trade-union genetic biometric health sex-life-orientation, explicit",
        "GB, criminal, never",
        "GB, financial, opt-in",
        "CH, religion-philosophy political-opinion trade-union health sex-life-orientation race-ethnicity genetic biometric criminal social-welfare, explicit",
        "CH, financial, opt-in",
        "US-NY, health race-ethnicity financial, opt-in",
        "US-CA, health race-ethnicity precise-location, opt-in",
        "CA-ON, health financial race-ethnicity political-opinion genetic biometric sex-life-orientation religion-philosophy, explicit",
        "CA-QC, health biometric, explicit",
        "CA-ON, viewing-history, opt-in",
        "BR, race-ethnicity religion-philosophy political-opinion trade-union health sex-life-orientation genetic biometric, explicit",
        "BR, financial, opt-in",
        "CN, biometric religion-philosophy health financial precise-location minors, explicit",
        "CN, race-ethnicity, opt-in",
        "JP, race-ethnicity religion-philosophy health criminal crime-victim sex-life-orientation, opt-in",
        "KR, religion-philosophy trade-union political-opinion health sex-life-orientation genetic criminal biometric race-ethnicity government-id, explicit",
        "IN, account-credentials financial health sex-life-orientation biometric, written",
        "IN, race-ethnicity, opt-in",
        "AU, race-ethnicity political-opinion religion-philosophy trade-union sex-life-orientation criminal health genetic biometric, opt-in",
        "XX, health, never",
        "XX, financial, written"
    })
    void data_of_a_kind_is_read_with_the_consent_that_the_law_asks_for(String place, String kinds, String needs) {
        for (String kind : kinds.split(" ")) {
            Asking.Purposeful use = Asking.use(DIRECT_MARKETING, POST)
                    .reading(kind)
                    .assessed(AssessmentKind.DPIA, AssessmentKind.LEGITIMATE_INTERESTS);
            boolean explicitAnyhow = List.of("KR", "XX").contains(place);
            assertThat(reads(use, place, "checkout", false))
                    .as(kind)
                    .isEqualTo(needs.equals("opt-in") && !explicitAnyhow);
            assertThat(reads(use, place, "call", true))
                    .as(kind)
                    .isEqualTo(List.of("opt-in", "explicit").contains(needs));
            assertThat(reads(use, place, "paper", true)).as(kind).isEqualTo(!needs.equals("never"));
        }
    }

    private static boolean reads(Asking.Purposeful use, String place, String method, boolean explicit) {
        Asking.Somebody person =
                Asking.somebody(place, TODAY).says(DIRECT_MARKETING, POST, "granted", method, explicit, 9);
        return Asking.decide(use.facts(), person.person(), TODAY).allowed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DE", "FR", "GB", "CH", "US-CA", "CA-ON", "BR", "CN", "JP", "KR", "IN", "AU", ""})
    void what_nobody_labelled_may_hold_anything_and_is_read_by_no_interest(String place) {
        Asking.Purposeful use =
                Asking.use(DIRECT_MARKETING, EMAIL).onInterests().readingWhatNobodyLabelled();
        Asking.Somebody person =
                Asking.somebody(place, TODAY).says(DIRECT_MARKETING, EMAIL, "granted", "paper", true, 9);
        assertThat(Asking.decide(use.facts(), person.person(), TODAY).allowed()).isFalse();
    }

    /** Advertising on platforms by such data is beyond consent (DSA Art. 26(3), 28(2)). */
    @Test
    void what_consent_does_not_cure_stays_out() {
        Asking.Purposeful use = Asking.use(TARGETED_ADVERTISING, WEB_ADS)
                .to(Recipient.ONLINE_PLATFORM)
                .assessed(AssessmentKind.DPIA);
        Asking.Somebody person =
                Asking.somebody("DE", TODAY).says(TARGETED_ADVERTISING, WEB_ADS, "granted", "parental", true, 9);
        assertThat(Asking.decide(use.facts(), person.person(), TODAY).allowed()).isTrue();
        assertThat(Asking.decide(use.reading("health").facts(), person.person(), TODAY)
                        .allowed())
                .isFalse();
        person.born(TODAY.minusYears(17));
        assertThat(Asking.decide(use.reading().facts(), person.person(), TODAY).allowed())
                .isFalse();
    }

    @Test
    void a_region_that_nobody_knows_is_under_the_law_of_all_of_them() {
        Asking.Purposeful use = Asking.use(DIRECT_MARKETING, SMS);
        Asking.Somebody person =
                Asking.somebody("CA", TODAY).says(DIRECT_MARKETING, SMS, "informed", "purchase", false, 9);
        assertThat(Asking.decide(use.facts(), person.person(), TODAY).excludedBy())
                .contains("CA-QC-S12");
    }

    /** Every rule that starts in these years does so on its first day and not before. */
    @Test
    void a_rule_binds_from_its_first_day_to_its_last() {
        List<String> wrong = new ArrayList<>();
        int checked = 0;
        for (Rule rule : Asking.BOOK.rules()) {
            if (rule.neverBinds()) {
                continue;
            }
            LocalDate from = rule.from().orElse(LocalDate.EPOCH);
            if (from.getYear() >= 2025 && from.getYear() <= 2027) {
                checked++;
                wrong.addAll(binding(rule, from.minusDays(1), false));
                wrong.addAll(binding(rule, from, true));
            }
            rule.until().ifPresent(until -> {
                wrong.addAll(binding(rule, until, true));
                wrong.addAll(binding(rule, until.plusDays(1), false));
            });
        }
        assertThat(wrong).isEmpty();
        assertThat(checked).isGreaterThan(40);
    }

    private static List<String> binding(Rule rule, LocalDate day, boolean expected) {
        return Asking.law(day).rules().contains(rule) == expected ? List.of() : List.of(rule.id() + " on " + day);
    }

    /** First and last days that the laws themselves state. */
    @ParameterizedTest
    @CsvSource({
        "FR-CONSO-L223-1-OPTIN,2026-08-11",
        "UK-GDPR-ART6-LI,2026-02-05",
        "UK-PECR-REG6-STATISTICS,2026-02-05",
        "UK-DPA-S164A,2026-06-19",
        "US-COPPA-2025,2025-06-23",
        "US-TCPA-REVOKE,2025-04-11",
        "US-TCPA-REVOKE-ALL,2027-01-31",
        "US-CA-CCPA-RISK,2026-01-01",
        "US-CA-CCPA-ADMT,2027-01-01",
        "US-CA-DELETE-ACT,2026-08-01",
        "US-CA-DELETE-ACT-2027,2027-01-01",
        "US-CA-AB566,2027-01-01",
        "BR-ECA-DIGITAL-22,2026-03-17",
        "CN-NDSR-ART42,2025-01-01",
        "IN-DPDP-S6,2027-05-13",
        "IN-DPDP-S9,2027-05-13",
        "EU-TTPA-ART18-1,2025-10-10",
        "EU-AIA-ART5-1AB,2025-02-02",
        "EU-AIA-ART50,2026-08-02",
        "EU-AIA-ANNEX3-5,2027-12-02",
        "US-DOJ-BULK-DATA,2025-04-08"
    })
    void a_law_of_these_years_starts_on_its_day(String id, LocalDate first) {
        Rule rule = Asking.BOOK.rule(id).orElseThrow();
        assertThat(rule.inForce(first)).isTrue();
        assertThat(rule.inForce(first.minusDays(1))).isFalse();
    }

    @Test
    void indias_rules_on_sensitive_data_end_the_day_before_the_act_starts() {
        Rule rule = Asking.BOOK.rule("IN-SPDI-2011").orElseThrow();
        assertThat(rule.inForce(LocalDate.of(2027, 5, 12))).isTrue();
        assertThat(rule.inForce(LocalDate.of(2027, 5, 13))).isFalse();
    }
}
