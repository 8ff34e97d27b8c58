package io.licit.cli;

import io.licit.cli.text.Numbers;
import io.licit.programme.training.Recording;
import io.licit.programme.training.Result;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What came of recording. */
final class TrainRecorded {
    private TrainRecorded() {}

    static String text(Recording.Recorded recorded) {
        StringBuilder text = new StringBuilder();
        for (Result result : recorded.added()) {
            text.append(result.passed() ? "certificate " : "result ")
                    .append(result.number())
                    .append(": ")
                    .append(result.person())
                    .append(", ")
                    .append(result.course())
                    .append(result.score().map(score -> ", " + score + "%").orElse(""))
                    .append(result.validUntil()
                            .map(until -> ", valid until " + LocalDate.ofInstant(until, ZoneOffset.UTC))
                            .orElse(", not passed"))
                    .append('\n');
        }
        text.append(Numbers.of(recorded.added().size(), "result", "results")).append(" recorded");
        return text.append(recorded.known() == 0 ? "" : ", " + recorded.known() + " known before")
                .append(".\n")
                .toString();
    }
}
