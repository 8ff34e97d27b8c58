package io.licit.server.export;

import io.licit.core.catalogue.Channel;
import io.licit.core.check.WayToAsk;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Said;
import io.licit.core.json.Json;
import io.licit.core.plan.Plan;
import io.licit.core.plan.Planner;
import io.licit.core.workspace.Workspace;
import io.licit.engine.BadRows;
import io.licit.engine.Progress;
import io.licit.engine.StateFolder;
import io.licit.engine.Warehouse;
import io.licit.engine.folder.Opened;
import io.licit.programme.account.Role;
import io.licit.programme.consent.Ledger;
import io.licit.programme.export.ExportException;
import io.licit.programme.export.ExportKind;
import io.licit.programme.export.Exports;
import io.licit.programme.export.Manifest;
import io.licit.programme.export.Order;
import io.licit.programme.export.Outcome;
import io.licit.programme.export.Rechecks;
import io.licit.programme.export.Subject;
import io.licit.programme.people.Actor;
import io.licit.programme.training.Clearance;
import io.licit.server.desk.Desk;
import io.licit.server.route.Refusal;
import io.licit.server.route.Reply;
import io.licit.server.route.Visitor;
import io.licit.server.work.Work;
import io.licit.server.work.Works;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Exports as work, of the workspace as it is on the disk now, whatever pages have read before. */
public final class Exporting {
    /** RFC 7725. */
    private static final int UNAVAILABLE_FOR_LEGAL_REASONS = 451;

    private static final String EXPORT = "work.export";
    private static final String RECHECK = "work.recheck";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Desk desk;
    private final Works works;
    private final Exports exports;
    private final Rechecks rechecks;

    public Exporting(Desk desk, Works works) {
        this.desk = desk;
        this.works = works;
        this.exports = new Exports(desk.programme());
        this.rechecks = new Rechecks(desk.programme());
    }

    private Instant now() {
        return desk.clock().instant();
    }

    /** Everything that left, the latest first. */
    public List<Exports.Listed> all() {
        return exports.list(now());
    }

    /** @throws Refusal where there is none of the id */
    public Exports.Listed listed(String id) {
        return exports.find(id, now()).orElseThrow(Refusal::notFound);
    }

    /** Empty where the file has another manifest by now, or none. */
    public static Optional<Manifest> manifest(Exports.Listed one) {
        try {
            return Optional.of(Rechecks.find(one.file()).manifest())
                    .filter(manifest -> manifest.id().equals(one.id()));
        } catch (ExportException gone) {
            return Optional.empty();
        }
    }

    /** The entry of the log on an export; empty where the manifest does not say. */
    public static Optional<Long> entry(Manifest manifest) {
        return manifest.content().get("evidence").orElse(Json.none()) instanceof Json.Obj evidence
                        && evidence.get("index").orElse(Json.none()) instanceof Json.Num index
                ? Optional.of(index.value().longValueExact())
                : Optional.empty();
    }

    /** What was refused and what to do, in a sentence. */
    public static String said(ExportException refused) {
        return refused.getMessage() + (refused.help().isEmpty() ? "" : "; " + refused.help());
    }

    /**
     * What is to leave.
     *
     * @param columns of persons, in place of the contact points of the channel; none for these
     * @param asking the way to ask, where it is to be of those who lack nothing but a consent
     */
    public record Wish(
            String segment,
            ExportKind kind,
            List<String> columns,
            Optional<String> campaign,
            Optional<Channel> channel,
            Optional<WayToAsk> asking) {
        public Wish {
            columns = List.copyOf(columns);
        }
    }

    /** The order of a wish, with a file of its own. */
    public Order order(Wish wish, Actor by) {
        String name = wish.segment()
                + wish.asking().map(way -> "-asked-" + way.word()).orElse("")
                + "-"
                + STAMP.format(now())
                + ending(wish.kind());
        return new Order(
                wish.segment(),
                folder().resolve(name),
                wish.kind(),
                wish.columns(),
                wish.campaign(),
                wish.channel(),
                false,
                by,
                wish.asking());
    }

