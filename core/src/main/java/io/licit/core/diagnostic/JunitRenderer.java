package io.licit.core.diagnostic;

import io.licit.core.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Diagnostics as a JUnit report: a suite for each file, a case for each finding. Errors fail; warnings and notes are
 * cases that pass and say so in their output. Without findings there is one case, which passes.
 */
public final class JunitRenderer {
    private JunitRenderer() {}

    public static String render(List<Diagnostic> diagnostics) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        Map<String, List<Diagnostic>> byFile = new LinkedHashMap<>();
        diagnostics.forEach(diagnostic -> byFile.computeIfAbsent(place(diagnostic), key -> new ArrayList<>())
                .add(diagnostic));
        int tests = Math.max(1, diagnostics.size());
        xml.append("<testsuites name=\"licit\"")
                .append(counts(tests, failures(diagnostics)))
                .append(">\n");
        byFile.forEach((file, found) -> suite(xml, file, found));
        if (diagnostics.isEmpty()) {
            xml.append("  <testsuite name=\"licit\"").append(counts(1, 0)).append(">\n");
            xml.append("    <testcase classname=\"licit\" name=\"no findings\"/>\n  </testsuite>\n");
        }
        return xml.append("</testsuites>\n").toString();
    }

    private static void suite(StringBuilder xml, String file, List<Diagnostic> found) {
        xml.append("  <testsuite name=\"").append(escape(file)).append('"');
        xml.append(counts(found.size(), failures(found))).append(">\n");
        found.forEach(diagnostic -> testCase(xml, file, diagnostic));
        xml.append("  </testsuite>\n");
    }

    private static void testCase(StringBuilder xml, String file, Diagnostic diagnostic) {
        Span span = diagnostic.span();
        String where = span.isNone()
                ? ""
                : " at " + span.from().line() + ":" + span.from().column();
        String rule = diagnostic.law().map(law -> " " + law.rule()).orElse("");
        xml.append("    <testcase classname=\"").append(escape(file));
        xml.append("\" name=\"")
                .append(escape(diagnostic.code().id() + rule + where))
                .append("\">\n");
        String text = escape(TextRenderer.render(List.of(diagnostic), false));
        if (diagnostic.severity() == Severity.ERROR) {
            xml.append("      <failure type=\"error\" message=\"")
                    .append(escape(diagnostic.message().text()))
                    .append("\">");
            xml.append(text).append("</failure>\n");
        } else {
            xml.append("      <system-out>").append(text).append("</system-out>\n");
        }
        xml.append("    </testcase>\n");
    }

    private static String place(Diagnostic diagnostic) {
        return diagnostic.span().isNone()
                ? "workspace"
                : diagnostic.span().file().path();
    }

    private static long failures(List<Diagnostic> diagnostics) {
        return diagnostics.stream()
                .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
                .count();
    }

    private static String counts(int tests, long failures) {
        return " tests=\"" + tests + "\" failures=\"" + failures + "\" errors=\"0\"";
    }

    private static String escape(String text) {
        StringBuilder xml = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> xml.append("&amp;");
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '"' -> xml.append("&quot;");
                case '\n', '\t' -> xml.append((char) c);
                default -> xml.appendCodePoint(isXml(c) ? c : 0xFFFD);
            }
        });
        return xml.toString();
    }

    /** The characters of XML 1.0, production 2. */
    private static boolean isXml(int c) {
        return (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
    }
}
