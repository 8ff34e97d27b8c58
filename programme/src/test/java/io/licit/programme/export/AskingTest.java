package io.licit.programme.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.licit.core.catalogue.Channel;
import io.licit.core.check.WayToAsk;
import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.programme.Programme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists of those whom nothing but a missing consent keeps out. */
final class AskingTest {
    private static final String BALANCING = """
            assessment: li-asking
            kind: legitimate-interests
            title: Asking customers
            segments: [letter]
            conclusion: One letter that asks is expected.
            outcome: passes
            signed_by: officer@market.example
            signed_at: 2026-07-01
            expires_at: 2027-07-01
            """;

    @TempDir
    Path folder;

    private Market market = Market.at(Path.of("."));

    /** Ten who are eligible, five of whom nothing is known, one who refused mails, and a child. */
    @BeforeEach
    void open() throws IOException {
        market = Market.in(folder);
        Path catalogue = folder.resolve("catalogue/customers.yaml");
        Files.writeString(
                catalogue,
                Files.readString(catalogue) + "  street: {category: user.contact.address.street, contact: post}\n");
        StringBuilder persons = new StringBuilder();
        Market.customers(10)
                .lines()
                .forEach(
                        line -> persons.append(line).append(line.startsWith("customer_id") ? ",street\n" : ",Way 1\n"));
        for (int i = 10; i < 17; i++) {
            persons.append("p%02d,DE,%s,2027-01-01,new.%d@example.org,,Ann,100,none,f,x,Way %d\n"
                    .formatted(i, i == 16 ? "2018-01-01" : "1980-01-01", i, i));
        }
        market.write("data/customers.csv", persons.toString());
        market.write("data/consents.csv", consents(""));
    }

    private static String consents(String more) {
        return Market.consents(10) + "p15,direct-marketing,email,objected,2026-10-01,\n" + more;
    }

    private Outcome asked(Programme programme, WayToAsk way) {
        return market.export(
                programme, market.order("letter", "ask.csv", ExportKind.CSV).toAsk(Optional.of(way)), Market.NOW);
    }

    private static Manifest written(Outcome outcome) {
        assertThat(outcome).as(String.valueOf(outcome)).isInstanceOf(Outcome.Written.class);
        return ((Outcome.Written) outcome).manifest();
    }

    private List<String> rows() throws IOException {
        return Files.readString(folder.resolve("ask.csv")).lines().skip(1).toList();
    }

    @Test
    void who_comes_is_asked_by_key_alone_and_nobody_who_is_in_refused_or_is_a_child() throws IOException {
        try (Programme programme = market.programme(Market.NOW)) {
            Manifest manifest = written(asked(programme, WayToAsk.WHEN_SHE_COMES));
            assertThat(rows()).containsExactly("p10", "p11", "p12", "p13", "p14");
            assertThat(manifest.text())
                    .contains("\"asking\":\"when-she-comes\"", "\"purpose\":\"service\"", "\"in-app\"")
                    .contains("\"eligible\":5");
            assertThat(market.log(programme).get(0)).contains(manifest.id()).doesNotContain("p10");
        }
    }

    @Test
    void a_letter_needs_a_balancing_that_is_signed_and_in_its_time() throws IOException {
        try (Programme programme = market.programme(Market.NOW)) {
            Outcome without = asked(programme, WayToAsk.POST);
            assertThat(without).isInstanceOf(Outcome.Blocked.class);
            assertThat(((Outcome.Blocked) without).missing())
                    .containsExactly("a signed balancing of interests that names `letter`");
            assertThat(folder.resolve("ask.csv")).doesNotExist();
            market.write("assessments/li-asking.yaml", BALANCING.replace("2027-07-01", "2027-01-01"));
            assertThat(asked(programme, WayToAsk.POST)).isInstanceOf(Outcome.Blocked.class);
            market.write("assessments/li-asking.yaml", BALANCING);
            written(asked(programme, WayToAsk.POST));
            assertThat(rows()).hasSize(5).first().isEqualTo("p10,Way 10");
        }
    }

    @Test
    void where_the_law_lets_no_mail_ask_nobody_is_in_the_file() throws IOException {
        market.write("assessments/li-asking.yaml", BALANCING);
        try (Programme programme = market.programme(Market.NOW)) {
            Outcome outcome = asked(programme, WayToAsk.EMAIL);
            assertThat(outcome).isInstanceOf(Outcome.Refused.class);
            assertThat(((Outcome.Refused) outcome).findings())
                    .extracting(Diagnostic::code)
                    .containsExactly(Code.CHK4010);
            assertThat(folder.resolve("ask.csv")).doesNotExist();
        }
    }

    @Test
    void a_recheck_takes_out_who_has_answered_and_ends_with_the_balancing() throws IOException {
        market.write("assessments/li-asking.yaml", BALANCING);
        try (Programme programme = market.programme(Market.NOW)) {
            written(asked(programme, WayToAsk.POST));
            market.write(
                    "data/consents.csv",
                    consents("p10,direct-marketing,email,granted,2027-02-01,true\n"
                            + "p11,direct-marketing,post,objected,2027-02-01,\n"));
            Manifest manifest = written(market.recheck(programme, "ask.csv", Market.NOW));
            assertThat(rows()).extracting(row -> row.substring(0, 3)).containsExactly("p12", "p13", "p14");
            assertThat(manifest.text()).contains("\"asking\":\"post\"");
            assertThat(manifest.removed().values()).containsExactly(1L, 1L);
            market.write("assessments/li-asking.yaml", BALANCING.replace("2027-07-01", "2027-03-02"));
            assertThat(market.recheck(programme, "ask.csv", Market.NOW.plus(Duration.ofDays(3))))
                    .isInstanceOf(Outcome.Revoked.class);
            assertThat(folder.resolve("ask.csv")).doesNotExist();
        }
    }

    @Test
    void what_a_question_does_not_have_is_refused() {
        try (Programme programme = market.programme(Market.NOW)) {
            Order order = market.order("letter", "ask.csv", ExportKind.CSV);
            Order byMail = new Order(
                            "letter",
                            order.to(),
                            ExportKind.CSV,
                            List.of(),
                            Optional.empty(),
                            Optional.of(Channel.EMAIL),
                            false,
                            Market.ANA)
                    .toAsk(Optional.of(WayToAsk.WHEN_SHE_COMES));
            assertThatThrownBy(() -> market.export(programme, byMail, Market.NOW))
                    .isInstanceOf(ExportException.class)
                    .hasMessageContaining("for no campaign");
        }
    }
}
