package io.licit.server.run;

import io.licit.core.check.Checker;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Said;
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
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

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
        progress.at(Said.of("reading the workspace"), 0);
        Programme programme = desk.programme();
        Opened opened = Opened.read(desk.folder(), desk.clock().instant());
        Workspace workspace = opened.workspace().orElseThrow(() -> new Refusal(409, "error.workspace-unreadable"));
        // INVARIANT: where settings, data, law or assessments hold a mistake nothing is run: what is left may say less.
        told(opened.mistakesOfAll().stream()).ifPresent(mistake -> {
            throw new Refusal(409, "run.unreadable", mistake);
        });
        Checker.Checked checked = opened.check(workspace, asked);
        Set<String> standing = new TreeSet<>(asked);
        standing.retainAll(checked.segments().keySet());
        standing.removeAll(workspace.unreadable());
        if (standing.isEmpty()) {
            throw new Refusal(
                    409,
                    "run.unreadable",
                    told(Stream.concat(opened.problems().stream(), checked.broken().stream()))
                            .orElse(String.join(", ", asked)));
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

    /** The first that is in the way. */
    private static Optional<String> told(Stream<Diagnostic> mistakes) {
        return mistakes.filter(one -> one.severity() == Severity.ERROR)
                .findFirst()
                .map(one -> one.span().file().path() + ": " + one.message().text());
    }
}
