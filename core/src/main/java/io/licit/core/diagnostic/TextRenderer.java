package io.licit.core.diagnostic;

import io.licit.core.source.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Diagnostics for people, in the manner of rustc: what, where with the place underlined, why, and what to write. */
public final class TextRenderer {
    private static final String RESET = "\u001b[0m";
    private static final String BOLD = "\u001b[1m";
    private static final String FRAME = "\u001b[1;34m";
    private static final int RULES_SHOWN_MAX = 3;

    private final boolean colour;

    private TextRenderer(boolean colour) {
        this.colour = colour;
    }

    /**
     * Every diagnostic in the order given, a blank line between two, then the {@link #summary}; empty for none.
     *
     * @param colour whether to paint with ANSI escapes
     */
    public static String render(List<Diagnostic> diagnostics, boolean colour) {
        if (diagnostics.isEmpty()) {
            return "";
        }
        TextRenderer renderer = new TextRenderer(colour);
        StringBuilder text = new StringBuilder();
        Collection<List<Diagnostic>> groups = groups(diagnostics);
        groups.forEach(group -> text.append(renderer.one(group)).append('\n'));
        List<Diagnostic> first = groups.stream().map(group -> group.get(0)).toList();
        return text.append(summary(first)).append('\n').toString();
    }

    /**
     * Findings that several rules make of one place are one to a reader: the rules stand below each other. So are those
     * that several segments have in one place, which is then the catalogue's.
     */
    private static Collection<List<Diagnostic>> groups(List<Diagnostic> diagnostics) {
        Map<List<Object>, List<Diagnostic>> groups = new LinkedHashMap<>();
        for (int i = 0; i < diagnostics.size(); i++) {
            Diagnostic one = diagnostics.get(i);
            List<Object> key = one.law().isEmpty()
                    ? List.of(i)
                    : List.of(
                            one.code(),
                            one.severity(),
                            one.span(),
                            one.help(),
                            one.span().isNone() ? one.segment() : "");
            List<Diagnostic> group = groups.computeIfAbsent(key, ignored -> new ArrayList<>());
            if (group.stream().noneMatch(other -> other.law().equals(one.law()))) {
                group.add(one);
            }
        }
        return groups.values();
    }

    /** How many of each severity, such as {@code 2 errors, 1 warning}. */
    public static String summary(List<Diagnostic> diagnostics) {
        List<String> counts = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            long count = diagnostics.stream()
                    .filter(diagnostic -> diagnostic.severity() == severity)
                    .count();
            if (count > 0) {
                counts.add(count + " " + severity.word() + (count == 1 ? "" : "s"));
            }
        }
        return counts.isEmpty() ? "no findings" : String.join(", ", counts);
    }

    private String one(List<Diagnostic> group) {
        Diagnostic diagnostic = group.get(0);
        StringBuilder text = new StringBuilder();
        String head = diagnostic.severity().word() + "[" + diagnostic.code().id() + "]";
        text.append(paint(head, hue(diagnostic.severity())))
                .append(paint(": " + safe(diagnostic.message().text()), BOLD))
                .append('\n');
        Span span = diagnostic.span();
        int gutter = span.isNone() ? 1 : digits(span.from().line());
        if (!span.isNone()) {
            frame(text, diagnostic, gutter);
        }
        remarks(group)
                .forEach(remark -> text.append(" ".repeat(gutter + 1))
                        .append(remark.startsWith(" ") ? " " : paint("=", FRAME))
                        .append(' ')
                        .append(remark)
                        .append('\n'));
        return text.toString();
    }

    private void frame(StringBuilder text, Diagnostic diagnostic, int gutter) {
        Span span = diagnostic.span();
        int line = span.from().line();
        String place = safe(span.file().path()) + ":" + line + ":" + span.from().column();
        text.append(" ".repeat(gutter))
                .append(paint("-->", FRAME))
                .append(' ')
                .append(place)
                .append('\n');
        if (span.file().text().isBlank()) {
            return;
        }
        SourceLine source = SourceLine.of(span);
        String margin = " ".repeat(gutter) + " |";
        text.append(paint(margin, FRAME)).append('\n');
        text.append(paint(" ".repeat(gutter - digits(line)) + line + " |", FRAME))
                .append((" " + source.shown()).stripTrailing())
                .append('\n');
        String mark = "^".repeat(source.markWidth())
                + (diagnostic.label().isEmpty()
                        ? ""
                        : " " + safe(diagnostic.label().text()));
        text.append(paint(margin, FRAME))
                .append(' ')
                .append(" ".repeat(source.markStart()))
                .append(paint(mark, hue(diagnostic.severity())))
                .append('\n');
        if (!remarks(List.of(diagnostic)).isEmpty()) {
            text.append(paint(margin, FRAME)).append('\n');
        }
    }

    private List<String> remarks(List<Diagnostic> group) {
        Diagnostic diagnostic = group.get(0);
        List<String> remarks = new ArrayList<>();
        group.stream()
                .limit(RULES_SHOWN_MAX)
                .forEach(one -> one.law().ifPresent(law -> {
                    remarks.add(remark(
                            "rule",
                            law.rule() + " is " + law.verdict() + (law.cite().isEmpty() ? "" : ", " + law.cite())));
                    one.notes().forEach(note -> remarks.add(" ".repeat("rule: ".length()) + safe(note.text())));
                    if (!law.url().isEmpty()) {
                        remarks.add(" ".repeat("rule: ".length()) + safe(law.url()));
                    }
                }));
        if (group.size() > RULES_SHOWN_MAX) {
            remarks.add(remark("rules", "likewise " + rest(group)));
        }
        if (diagnostic.law().isEmpty()) {
            diagnostic.notes().forEach(note -> remarks.add(remark("note", note.text())));
        }
        if (diagnostic.span().isNone()) {
            diagnostic.segment().ifPresent(segment -> remarks.add(remark("segment", segment)));
        }
        if (!diagnostic.help().isEmpty()) {
            remarks.add(remark("help", diagnostic.help().text()));
        }
        return remarks;
    }

    private static String rest(List<Diagnostic> group) {
        return group.stream()
                .skip(RULES_SHOWN_MAX)
                .flatMap(one -> one.law().stream())
                .map(Diagnostic.LawReference::rule)
                .collect(Collectors.joining(", "));
    }

    private String remark(String kind, String text) {
        return paint(kind + ":", BOLD) + " " + safe(text);
    }

    private String paint(String text, String hue) {
        return colour ? hue + text + RESET : text;
    }

    private static String hue(Severity severity) {
        return switch (severity) {
            case ERROR -> "\u001b[1;31m";
            case WARNING -> "\u001b[1;33m";
            case NOTE -> "\u001b[1;36m";
        };
    }

    /** What the author wrote must not steer a terminal. */
    private static String safe(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> safe.appendCodePoint(DisplayWidth.isHidden(c) ? c == '\n' ? ' ' : 0xFFFD : c));
        return safe.toString();
    }

    private static int digits(int number) {
        return Integer.toString(number).length();
    }
}
