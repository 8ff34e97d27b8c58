package io.licit.programme.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import gov.nist.secauto.metaschema.databind.io.Format;
import gov.nist.secauto.metaschema.databind.io.IDeserializer;
import gov.nist.secauto.oscal.lib.OscalBindingContext;
import gov.nist.secauto.oscal.lib.model.AssessmentResults;
import io.licit.core.json.Json;
import io.licit.evidence.EvidenceException;
import io.licit.evidence.PackVerifier;
import io.licit.programme.Programme;
import io.licit.programme.audit.report.AuditJson;
import io.licit.programme.audit.report.AuditPack;
import io.licit.programme.audit.report.AuditPage;
import io.licit.programme.audit.report.AuditReport;
import io.licit.programme.audit.report.Oscal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An audit as others read it. */
final class ReportTest {
    @TempDir
    Path folder;

    private AuditReport report(Office office, Programme programme) {
        try (Situation situation = office.situation(programme, Office.NOW)) {
            List<Control> all = List.copyOf(office.controls().byId().values());
            AuditRun run = new Audits(programme)
                    .run(situation, all, true, Office.ANA)
                    .run();
            FindingBook book = new FindingBook(programme);
            book.assign(1, Office.ANA.id(), Optional.empty(), Office.BEN);
            book.accept(1, "It is <small>.", situation.day().plusDays(20), Office.BEN);
            return office.report(programme, run);
        }
    }

    @Test
    void oscal_holds_against_the_schema_of_nist_and_its_library_and_is_the_same_every_time() throws IOException {
        Office office = CarelessOffice.in(folder);
        try (Programme programme = office.programme(Office.NOW)) {
            AuditReport report = report(office, programme);
            String oscal = Oscal.of(report).print();
            assertThat(Oscal.of(report).print()).isEqualTo(oscal);
            assertThat(oscal).doesNotContain("ana@", "ben@", "office.example");
            assertThat(schemaErrors(oscal)).isEmpty();
            assertThat(schemaErrors(oscal.replace("\"not-satisfied\"", "\"maybe\""))).isNotEmpty();
            Path file = folder.resolve("oscal.json");
            Files.writeString(file, oscal);
            IDeserializer<AssessmentResults> reader =
                    OscalBindingContext.instance().newDeserializer(Format.JSON, AssessmentResults.class);
            AssessmentResults read = reader.deserialize(file);
            assertThat(read.getResults().get(0).getFindings())
                    .hasSameSizeAs(report.run().outcomes().stream()
                            .filter(one -> one.result() != Result.NOT_APPLICABLE)
                            .toList());
            assertThat(read.getResults().get(0).getRisks()).hasSize(report.findings().size());
        }
    }

    private static List<Error> schemaErrors(String oscal) throws IOException {
        try (InputStream stream = AssessmentResults.class.getResourceAsStream("/schema/json/oscal-ar_schema.json")) {
            if (stream == null) {
                throw new IOException("the library brings no schema");
            }
            // Java's regular expressions have these classes under the same names.
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(text, InputFormat.JSON);
            return schema.validate(oscal, InputFormat.JSON);
        }
    }

    @Test
    void the_page_escapes_what_it_shows_and_loads_nothing() throws IOException {
        Office office = CarelessOffice.in(folder);
        try (Programme programme = office.programme(Office.NOW)) {
            String page = AuditPage.of(report(office, programme));
            assertThat(page)
                    .contains("default-src 'none'; style-src 'sha256-", "It is &lt;small&gt;.", "<svg role=\"img\"")
                    .doesNotContain("<script", "It is <small>", "src=", "style=\"");
        }
    }

    @Test
    void json_has_the_keys_that_programs_rely_on() throws IOException {
        Office office = CarelessOffice.bare(folder);
        try (Programme programme = office.programme(Office.NOW)) {
            Json.Obj json = AuditJson.of(report(office, programme));
            Json.Arr controls = (Json.Arr) json.get("controls").orElseThrow();
            assertThat(controls.items())
                    .hasSize(office.controls().byId().size())
                    .allSatisfy(one -> assertThat(((Json.Obj) one).members().keySet())
                            .containsExactly("id", "result", "detail"));
        }
    }

    @Test
    void the_pack_holds_against_the_key_alone_and_no_changed_file_does() throws IOException, EvidenceException {
        Office office = CarelessOffice.in(folder);
        Path zip = folder.resolve("audit.zip");
        try (Programme programme = office.programme(Office.NOW)) {
            AuditReport report = report(office, programme);
            new AuditPack(programme, report)
                    .write(zip, office.reading().workspace().sources(), Office.ANA);
            assertThat(verified(zip, programme)).isTrue();
            assertThat(io.licit.evidence.Main.class).isNotNull();
        }
    }

    private static boolean verified(Path zip, Programme programme) throws EvidenceException {
        return PackVerifier.verify(zip, programme.journal().key().verifier(), Optional.empty(), Optional.empty())
                .ok();
    }
}