    /** Below the state, which is in no git and is searched when somebody is erased. */
    private Path folder() {
        Path folder = StateFolder.of(desk.folder()).resolve("exported");
        try {
            return Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String ending(ExportKind kind) {
        return switch (kind) {
            case PARQUET -> ".parquet";
            case NDJSON -> ".ndjson";
            case CSV, GOOGLE_CUSTOMER_MATCH, META_CUSTOM_AUDIENCE, TIKTOK_CUSTOMER_FILE -> ".csv";
        };
    }

    /** Begins an export that {@link #examine} has let pass. */
    public Work begin(Order order) {
        return works.startAnew(
                new Work.Kind(EXPORT, order.segment(), "/exports"),
                order.by().id(),
                progress -> new Work.State.Done(page(carriedOut(() -> export(order, progress)), "/exports")));
    }

    /** Begins to hold a file against today, or finds it where it goes on. */
    public Work beginRecheck(Exports.Listed one, Actor by) {
        String before = "/exports/" + one.id();
        return works.start(
                new Work.Kind(RECHECK, String.valueOf(one.file().getFileName()), before),
                by.id(),
                progress -> new Work.State.Done(page(carriedOut(() -> recheck(one, by, progress)), before)));
    }

    /** Those that wait or go on. */
    List<Work> open() {
        return works.open().stream()
                .filter(one -> Set.of(EXPORT, RECHECK).contains(one.kind().key()))
                .toList();
    }

    private interface Deed {
        Outcome done();
    }

    /** What can't be carried out is told to whoever waits for it. */
    private static Outcome carriedOut(Deed deed) {
        try {
            return deed.done();
        } catch (ExportException failed) {
            throw new Refusal(failed.isOfOrder() ? 422 : 503, "export.failed", said(failed));
        }
    }

    /** Where what came of it is seen: the file's export now, or where none is any more. */
    private static String page(Outcome outcome, String otherwise) {
        if (outcome instanceof Outcome.Written written) {
            return "/exports/" + written.manifest().id();
        }
        if (outcome instanceof Outcome.Blocked blocked) {
            throw new Refusal(403, "export.failed", String.join("; ", blocked.missing()));
        }
        if (outcome instanceof Outcome.Refused refused) {
            throw new Refusal(
                    UNAVAILABLE_FOR_LEGAL_REASONS,
                    "export.failed",
                    refused.findings().stream().map(one -> one.message().text()).collect(Collectors.joining("; ")));
        }
        return otherwise;
    }

    /** Whether persons may be handed to somebody: officers, and whoever has every certificate that is asked of her. */
    public boolean mayTake(Visitor visitor) {
        return visitor.has(Role.OFFICER)
                || new Clearance(desk.programme())
                        .missing(new Actor(visitor.id()), now())
                        .isEmpty();
    }

    /** INVARIANT: persons leave only to whom it may be, and the log has it before. */
    public Reply handOut(Exports.Listed one, Visitor visitor) {
        if (!mayTake(visitor)) {
            throw new Refusal(403, "export.no-certificate");
        }
        try {
            exports.handOut(one, new Actor(visitor.id()));
        } catch (ExportException refused) {
            throw new Refusal(409, "export.failed", said(refused));
        }
        return new Reply.File(
                "application/octet-stream", String.valueOf(one.file().getFileName()), one.file());
    }

    /**
     * Deletes file and manifest; that they were there stays in the log.
     *
     * @throws Refusal where the file is gone, or is another one by now
     */
    public void withdraw(Exports.Listed one, Actor by) {
        if (!one.isCurrent() || manifest(one).isEmpty()) {
            throw new Refusal(409, "export.gone");
        }
        rechecks.revoke(Rechecks.find(one.file()), new Rechecks.Ended("withdrawn by somebody"), by, now());
    }

    /** A workspace as it was read for one piece of work. */
    private record Place(Opened opened, Workspace workspace) {}

    private Place place() {
        Opened opened = Opened.read(desk.folder(), desk.clock().instant());
        return new Place(opened, opened.workspace().orElseThrow(() -> new Refusal(409, "error.workspace-unreadable")));
    }

    /** Why nothing may leave, as far as that can be told before the data is looked at. */
    public Optional<Outcome> examine(Order order) {
        Place place = place();
        return mistaken(place.opened())
                .or(() -> exports.examine(order, Subject.ofExport(place.opened(), place.workspace(), order.segment())));
    }

    /** INVARIANT: where settings, data, law or assessments hold a mistake nothing leaves: what is left of them may say less. */
    private static Optional<Outcome> mistaken(Opened opened) {
        List<Diagnostic> mistakes = opened.mistakesOfAll();
        return mistakes.isEmpty() ? Optional.empty() : Optional.of(new Outcome.Refused(mistakes));
    }

    private Outcome export(Order order, Progress progress) {
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
    private Outcome recheck(Exports.Listed one, Actor by, Progress progress) {
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
