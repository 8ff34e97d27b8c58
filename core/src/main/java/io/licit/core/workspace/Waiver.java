package io.licit.core.workspace;

import io.licit.core.source.SourceFile;
import io.licit.core.source.Span;
import java.time.LocalDate;
import java.util.List;

/**
 * The organisation's signed word that it is not bound by a rule for a while, and why.
 *
 * @param rule the rule's id
 * @param segments for which; empty for all
 * @param until the last day
 */
public record Waiver(
        String rule,
        List<String> segments,
        String reason,
        String signedBy,
        LocalDate from,
        LocalDate until,
        Span span) {
    public Waiver {
        segments = List.copyOf(segments);
    }

    /** Whether a file of the organisation's own law holds waivers, and is no pack. */
    public static boolean areIn(SourceFile file) {
        return WaiverReader.isOf(file);
    }

    public boolean concerns(String segment) {
        return segments.isEmpty() || segments.contains(segment);
    }

    public boolean inForce(LocalDate day) {
        return !from.isAfter(day) && !until.isBefore(day);
    }
}
