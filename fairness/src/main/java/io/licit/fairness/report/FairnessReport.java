package io.licit.fairness.report;

import io.licit.fairness.group.Thresholds;
import java.util.List;
import java.util.Optional;

/**
 * All results, with what is needed to compute them again.
 *
 * @param title of the organisation or of the file
 * @param asOf the instant asked about, ISO 8601
 * @param persons in the data
 * @param minimumShown counts of 1 to before it are withheld; 1 where nothing is
 * @param drift changes of a ratio since an earlier report
 */
public record FairnessReport(
        String title,
        String asOf,
        long persons,
        Thresholds thresholds,
        long minimumShown,
        List<SegmentReport> segments,
        Optional<Across> across,
        List<Drift> drift,
        List<String> notes) {
    public FairnessReport {
        segments = List.copyOf(segments);
        drift = List.copyOf(drift);
        notes = List.copyOf(notes);
    }

    /** The lowest ratio of a characteristic in a set, then and now; {@code flagged} above the threshold of drift. */
    public record Drift(
            String segment,
            String characteristic,
            String set,
            String since,
            double before,
            double now,
            boolean flagged) {}
}
