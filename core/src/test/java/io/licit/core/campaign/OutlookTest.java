package io.licit.core.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.check.Checker;
import io.licit.core.check.Emporium;
import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.diagnostic.Severity;
import io.licit.core.law.Place;
import io.licit.core.workspace.Campaign;
import io.licit.core.workspace.Workspace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people look at before a message goes says what its review says. */
class OutlookTest {
    private record Both(Outlook outlook, List<Diagnostic> findings) {
        boolean found(Code code) {
            return findings.stream().anyMatch(one -> one.code() == code && one.severity() == Severity.ERROR);
        }
    }

    private static Both of(boolean isTold, String text, String... places) {
        Workspace workspace = new Emporium()
                .with("campaigns/0.yaml", text)
                .read(Reviewed.BOOK, new Diagnostics())
                .orElseThrow();
        Checker.Checked checked =
                Checker.check(workspace, Reviewed.BOOK, Reviewed.AS_OF, Optional.of(Set.of()), Set.of("regulars"));
        Campaign campaign = workspace.campaigns().values().iterator().next();
        Map<Place, Long> living = new LinkedHashMap<>();
        for (String place : places) {
            living.put(Reviewed.LAW.assumed(place), 17L);
        }
        Recipients all = new Recipients(
                places.length * 17L,
                living,
                Map.of("minors", 17L),
                Map.of("AE-TELEMARKETING-56-DAY", 17L),
                living.keySet());
        Optional<Recipients> recipients = Optional.of(isTold ? all : all.untold());
        return new Both(
                Outlook.of(campaign, workspace, checked, recipients, Reviewed.LIBRARY, Reviewed.AS_OF)
                        .orElseThrow(),
                Review.of(campaign, workspace, checked, recipients, Reviewed.LIBRARY, Reviewed.AS_OF));
    }

    private static String campaign(String channel, String sendAt, String body) {
        return """
                campaign: spring
                segment: regulars
                channel: %s
                language: en
                sender: Emporium
                send_at: %s
                message: {body: "%s"}
                offer: {kind: none}
                """.formatted(channel, sendAt, body);
    }

    @ParameterizedTest
    @CsvSource({
        "sms, US-NY, 2027-03-02T20:59", "sms, US-NY, 2027-03-02T21:00", "sms, US-CA, 2027-03-02T08:30-05:00",
        "sms, US-CA, 2027-03-02T11:00-05:00", "sms, US-FL, 2027-03-02T08:30-05:00", "sms, US-TX, 2027-03-07T11:00",
        "sms, KR, 2027-03-02T21:30", "sms, KR, 2027-03-02T12:00", "sms, KR, 2027-03-02T13:00Z",
        "email, KR, 2027-03-02T22:00", "phone-live, AU, 2027-03-07T12:00", "sms, DE, 2027-03-02T12:00"
    })
    void a_time_is_outside_the_hours_that_are_shown_where_the_review_finds_it_so(
            String channel, String place, String sendAt) {
        Both both = of(true, campaign(channel, sendAt, "Emporium: the benches are in. Reply STOP."), place);
        assertThat(both.outlook().hours()).isNotEmpty();
        assertThat(both.outlook().hours().stream().anyMatch(SendHours::isOutside))
                .isEqualTo(both.found(Code.CMP7017));
    }

    @Test
    void hours_are_open_from_their_first_quarter_until_before_their_end() {
        SendHours hours = of(true, campaign("sms", "2027-03-02T12:00", "Emporium. Reply STOP."), "KR")
                .outlook()
                .hours()
                .get(0);
        assertThat(hours.open()).hasSize(SendHours.QUARTERS);
        assertThat(hours.open().indexOf(true)).as("eight o'clock").isEqualTo(8 * 4);
        assertThat(hours.open().lastIndexOf(true))
                .as("before nine in the evening")
                .isEqualTo(21 * 4 - 1);
    }

    @Test
    void a_week_around_is_shown_as_if_it_went_on_each_day_and_a_sunday_may_be_shut() {
        Outlook outlook = of(true, campaign("phone-live", "2027-03-05T12:00", "Emporium. Reply STOP."), "AU")
                .outlook();
        assertThat(outlook.days().stream().map(day -> day.date().toString()))
                .containsExactly(
                        "2027-03-02",
                        "2027-03-03",
                        "2027-03-04",
                        "2027-03-05",
                        "2027-03-06",
                        "2027-03-07",
                        "2027-03-08");
        assertThat(outlook.hours()).isEqualTo(outlook.days().get(Outlook.AROUND).hours());
        assertThat(outlook.days().stream()
                        .filter(Outlook.Day::isOutside)
                        .map(day -> day.date().toString()))
                .as("no calls on Sundays")
                .containsExactly("2027-03-07");
        assertThat(outlook.days().get(5).hours()).allSatisfy(hours -> {
            assertThat(hours.open()).doesNotContain(true);
            assertThat(hours.at()).hasValueSatisfying(at -> assertThat(at).hasToString("2027-03-07T12:00"));
        });
    }

    @Test
    void what_is_missing_is_there_once_its_words_are() {
        Both without = of(true, campaign("email", "2027-03-02T12:00", "The benches are in."), "KR");
        List<Asked> missing = without.outlook().asked().stream()
                .filter(one -> one.state() == Asked.State.MISSING)
                .toList();
        assertThat(missing).isNotEmpty();
        Asked label = missing.stream()
                .filter(one -> one.element().equals("ad-label"))
                .findFirst()
                .orElseThrow();
        assertThat(label.spot()).isEqualTo(Asked.Spot.START);
        Both with = of(
                true,
                campaign("email", "2027-03-02T12:00", label.words().orElseThrow() + " The benches are in."),
                "KR");
        assertThat(with.outlook().asked())
                .filteredOn(one -> one.element().equals("ad-label"))
                .allMatch(one -> one.state() == Asked.State.THERE);
    }

    @Test
    void whoever_may_not_know_how_many_they_are_is_told_the_same_without_numbers() {
        String text = campaign("sms", "2027-03-02T22:00", "The benches are in. You have won a prize!");
        Both told = of(true, text, "AE", "KR");
        Both untold = of(false, text, "AE", "KR");
        assertThat(untold.findings()).hasSameSizeAs(told.findings());
        assertThat(told.findings().toString()).contains("17 recipients", "34 recipients", "17 persons");
        for (int i = 0; i < told.findings().size(); i++) {
            Diagnostic one = untold.findings().get(i);
            assertThat(one.code()).isEqualTo(told.findings().get(i).code());
            assertThat(one.message().text() + one.notes()).doesNotContainPattern("\\b(17|34)\\b");
        }
    }
}
