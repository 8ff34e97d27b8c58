package io.licit.programme.request;

import io.licit.core.catalogue.Word;
import io.licit.core.json.Json;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/** Requests as JSON, as they stand on a day. */
public final class RequestJson {
    private final LocalDate today;

    public RequestJson(LocalDate today) {
        this.today = today;
    }

    /** What a list has of it: nothing of whose it is. */
    public Json.Obj line(Request request) {
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
                .put("rule_of_place", request.due().ofPlace())
                .put("extended", request.has(Request.Step.EXTENDED))
                .put("extendable_to", day(request.due().extendableTo()))
                .put("acknowledge_by", day(word.map(Due.Acknowledge::by)))
                .put(
                        "acknowledge_rule",
                        word.<Json>map(by -> Json.of(by.rule())).orElse(Json.none()))
                .put("acknowledged", request.isAcknowledged())
                .put("closed", request.isClosed())
                .put("overdue", request.isOverdue(today))
                .put(
                        "days_left",
                        request.isClosed() ? Json.none() : Json.of(ChronoUnit.DAYS.between(today, request.dueDay())))
                .build();
    }

    private static Json day(Optional<LocalDate> day) {
        return day.<Json>map(date -> Json.of(date.toString())).orElse(Json.none());
    }

    /** With whose it is and what happened to it. */
    public Json.Obj whole(Request request) {
        Json.Builder all = Json.object();
        line(request).members().forEach(all::put);
        return all.put("person", request.person().<Json>map(Json::of).orElse(Json.none()))
                .put("purposes", sorted(request.purposes()))
                .put("channels", sorted(request.channels()))
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

    private static Json sorted(Set<? extends Word> words) {
        return Json.strings(words.stream().map(Word::word).sorted().toList());
    }
}
