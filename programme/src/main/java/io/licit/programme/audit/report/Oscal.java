package io.licit.programme.audit.report;

import io.licit.core.json.Json;
import io.licit.core.law.Rule;
import io.licit.programme.audit.AuditRun;
import io.licit.programme.audit.AuditRun.Outcome;
import io.licit.programme.audit.Control;
import io.licit.programme.audit.Finding;
import io.licit.programme.audit.Result;
import io.licit.programme.training.NameUuid;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * An audit as OSCAL assessment results, version 1.1.2 of NIST's JSON. The same audit gives the same bytes: identifiers are
 * made of names, and times are the audit's. No person is named.
 */
public final class Oscal {
    private static final String VERSION = "1.1.2";
    private static final String NAMESPACE = "urn:licit:oscal";

    private final AuditReport report;
    private final AuditRun run;
    private final String key;

    private Oscal(AuditReport report) {
        this.report = report;
        this.run = report.run();
        this.key = report.organisation() + " " + run.number() + " " + run.digest();
    }

    public static Json.Obj of(AuditReport report) {
        return Json.object()
                .put("assessment-results", new Oscal(report).results())
                .build();
    }

    private String uuid(String kind, String... parts) {
        List<String> all = new ArrayList<>(List.of(key));
        all.addAll(List.of(parts));
        return NameUuid.of("oscal-" + kind, all.toArray(String[]::new));
    }

    private Json results() {
        Json.Builder json = Json.object()
                .put("uuid", uuid("results"))
                .put("metadata", metadata())
                .put("import-ap", Json.object().put("href", "#" + uuid("plan")).build());
        List<Json> objectives = run.outcomes().stream().map(this::objective).toList();
        if (!objectives.isEmpty()) {
            json.put(
                    "local-definitions",
                    Json.object()
                            .put("objectives-and-methods", Json.array(objectives))
                            .build());
        }
        return json.put("results", Json.array(result()))
                .put("back-matter", backMatter())
                .build();
    }

    private Json metadata() {
        return Json.object()
                .put("title", "Audit " + run.number() + " of " + name())
                .put("last-modified", run.at().toString())
                .put("version", String.valueOf(run.number()))
                .put("oscal-version", VERSION)
                .put(
                        "parties",
                        Json.array(Json.object()
                                .put("uuid", uuid("party"))
                                .put("type", "organization")
                                .put("name", name())
                                .build()))
                .build();
    }

    private String name() {
        return report.organisation().isBlank()
                ? "the organisation"
                : report.organisation().strip();
    }

    private Json objective(Outcome outcome) {
        String asks =
                report.controls().control(outcome.control()).map(Control::asks).orElse(outcome.control());
        return Json.object()
                .put("control-id", outcome.control())
                .put(
                        "parts",
                        Json.array(Json.object()
                                .put("id", objectiveId(outcome))
                                .put("name", "objective")
                                .put("prose", asks.strip())
                                .build()))
                .build();
    }

    private static String objectiveId(Outcome outcome) {
        return outcome.control() + ".obj";
    }

    private Json result() {
        Json.Builder json = Json.object()
                .put("uuid", uuid("result"))
                .put("title", "Audit " + run.number())
                .put(
                        "description",
                        run.count(Result.PASS) + " controls passed, " + run.count(Result.FAIL) + " failed, "
                                + run.count(Result.ERROR) + " could not be tested, "
                                + run.count(Result.NOT_APPLICABLE) + " are not applicable.")
                .put("start", run.at().toString())
                .put("end", run.at().toString())
                .put(
                        "props",
                        Json.array(
                                prop("evidence-entry", String.valueOf(run.entry())),
                                prop("results-digest", run.digest())))
                .put("reviewed-controls", reviewed());
        put(json, "observations", run.outcomes(), this::observation);
        put(json, "risks", report.standing(), this::risk);
        put(
                json,
                "findings",
                run.outcomes().stream()
                        .filter(one -> one.result() != Result.NOT_APPLICABLE)
                        .toList(),
                this::finding);
        return json.build();
    }

    /** The schema has no empty lists. */
    private static <T> void put(Json.Builder json, String key, List<T> items, Function<T, Json> form) {
        if (!items.isEmpty()) {
            json.put(key, Json.array(items.stream().map(form).toList()));
        }
    }

    private Json reviewed() {
        List<Json> ids = run.outcomes().stream()
                .map(one ->
                        (Json) Json.object().put("control-id", one.control()).build())
                .toList();
        Json selection = ids.isEmpty()
                ? Json.object().put("include-all", Json.object().build()).build()
                : Json.object().put("include-controls", Json.array(ids)).build();
        return Json.object().put("control-selections", Json.array(selection)).build();
    }

