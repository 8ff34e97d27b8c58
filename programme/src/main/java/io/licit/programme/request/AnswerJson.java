package io.licit.programme.request;

import io.licit.core.catalogue.Basis;
import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Word;
import io.licit.core.json.Json;
import io.licit.core.law.Rule;
import io.licit.engine.Explanation;
import io.licit.engine.erase.Rows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** An answer for programs; docs/requests.md says what each key holds. */
final class AnswerJson {
    private static final int FORM = 1;

    private final Answer answer;

    AnswerJson(Answer answer) {
        this.answer = answer;
    }

    Json.Obj all() {
        Request request = answer.request();
        Json.Builder all = Json.object()
                .put("licit_answer", FORM)
                .put("organisation", answer.organisation())
                .put(
                        "request",
                        Json.object()
                                .put("number", request.number())
                                .put("kind", request.kind().word())
                                .put("received", request.received().toString())
                                .put("answered_at", answer.at().toString())
                                .put("jurisdiction", request.place())
                                .build())
                .put("person", answer.data().person())
                .put("tables", tables());
        if (request.kind() == Kind.PORTABILITY) {
            return all.build();
        }
        return all.put("recorded", answer.recorded())
                .put(
                        "segments",
                        Json.array(answer.segments().stream().map(this::segment).toList()))
                .put("exports", exports())
                .put(
                        "retention",
                        answer.retention()
                                .<Json>map(kept -> Json.object()
                                        .put("since", kept.since())
                                        .put("keep", kept.keep().toString())
                                        .build())
                                .orElse(Json.none()))
                .put("requests", requests())
                .put(
                        "rights",
                        Json.array(
                                answer.rights().stream().map(AnswerJson::rule).toList()))
                .build();
    }

    private Json tables() {
        Map<Table, List<Json>> rows = new LinkedHashMap<>();
        for (Rows part : answer.rows()) {
            part.rows()
                    .forEach(row -> rows.computeIfAbsent(part.table(), table -> new ArrayList<>())
                            .add(row(part.table(), row)));
        }
        List<Json> tables = new ArrayList<>();
        rows.forEach((table, all) -> tables.add(Json.object()
                .put("table", table.name())
                .put("columns", columns(table))
                .put("rows", Json.array(all))
                .build()));
        return Json.array(tables);
    }

    private Json row(Table table, Rows.Row row) {
        Json.Builder values = Json.object();
        row.values().forEach((column, value) -> {
            if (answer.shows(table, column)) {
                values.put(column, value.isEmpty() ? Json.none() : Json.of(value));
            }
        });
        return values.build();
    }

    private Json columns(Table table) {
        Json.Builder columns = Json.object();
        for (Column column : table.columns().values()) {
            if (answer.shows(table, column.name())) {
                columns.put(
                        column.name(),
                        Json.object()
                                .put("category", text(column.category()))
                                .put("origin", text(column.origin().map(Word::word)))
                                .put("derived_from", Json.strings(column.derivedFrom()))
                                .build());
            }
        }
        return columns.build();
    }

    private static Json text(Optional<String> value) {
        return value.<Json>map(Json::of).orElse(Json.none());
    }

    private Json segment(Answer.AboutSegment about) {
        Optional<Explanation> why = about.why();
        return Json.object()
                .put("segment", about.definition().id())
                .put("title", about.definition().title())
                .put("reason", text(about.definition().reason()))
                .put("purpose", about.definition().use().purpose().word())
                .put(
                        "channels",
                        Json.strings(about.definition().use().channels().stream()
                                .map(Word::word)
                                .toList()))
                .put("recipient", about.definition().use().recipient().word())
                .put("basis", text(about.definition().basis().map(Basis::word)))
                .put("in", why.<Json>map(found -> Json.of(found.in())).orElse(Json.none()))
                .put("matches", why.<Json>map(found -> Json.of(found.matches())).orElse(Json.none()))
                .put("allowed", why.<Json>map(found -> Json.of(found.allowed())).orElse(Json.none()))
                .put(
                        "in_last_audience",
                        answer.audiences().getOrDefault(about.definition().id(), false))
                .put(
                        "conditions",
                        Json.array(why.map(Explanation::conditions).orElse(List.of()).stream()
                                .map(AnswerJson::condition)
                                .toList()))
                .put(
                        "excluded_by",
                        Json.array(about.excludedBy().stream()
                                .map(AnswerJson::rule)
                                .toList()))
                .build();
    }

    private static Json condition(Explanation.Condition condition) {
        return Json.object()
                .put("text", condition.text())
                .put("words", PlainWords.of(condition.text()))
                .put("value", text(condition.value()))
                .put("result", condition.result().name().toLowerCase(Locale.ROOT))
                .build();
    }

    private static Json rule(Rule rule) {
        return Json.object()
                .put("rule", rule.id())
                .put("cite", rule.cite())
                .put("requires", rule.requires().strip())
                .put("url", rule.url())
                .build();
    }

    private Json exports() {
        return Json.array(answer.exports().stream()
                .map(made -> Json.object()
                        .put("export", made.id())
                        .put("segment", made.segment())
                        .put("recipient", made.recipient())
                        .put("at", made.at().toString())
                        .build())
                .toList());
    }

    private Json requests() {
        return Json.array(answer.requests().stream()
                .map(one -> Json.object()
                        .put("number", one.number())
                        .put("kind", one.kind().word())
                        .put("received", one.received().toString())
                        .put("state", one.state())
                        .build())
                .toList());
    }
}
