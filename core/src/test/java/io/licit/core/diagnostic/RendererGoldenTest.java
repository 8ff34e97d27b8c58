package io.licit.core.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.Golden;
import io.licit.core.json.Json;
import io.licit.core.source.SourceFile;
import io.licit.core.source.Span;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class RendererGoldenTest {
    private static final SourceFile SEGMENT = new SourceFile(
            "segments/lapsed big.yaml",
            "segment: lapsed\n# more\n# more\n# more\n# more\nwhere: |\n  sum(orders.amuont) > 500\n  and sex = 'f'\n"
                    + "\tand name = '王小明' and x\n");

    @Test
    void text_is_for_people() {
        Golden.assertEquals(Golden.cases("renderers").resolve("expected.txt"), TextRenderer.render(findings(), false));
    }

    @Test
    void colour_is_paint_and_nothing_else() {
        String painted = TextRenderer.render(findings(), true);
        Golden.assertEquals(Golden.cases("renderers").resolve("expected.ansi"), painted);
        assertThat(painted.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(TextRenderer.render(findings(), false));
    }

    @Test
    void json_is_for_programs() {
        String json = JsonRenderer.render(findings());
        Golden.assertEquals(Golden.cases("renderers").resolve("expected.json"), json);
        Json.Arr found =
                (Json.Arr) ((Json.Obj) Json.parse(json)).get("findings").orElseThrow();
        for (Json finding : found.items()) {
            assertThat(((Json.Obj) finding).members().keySet())
                    .containsExactly(
                            "code",
                            "rule",
                            "severity",
                            "verdict",
                            "message",
                            "help",
                            "cite",
                            "url",
                            "file",
                            "line",
                            "column",
                            "segment",
                            "notes",
                            "end_line",
                            "end_column");
        }
    }

    @Test
    void sarif_has_what_its_standard_requires() {
        String text = SarifRenderer.render(findings());
        Golden.assertEquals(Golden.cases("renderers").resolve("expected.sarif"), text);
        Json.Obj sarif = (Json.Obj) Json.parse(text);
        assertThat(sarif.get("version")).contains(Json.of("2.1.0"));
        Json.Obj run = (Json.Obj) items(sarif, "runs").get(0);
        Json.Obj driver = (Json.Obj)
                ((Json.Obj) run.get("tool").orElseThrow()).get("driver").orElseThrow();
        List<Json> rules = items(driver, "rules");
        for (Json result : items(run, "results")) {
            Json.Obj object = (Json.Obj) result;
            int index =
                    ((Json.Num) object.get("ruleIndex").orElseThrow()).value().intValueExact();
            assertThat(((Json.Obj) rules.get(index)).get("id")).isEqualTo(object.get("ruleId"));
            assertThat(((Json.Str) object.get("level").orElseThrow()).value()).isIn("error", "warning", "note");
            assertThat(object.members()).containsKeys("message", "locations", "partialFingerprints");
        }
        assertThat(items(run, "results").stream()
                        .map(result ->
                                ((Json.Obj) result).get("partialFingerprints").orElseThrow())
                        .distinct())
                .hasSize(findings().size());
    }

    @Test
    void github_commands_escape_what_would_end_them() {
        Golden.assertEquals(Golden.cases("renderers").resolve("expected.github"), GithubRenderer.render(findings()));
    }

    @Test
    void junit_is_well_formed() throws Exception {
        String xml = JunitRenderer.render(findings());
        Golden.assertEquals(Golden.cases("renderers").resolve("expected.xml"), xml);
        var document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        assertThat(document.getElementsByTagName("testcase").getLength())
                .isEqualTo(findings().size());
        assertThat(document.getElementsByTagName("failure").getLength()).isEqualTo(4);
    }

    @Test
    void no_findings_are_valid_output_too() {
        assertThat(TextRenderer.render(List.of(), false)).isEmpty();
        assertThat(TextRenderer.summary(List.of())).isEqualTo("no findings");
        assertThat(JsonRenderer.json(List.of()).canonical()).isEqualTo("{\"findings\":[]}");
        assertThat(items((Json.Obj) Json.parse(SarifRenderer.render(List.of())), "runs"))
                .hasSize(1);
        assertThat(GithubRenderer.render(List.of())).isEmpty();
        assertThat(JunitRenderer.render(List.of())).contains("tests=\"1\" failures=\"0\"");
    }

    private static List<Json> items(Json.Obj object, String key) {
        return ((Json.Arr) object.get(key).orElseThrow()).items();
    }

    private static List<Diagnostic> findings() {
        return List.of(
                Diagnostic.of(Code.SEG2002, Said.of("`amuont` is not a column of `orders`"), at("orders.amuont"))
                        .withLabel(Said.of("not in the catalogue"))
                        .withNote(Said.of("`orders` has amount, placed_at"))
                        .withHelp(Said.of("did you mean `amount`?"))
                        .withSegment("lapsed"),
                Diagnostic.of(
                                Code.CHK4001,
                                Said.of("`sex` is read for `direct-marketing`, 100%\nof <it>"),
                                at("sex = 'f'"))
                        .withLaw(new Diagnostic.LawReference(
                                "EU-GDPR-9-1", "violated", "Art. 9(1)", "https://example.org/gdpr"))
                        .withHelp(Said.of("leave the column out"))
                        .withSegment("lapsed"),
                Diagnostic.of(Code.SEG2003, Said.of("text stands beside a number"), at("小明' and x"))
                        .withLabel(Said.of("text")),
                Diagnostic.of(
                        Code.SEG2001,
                        Said.of("the condition does not end"),
                        at("|\n  sum(orders.amuont) > 500\n  and")),
                Diagnostic.of(Code.CHK4009, Said.of("no minimum size is set"), SEGMENT.start())
                        .withHelp(Said.of("write `minimum`")),
                Diagnostic.of(Code.CHK4009, Said.of("no minimum size is set"), SEGMENT.span(16, 16))
                        .withHelp(Said.of("write `minimum`")),
                Diagnostic.of(Code.CHK4011, Said.of("`EU-GDPR-7` is satisfied"), Span.none())
                        .withLaw(new Diagnostic.LawReference("EU-GDPR-7", "satisfied", "Art. 7", ""))
                        .withSegment("lapsed"));
    }

    private static Span at(String part) {
        int start = SEGMENT.text().indexOf(part);
        return SEGMENT.span(start, start + part.length());
    }
}
