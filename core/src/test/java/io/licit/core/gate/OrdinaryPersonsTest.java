package io.licit.core.gate;

import static io.licit.core.catalogue.Channel.EMAIL;
import static io.licit.core.catalogue.Channel.NONE;
import static io.licit.core.catalogue.Channel.PHONE_LIVE;
import static io.licit.core.catalogue.Channel.POST;
import static io.licit.core.catalogue.Channel.SMS;
import static io.licit.core.catalogue.Purpose.ANALYTICS;
import static io.licit.core.catalogue.Purpose.DIRECT_MARKETING;
import static io.licit.core.catalogue.Purpose.LOYALTY;
import static io.licit.core.catalogue.Purpose.PROFILING;
import static io.licit.core.catalogue.Purpose.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.catalogue.AssessmentKind;
import io.licit.core.catalogue.Basis;
import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.Word;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom the shipped packs must let in, since the law does; and under which rule they leave the others out. */
class OrdinaryPersonsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);
    private static final String KNOWN =
            "DE FR GB IE ES IT NL AT PL BE DK SE HU NO CH US-CA US-NY US-TX US CA-ON CA-QC CA " + "BR CN JP KR IN AU";

    private static List<String> known() {
        return List.of(KNOWN.split(" "));
    }

    /** PIPL Art. 13 does not know them. */
    private static List<String> whereInterestsAreABasis() {
        return known().stream().filter(Predicate.not("CN"::equals)).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"service", "loyalty", "analytics"})
    void who_consented_is_in_for_what_she_consented_to(String purpose) {
        for (String place : known()) {
            Asking.Purposeful use = switch (purpose) {
                case "service" -> Asking.use(SERVICE, EMAIL);
                case "loyalty" -> Asking.use(LOYALTY, EMAIL);
                default -> Asking.use(ANALYTICS, NONE);
            };
            Asking.Somebody person = Asking.somebody(place, TODAY);
            person.row(
                    purpose,
                    purpose.equals("analytics") ? "none" : "email",
                    "granted",
                    "web-form",
                    false,
                    9,
                    Optional.empty());
            assertThat(Asking.decide(use.facts(), person.person(), TODAY).excludedBy())
                    .as(place)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"email", "post", "sms", "phone-live", "none"})
    void a_customer_is_served_under_the_contract(String channel) {
        for (String place : known()) {
            Asking.Purposeful use = Asking.use(
                            SERVICE, Word.of(Channel.class, channel).orElseThrow())
                    .on(Basis.CONTRACT);
            assertThat(Asking.decide(use.facts(), Asking.somebody(place, TODAY).person(), TODAY)
                            .excludedBy())
                    .as(place)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"loyalty", "analytics"})
    void interests_that_were_weighed_carry_loyalty_and_analytics(String purpose) {
        // In California a loyalty scheme needs an opt-in after a notice of financial incentive (Civ. Code 1798.125(b)).
        Predicate<String> inCalifornia = place -> place.startsWith("US-CA") || place.equals("US");
        for (String place : whereInterestsAreABasis()) {
            if (purpose.equals("loyalty") && inCalifornia.test(place)) {
                continue;
            }
            Asking.Purposeful use =
                    (purpose.equals("loyalty") ? Asking.use(LOYALTY, POST) : Asking.use(ANALYTICS, NONE)).onInterests();
            assertThat(Asking.decide(use.facts(), Asking.somebody(place, TODAY).person(), TODAY)
                            .excludedBy())
                    .as(place)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void profiling_is_carried_by_consent_or_interests_with_its_impact_assessed(boolean consent) {
        for (String place : consent ? known() : whereInterestsAreABasis()) {
            // PIPA Art. 22 asks for consent to profiling, separate from all else.
            if (!consent && place.equals("KR")) {
                continue;
            }
            Asking.Purposeful use = Asking.use(PROFILING, NONE).assessed(AssessmentKind.DPIA);
            Asking.Somebody person = Asking.somebody(place, TODAY);
            if (consent) {
                person.says(PROFILING, NONE, "granted", "web-form", true, 9);
            } else {
                use.onInterests();
            }
            assertThat(Asking.decide(use.facts(), person.person(), TODAY).excludedBy())
                    .as(place)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DE, DE-UWG-7-2-2",
        "FR, FR-CPCE-L34-5",
        "IE, IE-SI336-13",
        "HU, EU-EPRIV-ART13-1",
        "GB, UK-PECR-REG22",
        "CH, CH-UCA-3-1-O",
        "CA-ON, CA-CASL-S6",
        "CA-QC, CA-QC-S12",
        "AU, AU-SPAM-S16",
        "JP, JP-ASCT-ART12-3",
        "KR, KR-NETACT-50-1",
        "BR, LICIT-BASIS-CONSENT",
        "US-NY, LICIT-BASIS-CONSENT",
        "'', LICIT-UNKNOWN-CONSENT",
        "AR, LICIT-UNKNOWN-CONSENT",
        "XX, LICIT-UNKNOWN-CONSENT"
    })
    void who_never_consented_to_mail_is_counted_under_the_narrowest_law(String place, String rule) {
        Asking.Purposeful use = Asking.use(DIRECT_MARKETING, EMAIL);
        assertThat(Asking.decide(use.facts(), Asking.somebody(place, TODAY).person(), TODAY)
                        .excludedBy())
                .first()
                .isEqualTo(rule);
    }

    @ParameterizedTest
    @CsvSource({
        "DE, EU-GDPR-ART21-2",
        "GB, UK-GDPR-ART21-2",
        "CH, CH-FADP-ART30",
        "US-NY, US-CANSPAM-OPTOUT",
        "CA-QC, CA-QC-S22",
        "CA-ON, CA-CASL-S11",
        "AU, AU-SPAM-S17-18",
        "BR, LICIT-OBJECTION",
        "'', LICIT-UNKNOWN-OBJECTION",
        "XX, LICIT-UNKNOWN-OBJECTION"
    })
    void who_objected_is_counted_under_the_narrowest_law(String place, String rule) {
        Asking.Somebody person = Asking.somebody(place, TODAY)
                .says(DIRECT_MARKETING, EMAIL, "granted", "paper", true, 20)
                .says(DIRECT_MARKETING, EMAIL, "objected", "", false, 10);
        assertThat(Asking.decide(Asking.use(DIRECT_MARKETING, EMAIL).facts(), person.person(), TODAY)
                        .excludedBy())
                .first()
                .isEqualTo(rule);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AR", "XX", "KE"})
    void at_an_unknown_place_the_first_reason_says_so(String place) {
        Asking.Somebody person =
                Asking.somebody(place, TODAY).says(DIRECT_MARKETING, EMAIL, "granted", "paper", true, 10);
        assertThat(first(Asking.use(DIRECT_MARKETING, EMAIL), person)).isEqualTo("");
        assertThat(first(Asking.use(DIRECT_MARKETING, EMAIL).reading("health"), person.ofUnknownAge()))
                .isEqualTo("LICIT-UNKNOWN-ADULT");
        assertThat(first(
                        Asking.use(DIRECT_MARKETING, EMAIL),
                        person.keptUntil(TODAY.minusDays(1)).born(TODAY.minusYears(30))))
                .isEqualTo("LICIT-UNKNOWN-RETENTION");
        assertThat(first(Asking.use(DIRECT_MARKETING, EMAIL), person.restricted("erasure", 3)))
                .isEqualTo("LICIT-UNKNOWN-RESTRICTION");
        assertThat(first(
                        Asking.use(DIRECT_MARKETING, PHONE_LIVE),
                        Asking.somebody(place, TODAY).restricted("do-not-call", 3)))
                .isEqualTo("LICIT-UNKNOWN-DO-NOT-CALL");
        assertThat(first(Asking.use(DIRECT_MARKETING, SMS).onInterests(), Asking.somebody(place, TODAY)))
                .isEqualTo("LICIT-UNKNOWN-CONSENT");
        assertThat(first(Asking.use(DIRECT_MARKETING, EMAIL).reading("health"), Asking.somebody(place, TODAY)))
                .isEqualTo("LICIT-UNKNOWN-DATA");
    }

    private static String first(Asking.Purposeful use, Asking.Somebody person) {
        return Asking.decide(use.facts(), person.person(), TODAY).excludedBy().stream()
                .findFirst()
                .orElse("");
    }
}
