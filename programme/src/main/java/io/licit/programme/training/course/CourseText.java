package io.licit.programme.training.course;

import io.licit.core.source.SourceFile;
import io.licit.core.source.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A course's text in one language: Markdown whose headings carry ids, {@code ## Heading {#id}}.
 *
 * @param sections headings by id, in their order
 * @param repeated places of ids that stand twice
 * @param citations rules that stand in square brackets, with the place of the first
 */
public record CourseText(
        Language language,
        SourceFile file,
        Map<String, String> sections,
        List<Span> repeated,
        Map<String, Span> citations) {
    /** A heading's end that gives it an id. */
    static final Pattern ID = Pattern.compile("\\s*\\{#([a-z0-9][a-z0-9-]*)}\\s*$");

    private static final Pattern HEADING = Pattern.compile("^#{1,6}\\s+(.*)$");
    private static final Pattern CITATION = Pattern.compile("\\[([A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+)]");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final int WORDS_A_MINUTE = 200;
    private static final int CHARACTERS_A_MINUTE = 300;

    public CourseText {
        sections = Collections.unmodifiableMap(new LinkedHashMap<>(sections));
        repeated = List.copyOf(repeated);
        citations = Collections.unmodifiableMap(new LinkedHashMap<>(citations));
    }

    static CourseText of(Language language, SourceFile file) {
        Map<String, String> sections = new LinkedHashMap<>();
        List<Span> repeated = new ArrayList<>();
        Map<String, Span> citations = new LinkedHashMap<>();
        int at = 0;
        boolean code = false;
        for (String line : file.text().split("\n", -1)) {
            if (line.startsWith("```")) {
                code = !code;
            } else if (!code) {
                heading(file, line, at, sections, repeated);
                Matcher citation = CITATION.matcher(line);
                while (citation.find()) {
                    citations.putIfAbsent(citation.group(1), file.span(at + citation.start(1), at + citation.end(1)));
                }
            }
            at += line.length() + 1;
        }
        return new CourseText(language, file, sections, repeated, citations);
    }

    private static void heading(
            SourceFile file, String line, int at, Map<String, String> sections, List<Span> repeated) {
        Matcher heading = HEADING.matcher(line);
        Matcher id = ID.matcher(line);
        if (heading.matches() && id.find()) {
            String words = ID.matcher(heading.group(1)).replaceAll("");
            if (sections.putIfAbsent(id.group(1), words) != null) {
                repeated.add(file.span(at + id.start(1), at + id.end(1)));
            }
        }
    }

    /** How long reading it takes: 200 words of English a minute, 300 characters of Chinese. */
    public double minutes() {
        return switch (language) {
            case EN -> (double) file.text().strip().split("\\s+").length / WORDS_A_MINUTE;
            case ZH -> (double) HAN.matcher(file.text()).results().count() / CHARACTERS_A_MINUTE;
        };
    }
}
