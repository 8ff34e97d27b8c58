package io.licit.core.assess;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.catalogue.AssessmentKind;
import io.licit.core.catalogue.Figure;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.source.Span;
import io.licit.core.workspace.Assessment;
import io.licit.core.workspace.Fixture;
import io.licit.core.workspace.Workspace;
import io.licit.core.workspace.WorkspaceReader;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written of an assessment is read as the same one. */
class AssessmentTextTest {
    private static Assessment of(AssessmentKind kind, String conclusion, Map<String, String> answers) {
        return new Assessment(
                "yes",
                kind,
                "A: title, with # and \"marks\"",
                List.of("buyers"),
                Map.of("buyers", "0".repeat(64)),
                conclusion,
                answers,
                List.of(),
                Map.of(Figure.AIR, "0.81: of 2026"),
                List.of("https://aurora.example/a#b", "a, b]"),
                Assessment.Outcome.PASSES,
                Optional.of("olaf: the officer"),
                Optional.of(LocalDate.parse("2026-10-01")),
                Optional.of(LocalDate.parse("2027-10-01")),
                Span.none());
    }

    private static Assessment read(String text) {
        Diagnostics found = new Diagnostics();
        Workspace workspace = WorkspaceReader.read(
                        Fixture.with("assessments/a.yaml", text), (file, out) -> Optional.empty(), found)
                .orElseThrow();
        assertThat(found.hasErrors()).as(text).isFalse();
        return Optional.ofNullable(workspace.assessments().get("yes")).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "two\nlines",
                "an indented\n    line\n\nand a blank one",
                "- a list\n- of two: # no comment",
                "a tab\there\nand there",
                "ends with blanks  \nand goes on",
                "---\n...\n%TAG",
                "\u2028 a separator\n\u00a0 and no break",
                "\ud83d\ude00 an emoji\nand more",
                "'quoted' \"twice\" \\ and back",
                "true",
                "~"
            })
    void any_words_come_back_as_they_were(String words) {
        Assessment before = of(AssessmentKind.DPIA, words, Map.of("risks", words, "own question", words));
        Assessment after = read(new AssessmentText(before).yaml());
        assertThat(after.conclusion().strip()).isEqualTo(words.strip());
        assertThat(after.answers().get("risks"))
                .satisfies(one -> assertThat(one.strip()).isEqualTo(words.strip()));
        assertThat(after.answers()).containsKey("own question");
        assertThat(after.unanswered()).containsExactly("processing", "necessity", "measures", "advice");
        assertThat(after.title()).isEqualTo(before.title());
        assertThat(after.subjects()).isEqualTo(before.subjects());
        assertThat(after.figures()).isEqualTo(before.figures());
        assertThat(after.evidence()).isEqualTo(before.evidence());
        assertThat(after.signedBy()).isEqualTo(before.signedBy());
        assertThat(after.expiresAt()).isEqualTo(before.expiresAt());
        assertThat(new AssessmentText(after).yaml()).isEqualTo(new AssessmentText(before).yaml());
    }

    @ParameterizedTest
    @EnumSource
    void every_question_that_is_not_answered_keeps_it_from_counting(AssessmentKind kind) {
        Assessment after = read(new AssessmentText(of(kind, "Fine.", Map.of())).yaml());
        assertThat(after.unanswered())
                .containsExactlyElementsOf(new AssessmentText(after).answers().keySet());
        assertThat(after.idle("buyers", "0".repeat(64), LocalDate.parse("2026-11-01")))
                .isPresent();
    }

    @Test
    void a_page_of_it_says_what_is_not_answered_and_who_signed() {
        String page = new AssessmentText(of(AssessmentKind.DPIA, "Fine.", Map.of("risks", "None seen."))).markdown();
        assertThat(page)
                .contains("## What can go wrong for the persons, how likely and how badly?\n\nNone seen.\n")
                .contains("*Not answered.*")
                .contains("- Signed: olaf: the officer, 2026-10-01");
    }
}
