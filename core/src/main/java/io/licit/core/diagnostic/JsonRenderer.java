package io.licit.core.diagnostic;

import io.licit.core.json.Json;
import io.licit.core.source.Span;
import java.util.List;

/** Diagnostics for programs; every key is always there, null where there is nothing to say. */
public final class JsonRenderer {
    private JsonRenderer() {}

    public static String render(List<Diagnostic> diagnostics) {
        return json(diagnostics).print() + "\n";
    }

    /** {@code {findings: […]}}. */
    public static Json.Obj json(List<Diagnostic> diagnostics) {
        return Json.object().put("findings", findings(diagnostics)).build();
    }

    public static Json.Arr findings(List<Diagnostic> diagnostics) {
        return Json.array(diagnostics.stream().map(JsonRenderer::finding).toList());
    }

    private static Json.Obj finding(Diagnostic diagnostic) {
        Span span = diagnostic.span();
        boolean placed = !span.isNone();
        return Json.object()
                .put("code", diagnostic.code().id())
                .put(
                        "rule",
                        text(diagnostic.law().map(Diagnostic.LawReference::rule).orElse("")))
                .put("severity", diagnostic.severity().word())
                .put(
                        "verdict",
                        text(diagnostic
                                .law()
                                .map(Diagnostic.LawReference::verdict)
                                .orElse("")))
                .put("message", diagnostic.message().text())
                .put("help", text(diagnostic.help().text()))
                .put(
                        "cite",
                        text(diagnostic.law().map(Diagnostic.LawReference::cite).orElse("")))
                .put(
                        "url",
                        text(diagnostic.law().map(Diagnostic.LawReference::url).orElse("")))
                .put("file", placed ? Json.of(span.file().path()) : Json.none())
                .put("line", placed ? Json.of(span.from().line()) : Json.none())
                .put("column", placed ? Json.of(span.from().column()) : Json.none())
                .put("segment", text(diagnostic.segment().orElse("")))
                .put(
                        "notes",
                        Json.strings(diagnostic.notes().stream().map(Said::text).toList()))
                .put("end_line", placed ? Json.of(span.to().line()) : Json.none())
                .put("end_column", placed ? Json.of(span.to().column()) : Json.none())
                .build();
    }

    private static Json text(String text) {
        return text.isEmpty() ? Json.none() : Json.of(text);
    }
}