    private Json observation(Outcome outcome) {
        StringBuilder remarks = new StringBuilder();
        outcome.answer()
                .observations()
                .forEach(one -> remarks.append("- ")
                        .append(one.subject())
                        .append(": ")
                        .append(one.text())
                        .append('\n'));
        Json.Builder json = Json.object()
                .put("uuid", uuid("observation", outcome.control()))
                .put("title", report.title(outcome.control()))
                .put("description", outcome.answer().detail())
                .put("props", props(outcome))
                .put("methods", Json.strings(List.of("TEST")))
                .put("types", Json.strings(List.of("control-objective")))
                .put("collected", run.at().toString());
        report.controls()
                .control(outcome.control())
                .flatMap(Control::every)
                .ifPresent(every -> json.put(
                        "expires",
                        run.at().atZone(ZoneOffset.UTC).plus(every).toInstant().toString()));
        if (remarks.length() > 0) {
            json.put("remarks", remarks.toString().strip());
        }
        return json.build();
    }

    private Json props(Outcome outcome) {
        List<Json> props = new ArrayList<>();
        props.add(prop("result", outcome.result().word()));
        props.add(prop("severity", outcome.severity().word()));
        report.controls()
                .control(outcome.control())
                .ifPresent(control -> props.add(prop("test", control.probe().word())));
        report.serves(outcome.control()).forEach(rule -> props.add(rule(rule)));
        return Json.array(props);
    }

    private static Json rule(Rule rule) {
        return Json.object()
                .put("name", "rule")
                .put("ns", NAMESPACE)
                .put("value", rule.id())
                .put("remarks", rule.cite())
                .build();
    }

    private static Json prop(String name, String value) {
        return Json.object()
                .put("name", name)
                .put("ns", NAMESPACE)
                .put("value", value)
                .build();
    }

    private String risk(long number) {
        return uuid("risk", String.valueOf(number));
    }

    private Json risk(Finding finding) {
        return Json.object()
                .put("uuid", risk(finding.number()))
                .put("title", "Finding " + finding.number() + ": " + report.title(finding.control()))
                .put("description", finding.detail())
                .put(
                        "statement",
                        report.controls()
                                .control(finding.control())
                                .map(control -> control.asks().strip())
                                .orElse(finding.control()))
                .put(
                        "props",
                        Json.array(
                                prop("finding", String.valueOf(finding.number())),
                                prop("control", finding.control()),
                                prop("times", String.valueOf(finding.times()))))
                .put("status", finding.state() == Finding.State.ACCEPTED ? "deviation-approved" : "open")
                .put("deadline", end(finding))
                .build();
    }

    /** The end of the last day. */
    private static String end(Finding finding) {
        return finding.acceptance()
                .filter(accepted -> finding.state() == Finding.State.ACCEPTED)
                .map(Finding.Acceptance::until)
                .orElse(finding.due())
                .plusDays(1)
                .atStartOfDay()
                .toInstant(ZoneOffset.UTC)
                .toString();
    }

    private Json finding(Outcome outcome) {
        boolean passed = outcome.result() == Result.PASS;
        Json.Builder status = Json.object().put("state", passed ? "satisfied" : "not-satisfied");
        status.put(
                "reason",
                switch (outcome.result()) {
                    case PASS -> "pass";
                    case FAIL -> "fail";
                    case ERROR, NOT_APPLICABLE -> "other";
                });
        Json.Builder json = Json.object()
                .put("uuid", uuid("finding", outcome.control()))
                .put("title", report.title(outcome.control()))
                .put("description", outcome.answer().detail())
                .put(
                        "target",
                        Json.object()
                                .put("type", "objective-id")
                                .put("target-id", objectiveId(outcome))
                                .put("status", status.build())
                                .build())
                .put(
                        "related-observations",
                        Json.array(Json.object()
                                .put("observation-uuid", uuid("observation", outcome.control()))
                                .build()));
        put(
                json,
                "related-risks",
                report.standing(outcome.control()),
                finding ->
                        Json.object().put("risk-uuid", risk(finding.number())).build());
        return json.build();
    }

    private Json backMatter() {
        return Json.object()
                .put(
                        "resources",
                        Json.array(Json.object()
                                .put("uuid", uuid("plan"))
                                .put("title", "Controls of the audit")
                                .put(
                                        "description",
                                        "The controls and their tests, as they stand in controls.yaml beside this file.")
                                .put(
                                        "rlinks",
                                        Json.array(Json.object()
                                                .put("href", "controls.yaml")
                                                .put("media-type", "application/yaml")
                                                .build()))
                                .build()))
                .build();
    }
}
