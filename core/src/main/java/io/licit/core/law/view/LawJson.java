package io.licit.core.law.view;

import io.licit.core.json.Json;
import io.licit.core.law.Rule;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Views of the law as JSON. */
public final class LawJson {
    private LawJson() {}

    private static Json date(Optional<LocalDate> date) {
        return date.<Json>map(day -> Json.of(day.toString())).orElse(Json.none());
    }

    /** What starts, changes and ends from a day to another, and what has no day. */
    public static Json.Obj timeline(Timeline timeline, LocalDate first, LocalDate last) {
        return Json.object()
                .put("from", first.toString())
                .put("to", last.toString())
                .put(
                        "events",
                        Json.array(
                                timeline.events().stream().map(LawJson::event).toList()))
                .put(
                        "undated",
                        Json.array(timeline.undated().stream()
                                .map(LawJson::undated)
                                .toList()))
                .build();
    }

    private static Json.Obj event(Timeline.Event event) {
        Json before = event.before()
                .<Json>map(old -> rule(Json.object(), old).build())
                .orElse(Json.none());
        return rule(
                        Json.object()
                                .put("date", event.date().toString())
                                .put("event", event.kind().word()),
                        event.rule())
                .put("before", before)
                .build();
    }

    private static Json.Obj undated(Timeline.Undated one) {
        return rule(Json.object().put("reason", one.reason().word()), one.rule())
                .build();
    }

    private static Json.Builder rule(Json.Builder json, Rule rule) {
        return json.put("rule", rule.id())
                .put("pack", rule.pack())
                .put("jurisdiction", rule.jurisdiction())
                .put("cite", rule.cite())
                .put("requires", rule.requires().strip())
                .put("effect", rule.effect().name())
                .put("does", Sentences.does(rule))
                .put("status", rule.status().word())
                .put("confidence", rule.confidence().word())
                .put("from", date(rule.from()))
                .put("to", date(rule.until()));
    }

    /** How two states of the law differ. */
    public static Json.Obj changes(LawChanges changes) {
        return Json.object()
                .put("added", rules(changes.added(), changes))
                .put("removed", rules(changes.removed(), changes))
                .put(
                        "changed",
                        Json.array(changes.changed().stream()
                                .map(one -> Json.object()
                                        .put("rule", one.rule().id())
                                        .put("pack", one.rule().pack())
                                        .put("changes", changes(one.changes()))
                                        .build())
                                .toList()))
                .put(
                        "packs",
                        Json.array(changes.packs().stream()
                                .map(one -> Json.object()
                                        .put("pack", one.pack().id())
                                        .put("changes", changes(one.changes()))
                                        .build())
                                .toList()))
                .build();
    }

    private static Json.Arr rules(List<Rule> rules, LawChanges changes) {
        return Json.array(rules.stream()
                .map(rule -> Json.object()
                        .put("rule", rule.id())
                        .put("pack", rule.pack())
                        .put("jurisdiction", rule.jurisdiction())
                        .put("cite", rule.cite())
                        .put("requires", rule.requires().strip())
                        .put("does", Sentences.does(rule))
                        .put("status", rule.status().word())
                        .put("from", date(rule.from()))
                        .put("to", date(rule.until()))
                        .put("confidence", rule.confidence().word())
                        .put("same_fact", Json.strings(changes.ofSameFact(rule)))
                        .build())
                .toList());
    }

    private static Json.Arr changes(List<Change> changes) {
        return Json.array(changes.stream()
                .map(change -> Json.object()
                        .put("what", change.what())
                        .put("from", change.from())
                        .put("to", change.to())
                        .build())
                .toList());
    }

    /** How much of the law is acted on, and where. */
    public static Json.Obj coverage(Coverage coverage, Optional<LocalDate> day) {
        List<Json.Obj> rows = coverage.rows().stream()
                .map(row -> tally(
                                Json.object()
                                        .put("jurisdiction", row.jurisdiction())
                                        .put("family", row.family().word())
                                        .put("packs", Json.strings(row.packs())),
                                row.tally())
                        .build())
                .toList();
        List<Json.Obj> families = coverage.families().entrySet().stream()
                .map(family -> tally(
                                Json.object()
                                        .put("family", family.getKey().word())
                                        .put(
                                                "packs",
                                                Json.strings(family.getValue().stream()
                                                        .map(one -> one.pack().id())
                                                        .toList())),
                                Coverage.sum(family.getValue()))
                        .build())
                .toList();
        List<Json.Obj> each = coverage.packs().stream()
                .map(one -> tally(
                                Json.object()
                                        .put("pack", one.pack().id())
                                        .put("jurisdiction", one.pack().jurisdiction())
                                        .put("family", one.pack().family().word())
                                        .put("declared", one.pack().declared().isPresent()),
                                one.tally())
                        .build())
                .toList();
        return Json.object()
                .put("as_of", date(day))
                .put("rows", Json.array(rows))
                .put("families", Json.array(families))
                .put("packs", Json.array(each))
                .put("total", tally(Json.object(), coverage.total()).build())
                .build();
    }

    private static Json.Builder tally(Json.Builder json, Tally tally) {
        json.put("rules", tally.rules());
        for (Treatment treatment : Treatment.values()) {
            json.put(treatment.word(), tally.count(treatment));
        }
        return json.put("other_days", tally.otherDays())
                .put("inform_beside", tally.informBeside())
                .put("tests", tally.tests())
                .put("tests_per_rule", number(tally.testsPerRule()))
                .put("oldest_review", date(tally.oldestReview()))
                .put("unreviewed", tally.unreviewed())
                .put("verified", tally.verified())
                .put("verified_share", number(tally.verifiedShare()))
                .put("executed_share", number(tally.executedShare()));
    }

    private static Json number(OptionalDouble number) {
        return number.isPresent()
                ? Json.of(BigDecimal.valueOf(number.getAsDouble()).setScale(4, RoundingMode.FLOOR))
                : Json.none();
    }
}
