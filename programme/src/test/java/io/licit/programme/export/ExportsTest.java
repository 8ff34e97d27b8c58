package io.licit.programme.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.licit.core.campaign.ApprovalDigest;
import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Severity;
import io.licit.core.json.Json;
import io.licit.programme.Programme;
import io.licit.programme.approval.Approvals;
import io.licit.programme.people.Actor;
import io.licit.programme.state.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExportsTest {
    @TempDir
    Path folder;

    private Market market = Market.at(Path.of("."));

    @BeforeEach
    void open() throws IOException {
        market = Market.in(folder);
    }

    @Test
    void a_team_has_the_same_on_postgres() throws Exception {
        market.write("licit.yaml", Market.settings("state: {jdbc: '" + TestPostgres.database() + "'}\n"));
        try (Programme programme = market.programme(Market.NOW);
                Receiving receiving = Receiving.open()) {
            written(market.export(programme, market.order("letter", "out.csv", ExportKind.CSV), Market.NOW));
            market.write("data/consents.csv", Market.consents(10) + "p02,all,all,objected,2027-02-02,\n");
            assertThat(written(market.recheck(programme, "out.csv", Market.NOW)).rows())
                    .isEqualTo(9);
            Deliveries.Delivered delivered = new Deliveries(programme, passed -> {})
                    .deliver(
                            Rechecks.find(folder.resolve("out.csv")),
                            new Deliveries.Receiver(receiving.url(), Optional.empty(), 4),
                            market.subject(Market.NOW, "letter"),
                            Market.ANA);
            assertThat(delivered.sent()).isEqualTo(3);
            assertThat(receiving.rows()).hasSize(9);
            assertThat(new Exports(programme).list(Market.NOW))
                    .extracting(Exports.Listed::state)
                    .containsExactlyInAnyOrder("live", "rechecked");
            assertThat(market.log(programme)).hasSize(6);
        }
    }

    private Manifest written(Outcome outcome) {
        assertThat(outcome).as(String.valueOf(outcome)).isInstanceOf(Outcome.Written.class);
        return ((Outcome.Written) outcome).manifest();
    }

    private static List<Diagnostic> refused(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused) outcome).findings();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.contains("out") || name.startsWith(".licit-"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void a_file_its_manifest_and_the_log_say_the_same() throws IOException {
        try (Programme programme = market.programme(Market.NOW)) {
            Manifest manifest =
                    written(market.export(programme, market.order("letter", "out.csv", ExportKind.CSV), Market.NOW));
            String text = Files.readString(folder.resolve("out.csv"));
            assertThat(text).startsWith("customer_id,email\r\np00,Ann.0@Example.org\r\n");
            assertThat(text.lines()).hasSize(11).noneMatch(line -> line.contains("canary"));
            assertThat(Files.readString(folder.resolve("out.csv.licit.json"))).isEqualTo(manifest.text());
            assertThat(manifest.sha256()).isEqualTo(Sha256.of(folder.resolve("out.csv")));
            assertThat(manifest.rows()).isEqualTo(10);
            assertThat(manifest.validUntil()).isEqualTo(Market.NOW.plus(Duration.ofDays(7)));
            assertThat(market.log(programme))
                    .hasSize(2)
                    .allSatisfy(entry -> assertThat(entry)
                            .contains(manifest.id(), manifest.sha256())
                            .doesNotContain("ana\"", "p00", "Example.org"));
            assertThat(market.log(programme).get(0)).contains(manifest.digest());
            assertThat(market.log(programme).get(1))
                    .contains("\"manifest\":\"sha256:" + Sha256.of(folder.resolve("out.csv.licit.json")) + "\"");
            assertThat(new Exports(programme).list(Market.NOW))
                    .extracting(Exports.Listed::state)
                    .containsExactly("live");
            assertThat(names()).containsExactly("out.csv", "out.csv.licit.json");
        }
    }

    @Test
    void the_manifest_reads_as_it_always_did() throws IOException {
        try (Programme programme = market.programme(Market.NOW)) {
            Manifest manifest =
                    written(market.export(programme, market.order("letter", "out.csv", ExportKind.CSV), Market.NOW));
            isOfTheSchema(manifest);
            Json.Builder shown = Json.object();
            // The law changes with every pack, pseudonym and key are drawn, and the id is a hash over all.
            manifest.content().members().forEach((key, value) -> {
                if (!List.of("law", "by", "export", "evidence").contains(key)) {
                    shown.put(key, value);
                }
            });
            Path golden = Path.of("src/test/resources/export/manifest.json");
            if (Boolean.getBoolean("golden.update")) {
                Files.createDirectories(golden.getParent());
                Files.writeString(golden, shown.build().print() + "\n");
            }
            assertThat(shown.build().print() + "\n").isEqualTo(Files.readString(golden));
        }
    }

    private static void isOfTheSchema(Manifest manifest) throws IOException {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);
        Schema schema = registry.getSchema(
                Files.readString(Path.of(System.getProperty("licit.root", ".."), "schema/export.schema.json")),
                InputFormat.JSON);
        assertThat(schema.validate(manifest.text(), InputFormat.JSON)).isEmpty();
        assertThat(schema.validate(manifest.with("person", Json.of("p00")).text(), InputFormat.JSON))
                .hasSize(1);
    }

    @Test
    void a_list_for_a_platform_is_of_hashes_and_says_what_was_consented_to() throws IOException {
        try (Programme programme = market.programme(Market.NOW)) {
            written(market.export(
                    programme,
                    market.order("ads", "out.csv", ExportKind.GOOGLE_CUSTOMER_MATCH, "first", "country"),
                    Market.NOW));
            List<String> lines = Files.readAllLines(folder.resolve("out.csv"));
            assertThat(lines.get(0)).isEqualTo("Email,Phone,First Name,Country,ad_user_data,ad_personalization");
            // p03 consented to ads and not to profiling, and lives where Google asks for both.
            assertThat(lines).hasSize(10);
            assertThat(lines.subList(1, lines.size())).isSortedAccordingTo(String::compareTo);
            assertThat(lines)
                    .anyMatch(line -> line.equals(Sha256.of("ann.0@example.org") + "," + Sha256.of("+49301000000") + ","
                            + Sha256.of("josé") + ",DE,GRANTED,GRANTED"));
            assertThat(lines).noneMatch(line -> line.contains(Sha256.of("ann.3@example.org")));
            written(market.export(
                    programme, market.order("ads", "out2.csv", ExportKind.META_CUSTOM_AUDIENCE), Market.NOW));
            assertThat(Files.readAllLines(folder.resolve("out2.csv")))
                    .hasSize(11)
                    .contains("email,phone", Sha256.of("ann.3@example.org") + "," + Sha256.of("49301000003"));
            assertThatThrownBy(() -> market.export(
                            programme, market.order("letter", "out3.csv", ExportKind.META_CUSTOM_AUDIENCE), Market.NOW))
                    .hasMessageContaining("recipient `own`");
            assertThatThrownBy(() -> market.export(
                            programme,
                            market.order("ads", "out3.csv", ExportKind.META_CUSTOM_AUDIENCE, "points"),
                            Market.NOW))
                    .hasMessageContaining("no place for column `points`");
        }
    }

    @Test
    void columns_leave_only_where_the_use_needs_them() throws IOException {
        try (Programme programme = market.programme(Market.NOW)) {
            for (String column : List.of("illness", "sex", "mystery")) {
                assertThat(refused(market.export(
                                programme, market.order("letter", "out.csv", ExportKind.CSV, column), Market.NOW)))
                        .extracting(Diagnostic::code, Diagnostic::severity)
                        .as(column)
                        .containsExactly(tuple(Code.EXP8103, Severity.ERROR));
            }
            Outcome.Written outcome = (Outcome.Written) market.export(
                    programme, market.order("letter", "out.csv", ExportKind.CSV, "email", "points"), Market.NOW);
            assertThat(outcome.findings())
                    .extracting(Diagnostic::code, Diagnostic::severity)
                    .containsExactly(tuple(Code.EXP8103, Severity.WARNING));
            assertThat(names()).hasSize(2);
        }
    }

    @Test
    void what_is_in_the_way_keeps_everything_in() throws IOException {
        market.write("licit.yaml", Market.settings("approval: four-eyes\n"));
        try (Programme programme = market.programme(Market.NOW)) {
            assertThat(market.export(programme, market.order("letter", "out.csv", ExportKind.CSV), Market.NOW))
                    .isEqualTo(new Outcome.Blocked(
                            List.of("an approval of `letter` by another person: nobody has approved it")));
        }
        market.write("licit.yaml", Market.settings("").replace("size: 2", "size: 50"));
        try (Programme programme = market.programme(Market.NOW)) {
            assertThat(refused(market.export(programme, market.order("letter", "out.csv", ExportKind.CSV), Market.NOW)))
                    .extracting(Diagnostic::code)
                    .containsExactly(Code.CHK4010);
        }
        market.write("licit.yaml", Market.settings("export: {canaries: [p04]}\n"));
        try (Programme programme = market.programme(Market.NOW)) {
            assertThat(refused(market.export(programme, market.order("letter", "out.csv", ExportKind.CSV), Market.NOW)))
                    .extracting(Diagnostic::code)
                    .containsExactly(Code.EXP8104);
        }
        market.write("licit.yaml", Market.settings("export: {canaries: canary}\n"));
        market.segment("letter", "points > 10 and illness = 'none'", "{purpose: direct-marketing, channels: [email]}");
        market.segment(
                "ads",
                "points > 10 and illness = 'none'",
                "{purpose: targeted-advertising, channels: [web-ads], recipient: online-platform}");
        try (Programme programme = market.programme(Market.NOW)) {
            assertThat(refused(market.export(
                            programme, market.order("ads", "out.csv", ExportKind.META_CUSTOM_AUDIENCE), Market.NOW)))
                    .extracting(one -> one.law().map(law -> law.rule()).orElse(""))
                    .contains("PLATFORM-SENSITIVE", "EU-DSA-26-28");
            assertThat(market.log(programme)).isEmpty();
            assertThat(new Exports(programme).list(Market.NOW)).isEmpty();
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void what_another_approved_leaves_until_it_changes() throws IOException {
        market.write("licit.yaml", Market.settings("approval: four-eyes\n"));
        try (Programme programme = market.programme(Market.NOW)) {
            Subject subject = market.subject(Market.NOW, "letter");
            new Approvals(programme)
                    .decide(
                            ApprovalDigest.of("letter", subject.checked(), subject.workspace())
                                    .orElseThrow(),
                            true,
                            new Actor("bo"),
                            List.of(),
                            "",
                            Market.NOW.plus(Duration.ofDays(30)));
            written(market.export(programme, market.order("letter", "out.csv", ExportKind.CSV), Market.NOW));
            market.segment("letter", "points > 11", "{purpose: direct-marketing, channels: [email]}");
            assertThat(market.export(programme, market.order("letter", "out.csv", ExportKind.CSV), Market.NOW))
                    .isInstanceOf(Outcome.Blocked.class);
        }
    }

    @Test
    void only_an_export_of_the_segment_is_overwritten() throws IOException {
        market.segment("other", "points > 20", "{purpose: direct-marketing, channels: [email]}");
        try (Programme programme = market.programme(Market.NOW)) {
            Files.writeString(folder.resolve("out.csv"), "mine");
            assertThatThrownBy(() ->
                            market.export(programme, market.order("letter", "out.csv", ExportKind.CSV), Market.NOW))
                    .isInstanceOf(ExportException.class)
                    .hasMessageContaining("is there already");
            Files.delete(folder.resolve("out.csv"));
            written(market.export(programme, market.order("letter", "out.csv", ExportKind.CSV), Market.NOW));
            written(market.export(programme, market.order("letter", "out.csv", ExportKind.CSV), Market.NOW));
            assertThatThrownBy(() ->
                            market.export(programme, market.order("other", "out.csv", ExportKind.CSV), Market.NOW))
                    .isInstanceOf(ExportException.class);
            assertThat(new Exports(programme).list(Market.NOW))
                    .extracting(Exports.Listed::state)
                    .containsExactlyInAnyOrder("live", "replaced");
        }
    }

    @Test
    void a_recheck_takes_out_and_never_lets_in() throws IOException {
        Manifest first;
        try (Programme programme = market.programme(Market.NOW)) {
            first = written(market.export(programme, market.order("letter", "out.csv", ExportKind.CSV), Market.NOW));
        }
        Instant later = Market.NOW.plus(Duration.ofDays(9));
        market.write("data/customers.csv", Market.customers(12));
        market.write("data/consents.csv", Market.consents(12) + "p02,all,all,objected,2027-03-02,\n");
        market.write("data/restrictions.csv", "person,kind,at,until\np05,erasure,2027-03-03,\n");
        market.segment("letter", "points > 100", "{purpose: direct-marketing, channels: [email]}");
        try (Programme programme = market.programme(later)) {
            assertThat(new Exports(programme).list(later))
                    .extracting(Exports.Listed::state)
                    .containsExactly("expired");
            assertThat(new Exports(programme).findings(later))
                    .extracting(Diagnostic::code)
                    .containsExactly(Code.EXP8101);
            Outcome outcome = market.recheck(programme, "out.csv", later);
            Manifest second = written(outcome);
            assertThat(((Outcome.Written) outcome).findings())
                    .extracting(Diagnostic::code)
                    .containsExactly(Code.EXP8101);
            assertThat(second.removed()).hasSize(3).containsEntry("condition", 1L);
            isOfTheSchema(second);
            assertThat(second.isRedefined()).isTrue();
            assertThat(second.content().get("replaces")).contains(Json.of(first.id()));
            assertThat(second.validUntil()).isEqualTo(later.plus(Duration.ofDays(7)));
            assertThat(Files.readString(folder.resolve("out.csv")).lines())
                    .extracting(line -> line.substring(0, 3))
                    .containsExactly("cus", "p01", "p03", "p04", "p06", "p07", "p08", "p09");
            assertThat(new Exports(programme).list(later))
                    .extracting(Exports.Listed::state)
                    .containsExactly("live", "rechecked");
            // Nothing has changed since, so nothing changes.
            String text = Files.readString(folder.resolve("out.csv"));
            assertThat(written(market.recheck(programme, "out.csv.licit.json", later))
                            .removed())
                    .isEmpty();
            assertThat(Files.readString(folder.resolve("out.csv"))).isEqualTo(text);
            Files.delete(folder.resolve("segments/letter.yaml"));
            assertThat(market.recheck(programme, "out.csv", later)).isInstanceOf(Outcome.Revoked.class);
            assertThat(names()).isEmpty();
            assertThat(new Exports(programme).list(later))
                    .extracting(Exports.Listed::state)
                    .contains("revoked");
            assertThat(market.log(programme)).hasSize(7);
        }
    }

    @Test
    void a_recheck_without_an_approval_leaves_the_lease() throws IOException {
        try (Programme programme = market.programme(Market.NOW)) {
            written(market.export(programme, market.order("letter", "out.parquet", ExportKind.PARQUET), Market.NOW));
        }
        market.write("licit.yaml", Market.settings("approval: four-eyes\n"));
        Instant later = Market.NOW.plus(Duration.ofDays(2));
        try (Programme programme = market.programme(later)) {
            assertThat(written(market.recheck(programme, "out.parquet", later)).validUntil())
                    .isEqualTo(Market.NOW.plus(Duration.ofDays(7)));
        }
    }

    @Test
    void a_file_or_manifest_that_somebody_changed_is_not_touched() throws IOException {
        try (Programme programme = market.programme(Market.NOW)) {
            written(market.export(programme, market.order("letter", "out.ndjson", ExportKind.NDJSON), Market.NOW));
            Path file = folder.resolve("out.ndjson");
            Path manifest = folder.resolve("out.ndjson.licit.json");
            String text = Files.readString(file);
            String was = Files.readString(manifest);
            Files.writeString(file, text + "{\"customer_id\":\"p99\",\"email\":\"x@example.org\"}\n");
            assertThat(refused(market.recheck(programme, "out.ndjson", Market.NOW)))
                    .extracting(Diagnostic::code)
                    .containsExactly(Code.EXP8102);
            // Not even with a manifest to match.
            Files.writeString(
                    manifest, was.replace(Sha256.of(text), Sha256.of(file)).replace("2027-03-08", "2099-03-08"));
            assertThat(refused(market.recheck(programme, "out.ndjson", Market.NOW)))
                    .extracting(Diagnostic::code)
                    .containsExactly(Code.EXP8102);
            Files.writeString(file, text);
            Files.writeString(manifest, was);
            written(market.recheck(programme, "out.ndjson", Market.NOW));
            assertThat(Files.readString(file)).isEqualTo(text);
        }
    }
}
