package io.licit.cli.remote;

import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Said;
import io.licit.core.diagnostic.Severity;
import io.licit.core.source.SourceFile;
import io.licit.core.source.Span;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Findings of a server, made into those that a command has of its own, so that they are shown and weighed by the same
 * code. A place in a text that is not known here is one in a blank text of that name.
 */
public final class FoundAgain {
    private static final int LINES_MOST = 100_000;
    private static final int COLUMNS_MOST = 2_000;

    private final Map<String, SourceFile> files = new HashMap<>();

    private FoundAgain() {}

    /**
     * @param texts of files by their names, as far as they are known
     * @throws RemoteException where one is of a kind that this version does not know: it could not be weighed
     */
    public static List<Diagnostic> of(List<Told> findings, Map<String, String> texts) {
        FoundAgain again = new FoundAgain();
        texts.forEach((name, text) -> again.files.put(name, new SourceFile(Visible.line(name), text)));
        Map<String, TreeMap<Integer, Integer>> widths = new HashMap<>();
        findings.forEach(one -> measure(one, widths));
        widths.forEach((name, lines) ->
                again.files.computeIfAbsent(name, any -> new SourceFile(Visible.line(name), blank(lines))));
        return findings.stream().map(again::one).toList();
    }

    /** How far places lie in each line of each file. */
    private static void measure(Told finding, Map<String, TreeMap<Integer, Integer>> widths) {
        String file = finding.text("file");
        if (!file.isEmpty()) {
            TreeMap<Integer, Integer> lines = widths.computeIfAbsent(file, any -> new TreeMap<>());
            lines.merge(number(finding, "line", LINES_MOST), number(finding, "column", COLUMNS_MOST), Math::max);
            lines.merge(
                    number(finding, "end_line", LINES_MOST), number(finding, "end_column", COLUMNS_MOST), Math::max);
        }
    }

    private static int number(Told finding, String name, int most) {
        return (int) Math.max(1, Math.min(most, finding.count(name).orElse(1L)));
    }

    private static String blank(TreeMap<Integer, Integer> widths) {
        return IntStream.rangeClosed(1, widths.lastKey())
                .mapToObj(line -> " ".repeat(widths.getOrDefault(line, 0)))
                .collect(Collectors.joining("\n"));
    }

    private Diagnostic one(Told finding) {
        Optional<Diagnostic.LawReference> law = Optional.of(finding.text("rule"))
                .filter(rule -> !rule.isEmpty())
                .map(rule -> new Diagnostic.LawReference(
                        Visible.line(rule),
                        Visible.line(finding.text("verdict")),
                        Visible.line(finding.text("cite")),
                        Visible.line(finding.text("url"))));
        return new Diagnostic(
                code(finding.text("code")),
                severity(finding.text("severity")),
                said(finding.text("message")),
                span(finding),
                Said.nothing(),
                finding.items("notes").stream()
                        .map(Told::text)
                        .map(FoundAgain::said)
                        .toList(),
                said(finding.text("help")),
                law,
                Optional.of(Visible.line(finding.text("segment"))).filter(segment -> !segment.isEmpty()));
    }

    private static Said said(String text) {
        return text.isEmpty() ? Said.nothing() : Said.verbatim(Visible.text(text));
    }

    private static Code code(String id) {
        return Arrays.stream(Code.values())
                .filter(code -> code.id().equals(id))
                .findFirst()
                .orElseThrow(() -> newer("kind `" + Visible.line(id) + "`"));
    }

    private static Severity severity(String word) {
        return Arrays.stream(Severity.values())
                .filter(severity -> severity.word().equals(word))
                .findFirst()
                .orElseThrow(() -> newer("severity `" + Visible.line(word) + "`"));
    }

    private static RemoteException newer(String what) {
        return RemoteException.world(
                "the server has findings of a " + what + ", which this version does not know",
                "use the version that the server has");
    }

    private Span span(Told finding) {
        SourceFile file = files.get(finding.text("file"));
        if (file == null) {
            return Span.none();
        }
        int from = offset(file, number(finding, "line", LINES_MOST), number(finding, "column", COLUMNS_MOST));
        int to = offset(file, number(finding, "end_line", LINES_MOST), number(finding, "end_column", COLUMNS_MOST));
        return file.span(from, Math.max(from, to));
    }

    /** The nearest place that there is: a text can have changed since the findings were made. */
    private static int offset(SourceFile file, int line, int column) {
        String text = file.text();
        int start = 0;
        for (int i = 1; i < line; i++) {
            int end = text.indexOf('\n', start);
            if (end < 0) {
                return text.length();
            }
            start = end + 1;
        }
        int end = text.indexOf('\n', start);
        int length = text.codePointCount(start, end < 0 ? text.length() : end);
        return text.offsetByCodePoints(start, Math.min(column - 1, length));
    }
}
