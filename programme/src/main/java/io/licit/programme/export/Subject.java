package io.licit.programme.export;

import io.licit.core.check.Checker;
import io.licit.core.check.Segment;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Severity;
import io.licit.core.workspace.Workspace;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A workspace as it stands, with the segments that an export is about held against the law of now.
 *
 * @param asOf the instant of everything that is computed
 */
public record Subject(Workspace workspace, Checker.Checked checked, Instant asOf) {
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
