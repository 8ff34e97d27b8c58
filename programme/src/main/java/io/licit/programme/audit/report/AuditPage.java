package io.licit.programme.audit.report;

import io.licit.core.diagnostic.Severity;
import io.licit.core.law.Rule;
import io.licit.programme.audit.Answer.Observation;
import io.licit.programme.audit.AuditRun;
import io.licit.programme.audit.AuditRun.Outcome;
import io.licit.programme.audit.Control;
import io.licit.programme.audit.Finding;
import io.licit.programme.audit.Result;
import io.licit.programme.audit.Trend;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** An audit as one page without script, that loads nothing. */
public final class AuditPage {
    private static final int SHOWN = 12;
    private static final int DOT = 12;
    private static final int CITED = 2;

    private final AuditReport report;
    private final AuditRun run;
    private final StringBuilder html = new StringBuilder();

    private AuditPage(AuditReport report) {
        this.report = report;
        this.run = report.run();
    }

    public static String of(AuditReport report) {
        AuditPage page = new AuditPage(report);
        page.head();
        page.summary();
        page.controls();
        page.findings();
        page.html.append("<footer><p>This page says what was tested and what was found. It gives no legal advice and"
                + " judges nobody.</p></footer></body></html>\n");
        return page.html.toString();
    }

    private void head() {
        String title = "Audit " + run.number() + " of " + report.organisation();
        html.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-")
                .append(styleHash())
                .append("'; base-uri 'none'; form-action 'none'\">")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
                .append("<title>")
                .append(escaped(title))
                .append("</title><style>")
                .append(AuditStyle.SHEET)
                .append("</style></head><body>\n<header><h1>")
                .append(escaped(title))
                .append("</h1><p>As of ")
                .append(run.at())
                .append(run.whole() ? ", all controls" : ", some of the controls")
                .append(". Entry ")
                .append(run.entry())
                .append(" of the evidence log; results <small>")
                .append(run.digest())
                .append("</small>.</p></header>\n");
    }

