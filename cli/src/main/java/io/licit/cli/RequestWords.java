package io.licit.cli;

import io.licit.cli.text.Grid;
import io.licit.cli.text.Grid.Side;
import io.licit.cli.text.Paint;
import io.licit.programme.request.Request;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Requests in words. */
final class RequestWords {
    private final LocalDate today;
    private final Paint paint;

    RequestWords(LocalDate today, Paint paint) {
        this.today = today;
        this.paint = paint;
    }

    String list(List<Request> requests) {
        Grid grid = new Grid(Side.RIGHT, Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT);
        grid.row("no.", "kind", "place", "received", "due", "state");
        for (Request request : requests) {
            grid.row(
                    Long.toString(request.number()),
                    request.kind().word(),
                    request.place(),
                    request.received().toString(),
                    request.dueDay().toString(),
                    request.state() + (request.isClosed() ? "" : ", " + time(request)));
        }
        return requests.isEmpty() ? "There are no such requests.\n" : grid.lines("");
    }

    private String time(Request request) {
        long left = left(request);
        if (left < 0) {
            return -left + (left == -1 ? " day late" : " days late");
        }
        return left == 0 ? "due today" : left + (left == 1 ? " day left" : " days left");
    }

    private long left(Request request) {
        return ChronoUnit.DAYS.between(today, request.dueDay());
    }

    String show(Request request) {
        Grid grid = new Grid(Side.LEFT, Side.LEFT);
        grid.row("person", request.person().orElse("erased"))
                .row("place", request.place())
                .row("received", request.received() + (request.receipt().isEmpty() ? "" : ", " + request.receipt()))
                .row("due", request.dueDay() + (request.isClosed() ? "" : ", " + time(request)))
                .row(
                        "under",
                        request.due().rule() + ", " + request.due().cite()
                                + (request.due().ofPlace() ? "" : "; the strictest of all places"));
        request.due()
                .extendableTo()
                .filter(day -> !request.has(Request.Step.EXTENDED))
                .ifPresent(day -> grid.row("can be extended", "to " + day));
        request.due()
                .acknowledge()
                .ifPresent(word -> grid.row(
                        "acknowledge",
                        "by " + word.by() + " (" + word.rule() + ")" + (request.isAcknowledged() ? ", done" : "")));
        StringBuilder text = new StringBuilder(paint.bold("Request " + request.number()))
                .append(": ")
                .append(request.kind().word())
                .append(", ")
                .append(request.state())
                .append("\n\n")
                .append(grid.lines("  "))
                .append("\nWhat happened:\n");
        Grid events = new Grid(Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT);
        request.events()
                .forEach(event -> events.row(
                        event.at().toString().substring(0, 10), event.step().word(), event.by(), event.detail()));
        return text.append(events.lines("  ")).toString();
    }
}
