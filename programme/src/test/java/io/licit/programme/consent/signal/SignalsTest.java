package io.licit.programme.consent.signal;

import static org.assertj.core.api.Assertions.assertThat;

import com.iab.gpp.encoder.GppModel;
import com.iabtcf.encoder.TCStringEncoder;
import io.licit.core.catalogue.ConsentStatus;
import io.licit.core.json.Json;
import io.licit.programme.consent.Change;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SignalsTest {
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

    private static Source signal(String text) {
        return new Source("p1", text, NOW);
    }

    private static String tcf(Instant made, boolean disclosed, int... purposes) {
        TCStringEncoder.Builder builder = TCStringEncoder.newBuilder()
                .version(2)
                .created(made)
                .lastUpdated(made)
                .cmpId(10)
                .cmpVersion(1)
                .consentScreen(1)
                .consentLanguage("EN")
                .vendorListVersion(100)
                .tcfPolicyVersion(5)
                .publisherCC("DE");
        for (int purpose : purposes) {
            builder.addPurposesConsent(purpose);
        }
        if (disclosed) {
            builder.addDisclosedVendors(7);
        }
        return builder.encode();
    }

    private static List<String> told(Reading reading) {
        return reading.changes().stream()
                .map(change -> change.status().word() + " " + change.purpose() + " @ " + change.channel())
                .toList();
    }

    @Test
    void a_tc_string_is_about_advertising_on_the_web_alone() {
        Instant made = Instant.parse("2026-05-01T00:00:00Z");
        Reading all = Tcf.read(signal(tcf(made, true, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)));
        assertThat(all.undecoded()).isEmpty();
        assertThat(told(all))
                .containsExactly(
                        "granted targeted-advertising @ web-ads,trackers",
                        "granted profiling @ web-ads,trackers",
                        "granted analytics @ trackers");
        assertThat(all.changes()).allSatisfy(change -> {
            assertThat(change.at()).isEqualTo(made);
            assertThat(change.method()).isEqualTo("tcf");
            assertThat(change.proof()).isPresent();
        });
        assertThat(told(Tcf.read(signal(tcf(made, true, 3, 4, 7, 8, 9)))))
                .as("without purpose 1 nothing may be stored")
                .containsExactly(
                        "withdrawn targeted-advertising @ web-ads,trackers",
                        "withdrawn profiling @ web-ads,trackers",
                        "withdrawn analytics @ trackers");
    }

    @Test
    void from_march_2026_on_a_tc_string_says_which_vendors_were_disclosed() {
        String before = tcf(Instant.parse("2026-02-28T12:00:00Z"), false, 1, 3, 4);
        assertThat(told(Tcf.read(signal(before)))).contains("granted targeted-advertising @ web-ads,trackers");
        String after = tcf(Instant.parse("2026-03-01T12:00:00Z"), false, 1, 3, 4);
        assertRefused(Tcf.read(signal(after)));
        String with = tcf(Instant.parse("2026-03-01T12:00:00Z"), true, 1, 3, 4);
        assertThat(told(Tcf.read(signal(with)))).contains("granted targeted-advertising @ web-ads,trackers");
    }

    @Test
    void a_refusal_from_the_future_counts_from_its_receipt() {
        String future = tcf(Instant.parse("2040-01-01T00:00:00Z"), true);
        assertThat(Tcf.read(signal(future)).changes())
                .allSatisfy(change -> assertThat(change.at()).isEqualTo(NOW));
    }

    private static void assertRefused(Reading reading) {
        assertThat(reading.undecoded()).isPresent();
        assertThat(reading.changes()).isNotEmpty().allSatisfy(change -> {
            assertThat(change.status()).isEqualTo(ConsentStatus.OBJECTED);
            assertThat(change.at()).isEqualTo(NOW);
        });
        assertThat(told(reading)).contains("objected all @ trackers");
        assertThat(reading.changes()).anyMatch(change -> change.purpose().contains("targeted-advertising"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "....",
                "BOEFEAyOEFEAyAHABDENAI4AAAB9vABAASA",
                "COvFyGBOvFyGBAbAAAENAPCAAOAAAA",
                "CPXxRfAPXxRfAAfKABENB-CgAAAAAAAAAAYgAAAAAAA\u0000",
            })
    void what_is_no_tc_string_counts_as_opted_out(String text) {
        assertRefused(Tcf.read(signal(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DBABL~BVQVAAAAAg",
                "DBABL~BVQqAAAAAg",
                "DBABL~CAAAAAAAAA.Q",
                "DBABLA~",
                "CPXxRfAPXxRfAAfKABENB-CgAAAAAAAAAAYgAAAAAAAA",
                "",
                "DB",
                "DBABMA~",
                "1YNN",
            })
    void what_is_no_gpp_string_counts_as_opted_out(String text) {
        assertRefused(Gpp.read(signal(text)));
    }

    @Test
    void chance_never_breaks_a_reader_and_never_is_a_consent_of_gpp() {
        Random random = new Random(3);
        String alphabet = "DBAC~.QVgLM10ab-_ \u00e9";
        for (int i = 0; i < 3000; i++) {
            StringBuilder text = new StringBuilder(i % 2 == 0 ? "DBABL~" : "");
            for (int n = random.nextInt(40); n > 0; n--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            Tcf.read(signal(text.toString()))
                    .changes()
                    .forEach(change -> assertThat(change.unkept()).isEmpty());
            assertThat(Gpp.read(signal(text.toString())).changes()).allSatisfy(change -> {
                assertThat(change.unkept()).isEmpty();
                assertThat(change.status()).isNotEqualTo(ConsentStatus.GRANTED);
            });
        }
        assertRefused(Gpp.read(signal("DBABLA~" + "A".repeat(100_000))));
        assertRefused(Tcf.read(signal("C".repeat(100_000))));
    }

    @Test
    void an_opt_out_of_a_state_is_an_objection_and_its_absence_is_nothing() {
        assertThat(told(Gpp.read(signal(usNational(1, 2, false)))))
                .containsExactly("objected sale-share,targeted-advertising @ all");
        assertThat(told(Gpp.read(signal(usNational(2, 1, false))))).hasSize(1);
        Reading none = Gpp.read(signal(usNational(2, 2, false)));
        assertThat(none.undecoded()).isEmpty();
        assertThat(none.changes()).isEmpty();
        assertThat(Gpp.read(signal(usNational(2, 2, true))).changes())
                .extracting(Change::method)
                .containsExactly("gpc");
    }

    private static String usNational(int sale, int targeted, boolean gpc) {
        GppModel model = new GppModel();
        model.setFieldValue("usnat", "SaleOptOut", sale);
        model.setFieldValue("usnat", "SharingOptOut", 2);
        model.setFieldValue("usnat", "TargetedAdvertisingOptOut", targeted);
        model.setFieldValue("usnat", "GpcSegmentIncluded", true);
        model.setFieldValue("usnat", "Gpc", gpc);
        return model.encode();
    }

    @Test
    void the_header_of_global_privacy_control_is_one_or_nothing() {
        assertThat(told(Gpc.read(signal("1")))).containsExactly("objected sale-share,targeted-advertising @ all");
        assertThat(Gpc.read(signal("Sec-GPC: 1")).changes())
                .hasSize(1)
                .allMatch(change -> change.method().equals("gpc"));
        for (String other : List.of("0", "", "true", "11", "Sec-GPC: 0", "1, 1")) {
            assertThat(Gpc.read(signal(other)).changes()).as(other).isEmpty();
        }
    }

    @Test
    void a_consent_record_that_was_written_is_read_as_the_same() {
        for (ConsentStatus status : ConsentStatus.values()) {
            Change change = new Change(
                    "p1",
                    "direct-marketing,loyalty",
                    "email,sms",
                    status,
                    NOW,
                    Optional.of(NOW.plusSeconds(60)),
                    "paper",
                    true,
                    "privacy-3",
                    Optional.of("toys"),
                    Optional.of("crm-77"));
            assertThat(Iso27560.read(Json.parse(Iso27560.write(change).canonical())))
                    .containsExactly(change);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ConsentUnknown",
                "ConsentRequested",
                "ConsentRequestDeferred",
                "ConsentRefused",
                "ConsentWithdrawn",
                "ConsentRevoked",
                "ConsentExpired",
                "ConsentInvalidated",
                "consentgiven",
                "",
                "granted"
            })
    void every_state_but_given_and_renewed_takes_the_consent_away(String state) {
        assertThat(record(state))
                .allSatisfy(change -> assertThat(change.isRefusal()).isTrue());
        assertThat(record("dpv:ConsentGiven")).extracting(Change::status).containsExactly(ConsentStatus.GRANTED);
        assertThat(record("RenewedConsentGiven")).extracting(Change::status).containsExactly(ConsentStatus.GRANTED);
    }

    private static List<Change> record(String state) {
        return Iso27560.read(Json.parse("""
                {"schema_version": "ISO/IEC TS 27560:2023", "record_id": "r-1", "pii_principal_id": "p1",
                 "privacy_notice": "v2", "pii_processing": {"purpose": ["dpv:DirectMarketing"], "channel": ["email"]},
                 "events": [{"event_time": "2026-01-01T00:00:00Z", "event_state": "%s", "validity_duration": "P6M"}]}
                """.formatted(state)));
    }

    @Test
    void a_duration_that_can_not_be_read_has_passed() {
        Json.Obj good = (Json.Obj) Json.parse("""
                {"pii_principal_id": "p1", "pii_processing": {"purpose": "dpv:DirectMarketing", "channel": "email"},
                 "events": [{"event_time": "2026-01-01T00:00:00Z", "event_state": "ConsentGiven",
                             "validity_duration": "until the event"}]}""");
        assertThat(Iso27560.read(good))
                .allSatisfy(change -> assertThat(change.expiresAt()).contains(Instant.parse("2026-01-01T00:00:00Z")));
        assertThat(record("ConsentGiven"))
                .allSatisfy(change -> assertThat(change.expiresAt()).contains(Instant.parse("2026-07-01T00:00:00Z")));
    }
}
