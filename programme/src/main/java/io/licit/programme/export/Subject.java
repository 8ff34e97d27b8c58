package io.licit.programme.export;

import io.licit.core.check.Checker;
import io.licit.core.check.Segment;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Severity;
import io.licit.core.workspace.Workspace;
import io.licit.engine.folder.Opened;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A workspace as it stands, with the segments that an export is about held against the law of now.
 *
 * @param asOf the instant of everything that is computed
 */
public record Subject(Workspace workspace, Checker.Checked checked, Instant asOf) {
    /** A workspace with some of its segments checked. */
    public static Subject of(Opened opened, Workspace workspace, Set<String> asked) {
        return new Subject(workspace, opened.check(workspace, asked), opened.asOf());
    }

    /**
     * A workspace for an export of a segment: where there is a campaign on it, with those of all campaigns, since they may
     * count against a cap.
     */
    public static Subject ofExport(Opened opened, Workspace workspace, String segment) {
        Subject alone = of(opened, workspace, Set.of(segment));
        Set<String> segments = new TreeSet<>();
        workspace.campaigns().values().forEach(campaign -> segments.add(campaign.segment()));
        if (!segments.contains(segment)) {
            return alone;
        }
        segments.retainAll(alone.checked().segments().keySet());
        segments.add(segment);
        return of(opened, workspace, segments);
    }

    /** A segment that was checked; empty where there is none of that name, or it has mistakes. */
    Optional<Segment> segment(String id) {
        return checked.verdicts().containsKey(id)
                ? Optional.ofNullable(checked.segments().get(id))
                : Optional.empty();
    }

    List<Diagnostic> errors(String segment) {
        return checked.findings().stream()
                .filter(one -> one.severity() == Severity.ERROR)
                .filter(one -> one.segment().filter(segment::equals).isPresent())
                .toList();
    }
}
