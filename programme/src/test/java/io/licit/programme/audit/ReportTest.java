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
import io.licit.evidence.SigningKey;
import io.licit.programme.Programme;
import io.licit.programme.audit.report.AuditJson;
import io.licit.programme.audit.report.AuditPack;
import io.licit.programme.audit.report.AuditPage;
import io.licit.programme.audit.report.AuditReport;
import io.licit.programme.audit.report.Oscal;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An audit as others read it. */
final class ReportTest {
    @TempDir
    static Path folder = Path.of(".");

    private static Office office = new Office(Path.of("."));
    private static @Nullable Programme opened;
    private static @Nullable AuditReport made;

    @BeforeAll
    static void an_audit_of_the_careless() throws IOException {
        office = CarelessOffice.in(folder);
        opened = office.programme(Office.NOW);
        made = audited(opened);
    }

    @AfterAll
    static void close() {
        programme().close();
    }

    private static Programme programme() {
        return Objects.requireNonNull(opened);
    }

    private static AuditReport report() {
        return Objects.requireNonNull(made);
    }

    private static AuditReport audited(Programme programme) {
        try (Situation situation = office.situation(programme, Office.NOW)) {
            List<Control> all = List.copyOf(office.controls().byId().values());
            AuditRun run =
                    new Audits(programme).run(situation, all, true, Office.ANA).run();
            FindingBook book = new FindingBook(programme);
            book.assign(1, Office.ANA.id(), Optional.empty(), Office.BEN);
            book.accept(1, "It is <small>.", situation.day().plusDays(20), Office.BEN);
            return office.report(programme, run);
        }
    }

    @Test
    void oscal_holds_against_the_schema_of_nist_and_its_library_and_is_the_same_every_time() throws IOException {
        String oscal = Oscal.of(report()).print();
        assertThat(Oscal.of(report()).print()).isEqualTo(oscal);
        assertThat(oscal).doesNotContain("ana@", "ben@", "office.example");
        assertThat(schemaErrors(oscal)).isEmpty();
        assertThat(schemaErrors(oscal.replace("\"not-satisfied\"", "\"maybe\"")))
                .isNotEmpty();
        Path file = folder.resolve("oscal.json");
        Files.writeString(file, oscal);
        IDeserializer<AssessmentResults> reader =
                OscalBindingContext.instance().newDeserializer(Format.JSON, AssessmentResults.class);
        AssessmentResults read = reader.deserialize(file);
        assertThat(read.getResults().get(0).getFindings())
                .hasSameSizeAs(report().run().outcomes().stream()
                        .filter(one -> one.result() != Result.NOT_APPLICABLE)
                        .toList());
        assertThat(read.getResults().get(0).getRisks())
                .hasSize(report().findings().size());
    }

    private static List<Error> schemaErrors(String oscal) throws IOException {
        try (InputStream stream = AssessmentResults.class.getResourceAsStream("/schema/json/oscal-ar_schema.json")) {
            if (stream == null) {
                throw new IOException("the library brings no schema");
            }
            String text = plain(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(text, InputFormat.JSON);
            return schema.validate(oscal, InputFormat.JSON);
        }
    }

    /** The schema names its parts by {@code $id} as it does by their places, which the validator takes for two things. */
    private static String plain(String schema) {
        return plain(Json.parse(schema)).canonical();
    }

    private static Json plain(Json json) {
        if (json instanceof Json.Arr array) {
            return Json.array(array.items().stream().map(one -> plain(one)).toList());
        }
        if (!(json instanceof Json.Obj object)) {
            return json;
        }
        Json.Builder all = Json.object();
        object.members().forEach((key, value) -> {
            if (key.equals("properties")) {
                all.put(key, plain(nested(value)));
            } else if (!key.equals("$id")) {
                all.put(key, plain(value));
            }
        });
        return all.build();
    }

    /** Of a property {@code id} the schema states its form one level too deep. */
    private static Json nested(Json properties) {
        Json.Builder all = Json.object();
        ((Json.Obj) properties)
                .members()
                .forEach((name, form) -> all.put(
                        name, name.equals("id") ? ((Json.Obj) form).get("id").orElse(form) : form));
        return all.build();
    }

    @Test
    void the_page_escapes_what_it_shows_and_loads_nothing() throws IOException {
        String page = AuditPage.of(report());
        assertThat(page)
                .contains("default-src 'none'; style-src 'sha256-", "It is &lt;small&gt;.", "<svg role=\"img\"")
                .doesNotContain("<script", "It is <small>", "src=", "style=\"");
    }

    @Test
    void json_has_the_keys_that_programs_rely_on() throws IOException {
        Json.Obj json = AuditJson.of(report());
        Json.Arr controls = (Json.Arr) json.get("controls").orElseThrow();
        assertThat(controls.items())
                .hasSize(office.controls().byId().size())
                .allSatisfy(one ->
                        assertThat(((Json.Obj) one).members().keySet()).containsExactly("id", "result", "detail"));
    }

    @Test
    void the_pack_holds_against_its_key_alone_and_against_no_other() throws IOException, EvidenceException {
        Path zip = folder.resolve("audit.zip");
        new AuditPack(programme(), report())
                .write(zip, office.reading().workspace().sources(), Office.ANA);
        assertThat(verified(zip, programme())).isTrue();
        Path key = folder.resolve("key.txt");
        Files.writeString(key, programme().journal().key().verifier().print() + "\n");
        assertThat(byTheJarAlone(zip, key)).isZero();
        Path other = folder.resolve("other.txt");
        Files.writeString(other, otherKey() + "\n");
        assertThat(byTheJarAlone(zip, other)).isEqualTo(1);
    }

    private static String otherKey() throws EvidenceException {
        return SigningKey.generate("licit.local/other").verifier().print();
    }

    /** A JVM with the classes of the evidence module and no other. */
    private static int byTheJarAlone(Path zip, Path key) throws IOException {
        try {
            Path classes = Path.of(PackVerifier.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            classes.toString(),
                            "io.licit.evidence.Main",
                            "verify",
                            zip.toString(),
                            "--key",
                            key.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (URISyntaxException | InterruptedException failure) {
            throw new IOException(failure);
        }
    }

    private static boolean verified(Path zip, Programme programme) throws EvidenceException {
        return PackVerifier.verify(zip, programme.journal().key().verifier(), Optional.empty(), Optional.empty())
                .ok();
    }
}
