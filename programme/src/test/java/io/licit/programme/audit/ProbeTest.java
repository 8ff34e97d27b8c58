package io.licit.programme.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.programme.Programme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each test passes where what it asks for is so, and fails where it is not. */
final class ProbeTest {
    /** What is not so in one of the two offices, for want of anything that it could be asked of. */
    private static final Set<String> NOT_ASKED_OF_THE_SOUND = Set.of("consents-reconfirmed");

    /** What can't be wrong at the same time as the rest; tested by itself below. */
    private static final Set<String> NOT_WRONG_WITH_THE_CARELESS =
            Set.of("consents-kept", "four-eyes-asked", "restrictions-fresh", "records-kept", "state-sound");

    @TempDir
    Path folder;

    @Test
    void where_everything_is_done_every_test_passes() throws IOException {
        Office office = SoundOffice.in(folder);
        try (Programme programme = office.programme(Office.NOW);
                Situation situation = office.situation(programme, Office.NOW)) {
            Map<String, String> others = new TreeMap<>();
            answers(situation).forEach((word, answer) -> {
                if (answer.result() != Result.PASS) {
                    others.put(word, answer.result().word() + ": " + answer.detail() + answer.observations());
                }
            });
            assertThat(others.keySet()).as(others.toString()).isEqualTo(NOT_ASKED_OF_THE_SOUND);
        }
    }

    @Test
    void where_nothing_is_done_every_test_fails_and_no_subject_is_a_person() throws IOException {
        Office office = CarelessOffice.in(folder);
        try (Programme programme = office.programme(Office.NOW)) {
            CarelessOffice.tamper(programme);
            try (Situation situation = office.situation(programme, Office.NOW)) {
                Map<String, String> others = new TreeMap<>();
                answers(situation).forEach((word, answer) -> {
                    assertThat(answer.detail() + answer.observations())
                            .as(word)
                            .doesNotContain("ana@office.example", "p00", "p01", "@example.org");
                    if (answer.result() != Result.FAIL) {
                        others.put(word, answer.result().word() + ": " + answer.detail());
                    }
                });
                assertThat(others.keySet()).as(others.toString()).isEqualTo(NOT_WRONG_WITH_THE_CARELESS);
            }
        }
    }

    @Test
    void what_can_not_be_wrong_together_is_wrong_alone() throws IOException {
        Office office = CarelessOffice.bare(folder);
        try (Programme programme = office.programme(Office.NOW);
                Situation situation = office.situation(programme, Office.NOW)) {
            assertThat(office.controls().byId().values().stream()
                            .map(control -> control.probe().word()))
                    .containsAll(Probe.all().stream().map(Probe::word).toList());
            for (String word : List.of("consents-kept", "four-eyes-asked", "restrictions-fresh", "records-kept")) {
                Answer answer = Probe.named(word).orElseThrow().ask(situation, 21);
                assertThat(answer.result()).as(word + ": " + answer.detail()).isEqualTo(Result.FAIL);
            }
            Office.sql(programme, "DROP TABLE export_chunk");
            Office.sql(programme, "DROP TABLE export_delivery");
            Office.sql(programme, "DROP TABLE export");
            Control state = office.controls().control("AUD-STATE").orElseThrow();
            assertThat(Audits.ask(state, situation).result()).isEqualTo(Result.ERROR);
        }
    }

    private static Map<String, Answer> answers(Situation situation) {
        Map<String, Integer> limits = Map.of(
                "audiences-fresh",
                30,
                "platform-lists-rechecked",
                7,
                "restrictions-fresh",
                21,
                "assessments-valid",
                30,
                "fairness-recent",
                90,
                "waivers-current",
                30,
                "law-ahead",
                90,
                "log-published",
                7);
        Map<String, Answer> answers = new TreeMap<>();
        for (Probe probe : Probe.all()) {
            answers.put(probe.word(), ask(probe, situation, limits.getOrDefault(probe.word(), 0)));
        }
        return answers;
    }

    private static Answer ask(Probe probe, Situation situation, int limit) {
        try {
            return probe.ask(situation, limit);
        } catch (RuntimeException failure) {
            return Answer.error(probe.word() + " threw " + failure);
        }
    }
}
