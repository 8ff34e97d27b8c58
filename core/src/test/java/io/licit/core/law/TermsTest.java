package io.licit.core.law;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.law.Deadline.Request;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the packs hand to the parts that keep deadlines and send messages. */
class TermsTest {
    private static final Law LAW = ShippedLaw.book().inForce(LocalDate.parse("2026-11-24"));

    @ParameterizedTest
    @CsvSource({
        "DE, '', ACCESS, 2026-01-30, 2026-02-28",
        "GB, '', ACCESS, 2026-01-31, 2026-02-28",
        "US, US-VA, ACCESS, 2026-01-01, 2026-02-15",
        "US, US-CA, ACCESS, 2026-01-01, 2026-02-15",
        "KR, '', ERASURE, 2026-01-01, 2026-01-11",
        "BR, '', ACCESS, 2026-01-01, 2026-01-16",
    })
    void a_request_has_a_last_day_at_every_place(
            String country, String region, Request request, LocalDate received, LocalDate due) {
        Place place = LAW.place(country, Optional.ofNullable(region).orElse(""));
        assertThat(LAW.terms(place, Deadline.class).values().stream()
                        .filter(deadline -> deadline.requests().contains(request))
                        .flatMap(deadline -> deadline.due(received).stream())
                        .min(Comparator.naturalOrder()))
                .contains(due);
    }

    @Test
    void business_days_leave_out_weekends() {
        Deadline ten = new Deadline(
                Set.of(Request.OPT_OUT),
                Deadline.Unit.BUSINESS_DAYS,
                Optional.of(10),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        assertThat(ten.due(LocalDate.parse("2026-11-20"))).contains(LocalDate.parse("2026-12-04"));
    }

    @ParameterizedTest
    @CsvSource({
        "KR, 2026-11-24T20:59, true",
        "KR, 2026-11-24T21:00, false",
        "KR, 2026-11-25T07:59, false",
        "KR, 2026-11-25T08:00, true",
        "IN, 2026-11-24T09:59, false",
        "IN, 2026-11-24T10:00, true",
        "FR, 2026-11-28T11:00, false",
        "FR, 2026-11-27T11:00, true",
        "US, 2026-11-24T07:59, false",
        "US, 2026-11-24T20:59, true",
    })
    void a_message_has_its_hours(String country, LocalDateTime time, boolean open) {
        assertThat(LAW.terms(LAW.place(country, ""), SendWindow.class).values()).isNotEmpty();
        assertThat(
                        LAW
                                .terms(LAW.place(country, country.equals("US") ? "US-OH" : ""), SendWindow.class)
                                .values()
                                .stream()
                                .allMatch(window -> window.admits(time)))
                .isEqualTo(open);
    }
}
