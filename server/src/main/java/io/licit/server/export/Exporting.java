package io.licit.server.export;

import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Said;
import io.licit.core.plan.Plan;
import io.licit.core.plan.Planner;
import io.licit.core.workspace.Workspace;
import io.licit.engine.BadRows;
import io.licit.engine.Progress;
import io.licit.engine.Warehouse;
import io.licit.engine.folder.Opened;
import io.licit.programme.consent.Ledger;
import io.licit.programme.export.Exports;
import io.licit.programme.export.Order;
import io.licit.programme.export.Outcome;
import io.licit.programme.export.Rechecks;
import io.licit.programme.export.Subject;
import io.licit.programme.people.Actor;
import io.licit.server.desk.Desk;
import io.licit.server.route.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Exports of the workspace as it is on the disk now, whatever pages have read before. */
final class Exporting {
    private final Desk desk;
    private final Exports exports;
    private final Rechecks rechecks;

    Exporting(Desk desk) {
        this.desk = desk;
        this.exports = new Exports(desk.programme());
        this.rechecks = new Rechecks(desk.programme());
    }

    /** A workspace as it was read for one piece of work. */
    private record Place(Opened opened, Workspace workspace) {}

    private Place place() {
        Opened opened = Opened.read(desk.folder(), desk.clock().instant());
        return new Place(opened, opened.workspace().orElseThrow(() -> new Refusal(409, "error.workspace-unreadable")));
    }

    /** Why nothing may leave, as far as that can be told before the data is looked at. */
    Optional<Outcome> examine(Order order) {
        Place place = place();
        return mistaken(place.opened())
                .or(() -> exports.examine(order, Subject.ofExport(place.opened(), place.workspace(), order.segment())));
    }

    /** INVARIANT: where settings, data, law or assessments hold a mistake nothing leaves: what is left of them may say less. */
    private static Optional<Outcome> mistaken(Opened opened) {
        List<Diagnostic> mistakes = opened.mistakesOfAll();
        return mistakes.isEmpty() ? Optional.empty() : Optional.of(new Outcome.Refused(mistakes));
    }

    Outcome export(Order order, Progress progress) {
        progress.at(Said.of("reading the workspace"), 0);
        Place place = place();
        Optional<Outcome> mistaken = mistaken(place.opened());
        if (mistaken.isPresent()) {
            return mistaken.get();
        }
        Subject subject = Subject.ofExport(place.opened(), place.workspace(), order.segment());
        Optional<Outcome> stopped = exports.examine(order, subject);
        if (stopped.isPresent()) {
            return stopped.get();
        }
        try (Warehouse data = warehouse(place, progress)) {
            return exports.export(order, subject, plan(place, subject), data, progress);
        }
    }

    /** A file of which nobody may remain is taken back. */
    Outcome recheck(Exports.Listed one, Actor by, Progress progress) {
        progress.at(Said.of("reading the workspace"), 0);
        Place place = place();
        Rechecks.Standing standing = Rechecks.find(one.file());
        Subject subject = Subject.of(
                place.opened(), place.workspace(), Set.of(standing.manifest().segment()));
        List<Diagnostic> found = rechecks.findings(standing);
        if (!found.isEmpty()) {
            return new Outcome.Refused(found);
        }
        Optional<Outcome> mistaken = mistaken(place.opened());
        if (mistaken.isPresent()) {
            return mistaken.get();
        }
        Optional<Rechecks.Ended> ended = rechecks.hasEnded(standing, subject);
        if (ended.isPresent()) {
            return rechecks.revoke(standing, ended.get(), by, place.opened().asOf());
        }
        try (Warehouse data = warehouse(place, progress)) {
            return rechecks.recheck(standing, subject, plan(place, subject), data, Optional.empty(), by, progress);
        }
    }

    private Warehouse warehouse(Place place, Progress progress) {
        return Warehouse.open(
                place.opened().folder(),
                place.workspace().catalogue(),
                BadRows.STOP,
                progress,
                new Ledger(desk.programme()).recorded());
    }

    private static Plan plan(Place place, Subject subject) {
        return Planner.plan(
                place.workspace(),
                subject.checked(),
                place.opened().asOf(),
                subject.checked().verdicts().keySet());
    }
}
