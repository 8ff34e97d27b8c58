package io.licit.server.run;

import io.licit.core.check.Checker;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Said;
import io.licit.core.diagnostic.Severity;
import io.licit.core.plan.Planner;
import io.licit.core.workspace.Workspace;
import io.licit.engine.AudienceCounts;
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
import io.licit.server.work.Work;
import io.licit.server.work.Works;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Runs as work, of the workspace as it is on the disk now, whatever pages have read before. */
public final class Running {
    private static final String ALL = "work.run-all";
    private static final String ONE = "work.run-one";
    private static final String RESULT = "/runs";

    private final Desk desk;
    private final Works works;

    public Running(Desk desk, Works works) {
        this.desk = desk;
        this.works = works;
    }

    /**
     * Begins a run, or finds it where it goes on.
     *
     * @param named ids of segments; none for all
     * @throws Refusal where one is not there
     */
    public Work begin(Set<String> named, Actor by) {
        Set<String> known = desk.standing().opened().segments();
        if (!known.containsAll(named)) {
            throw Refusal.notFound();
        }
        Set<String> asked = new TreeSet<>(named.isEmpty() ? known : named);
        return works.start(kind(named), by.id(), progress -> {
            Map<String, String> left = run(asked, by, progress).refused();
            return new Work.State.Done(
                    left.isEmpty() ? RESULT : RESULT + "?left=" + String.join(",", left.keySet()), left);
        });
    }

    private static Work.Kind kind(Set<String> named) {
        if (named.isEmpty()) {
            return new Work.Kind(ALL, "", RESULT);
        }
        String subject = String.join(", ", new TreeSet<>(named));
        return new Work.Kind(ONE, subject, named.size() == 1 ? "/segments/" + subject : RESULT);
    }

    /** Those that wait or go on. */
    List<Work> open() {
        return works.open().stream()
                .filter(one -> Set.of(ALL, ONE).contains(one.kind().key()))
                .toList();
    }

    /** Whether what is stored is of another text of the segment than the workspace has now. */
    public static boolean isOutdated(Desk.Standing stands, String id, AudienceCounts counts) {
        Checker.Checked checked = stands.sound();
        return !checked.segments().containsKey(id)
                || !checked.segments().get(id).digest().equals(counts.digest());
    }

    /**
     * Refreshes audiences.
     *
     * @param asked ids of segments; those that can't be run are left as they are, and told
     * @throws Refusal where none can be
     */
    private Cleared run(Set<String> asked, Actor by, Progress progress) {
        progress.at(Said.of("reading the workspace"), 0);
        Programme programme = desk.programme();
        Opened opened = Opened.read(desk.folder(), desk.clock().instant());
        Workspace workspace = opened.workspace().orElseThrow(() -> new Refusal(409, "error.workspace-unreadable"));
        // INVARIANT: where settings, data, law or assessments hold a mistake nothing is run: what is left may say less.
        told(opened.mistakesOfAll().stream()).ifPresent(mistake -> {
            throw new Refusal(422, "run.unreadable", mistake);
        });
        Checker.Checked checked = opened.check(workspace, asked);
        Set<String> standing = new TreeSet<>(asked);
        standing.retainAll(checked.segments().keySet());
        standing.removeAll(workspace.unreadable());
        if (standing.isEmpty()) {
            throw new Refusal(
                    422,
                    "run.unreadable",
                    told(Stream.concat(opened.problems().stream(), checked.broken().stream()))
                            .orElse(String.join(", ", asked)));
        }
        Cleared cleared = new Approvals(programme).cleared(standing, workspace, checked);
        if (cleared.allowed().isEmpty()) {
            throw new Refusal(403, "run.not-approved", String.join(", ", standing));
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
