package io.licit.programme.journal;

import io.licit.core.json.Json;
import io.licit.evidence.Report;

/** Entries of the log, and what a verifier says of it, as JSON. */
public final class LogJson {
    private LogJson() {}

    /** An entry as lists have it. */
    public static Json.Obj entry(Logged one) {
        return Json.object()
                .put("entry", one.index())
                .put("at", one.at())
                .put("by", one.by())
                .put("kind", one.kind())
                .put("facts", one.facts())
                .build();
    }

    public static Json.Obj report(Report report) {
        return Json.object()
                .put("ok", report.ok())
                .put(
                        "checks",
                        Json.array(report.checks().stream()
                                .map(one -> Json.object()
                                        .put("name", one.name())
                                        .put("ok", one.ok())
                                        .put("detail", one.detail())
                                        .build())
                                .toList()))
                .build();
    }
}
