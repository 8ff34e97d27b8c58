package io.licit.programme.training;

import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.diagnostic.Said;
import io.licit.core.source.SourceFile;
import io.licit.core.source.Span;
import io.licit.core.source.YamlNode;
import io.licit.core.yaml.MappingReader;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is found where somebody lacks a certificate, or will soon. */
public final class StandingFindings {
    private StandingFindings() {}

    /**
     * @param standings by person and course
     * @param settings the workspace's licit.yaml, where people stand; empty where it can't be read
     */
    public static List<Diagnostic> of(Map<String, Map<String, Standing>> standings, Optional<SourceFile> settings) {
        Diagnostics found = new Diagnostics();
        standings.forEach((person, courses) -> {
            Span place = settings.map(file -> place(file, person)).orElse(Span.none());
            courses.forEach((course, standing) ->
                    finding(person, course, standing, place).ifPresent(found::add));
        });
        return found.sorted();
    }

    private static Optional<Diagnostic> finding(String person, String course, Standing standing, Span place) {
        String day = standing.until().map(StandingFindings::day).orElse("");
        return switch (standing.state()) {
            case CURRENT -> Optional.empty();
            case DUE ->
                Optional.of(Diagnostic.of(
                                Code.TRN8302,
                                Said.of("the certificate of `{}` in `{}` ends on {}", person, course, day),
                                place)
                        .withHelp(Said.of("take it again before: `licit train take {} --by {}`", course, person)));
            case EXPIRED ->
                Optional.of(lacking(Said.of("the certificate of `{}` in `{}` ended on {}", person, course, day), place)
                        .withHelp(again(course, person)));
            case NEVER ->
                Optional.of(lacking(Said.of("`{}` has no certificate in `{}`", person, course), place)
                        .withHelp(again(course, person)));
        };
    }

    private static Diagnostic lacking(Said message, Span place) {
        return Diagnostic.of(Code.TRN8301, message, place)
                .withNote(Said.of("Who lacks one can neither approve nor export."));
    }

    private static Said again(String course, String person) {
        return Said.verbatim(Said.quoted("licit train take " + course + " --by " + person));
    }

    private static String day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC).toString();
    }

    private static Span place(SourceFile file, String person) {
        return MappingReader.open(file, new Diagnostics())
                .flatMap(reader -> reader.mapping("people"))
                .flatMap(people -> people.entries().stream()
                        .map(YamlNode.Entry::key)
                        .filter(key -> key.text().equals(person))
                        .findFirst())
                .map(YamlNode.Scalar::span)
                .orElse(file.start());
    }
}
