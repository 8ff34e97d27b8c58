package io.licit.programme.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.catalogue.ConsentStatus;
import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.law.Organisation;
import io.licit.engine.erase.Identifiers;
import io.licit.engine.erase.Steps;
import io.licit.programme.Programme;
import io.licit.programme.consent.Change;
import io.licit.programme.consent.Ledger;
import io.licit.programme.export.Exports.Listed;
import io.licit.programme.request.Erasure;
import io.licit.programme.request.ErasureReport;
import io.licit.programme.request.Exports.Made;
import io.licit.programme.request.Kind;
import io.licit.programme.request.LedgerSuppression;
import io.licit.programme.request.Request;
import io.licit.programme.request.Requests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person in files that left: erased there, and refused delivery after she withdrew. */
final class ExportedPersonsTest {
    private static final List<String> FILES = List.of("out.csv", "out.ndjson", "out.parquet", "meta.csv");

    @TempDir
    Path folder;

    private Market market = Market.at(Path.of("."));

    @BeforeEach
    void open() throws IOException {
        market = Market.in(folder);
    }

    private void export(Programme programme) {
        write(programme, "letter", "out.csv", ExportKind.CSV);
        write(programme, "letter", "out.ndjson", ExportKind.NDJSON);
        write(programme, "letter", "out.parquet", ExportKind.PARQUET);
        write(programme, "letter", "moved.csv", ExportKind.CSV);
        write(programme, "ads", "meta.csv", ExportKind.META_CUSTOM_AUDIENCE);
    }

    private void write(Programme programme, String segment, String file, ExportKind kind) {
        Outcome outcome = market.export(programme, market.order(segment, file, kind), Market.NOW);
        assertThat(outcome).as(String.valueOf(outcome)).isInstanceOf(Outcome.Written.class);
    }

    private static Identifiers hers() {
        return Identifiers.of(List.of("p04", "Ann.4@Example.org", "+49 30 1000004"));
    }

    private static String hash() {
        return Sha256.of("ann.4@example.org");
    }

    private ErasureReport erased(Programme programme) {
        LedgerSuppression suppression = new LedgerSuppression(new Ledger(programme));
        Requests requests = new Requests(programme, suppression);
        Request request = requests.open(
                new Requests.Asked(
                        Kind.ERASURE, "p04", "DE", "", LocalDate.parse("2027-02-20"), Set.of(), Set.of(), "letter"),
                Market.BOOK,
                Optional.empty(),
                Organisation.undeclared(),
                Market.ANA);
        requests.verify(request.number(), "card", Market.ANA);
        Erasure erasure = new Erasure(
                programme,
                requests,
                suppression,
                new ExportedPersons(programme),
                market.workspace().catalogue(),
                Steps.UNHEARD);
        return erasure.fulfil(request.number(), Market.ANA);
    }

