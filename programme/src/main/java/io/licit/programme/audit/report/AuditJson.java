package io.licit.programme.audit.report;

import io.licit.core.json.Json;
import io.licit.programme.audit.AuditRun;
import io.licit.programme.audit.Control;
import io.licit.programme.audit.Controls;
import io.licit.programme.audit.Finding;
import io.licit.programme.audit.Trend;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** An audit and findings as JSON for programs. */
public final class AuditJson {
    private AuditJson() {}

    /** The whole: {@code controls} with {@code id}, {@code result} and {@code detail} each, and what stands beside. */
    public static Json.Obj of(AuditReport report) {
        AuditRun run = report.run();
        return Json.object()
                .put("audit", run.number())
                .put("as_of", run.at().toString())
                .put(
                        "controls",
                        Json.array(
                                run.outcomes().stream().map(AuditJson::control).toList()))
                .put("findings", findings(report.standing(), report.day()))
                .put("evidence", run.entry())
                .put("results", run.digest())
                .build();
    }

    /** A control with its last result and the trend of its audits. */
    public static Json.Obj control(Control control, Trend trend) {
        return Json.object()
                .put("id", control.id())
                .put("title", control.title())
                .put("asks", control.asks())
                .put("serves", Json.strings(control.serves()))
                .put("test", control.probe().word())
                .put("severity", control.severity().word())
                .put("every", control.every().map(Object::toString).orElse(""))
                .put("remedy", control.remedy())
                .put("result", trend.last().map(point -> point.result().word()).orElse(""))
                .put(
                        "trend",
                        Json.array(trend.points().stream()
                                .map(point -> Json.object()
                                        .put("audit", point.audit())
                                        .put("at", point.at().toString())
                                        .put("result", point.result().word())
                                        .build())
                                .toList()))
                .build();
    }

    /** Each control with its last result and its trend: {@code controls}. */
    public static Json.Obj controls(Controls controls, Map<String, Trend> trends) {
        return Json.object()
                .put(
                        "controls",
                        Json.array(controls.byId().values().stream()
                                .map(control -> control(
                                        control, trends.getOrDefault(control.id(), new Trend(control.id(), List.of()))))
                                .toList()))
                .build();
    }

    private static Json control(AuditRun.Outcome outcome) {
        return Json.object()
                .put("id", outcome.control())
                .put("result", outcome.result().word())
                .put("detail", outcome.answer().detail())
                .build();
    }

    public static Json.Arr findings(List<Finding> findings, LocalDate day) {
        return Json.array(
                findings.stream().map(finding -> finding(finding, day)).toList());
    }

    public static Json finding(Finding finding, LocalDate day) {
        Json.Builder json = Json.object()
                .put("number", finding.number())
                .put("control", finding.control())
                .put("subject", finding.subject())
                .put("severity", finding.severity().word())
                .put("state", finding.state().word())
                .put("detail", finding.detail())
                .put("owner", finding.owner().orElse(""))
                .put("opened", finding.openedAt().toString())
                .put("times", finding.times())
                .put("due", finding.due().toString())
                .put("overdue", finding.isOverdue(day));
        finding.acceptance()
                .ifPresent(accepted -> json.put(
                        "accepted",
                        Json.object()
                                .put("reason", accepted.reason())
                                .put("until", accepted.until().toString())
                                .build()));
        if (!finding.events().isEmpty()) {
            json.put(
                    "events",
                    Json.array(finding.events().stream()
                            .map(event -> Json.object()
                                    .put("step", event.step().word())
                                    .put("at", event.at().toString())
                                    .put("by", event.by())
                                    .put("detail", event.detail())
                                    .build())
                            .toList()));
        }
        return json.build();
    }
}
