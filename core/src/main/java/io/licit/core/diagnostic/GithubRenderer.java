package io.licit.core.diagnostic;

import io.licit.core.source.Span;
import java.util.ArrayList;
import java.util.List;

/** Diagnostics as workflow commands, one a line, which GitHub shows beside the changed lines. */
public final class GithubRenderer {
    private GithubRenderer() {}

    public static String render(List<Diagnostic> diagnostics) {
        StringBuilder text = new StringBuilder();
        diagnostics.forEach(diagnostic -> text.append(command(diagnostic)).append('\n'));
        return text.toString();
    }

    private static String command(Diagnostic diagnostic) {
        Span span = diagnostic.span();
        List<String> properties = new ArrayList<>();
        if (!span.isNone()) {
            properties.add("file=" + property(span.file().path()));
            properties.add("line=" + span.from().line());
            properties.add("endLine=" + span.to().line());
            properties.add("col=" + span.from().column());
            if (span.from().line() == span.to().line()) {
                properties.add("endColumn=" + span.to().column());
            }
        }
        properties.add("title=" + property(diagnostic.code().id()));
        return "::" + level(diagnostic.severity()) + " " + String.join(",", properties) + "::" + data(body(diagnostic));
    }

    private static String body(Diagnostic diagnostic) {
        StringBuilder body = new StringBuilder(diagnostic.message().text());
        diagnostic.notes().forEach(note -> body.append("\nnote: ").append(note));
        diagnostic
                .law()
                .ifPresent(law -> body.append("\nrule: ")
                        .append(law.rule())
                        .append(" is ")
                        .append(law.verdict())
                        .append(law.cite().isEmpty() ? "" : ", " + law.cite()));
        return diagnostic.help().isEmpty()
                ? body.toString()
                : body.append("\nhelp: ").append(diagnostic.help()).toString();
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case NOTE -> "notice";
        };
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