    @Test
    void an_erasure_takes_her_out_of_every_file_that_is_there_and_names_the_one_that_is_not() throws IOException {
        try (Programme programme = market.programme(Market.NOW)) {
            export(programme);
            assertThat(Files.readString(folder.resolve("meta.csv"))).contains(hash());
            Files.delete(folder.resolve("moved.csv"));
            assertThat(new ExportedPersons(programme).holding("p04", hers()))
                    .hasSize(5)
                    .filteredOn(made -> !made.reachable())
                    .extracting(Made::file)
                    .containsExactly(folder.resolve("moved.csv"));

            ErasureReport report = erased(programme);
            assertThat(report.hits()).isEmpty();
            assertThat(report.isClean()).isTrue();
            assertThat(report.exports()).hasSize(4);
            assertThat(report.elsewhere()).singleElement().asString().contains("moved.csv");

            for (String file : List.of("out.csv", "out.ndjson")) {
                assertThat(Files.readString(folder.resolve(file)))
                        .contains("p03", "Ann.3@Example.org", "p05")
                        .doesNotContain("p04", "Ann.4@");
            }
            assertThat(Files.readString(folder.resolve("meta.csv")).lines()).hasSize(10);
            assertThat(Files.readString(folder.resolve("meta.csv"))).doesNotContain(hash());
            for (String file : FILES) {
                Rechecks.Standing standing = Rechecks.find(folder.resolve(file));
                assertThat(new Rechecks(programme).findings(standing)).as(file).isEmpty();
                assertThat(standing.manifest().rows()).isEqualTo(9);
                assertThat(standing.manifest().removed()).containsEntry("erasure", 1L);
            }
            assertThat(new ExportedPersons(programme).holding("p04", hers()))
                    .extracting(Made::file)
                    .containsExactly(folder.resolve("moved.csv"));
            assertThat(market.log(programme))
                    .filteredOn(entry -> entry.contains("\"export-erasure\""))
                    .hasSize(4);
            assertThat(new Exports(programme).list(Market.NOW))
                    .filteredOn(one -> one.file().endsWith("moved.csv"))
                    .extracting(Listed::state)
                    .containsExactly("recheck due");
            assertThat(new Exports(programme).list(Market.NOW))
                    .filteredOn(one -> one.file().endsWith("out.csv"))
                    .extracting(Listed::state)
                    .containsExactlyInAnyOrder("live", "rechecked");
        }
    }

    @Test
    void a_file_that_somebody_changed_is_not_written() throws IOException {
        try (Programme programme = market.programme(Market.NOW)) {
            write(programme, "letter", "out.csv", ExportKind.CSV);
            String text = Files.readString(folder.resolve("out.csv")) + "p99,x@example.org\r\n";
            Files.writeString(folder.resolve("out.csv"), text);
            List<Made> made = new ExportedPersons(programme).holding("p04", hers());
            assertThat(made).singleElement().matches(one -> !one.reachable());
            new ExportedPersons(programme).remove(made.get(0), "p04", hers());
            assertThat(Files.readString(folder.resolve("out.csv"))).isEqualTo(text);
        }
    }

    private static Change withdrawal(String person) {
        return new Change(
                person,
                "all",
                "all",
                ConsentStatus.WITHDRAWN,
                Market.NOW,
                Optional.empty(),
                "web-form",
                false,
                "",
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void nothing_is_delivered_after_somebody_in_it_withdrew() throws Exception {
        try (Programme programme = market.programme(Market.NOW);
                Receiving receiving = Receiving.open()) {
            write(programme, "letter", "out.csv", ExportKind.CSV);
            Ledger ledger = new Ledger(programme);
            Deliveries.Receiver receiver = new Deliveries.Receiver(receiving.url(), Optional.empty(), 4);
            ledger.record(List.of(withdrawal("not-in-the-file")), Market.ANA);
            assertThat(new Exports(programme).list(Market.NOW))
                    .extracting(Listed::state)
                    .containsExactly("live");
            receiving.answer(Receiving.How.TAKE, Receiving.How.FAIL);
            assertThat(new Deliveries(programme, passed -> ledger.record(List.of(withdrawal("p04")), Market.ANA))
                            .deliver(
                                    Rechecks.find(folder.resolve("out.csv")),
                                    receiver,
                                    market.subject(Market.NOW, "letter"),
                                    Market.ANA)
                            .findings())
                    .extracting(Diagnostic::code)
                    .containsExactly(Code.EXP8101);
            assertThat(receiving.requests()).hasSize(2);
            assertThat(new Exports(programme).list(Market.NOW))
                    .extracting(Listed::state)
                    .containsExactly("recheck due");
            market.recorded = ledger.recorded();
            assertThat(market.recheck(programme, "out.csv", Market.NOW)).isInstanceOf(Outcome.Written.class);
            assertThat(new Deliveries(programme, passed -> {})
                            .deliver(
                                    Rechecks.find(folder.resolve("out.csv")),
                                    receiver,
                                    market.subject(Market.NOW, "letter"),
                                    Market.ANA)
                            .sent())
                    .isEqualTo(3);
        }
    }
}
