package io.licit.programme.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Severity;
import io.licit.core.json.Json;
import io.licit.core.source.Span;
import io.licit.programme.Programme;
import io.licit.programme.audit.FindingBook.Closing;
import io.licit.programme.audit.report.AuditDiagnostics;
import io.licit.programme.journal.Logged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of findings: never two of one thing, closed only by a test that passes, accepted only for a while. */
final class FindingsTest {
    private static final LocalDate TODAY = LocalDate.ofInstant(Office.NOW, ZoneOffset.UTC);

    @TempDir
    Path folder;

    private Office office = new Office(Path.of("."));

    @BeforeEach
    void a_workspace_that_does_not_name_its_sector() throws IOException {
        office = CarelessOffice.bare(folder);
    }

    private Audits.Ran audit(Instant at, String... controls) {
        try (Programme programme = office.programme(at);
                Situation situation = office.situation(programme, at)) {
            List<Control> asked = List.of(controls).stream()
                    .map(id -> office.controls().control(id).orElseThrow())
                    .toList();
            return new Audits(programme).run(situation, asked, false, Office.ANA);
        }
    }

    private Closing close(long number, Instant at) {
        try (Programme programme = office.programme(at);
                Situation situation = office.situation(programme, at)) {
            return new FindingBook(programme).close(number, situation, office.controls(), Office.ANA);
        }
    }

    @Test
    void a_second_audit_finds_it_again_and_opens_nothing() {
        Audits.Ran first = audit(Office.NOW, "AUD-SECTOR", "AUD-LABELS");
        assertThat(first.seen()).isZero();
        assertThat(first.opened()).isEqualTo(2);
        Audits.Ran second = audit(Office.NOW.plusSeconds(60), "AUD-SECTOR", "AUD-LABELS");
        assertThat(second.opened()).isZero();
        assertThat(second.seen()).isEqualTo(2);
        try (Programme programme = office.programme(Office.NOW)) {
            List<Finding> all = new FindingBook(programme).all(Office.NOW);
            assertThat(all).hasSize(2).allSatisfy(finding -> {
                assertThat(finding.times()).isEqualTo(2);
                assertThat(finding.due()).isEqualTo(TODAY.plusDays(30));
                assertThat(finding.owner()).isEmpty();
            });
        }
    }

    @Test
    void an_audit_is_in_the_log_with_its_results_and_without_names() {
        Audits.Ran ran = audit(Office.NOW, "AUD-SECTOR", "AUD-RETENTION-DECLARED");
        try (Programme programme = office.programme(Office.NOW)) {
            Logged entry =
                    programme.journal().newest(programme.state(), "audit", 1).get(0);
            assertThat(entry.index()).isEqualTo(ran.run().entry());
            assertThat(((Json.Obj) entry.facts()).get("controls"))
                    .contains(Json.object()
                            .put("AUD-RETENTION-DECLARED", "pass")
                            .put("AUD-SECTOR", "fail")
                            .build());
            assertThat(((Json.Obj) entry.facts()).get("results"))
                    .contains(Json.of(ran.run().digest()));
            assertThat(entry.whole().canonical()).doesNotContain("ana");
            assertThat(new Audits(programme).get(1))
                    .hasValueSatisfying(
                            run -> assertThat(run.digest()).isEqualTo(ran.run().digest()));
        }
    }

    @Test
    void it_is_closed_only_when_the_test_passes() throws IOException {
        audit(Office.NOW, "AUD-SECTOR");
        Closing early = close(1, Office.NOW);
        assertThat(early.isClosed()).isFalse();
        assertThat(early.finding().events())
                .last()
                .satisfies(event -> assertThat(event.step()).isEqualTo(Finding.Step.RETESTED));
        office.write("licit.yaml", "licit: 1\nsector: general\norganisation: {name: Office, established_in: [DE]}\n");
        assertThat(close(1, Office.NOW).isClosed()).isTrue();
        assertThatThrownBy(() -> close(1, Office.NOW))
                .isInstanceOf(AuditRefused.class)
                .hasMessage("finding 1 is closed");
        office.write("licit.yaml", "licit: 1\norganisation: {name: Office, established_in: [DE]}\n");
        assertThat(audit(Office.NOW.plusSeconds(9), "AUD-SECTOR").opened()).isEqualTo(1);
    }

    @Test
    void one_of_many_is_closed_by_itself_when_it_is_set_right() throws IOException {
        audit(Office.NOW, "AUD-LABELS");
        try (Programme programme = office.programme(Office.NOW)) {
            Finding mystery = new FindingBook(programme)
                    .all(Office.NOW).stream()
                            .filter(finding -> finding.subject().equals("customers.mystery"))
                            .findFirst()
                            .orElseThrow();
            assertThat(close(mystery.number(), Office.NOW).isClosed()).isFalse();
            Path catalogue = folder.resolve("catalogue/customers.yaml");
            office.write(
                    "catalogue/customers.yaml",
                    Files.readString(catalogue)
                            .replace("mystery: {type: text}", "mystery: {category: user.behavior, type: text}"));
            assertThat(close(mystery.number(), Office.NOW).isClosed()).isTrue();
        }
    }

