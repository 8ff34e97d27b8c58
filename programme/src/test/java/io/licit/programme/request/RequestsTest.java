package io.licit.programme.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.source.Span;
import io.licit.programme.state.State;
import io.licit.programme.state.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RequestsTest {
    @TempDir
    Path folder;

    /** Numbers and rules as in the shared catalogue of deadlines. */
    @ParameterizedTest
    @CsvSource({
        "ACCESS, DE, '', 2027-01-31, 2027-02-28, EU-GDPR-ART12-3, 2027-04-30",
        "ERASURE, FR, '', 2027-02-01, 2027-03-01, EU-GDPR-ART12-3, 2027-05-01",
        "OBJECTION, DE, '', 2027-02-01, 2027-02-01, EU-GDPR-ART21-2, ",
        "OPT_OUT, AT, '', 2027-02-01, 2027-02-01, EU-GDPR-ART21-2, ",
        "RECTIFICATION, US, US-VA, 2027-01-01, 2027-02-15, US-VA-RIGHTS, 2027-04-01",
        "ACCESS, US, US-IA, 2027-01-01, 2027-04-01, US-IA-RIGHTS, 2027-05-16",
        "ACCESS, CA, CA-ON, 2027-01-01, 2027-01-31, CA-PIPEDA-ACCESS, 2027-03-02",
    })
    void a_request_is_due_as_the_law_of_the_place_says(
            Kind kind, String country, String region, String received, String due, String rule, String extended)
            throws IOException {
        try (Boutique shop = Boutique.open(folder)) {
            Due found = shop.open(kind, "c-100", country, region, received).due();
            assertThat(found.day()).isEqualTo(due);
            assertThat(found.rule()).startsWith(rule);
            assertThat(found.ofPlace()).isTrue();
            assertThat(found.extendableTo())
                    .isEqualTo(Optional.ofNullable(extended).map(LocalDate::parse));
        }
    }

    @Test
    void an_unknown_place_has_the_strictest_of_all_deadlines() throws IOException {
        try (Boutique shop = Boutique.open(folder)) {
            for (Kind kind : Kind.values()) {
                Due unknown = shop.open(kind, "c-300", "", "", "2027-02-26").due();
                assertThat(unknown.ofPlace()).isFalse();
                for (String place : List.of("DE ", "US US-CA", "JP ", "BR ", "KR ", "CN ", "AQ ")) {
                    String[] parts = place.split(" ", -1);
                    Due known = shop.open(kind, "c-300", parts[0], parts[1], "2027-02-26")
                            .due();
                    assertThat(unknown.day()).isBeforeOrEqualTo(known.day());
                }
            }
        }
    }

    @Test
    void california_asks_for_a_word_within_ten_business_days() throws IOException {
        try (Boutique shop = Boutique.open(folder)) {
            Request request = shop.open(Kind.ACCESS, "c-200", "US", "US-CA", "2027-02-01");
            assertThat(request.due().acknowledge().orElseThrow().by()).isEqualTo("2027-02-15");
            assertThat(codes(shop, Boutique.TODAY)).containsExactly(Code.RQT8203);
            shop.requests.acknowledge(request.number(), "mail", Boutique.ANA);
            assertThat(codes(shop, Boutique.TODAY)).isEmpty();
        }
    }

    private static List<Code> codes(Boutique shop, LocalDate today) {
        return new RequestFindings(today, Span.none())
                .of(shop.requests.all()).stream().map(Diagnostic::code).toList();
    }

    @Test
    void what_is_late_or_soon_will_be_is_a_finding_until_it_is_closed() throws IOException {
        try (Boutique shop = Boutique.open(folder)) {
            long number =
                    shop.open(Kind.ACCESS, "c-100", "DE", "", "2027-01-31").number();
            assertThat(codes(shop, LocalDate.parse("2027-02-20"))).isEmpty();
            assertThat(codes(shop, LocalDate.parse("2027-02-21"))).containsExactly(Code.RQT8202);
            assertThat(codes(shop, LocalDate.parse("2027-02-28"))).containsExactly(Code.RQT8202);
            assertThat(codes(shop, LocalDate.parse("2027-03-01"))).containsExactly(Code.RQT8201);
            assertThat(new RequestFindings(Boutique.TODAY, Span.none())
                            .of(shop.requests.all())
                            .get(0)
                            .message()
                            .text())
                    .isEqualTo("request 1 (access) was due on 2027-02-28, 1 day ago");
            shop.requests.refuse(number, "excessive", "EU-GDPR-ART12-3", Boutique.ANA);
            assertThat(codes(shop, LocalDate.parse("2028-03-01"))).isEmpty();
            assertThatThrownBy(() -> shop.requests.verify(number, "x", Boutique.ANA))
                    .isInstanceOf(RequestRefused.class)
                    .hasMessage("request 1 is closed");
        }
    }

    @Test
    void it_is_extended_once_where_the_law_has_it_and_before_the_first_day_passes() throws IOException {
        try (Boutique shop = Boutique.open(folder)) {
            long late = shop.open(Kind.ACCESS, "c-100", "DE", "", "2027-01-31").number();
            assertThatThrownBy(() -> shop.requests.extend(late, "much", Boutique.ANA))
                    .hasMessage("request 1 can't be extended any more");
            long timely =
                    shop.open(Kind.ACCESS, "c-100", "DE", "", "2027-02-01").number();
            assertThat(shop.requests.extend(timely, "much", Boutique.ANA).dueDay())
                    .isEqualTo("2027-05-01");
            assertThatThrownBy(() -> shop.requests.extend(timely, "more", Boutique.ANA))
                    .hasMessage("request 2 was extended already");
            long never =
                    shop.open(Kind.OBJECTION, "c-100", "DE", "", "2027-03-01").number();
            assertThatThrownBy(() -> shop.requests.extend(never, "much", Boutique.ANA))
                    .hasMessage("request 3 can't be extended");
            assertThatThrownBy(() -> shop.open(Kind.ACCESS, "c-100", "DE", "", "2027-03-02"))
                    .hasMessageContaining("can't have come on 2027-03-02");
        }
    }

    @Test
    void a_refusal_is_recorded_before_the_request_is_open_and_again_where_a_program_died_between() throws IOException {
        try (Boutique shop = Boutique.open(folder)) {
            shop.open(Kind.OBJECTION, "c-100", "DE", "", "2027-03-01");
            shop.open(Kind.OPT_OUT, "c-200", "US", "US-CA", "2027-03-01");
            shop.open(Kind.WITHDRAWAL, "c-100", "DE", "", "2027-03-01");
            shop.open(Kind.RESTRICTION, "c-100", "DE", "", "2027-03-01");
            shop.open(Kind.LIMIT, "c-200", "US", "US-CA", "2027-03-01");
            assertThat(shop.told.all)
                    .containsExactly(
                            "objected c-100 [] []",
                            "objected c-200 [profiling, sale-share, targeted-advertising] []",
                            "withdrawn c-100 [] []",
                            "restriction c-100 request 4",
                            "restriction c-200 request 5");
            assertThat(shop.requests.all()).allMatch(request -> request.has(Request.Step.RECORDED));
            shop.programme.state().write(tx -> tx.update("DELETE FROM request_event WHERE step = 'recorded'"));
            shop.told.all.clear();
            shop.requests.recordUnrecorded();
            shop.requests.recordUnrecorded();
            assertThat(shop.told.all).hasSize(5);
        }
    }

    @Test
    void the_log_tells_every_step_and_nothing_of_the_person() throws IOException {
        try (Boutique shop = Boutique.open(folder)) {
            long number =
                    shop.open(Kind.ACCESS, "c-100", "DE", "", "2027-02-20").number();
            shop.requests.verify(number, "she showed a card", Boutique.ANA);
            shop.requests.fulfilled(number, "", Boutique.ANA);
            assertThat(shop.log()).hasSize(3).noneMatch(entry -> entry.contains("c-100") || entry.contains("card"));
            assertThat(shop.log().get(0))
                    .contains("\"request\"", "\"jurisdiction\":\"DE\"", "\"due\":\"2027-03-20\"", "EU-GDPR-ART12-3");
        }
    }

    @Test
    void an_access_needs_verification_and_hands_out_everything() throws IOException {
        try (Boutique shop = Boutique.open(folder)) {
            long number =
                    shop.open(Kind.ACCESS, "c-100", "DE", "", "2027-02-20").number();
            Fulfilment fulfilment = new Fulfilment(shop.programme, shop.requests);
            assertThatThrownBy(() ->
                            fulfilment.answer(number, Optional.empty(), request -> answer(shop, request), Boutique.ANA))
                    .hasMessageContaining("nobody has verified");
            shop.requests.verify(number, "card", Boutique.ANA);
            Path made = fulfilment.answer(number, Optional.empty(), request -> answer(shop, request), Boutique.ANA);
            assertThat(made).isEqualTo(folder.resolve(".licit/requests/1"));
            assertThat(Files.readString(made.resolve("data.json")))
                    .contains(
                            "\"c-100\"",
                            "ann@example.org",
                            "\"Ann <Ruh>\"",
                            "2010-01-01",
                            "\"loyalty\"",
                            "EU-GDPR-ART12-3")
                    .doesNotContain("bob@example.org");
            assertThat(Files.readString(made.resolve("index.html")))
                    .contains("Ann &lt;Ruh&gt;", "default-src 'none'; style-src 'sha256-", "3 years", "invoices")
                    .doesNotContain("<Ruh>", "<script", "bob@example.org");
            Request closed = shop.requests.get(number).orElseThrow();
            assertThat(closed.isClosed()).isTrue();
            assertThat(fulfilment.handedOut(closed)).containsOnlyKeys("data.json", "index.html");
            Files.delete(made.resolve("index.html"));
            assertThat(fulfilment.handedOut(closed)).containsOnlyKeys("data.json");
        }
    }

    private static Answer answer(Boutique shop, Request request) {
        return new Answer(
                "Boutique",
                request,
                Boutique.NOW,
                shop.catalogue(),
                io.licit.engine.erase.PersonData.find(
                        shop.folder, shop.catalogue(), request.person().orElseThrow(), Boutique.NOW),
                shop.told.recorded("c-100"),
                List.of(),
                List.of(),
                shop.requests.of("c-100"),
                Answer.rights(
                        Boutique.book().inForce(Boutique.TODAY),
                        Boutique.book().inForce(Boutique.TODAY).place("DE", "")));
    }

    @Test
    void a_rectification_sets_what_was_wrong_and_logs_no_value() throws IOException {
        try (Boutique shop = Boutique.open(folder)) {
            long number = shop.open(Kind.RECTIFICATION, "c-100", "DE", "", "2027-02-20")
                    .number();
            shop.requests.verify(number, "card", Boutique.ANA);
            Fulfilment fulfilment = new Fulfilment(shop.programme, shop.requests);
            assertThatThrownBy(
                            () -> fulfilment.rectify(number, shop.catalogue(), Map.of("points", "many"), Boutique.ANA))
                    .hasMessageContaining("`points`: its values are of the type number");
            fulfilment.rectify(number, shop.catalogue(), Map.of("name", "Ann Ruhe"), Boutique.ANA);
            assertThat(Files.readString(folder.resolve("data/customers.csv")))
                    .contains("c-100,DE,,ann@example.org,Ann Ruhe,5\n");
            assertThat(shop.log()).noneMatch(entry -> entry.contains("Ruhe"));
            assertThat(shop.requests.get(number).orElseThrow().events())
                    .last()
                    .extracting(Request.Event::detail)
                    .isEqualTo("columns: name");
        }
    }

    @Test
    void a_team_has_the_same_on_postgres() throws IOException {
        try (Boutique shop = Boutique.open(folder, State.postgres(TestPostgres.database(), "", ""))) {
            long kept = shop.open(Kind.ACCESS, "c-100", "DE", "", "2027-02-20").number();
            long number = shop.verifiedErasure("c-100");
            ErasureReport report = shop.erasure(step -> {}).fulfil(number, Boutique.ANA);
            assertThat(report.hits()).isEmpty();
            assertThat(report.removed()).isEqualTo(3);
            assertThat(shop.requests.get(kept).orElseThrow().person()).isEmpty();
            assertThat(shop.requests.of("c-100")).hasSize(2);
        }
    }
}
