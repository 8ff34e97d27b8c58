package io.licit.engine.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.check.Checker;
import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Severity;
import io.licit.core.law.LawBook;
import io.licit.core.workspace.Workspace;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** That Licit says of Aurora's segments what Aurora's README says that it should. */
final class AuroraFindingsTest {
    private static Workspace workspace;
    private static Checker.Checked checked;

    @BeforeAll
    static void check() throws URISyntaxException {
        LawBook law = Shipped.law();
        Path texts = Path.of(
                Objects.requireNonNull(Aurora.class.getResource("/demo/aurora")).toURI());
        workspace = Shipped.workspace(texts, law, "CAT1204");
        checked = Checker.check(
                workspace,
                law,
                Shipped.AS_OF,
                Optional.empty(),
                workspace.segments().keySet());
    }

    @Test
    void every_segment_is_read_and_resolved() {
        assertThat(checked.broken()).isEmpty();
        assertThat(checked.segments().keySet()).containsExactlyInAnyOrderElementsOf(ids("segments"));
        assertThat(workspace.segments().keySet()).containsExactlyInAnyOrderElementsOf(ids("segments"));
        assertThat(workspace.assessments().keySet()).containsExactlyInAnyOrderElementsOf(ids("assessments"));
        assertThat(workspace.campaigns().keySet()).containsExactlyInAnyOrderElementsOf(ids("campaigns"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "staff",
                "lapsed-big-spenders",
                "newsletter-regulars",
                "winback-by-post",
                "second-purchase",
                "delivery-apologies",
                "gold-early-access",
                "lapsed-in-china",
                "workshop-texts",
                "campus-drop"
            })
    void nothing_is_said_against(String segment) {
        assertThat(findings(segment)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "restful-nights, CHK4001, EU-GDPR-ART9",
        "quiet-evenings, CHK4001, EU-GDPR-ART9",
        "comfort-seekers, CHK4001, EU-GDPR-ART9",
        "garden-season, CHK4005, LICIT-BASIS-INTERESTS",
        "autumn-call-list, CHK4005, LICIT-BASIS-INTERESTS",
        "full-price-neighbourhoods, CHK4001, EU-GDPR-ART5-1B",
        "partner-audience, CHK4001, EU-GDPR-ART5-1B",
        "growing-families, CHK4008, EU-GDPR-ART5-1C-E",
        "app-regulars, CHK4003, ''",
        "legacy-favourites, CHK4006, ''",
        "newlywed-homes, CHK4007, ''"
    })
    void what_is_wrong_is_said(String segment, String code, String rule) {
        assertThat(findings(segment))
                .extracting(diagnostic -> diagnostic.code().id() + " " + rule(diagnostic))
                .contains(code + " " + rule);
    }

    /** Each of these is wrong in one way, so that a reader sees one thing. */
    @Test
    void nothing_else_is_said() {
        Map<String, Set<String>> codes = Map.of(
                "restful-nights", Set.of("CHK4001"),
                "quiet-evenings", Set.of("CHK4001"),
                "comfort-seekers", Set.of("CHK4001"),
                "garden-season", Set.of("CHK4005", "CHK4016"),
                "growing-families", Set.of("CHK4008"),
                "app-regulars", Set.of("CHK4003"),
                "legacy-favourites", Set.of("CHK4006"));
        codes.forEach(
                (segment, expected) -> assertThat(codes(segment)).as(segment).isEqualTo(expected));
    }

    private static Set<String> codes(String segment) {
        return findings(segment).stream()
                .map(diagnostic -> diagnostic.code().id())
                .collect(Collectors.toSet());
    }

    private static String rule(Diagnostic diagnostic) {
        return diagnostic.law().map(Diagnostic.LawReference::rule).orElse("");
    }

    private static List<Diagnostic> findings(String segment) {
        return checked.findings().stream()
                .filter(diagnostic -> diagnostic.segment().equals(Optional.of(segment)))
                .filter(diagnostic -> diagnostic.severity() != Severity.NOTE)
                .filter(diagnostic -> diagnostic.code() != Code.CHK4011)
                .toList();
    }

    /** From the names of the files: each is named as what is in it. */
    private static List<String> ids(String folder) {
        return Aurora.TEXTS.stream()
                .filter(name -> name.startsWith(folder + "/") && name.endsWith(".yaml"))
                .map(name -> name.substring(folder.length() + 1, name.length() - ".yaml".length()))
                .toList();
    }
}
