package io.licit.core.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Said;
import io.licit.core.diagnostic.Severity;
import io.licit.core.law.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hours on each recipient's own clock, caps, and whom a message reaches. */
class HourFindingsTest {
    private static String campaign(String id, String channel, String sendAt) {
        return """
                campaign: %s
                segment: regulars
                channel: %s
                language: en
                sender: Emporium
                %smessage: {body: "Emporium: the benches are in. Reply STOP."}
                offer: {kind: none}
                """.formatted(id, channel, sendAt.isEmpty() ? "" : "send_at: " + sendAt + "\n");
    }

    private static List<String> said(String channel, String sendAt, String... places) {
        return Reviewed.of(campaign("spring", channel, sendAt), places).stream()
                .filter(finding -> finding.code().compareTo(Code.CMP7016) > 0)
                .filter(finding -> finding.severity() != Severity.NOTE)
                .map(finding -> finding.code() + " "
                        + finding.law().map(Diagnostic.LawReference::rule).orElse(""))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "sms, US-NY, 2027-03-02T20:59, ''",
        "sms, US-NY, 2027-03-02T21:00, CMP7017 US-TCPA-HOURS",
        "sms, US-NY, 2027-03-02T07:59, CMP7017 US-TCPA-HOURS",
        "sms, US-NY, 2027-03-02T08:00, ''",
        "sms, US-NY, 2027-03-02T20:30-05:00, ''",
        "sms, US-CA, 2027-03-02T08:30-05:00, CMP7017 US-TCPA-HOURS",
        "sms, US-CA, 2027-03-02T11:00-05:00, ''",
        "sms, US-FL, 2027-03-02T20:30, CMP7017 US-FL-FTSA-HOURS",
        // Florida has two clocks, and where nothing says which is the recipient's both count.
        "sms, US-FL, 2027-03-02T08:30-05:00, CMP7017 US-FL-FTSA-HOURS",
        "sms, US, 2027-03-02T12:00-05:00, CMP7017 US-FL-FTSA-HOURS",
        "sms, US-TX, 2027-03-07T11:00, CMP7017 US-TX-SB140",
        "sms, US-TX, 2027-03-07T13:00, ''",
        "sms, KR, 2027-03-02T21:30, CMP7017 KR-NETACT-50-3",
        "sms, KR, 2027-03-02T07:30, CMP7017 KR-NETACT-50-3",
        "sms, KR, 2027-03-02T12:00, ''",
        "sms, KR, 2027-03-02T13:00Z, CMP7017 KR-NETACT-50-3",
        "email, KR, 2027-03-02T22:00, ''",
        "phone-live, AU, 2027-03-07T12:00, CMP7017 AU-DNCR-HOURS",
        "phone-live, AU, 2027-03-06T12:00, ''",
        "phone-live, FR, 2027-03-02T13:30, CMP7017 FR-CONSO-D223-9",
        "phone-live, FR, 2027-03-06T11:00, CMP7017 FR-CONSO-D223-9",
        "sms, IN, 2027-03-02T09:30, CMP7017 IN-TCCCPR-HOURS",
        "sms, US-NY, '', CMP7019 US-TCPA-HOURS",
        "email, FR, '', ''"
    })
    void the_hour_counts_on_the_clocks_of_the_recipients(String channel, String place, String sendAt, String expected) {
        assertThat(said(channel, sendAt, place).stream().limit(1).toList())
                .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected));
    }

    @Test
    void only_those_who_get_it_out_of_hours_are_counted() {
        List<Diagnostic> found =
                Reviewed.of(campaign("spring", "sms", "2027-03-02T08:30-05:00"), "US-NY", "US-CA", "US-WA", "US-AZ");
        assertThat(found)
                .filteredOn(one -> one.code() == Code.CMP7017)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.notes())
                            .extracting(Said::text)
                            .anyMatch(note -> note.equals("30 recipients live where it holds: US-AZ, US-CA, US-WA"));
                    assertThat(finding.message().text()).contains("05:30");
                    assertThat(finding.span().text()).isEqualTo("2027-03-02T08:30-05:00");
                });
    }

    @Test
    void a_public_holiday_is_a_note_since_there_is_no_calendar_of_them() {
        assertThat(Reviewed.of(campaign("spring", "sms", "2027-03-02T10:00"), "ZA"))
                .anySatisfy(finding -> {
                    assertThat(finding.code()).isEqualTo(Code.CMP7017);
                    assertThat(finding.severity()).isEqualTo(Severity.NOTE);
                });
    }

    @Test
    void a_cap_counts_the_other_campaigns_of_its_period() {
        List<String> two =
                List.of(campaign("spring", "sms", "2027-03-02T12:00"), campaign("summer", "sms", "2027-03-02T10:00"));
        Place dubai = Reviewed.LAW.assumed("AE");
        assertThat(capped(two, Map.of("AE-TELEMARKETING-56-DAY", 7L), dubai))
                .containsExactly(
                        "violated 7 persons would get more than 1 in a day with the workspace's other campaigns");
        assertThat(capped(two, Map.of("AE-TELEMARKETING-56-DAY", 0L), dubai)).isEmpty();
        List<String> apart = List.of(two.get(0), campaign("summer", "sms", "2027-02-28T10:00"));
        assertThat(capped(apart, Map.of(), dubai)).isEmpty();
    }

    private static List<String> capped(List<String> campaigns, Map<String, Long> above, Place place) {
        Recipients recipients = new Recipients(10, Map.of(place, 10L), Map.of(), above, Set.of(place));
        return Reviewed.of(campaigns, Optional.of(recipients)).stream()
                .filter(finding -> finding.code() == Code.CMP7018)
                .map(finding -> finding.law().orElseThrow().verdict() + " " + finding.message())
                .toList();
    }

    @Test
    void groups_are_told_from_shares_that_stand_out() {
        assertThat(groups(Map.of("minors", 1L), Map.of("minors", 500L)))
                .containsExactly("1 recipient is under 18, 0.1 % of all");
        assertThat(groups(Map.of("elderly", 200L), Map.of("elderly", 1000L)))
                .containsExactly(
                        "200 recipients are 65 or older, 20.0 % of all, against 10.0 % of all persons in the data");
        assertThat(groups(Map.of("elderly", 199L), Map.of("elderly", 1000L))).isEmpty();
        assertThat(groups(Map.of("in-hardship", 49L), Map.of("in-hardship", 50L)))
                .isEmpty();
        assertThat(groups(Map.of("health", 50L), Map.of("health", 50L))).hasSize(1);
        assertThat(groups(Map.of("unknown-age", 1000L), Map.of("unknown-age", 10000L)))
                .containsExactly("the age of no recipient is known, so that any may be a child or old");
    }

    private static List<String> groups(Map<String, Long> among, Map<String, Long> all) {
        Place place = Reviewed.LAW.assumed("BR");
        Recipients recipients = new Recipients(
                1000, Map.of(place, 1000L), among, Map.of(), Set.of(place), new Recipients.Everybody(10_000, all));
        return Reviewed.of(List.of(campaign("spring", "sms", "2027-03-02T12:00")), Optional.of(recipients)).stream()
                .filter(finding -> finding.code() == Code.CMP7016)
                .map(finding -> finding.message().text())
                .toList();
    }
}
