package io.licit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.catalogue.AssessmentKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AssessTest {
    @TempDir
    Path folder;

    @BeforeEach
    void a_shop() throws IOException {
        Starter.write(folder, LocalDate.ofInstant(Cli.NOW, ZoneOffset.UTC));
    }

    @Test
    void a_draft_is_filled_as_far_as_the_workspace_knows_and_counts_for_nothing() throws IOException {
        interests("li-regulars");
        Cli.Ran drawn = run("assess", "new", "legitimate-interests", "newsletter-regulars", "--id", "li-regulars");
        assertThat(drawn.exit()).isEqualTo(Exit.OK);
        assertThat(drawn.out())
                .contains("A draft in assessments/li-regulars.yaml.")
                .contains("EU-GDPR-ART6-1F");
        String text = Files.readString(folder.resolve("assessments/li-regulars.yaml"));
        assertThat(text)
                .contains("Purpose: direct-marketing, over email")
                .contains("customers.loyalty_points: ")
                .contains("#   EU-GDPR-ART6-1F, ")
                .contains("outcome: open");
        Cli.Ran checked = run("check", "newsletter-regulars");
        assertThat(checked.out()).contains("CHK4005").contains("CHK4016").contains("its outcome is open");
    }

    @Test
    void a_draft_that_is_answered_and_signed_counts_until_the_segment_changes() throws IOException {
        interests("li-regulars");
        run("assess", "new", "legitimate-interests", "newsletter-regulars", "--id", "li-regulars");
        Path file = folder.resolve("assessments/li-regulars.yaml");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("outcome: open", "outcome: passes")
                        .replace("# signed_by", "signed_by")
                        .replace("# signed_at", "signed_at")
                        .replace("# expires_at", "expires_at"));
        assertThat(run("check", "newsletter-regulars").out())
                .contains("CHK4005")
                .contains("it leaves `interest` unanswered");
        Files.writeString(file, Files.readString(file).replace(": ''", ": Said at length."));
        assertThat(run("check", "newsletter-regulars").out())
                .doesNotContain("CHK4005")
                .doesNotContain("CHK4016");
        assertThat(run("assess", "list").out()).contains("counts");
        Path segment = folder.resolve("segments/newsletter-regulars.yaml");
        Files.writeString(segment, Files.readString(segment).replace("> 5", "> 6"));
        assertThat(run("check", "newsletter-regulars").out())
                .contains("CHK4005")
                .contains("the segment has changed since it was judged");
        assertThat(run("assess", "list", "--format", "json").out()).contains("\"counts\": false");
    }

    @ParameterizedTest
    @EnumSource
    void every_kind_has_a_draft_that_reads(AssessmentKind kind) {
        assertThat(run("assess", "new", kind.word(), "frequent-buyers").exit()).isEqualTo(Exit.OK);
        assertThat(run("check", "frequent-buyers").out())
                .contains("its outcome is open")
                .doesNotContain("SRC1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"business-reason", "fairness"})
    void a_draft_on_fairness_has_a_place_for_the_figures_that_findings_ask_for(String kind) throws IOException {
        assertThat(run("assess", "new", kind, "frequent-buyers").exit()).isEqualTo(Exit.OK);
        assertThat(Files.readString(folder.resolve("assessments/" + kind + "-frequent-buyers.yaml")))
                .contains("figures:\n  air: ''\n  p-value: ''\n");
    }

    @Test
    void a_draft_is_never_written_over_a_file() throws IOException {
        assertThat(run("assess", "new", "dpia", "frequent-buyers").exit()).isEqualTo(Exit.OK);
        Path file = folder.resolve("assessments/dpia-frequent-buyers.yaml");
        Files.writeString(file, "mine: [");
        Cli.Ran again = run("assess", "new", "dpia", "frequent-buyers");
        assertThat(again.exit()).isEqualTo(Exit.USAGE);
        assertThat(Files.readString(file)).isEqualTo("mine: [");
    }

    @Test
    void an_unknown_kind_or_segment_is_said() {
        assertThat(run("assess", "new", "dpa", "frequent-buyers").err()).contains("did you mean `dpia`?");
        assertThat(run("assess", "new", "dpia", "nobody").err()).contains("there is no segment `nobody`");
        assertThat(run("assess", "new", "dpia", "frequent-buyers", "--id", "../x")
                        .exit())
                .isEqualTo(Exit.USAGE);
        assertThat(run("assess").err()).contains("`assess` needs a command");
    }

    private void interests(String assessment) throws IOException {
        Path segment = folder.resolve("segments/newsletter-regulars.yaml");
        Files.writeString(segment, """
                segment: newsletter-regulars
                title: Regulars
                use: {purpose: direct-marketing, channels: [email]}
                basis: legitimate-interests
                assessment: %s
                reason: Tell regular customers what is new.
                where: loyalty_points > 5
                """.formatted(assessment));
    }

    private Cli.Ran run(String... arguments) {
        return Cli.in(folder).run(arguments);
    }
}