    /** The page allows this one sheet and no other. */
    private static String styleHash() {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256")
                            .digest(AuditStyle.SHEET.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private void summary() {
        long overdue = report.standing().stream()
                .filter(finding -> finding.isOverdue(report.day()))
                .count();
        html.append("<section><h2>Summary</h2><ul class=\"tiles\">");
        tile("good", run.count(Result.PASS), "passed");
        tile(run.count(Result.FAIL) > 0 ? "bad" : "", run.count(Result.FAIL), "failed");
        tile(run.count(Result.ERROR) > 0 ? "bad" : "", run.count(Result.ERROR), "could not be tested");
        tile("", run.count(Result.NOT_APPLICABLE), "not applicable");
        tile("", report.standing().size(), "findings stand");
        tile(overdue > 0 ? "bad" : "", overdue, "overdue");
        html.append("</ul></section>\n");
    }

    private void tile(String kind, long number, String what) {
        html.append("<li")
                .append(kind.isEmpty() ? "" : " class=\"" + kind + "\"")
                .append("><b>")
                .append(number)
                .append("</b>")
                .append(what)
                .append("</li>");
    }

    private void findings() {
        html.append("<section><h2>Findings</h2>");
        List<Finding> standing = report.standing();
        if (standing.isEmpty()) {
            html.append("<p>No finding stands.</p></section>\n");
            return;
        }
        html.append("<div class=\"scroll\" tabindex=\"0\"><table><thead><tr><th scope=\"col\">No</th>"
                + "<th scope=\"col\">State</th><th scope=\"col\">What</th><th scope=\"col\">Owner</th>"
                + "<th scope=\"col\">Due</th><th scope=\"col\">Law</th></tr></thead><tbody>");
        standing.stream()
                .sorted(Comparator.comparing(Finding::due).thenComparing(Finding::number))
                .forEach(this::finding);
        html.append("</tbody></table></div></section>\n");
    }

    private void finding(Finding finding) {
        String state =
                finding.isOverdue(report.day()) ? "overdue" : finding.state().word();
        html.append("<tr><td>")
                .append(finding.number())
                .append("</td><td>")
                .append(badge(state, finding.isOverdue(report.day()) ? "! overdue" : state))
                .append("</td><td><b>")
                .append(escaped(report.title(finding.control())))
                .append("</b><br>")
                .append(finding.subject().isEmpty() ? "" : escaped(finding.subject()) + ": ")
                .append(escaped(finding.detail()));
        finding.acceptance()
                .ifPresent(accepted -> html.append("<br><small>accepted until ")
                        .append(accepted.until())
                        .append(": ")
                        .append(escaped(accepted.reason()))
                        .append("</small>"));
        html.append("</td><td>")
                .append(escaped(finding.owner().orElse("nobody")))
                .append("</td><td class=\"day\">")
                .append(finding.due())
                .append("</td><td>")
                .append(cites(finding.control()))
                .append("</td></tr>");
    }

    private String cites(String control) {
        List<Rule> rules = report.serves(control);
        String first = rules.stream().limit(CITED).map(AuditPage::cite).collect(Collectors.joining("<br>"));
        return rules.size() <= CITED ? first : first + "<br><small>and " + (rules.size() - CITED) + " more</small>";
    }

    private static String cite(Rule rule) {
        String text = escaped(rule.id() + ", " + rule.cite());
        boolean linked = rule.url().startsWith("https://") || rule.url().startsWith("http://");
        return "<small>"
                + (linked ? "<a rel=\"noreferrer\" href=\"" + escaped(rule.url()) + "\">" + text + "</a>" : text)
                + "</small>";
    }

    private void controls() {
        html.append("<section><h2>Controls</h2><p class=\"note\">What failed stands first. A mark in the trend is an"
                + " audit, the oldest on the left.</p><div class=\"scroll\" tabindex=\"0\"><table><thead><tr>"
                + "<th scope=\"col\">Result</th><th scope=\"col\">Control</th><th scope=\"col\">What was found</th>"
                + "<th scope=\"col\">Trend</th></tr></thead><tbody>");
        run.outcomes().stream()
                .sorted(Comparator.comparing((Outcome one) -> !one.result().isBad())
                        .thenComparing(Outcome::severity)
                        .thenComparing(Outcome::control))
                .forEach(this::control);
        html.append("</tbody></table></div></section>\n");
    }

    private void control(Outcome outcome) {
        html.append("<tr><td>")
                .append(badge(outcome.result().word(), icon(outcome.result()) + " " + words(outcome)))
                .append("</td><th scope=\"row\">")
                .append(escaped(report.title(outcome.control())))
                .append("<br><small>")
                .append(escaped(outcome.control()))
                .append("</small></th><td>")
                .append(escaped(outcome.answer().detail()));
        observations(outcome.answer().observations());
        if (outcome.result().isBad()) {
            report.controls()
                    .control(outcome.control())
                    .map(Control::remedy)
                    .ifPresent(
                            remedy -> html.append("<p>").append(escaped(remedy)).append("</p>"));
        }
        html.append("</td><td>").append(trend(outcome.control())).append("</td></tr>");
    }

    private void observations(List<Observation> wrong) {
        if (wrong.isEmpty()) {
            return;
        }
        html.append("<ul>");
        for (Observation one : wrong.subList(0, Math.min(SHOWN, wrong.size()))) {
            html.append("<li>")
                    .append(escaped(one.subject()))
                    .append(": ")
                    .append(escaped(one.text()))
                    .append("</li>");
        }
        if (wrong.size() > SHOWN) {
            html.append("<li>and ").append(wrong.size() - SHOWN).append(" more</li>");
        }
        html.append("</ul>");
    }

    private String trend(String control) {
        List<Trend.Point> points = report.trends()
                .getOrDefault(control, new Trend(control, List.of()))
                .points();
        if (points.isEmpty()) {
            return "";
        }
        StringBuilder svg = new StringBuilder("<svg role=\"img\" width=\"" + points.size() * DOT + "\" height=\"20\""
                + " viewBox=\"0 0 " + points.size() * DOT + " 20\"><title>");
        svg.append(points.stream().map(point -> point.result().word()).collect(Collectors.joining(", ")))
                .append("</title>");
        for (int i = 0; i < points.size(); i++) {
            Result result = points.get(i).result();
            int height = result == Result.PASS ? 6 : 14;
            svg.append("<rect class=\"")
                    .append(result.word())
                    .append("\" x=\"")
                    .append(i * DOT + 1)
                    .append("\" y=\"")
                    .append(18 - height)
                    .append("\" width=\"9\" height=\"")
                    .append(result == Result.NOT_APPLICABLE ? 2 : height)
                    .append("\"/>");
        }
        return svg.append("</svg>").toString();
    }

    private static String badge(String kind, String text) {
        return "<span class=\"state " + kind + "\">" + escaped(text) + "</span>";
    }

    private static String words(Outcome outcome) {
        return switch (outcome.result()) {
            case PASS -> "passed";
            case FAIL -> outcome.severity() == Severity.ERROR ? "failed" : "failed, warning";
            case NOT_APPLICABLE -> "not applicable";
            case ERROR -> "not tested";
        };
    }

    private static String icon(Result result) {
        return switch (result) {
            case PASS -> "✓";
            case FAIL -> "✗";
            case NOT_APPLICABLE -> "–";
            case ERROR -> "?";
        };
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
