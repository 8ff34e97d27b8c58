package io.licit.server.run;

import io.licit.core.check.Checker;
import io.licit.core.diagnostic.Severity;
import io.licit.core.plan.Planner;
import io.licit.core.workspace.Workspace;
import io.licit.engine.BadRows;
import io.licit.engine.Progress;
import io.licit.engine.Warehouse;
import io.licit.engine.folder.Opened;
import io.licit.programme.Programme;
import io.licit.programme.approval.Approvals;
import io.licit.programme.approval.Cleared;
import io.licit.programme.consent.Ledger;
import io.licit.programme.people.Actor;
import io.licit.programme.run.Runs;
import io.licit.server.desk.Desk;
import io.licit.server.route.Refusal;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A run, of the workspace as it is on the disk now, whatever pages have read before. */
final class Running {
    private final Desk desk;

    Running(Desk desk) {
        this.desk = desk;
    }

    /**
     * Refreshes audiences.
     *
     * @param asked ids of segments; those that can't be run are left as they are, and told
     * @throws Refusal where none can be
     */
    Cleared run(Set<String> asked, Actor by, Progress progress) {
        progress.at("reading the workspace", 0);
        Programme programme = desk.programme();
        Opened opened = Opened.read(desk.folder(), desk.clock().instant());
        Workspace workspace = opened.workspace().orElseThrow(() -> new Refusal(409, "error.workspace-unreadable"));
        Checker.Checked checked = opened.check(workspace, asked);
        Set<String> standing = new TreeSet<>(asked);
        standing.retainAll(checked.segments().keySet());
        standing.removeAll(workspace.unreadable());
        if (standing.isEmpty()) {
            throw new Refusal(409, "run.unreadable", first(opened, checked));
        }
        Cleared cleared = new Approvals(programme).cleared(standing, workspace, checked);
        if (cleared.allowed().isEmpty()) {
            throw new Refusal(409, "run.not-approved", String.join(", ", standing));
        }
        try (Warehouse data = Warehouse.open(
                opened.folder(), workspace.catalogue(), BadRows.STOP, progress, new Ledger(programme).recorded())) {
            data.run(
                    Planner.plan(workspace, checked, opened.asOf(), cleared.allowed()),
                    new Runs(programme).proving(checked, opened.asOf(), by),
                    progress);
        }
        return cleared;
    }

    /** What is in the way of all. */
    private static String first(Opened opened, Checker.Checked checked) {
        return java.util.stream.Stream.concat(opened.problems().stream(), checked.broken().stream())
                .filter(one -> one.severity() == Severity.ERROR)
                .limit(1)
                .map(one -> one.span().file().path() + ": " + one.message())
                .collect(Collectors.joining());
    }
}
