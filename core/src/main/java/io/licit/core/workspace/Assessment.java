package io.licit.core.workspace;

import io.licit.core.catalogue.AssessmentKind;
import io.licit.core.catalogue.Figure;
import io.licit.core.catalogue.Word;
import io.licit.core.diagnostic.Said;
import io.licit.core.source.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A dated, signed human judgement about named segments.
 *
 * @param subjects digests of the segments as they were judged, by id; where there are none, the segments
 *     are judged whatever they become
 * @param answers to the questions of its kind, in the order of the file
 * @param unanswered questions that its file leaves blank
 * @param figures on fairness that it cites, as written
 * @param evidence links to what it rests on
 */
public record Assessment(
        String id,
        AssessmentKind kind,
        String title,
        List<String> segments,
        Map<String, String> subjects,
        String conclusion,
        Map<String, String> answers,
        List<String> unanswered,
        Map<Figure, String> figures,
        List<String> evidence,
        Outcome outcome,
        Optional<String> signedBy,
        Optional<LocalDate> signedAt,
        Optional<LocalDate> expiresAt,
        Span span) {
    public Assessment {
        segments = List.copyOf(segments);
        subjects = Collections.unmodifiableMap(new TreeMap<>(subjects));
        answers = Collections.unmodifiableMap(answers);
        figures = Collections.unmodifiableMap(new TreeMap<>(figures));
        unanswered = List.copyOf(unanswered);
        evidence = List.copyOf(evidence);
    }

    /** What the judgement came to. */
    public enum Outcome implements Word {
        PASSES,
        FAILS,
        OPEN;

        @Override
        public String word() {
            return Word.written(this);
        }
    }

    /**
     * Whether it holds for the segment: it passes, is signed, names the segment as it now is, and the instant lies in its
     * time.
     *
     * @param digest of the segment as it now is
     */
    public boolean validFor(String segment, String digest, Instant at) {
        return segments.contains(segment)
                && outcome == Outcome.PASSES
                && idle(segment, digest, LocalDate.ofInstant(at, ZoneOffset.UTC))
                        .isEmpty();
    }

    /**
     * Whether the segment is still what was judged.
     *
     * <p>Where any digest stands, a segment without one counts as changed: its name may be mistyped there.
     */
    private boolean isAsJudged(String segment, String digest) {
        return subjects.isEmpty() || digest.equals(subjects.get(segment));
    }

    /** Why it does not count for a segment that it names, in words; empty where it counts, or judges that it fails. */
    public Optional<Said> idle(String segment, String digest, LocalDate day) {
        if (!segments.contains(segment) || outcome == Outcome.FAILS) {
            return Optional.empty();
        }
        if (outcome == Outcome.OPEN) {
            return Optional.of(Said.of("its outcome is open"));
        }
        if (!unanswered.isEmpty()) {
            return Optional.of(Said.of("it leaves `{}` unanswered", unanswered.get(0)));
        }
        if (signedBy.filter(name -> !name.isBlank()).isEmpty() || signedAt.isEmpty()) {
            return Optional.of(Said.of("nobody has signed it"));
        }
        if (expiresAt.filter(date -> date.isAfter(day)).isEmpty()) {
            return Optional.of(expiresAt
                    .map(date -> Said.of("it ended on {}", date))
                    .orElse(Said.of("it states no `expires_at`")));
        }
        if (signedAt.filter(date -> date.isAfter(day)).isPresent()) {
            return Optional.of(Said.of("it is signed for a later day"));
        }
        return isAsJudged(segment, digest)
                ? Optional.empty()
                : Optional.of(Said.of("the segment has changed since it was judged"));
    }
}
