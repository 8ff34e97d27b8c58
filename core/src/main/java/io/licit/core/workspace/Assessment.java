package io.licit.core.workspace;

import io.licit.core.catalogue.AssessmentKind;
import io.licit.core.source.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** A dated, signed human judgement about named segments. */
public record Assessment(
        String id,
        AssessmentKind kind,
        String title,
        List<String> segments,
        String conclusion,
        boolean passes,
        Optional<String> signedBy,
        Optional<LocalDate> signedAt,
        Optional<LocalDate> expiresAt,
        Span span) {
    public Assessment {
        segments = List.copyOf(segments);
    }

    /** Whether it holds for the segment: it passes, is signed, names the segment, and the instant lies in its time. */
    public boolean validFor(String segment, Instant at) {
        LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        return passes
                && signedBy.filter(name -> !name.isBlank()).isPresent()
                && signedAt.filter(date -> !date.isAfter(day)).isPresent()
                && expiresAt.filter(date -> date.isAfter(day)).isPresent()
                && segments.contains(segment);
    }
}
