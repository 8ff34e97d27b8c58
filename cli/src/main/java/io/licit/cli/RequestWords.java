package io.licit.cli;

import io.licit.cli.text.Grid;
import io.licit.cli.text.Grid.Side;
import io.licit.cli.text.Paint;
import io.licit.core.catalogue.Word;
import io.licit.core.json.Json;
import io.licit.programme.request.Due;
import io.licit.programme.request.Request;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Requests in words and as JSON. */
final class RequestWords {
    private final LocalDate today;
    private final Paint paint;

    RequestWords(LocalDate today, Paint paint) {
        this.today = today;
        this.paint = paint;
    }

    Json.Obj json(Request request) {
        Optional<Due.Acknowledge> word = request.due().acknowledge();
        return Json.object()
                .put("number", request.number())
                .put("kind", request.kind().word())
                .put("state", request.state())
                .put("jurisdiction", request.place())
                .put("received", request.received().toString())
                .put("due", request.dueDay().toString())
                .put("rule", request.due().rule())
                .put("cite", request.due().cite())
                .put("extended", request.has(Request.Step.EXTENDED))
                .put("extendable_to", day(request.due().extendableTo()))
                .put("acknowledge_by", day(word.map(Due.Acknowledge::by)))
                .put(
                        "acknowledge_rule",
                        word.<Json>map(by -> Json.of(by.rule())).orElse(Json.none()))
                .put("acknowledged", request.isAcknowledged())
                .put("closed", request.isClosed())
                .put("overdue", request.isOverdue(today))
                .put("days_left", request.isClosed() ? Json.none() : Json.of(left(request)))
                .build();
    }

    private static Json day(Optional<LocalDate> day) {
        return day.<Json>map(date -> Json.of(date.toString())).orElse(Json.none());
    }

    /** With whose it is and what happened to it. */
    Json.Obj whole(Request request) {
        Json.Builder all = Json.object();
        json(request).members().forEach(all::put);
        return all.put("person", request.person().<Json>map(Json::of).orElse(Json.none()))
                .put(
                        "purposes",
                        Json.strings(request.purposes().stream()
                                .map(Word::word)
                                .sorted()
                                .toList()))
                .put(
                        "channels",
                        Json.strings(request.channels().stream()
                                .map(Word::word)
                                .sorted()
                                .toList()))
                .put("receipt", request.receipt())
                .put(
                        "events",
                        Json.array(request.events().stream()
                                .map(event -> Json.object()
                                        .put("step", event.step().word())
                                        .put("at", event.at().toString())
                                        .put("by", event.by())
                                        .put("detail", event.detail())
                                        .build())
                                .toList()))
                .build();
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
                .row("under", request.due().rule() + ", " + request.due().cite());
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