    @Test
    void a_risk_is_accepted_by_another_than_its_owner_for_a_year_at_most_and_is_open_again_after() {
        audit(Office.NOW, "AUD-SECTOR");
        LocalDate until = TODAY.plusMonths(2);
        try (Programme programme = office.programme(Office.NOW)) {
            FindingBook book = new FindingBook(programme);
            assertThatThrownBy(() -> book.accept(1, "It is small.", until, Office.BEN))
                    .hasMessage("nobody owns finding 1, so that nobody else could accept it");
            book.assign(1, Office.ANA.id(), Optional.empty(), Office.BEN);
            assertThatThrownBy(() -> book.accept(1, "It is small.", until, Office.ANA))
                    .hasMessage("ana@office.example owns finding 1, and can't accept it");
            assertThatThrownBy(() -> book.accept(1, "It is small.", TODAY.plusDays(366), Office.BEN))
                    .hasMessageContaining("a year at most");
            assertThatThrownBy(() -> book.accept(1, " ", until, Office.BEN)).hasMessageContaining("says why");
            assertThat(book.accept(1, "It is small.", until, Office.BEN).state())
                    .isEqualTo(Finding.State.ACCEPTED);
        }
        assertThat(audit(Office.NOW.plusSeconds(5), "AUD-SECTOR").opened()).isZero();
        assertThat(lateAt(until)).isEmpty();
        assertThat(lateAt(until.plusDays(1)))
                .singleElement()
                .satisfies(late -> assertThat(late.code()).isEqualTo(Code.AUD8403));
    }

    @Test
    void what_is_open_after_its_day_is_told() {
        audit(Office.NOW, "AUD-SECTOR");
        assertThat(lateAt(TODAY.plusDays(30))).isEmpty();
        assertThat(lateAt(TODAY.plusDays(31)))
                .singleElement()
                .satisfies(late -> assertThat(late.code()).isEqualTo(Code.AUD8402));
    }

    private List<Diagnostic> lateAt(LocalDate day) {
        Instant at = day.atStartOfDay().toInstant(ZoneOffset.UTC);
        try (Programme programme = office.programme(at)) {
            return new AuditDiagnostics(Span.none()).late(new FindingBook(programme).all(at), day);
        }
    }

    @Test
    void what_throws_is_an_error_and_a_finding_and_is_due_again_at_once() {
        audit(Office.NOW, "AUD-STATE");
        try (Programme programme = office.programme(Office.NOW)) {
            Schedule schedule = Schedule.of(programme, office.controls());
            assertThat(schedule.due(Office.NOW.plusSeconds(60)))
                    .extracting(Control::id)
                    .doesNotContain("AUD-STATE");
            assertThat(schedule.due(Office.NOW.plus(Period.ofDays(1))))
                    .extracting(Control::id)
                    .contains("AUD-STATE");
            Office.sql(programme, "ALTER TABLE request RENAME TO request_gone");
        }
        Audits.Ran ran = audit(Office.NOW.plusSeconds(60), "AUD-STATE");
        assertThat(ran.run().count(Result.ERROR)).isEqualTo(1);
        assertThat(ran.opened()).isEqualTo(1);
        assertThat(ran.run().failsFrom(Severity.ERROR)).isTrue();
        try (Programme programme = office.programme(Office.NOW)) {
            Schedule schedule = Schedule.of(programme, office.controls());
            assertThat(schedule.due(Office.NOW.plusSeconds(61)))
                    .extracting(Control::id)
                    .contains("AUD-STATE");
            assertThat(new Audits(programme).trends())
                    .hasEntrySatisfying(
                            "AUD-STATE", trend -> assertThat(trend.row()).isEqualTo("+?"));
        }
    }

    @Test
    void own_controls_add_and_replace_none_and_choose_among_the_tests() throws IOException {
        office.write("controls/own.yaml", """
                controls:
                  - id: OWN-FRESH
                    title: Fresher than fresh
                    asks: No stored audience is older than a day.
                    serves: [EU-GDPR-ART5-1C-E]
                    test: audiences-fresh
                    days: 1
                    severity: warning
                    remedy: Run them.
                  - id: AUD-SECTOR
                    title: Another
                    asks: Another.
                    test: sector-declared
                    severity: warning
                    remedy: None.
                  - id: OWN-BAD
                    title: Bad
                    asks: Bad.
                    serves: [NO-SUCH-RULE]
                    test: rm-rf
                    severity: fatal
                    remedy: None.
                """);
        Controls controls = office.controls();
        assertThat(controls.control("OWN-FRESH")).hasValueSatisfying(own -> {
            assertThat(own.own()).isTrue();
            assertThat(own.limit()).isEqualTo(1);
        });
        assertThat(controls.control("AUD-SECTOR"))
                .hasValueSatisfying(shipped -> assertThat(shipped.own()).isFalse());
        assertThat(controls.control("OWN-BAD")).isEmpty();
        assertThat(controls.problems())
                .extracting(
                        problem -> problem.code() + " " + problem.span().from().line())
                .containsExactly("WSP1102 10", "LAW3004 19", "SRC1006 20", "SRC1006 21");
    }
}
