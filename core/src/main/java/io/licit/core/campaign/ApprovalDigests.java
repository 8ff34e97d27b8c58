package io.licit.core.campaign;

import io.licit.core.check.Checker;
import io.licit.core.law.view.LawDigest;
import io.licit.core.workspace.Workspace;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What approvals of the segments of a checked workspace are of, each worked out when it is first asked for. Any number of
 * threads may ask.
 */
public final class ApprovalDigests {
    private final Checker.Checked checked;
    private final Workspace workspace;
    private final LawDigest law = new LawDigest();
    private final Map<String, Optional<ApprovalDigest>> known = new ConcurrentHashMap<>();

    public ApprovalDigests(Checker.Checked checked, Workspace workspace) {
        this.checked = checked;
        this.workspace = workspace;
    }

    /** As {@link ApprovalDigest#of} has it. */
    public Optional<ApprovalDigest> of(String segment) {
        return known.computeIfAbsent(segment, id -> ApprovalDigest.of(id, checked, workspace, law));
    }
}
