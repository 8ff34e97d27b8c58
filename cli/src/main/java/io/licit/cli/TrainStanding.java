package io.licit.cli;

import io.licit.cli.text.Grid;
import io.licit.cli.text.Grid.Cell;
import io.licit.cli.text.Grid.Side;
import io.licit.cli.text.Paint;
import io.licit.cli.text.Words;
import io.licit.core.diagnostic.TextRenderer;
import io.licit.programme.training.Duties;
import io.licit.programme.training.Standing;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A table of people and courses, and one of rules. */
final class TrainStanding {
    private static final int TOPICS = 60;

    private TrainStanding() {}

    static String text(TrainStatus.Shown shown, Paint paint) {
        StringBuilder text = new StringBuilder();
        if (shown.standings().isEmpty()) {
            text.append("Nobody is declared under `people` in licit.yaml; whoever is not needs the courses of a ")
                    .append("campaign-manager.\n");
        } else {
            text.append(people(shown, paint));
        }
        text.append('\n').append(rules(shown, paint));
        if (!shown.findings().isEmpty()) {
            text.append('\n').append(TextRenderer.render(shown.findings(), paint == Paint.COLOUR));
        }
        return text.toString();
    }

    private static String people(TrainStatus.Shown shown, Paint paint) {
        List<String> courses = List.copyOf(shown.desk().courses().byId().keySet());
        Side[] sides =
                Stream.generate(() -> Side.LEFT).limit(courses.size() + 1L).toArray(Side[]::new);
        Grid grid = new Grid(sides);
        List<Cell> head = new ArrayList<>(List.of(new Cell("person", paint::dim)));
        courses.forEach(course -> head.add(new Cell(course, paint::dim)));
        grid.row(head);
        shown.standings().forEach((person, standings) -> {
            List<Cell> row = new ArrayList<>(List.of(new Cell(person, paint::bold)));
            courses.forEach(course -> row.add(cell(Optional.ofNullable(standings.get(course)), paint)));
            grid.row(row);
        });
        return grid.lines("");
    }

    private static Cell cell(Optional<Standing> standing, Paint paint) {
        if (standing.isEmpty()) {
            return new Cell("not asked", paint::dim);
        }
        String day = standing.get().until().map(TrainStanding::day).orElse("");
        return switch (standing.get().state()) {
            case CURRENT -> new Cell("until " + day, paint::green);
            case DUE -> new Cell("due " + day, paint::yellow);
            case EXPIRED -> new Cell("ended " + day, paint::red);
            case NEVER -> new Cell("never", paint::red);
        };
    }

    private static String rules(TrainStatus.Shown shown, Paint paint) {
        StringBuilder text = new StringBuilder("Rules in force that ask for training\n");
        Grid grid = new Grid(Side.LEFT, Side.LEFT, Side.LEFT);
        grid.row(List.of(
                new Cell("rule", paint::dim), new Cell("who and what", paint::dim), new Cell("course", paint::dim)));
        for (Duties.Duty duty : shown.duties()) {
            String what = String.join(", ", duty.who()) + ": " + String.join(", ", duty.topics());
            grid.row(List.of(
                    Cell.of(duty.rule().id()),
                    Cell.of(Words.shortened(what, TOPICS)),
                    duty.courses().isEmpty()
                            ? new Cell("none here", paint::yellow)
                            : Cell.of(String.join(", ", duty.courses()))));
        }
        text.append(shown.duties().isEmpty() ? "  none at the places that the work reaches\n" : grid.lines("  "));
        long without =
                shown.duties().stream().filter(duty -> duty.courses().isEmpty()).count();
        return text.append(without == 0 ? "" : "  What has no course here must be trained by other means.\n")
                .toString();
    }

    private static String day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC).toString();
    }
}
