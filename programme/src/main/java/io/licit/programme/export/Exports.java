package io.licit.programme.export;

import io.licit.core.catalogue.Channel;
import io.licit.core.check.Segment;
import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Said;
import io.licit.core.diagnostic.Severity;
import io.licit.core.json.Json;
import io.licit.core.plan.Plan;
import io.licit.core.source.Span;
import io.licit.core.workspace.Campaign;
import io.licit.engine.ExportFile;
import io.licit.engine.Exported;
import io.licit.engine.Progress;
import io.licit.engine.Recorded;
import io.licit.engine.RowsOfPerson;
import io.licit.engine.Warehouse;
import io.licit.programme.Programme;
import io.licit.programme.consent.Ledger;
import io.licit.programme.export.Examination.Passed;
import io.licit.programme.export.Publication.Publishing;
import io.licit.programme.export.Records.Kept;
import io.licit.programme.journal.Entries;
import io.licit.programme.journal.Entry;
import io.licit.programme.people.Actor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/** Writes audiences into files that leave. */
public final class Exports {
    private static final String DUE = "recheck due";
    private static final String EXPIRED = "expired";

    private final Programme programme;
    private final Records records;
    private final Publication publication;
    private final Examination examination;

    public Exports(Programme programme) {
        this(programme, step -> {});
    }

    Exports(Programme programme, Step.Watch watch) {
        this.programme = programme;
        this.records = new Records(programme.state(), programme.workspace());
        this.publication = new Publication(programme, records, watch);
        this.examination = new Examination(new Gatekeeper(programme));
    }

    /**
     * Why nothing may leave, as far as that can be told before the data is looked at; empty where nothing is in the way.
     *
     * @throws ExportException where the order can't be meant
     */
    public Optional<Outcome> examine(Order order, Subject subject) {
        requireFree(order);
        return examination.of(order, subject).stopped();
    }

    /**
     * Finds the audience as it is at the instant of {@code subject} and writes it, with a manifest beside it.
     *
     * @param plan of the segment at the same instant, and of those of other campaigns that may count against a cap
     * @throws ExportException where the order can't be meant, or the file can't be written
     */
    public Outcome export(Order order, Subject subject, Plan plan, Warehouse warehouse, Progress progress) {
        requireFree(order);
        Examination.Verdict verdict = examination.of(order, subject);
        if (verdict.passed().isEmpty()) {
            return verdict.stopped().orElseThrow(() -> new IllegalStateException("neither passed nor stopped"));
        }
        Passed passed = verdict.passed().get();
        return publication.alone(() -> {
            Path staged = Warehouse.exportFolder(programme.workspace()).resolve(UUID.randomUUID() + ".out");
            try {
                Exported exported =
                        warehouse.export(plan, order.segment(), passed.columns().request(), staged, progress);
                List<Diagnostic> found = new ArrayList<>(
                        Examination.ofAudience(subject, passed.segment(), exported.rows(), exported.canaries()));
                List<Diagnostic> reviewed = reviewed(passed.campaigns(), subject, plan, warehouse, progress);
                found.addAll(reviewed.stream()
                        .filter(one -> one.severity() == Severity.ERROR)
                        .toList());
                if (!found.isEmpty()) {
                    return new Outcome.Refused(found);
                }
                Manifest draft = draft(order, subject, passed, exported)
                        .with("ledger", Manifest.ledger(warehouse.mark(subject.asOf())));
                Manifest written = publication.publish(
                        new Publishing(
                                staged, order.to(), order.kind().form(), draft, Records.REPLACED, "export", order.by()),
                        subject.asOf());
                List<Diagnostic> said = new ArrayList<>(passed.findings());
                said.addAll(reviewed.stream()
                        .filter(one -> one.severity() != Severity.NOTE)
                        .toList());
                return new Outcome.Written(written, said);
            } finally {
                Leftovers.delete(staged);
            }
        });
    }

    private static List<Diagnostic> reviewed(
            List<Campaign> campaigns, Subject subject, Plan plan, Warehouse warehouse, Progress progress) {
        if (campaigns.isEmpty()) {
            return List.of();
        }
        return Gatekeeper.review(
                campaigns,
                subject,
                warehouse.recipients(plan, subject.workspace(), subject.checked(), campaigns, progress));
    }

    private Manifest draft(Order order, Subject subject, Passed passed, Exported exported) {
        Json.Builder json = Manifest.begin()
                .put("segment", order.segment())
                .put("digest", passed.segment().digest())
                .put("law", Entries.law(subject.checked()))
                .put("use", Manifest.use(passed.segment().definition().use()));
        order.campaign().ifPresent(campaign -> json.put("campaign", campaign));
        json.put("kind", order.kind().word())
                .put("file", String.valueOf(order.to().getFileName()))
                .put(
                        "columns",
                        Json.strings(passed.columns().request().fields().stream()
                                .map(field -> field.name())
                                .toList()))
                .put("named", Json.strings(order.columns()))
                .put(
                        "channels",
                        Json.strings(
                                passed.channels().stream().map(Channel::word).toList()))
                .put("as_of", subject.asOf().toString())
                .put("made_at", subject.asOf().toString())
                .put("valid_until", leaseFrom(subject.asOf()).toString())
                .put("counts", Manifest.counts(exported.counts(), exported.reachable(), exported.rows()))
                .put("rows", exported.rows());
        return new Manifest(json.build());
    }

    /** Whole days from the instant on; months are those of the calendar. */
    Instant leaseFrom(Instant at) {
        return at.atOffset(ZoneOffset.UTC).plus(programme.settings().lease()).toInstant();
    }

    /** INVARIANT: nothing is overwritten but an export of the same segment. */
    private static void requireFree(Order order) {
        if (Files.isDirectory(order.to()) || order.to().getFileName() == null) {
            throw ExportException.order("`" + order.to() + "` is a folder", "name a file in it");
        }
        boolean free = !Files.exists(order.to()) && !Files.exists(manifestOf(order.to()));
        if (!free
                && !order.replace()
                && Leftovers.read(manifestOf(order.to()))
                        .filter(manifest -> manifest.segment().equals(order.segment()))
                        .isEmpty()) {
            throw ExportException.order(
                    "`" + order.to() + "` is there already, and is no export of `" + order.segment() + "`",
                    "name another file, or say `--replace`");
        }
    }

    static Path manifestOf(Path file) {
        return file.resolveSibling(Manifest.nameFor(String.valueOf(file.getFileName())));
    }

    /**
     * An export as the list shows it.
     *
     * @param kind of the file, as a word of {@link ExportKind}
     * @param state live, recheck due, expired, rechecked, replaced or revoked
     */
    public record Listed(
            String id,
            String segment,
            Path file,
            String kind,
            long rows,
            Instant madeAt,
            Instant validUntil,
            String state) {
        public boolean isLive() {
            return state.equals(Records.LIVE);
        }

        /**
         * For programs.
         *
         * @param shown the file, as whoever asks may know it
         * @param count of rows; null where it is not told
         */
        public Json.Obj json(String shown, Json count) {
            return Json.object()
                    .put("export", id)
                    .put("segment", segment)
                    .put("file", shown)
                    .put("rows", count)
                    .put("made_at", madeAt.toString())
                    .put("valid_until", validUntil.toString())
                    .put("state", state)
                    .build();
        }

        /** Whether it is to be held against today: its lease is over, or somebody in it refused since. */
        public boolean isDue() {
            return state.equals(DUE) || state.equals(EXPIRED);
        }

        /** Whether this writing of the file is the last one, and was not taken back. */
        public boolean isCurrent() {
            return isLive() || isDue();
        }
    }

    /**
     * Whether a recheck would take somebody out, as far as what was recorded since can tell. A list of hashes, or a file
     * that is not here, tells nobody, so that anybody counts.
     */
    boolean isDue(Path file, Manifest manifest) {
        Recorded.Since since = new Ledger(programme).recorded().since(manifest.mark());
        if (since.isNothing() || manifest.kind().isForPlatform() || !Files.exists(file)) {
            return !since.isNothing();
        }
        AtomicBoolean due = new AtomicBoolean();
        RowsOfPerson.keys(new ExportFile(file, manifest.kind().form(), manifest.columns()), key -> {
            if (since.takesOut(key)) {
                due.set(true);
            }
        });
        return due.get();
    }

    private String stateShown(Kept kept, Instant at) {
        String state = stateOf(kept, at);
        boolean due = state.equals(Records.LIVE)
                && Manifest.parse(kept.manifest())
                        .filter(manifest -> !isDue(kept.file(), manifest))
                        .isEmpty();
        return due ? DUE : state;
    }

    /** Everything that left, the latest first. */
    public List<Listed> list(Instant at) {
        return records.all().stream().map(kept -> listed(kept, at)).toList();
    }

    /** One of the list by its id. */
    public Optional<Listed> find(String id, Instant at) {
        return records.all().stream()
                .filter(kept -> kept.id().equals(id))
                .findFirst()
                .map(kept -> listed(kept, at));
    }

    /**
     * Puts into the log that somebody is handed a file, before she is.
     *
     * @throws ExportException where the file is not as it was written, or no longer to be used
     */
    public void handOut(Listed one, Actor by) {
        Rechecks.Standing standing = Rechecks.find(one.file());
        boolean isWhole = standing.manifest().id().equals(one.id())
                && new Rechecks(programme, this).findings(standing).isEmpty();
        if (!isWhole || !one.isLive()) {
            throw ExportException.order(
                    "`" + one.file().getFileName() + "` is not to be handed out as it is",
                    "recheck it, or export again");
        }
        Json.Obj facts = Json.object()
                .put("export", one.id())
                .put("segment", one.segment())
                .put("rows", one.rows())
                .build();
        programme
                .state()
                .write(tx -> programme
                        .journal()
                        .append(
                                tx,
                                new Entry("export-handed-out", programme.clock().instant(), by, facts)));
    }

    private Listed listed(Kept kept, Instant at) {
        return new Listed(
                kept.id(),
                kept.segment(),
                kept.file(),
                Manifest.parse(kept.manifest()).map(one -> one.kind().word()).orElse(""),
                kept.rows(),
                kept.madeAt(),
                kept.validUntil(),
                stateShown(kept, at));
    }

    private static String stateOf(Kept kept, Instant at) {
        return kept.state().equals(Records.LIVE) && !at.isBefore(kept.validUntil()) ? EXPIRED : kept.state();
    }

    /** A finding for every live export whose lease has ended while its file is still there. */
    public List<Diagnostic> findings(Instant at) {
        return records.all().stream()
                .filter(kept -> stateOf(kept, at).equals(EXPIRED) && Files.exists(kept.file()))
                .map(kept -> expired(kept.segment(), kept.file(), kept.validUntil()))
                .toList();
    }

    static Diagnostic expired(String segment, Path file, Instant until) {
        return Diagnostic.of(
                        Code.EXP8101,
                        Said.of(
                                "the lease of `{}` ended on {}",
                                file.getFileName(),
                                LocalDate.ofInstant(until, ZoneOffset.UTC)),
                        Span.none())
                .withHelp(Said.of(
                        "`licit export --recheck {}` takes out who may not be in it any more, or delete the file",
                        file.getFileName()))
                .withSegment(segment);
    }

    /** Somebody in it refused, withdrew or was restricted since. */
    static Diagnostic withdrawn(String segment, Path file) {
        return Diagnostic.of(
                        Code.EXP8101,
                        Said.of(
                                "`{}` may hold somebody who refused, withdrew or was restricted since",
                                file.getFileName()),
                        Span.none())
                .withSeverity(Severity.ERROR)
                .withHelp(Said.of(
                        "`licit export --recheck {}` takes out who may not be in it any more", file.getFileName()))
                .withSegment(segment);
    }

    /** What it was made of has changed: it is past its lease before the day. */
    static Diagnostic overtaken(String segment, Path file, boolean redefined) {
        return Diagnostic.of(
                        Code.EXP8101,
                        redefined
                                ? Said.of("`{}` was made of another definition of `{}`", file.getFileName(), segment)
                                : Said.of("`{}` was made before law or file changed", file.getFileName()),
                        Span.none())
                .withSeverity(Severity.ERROR)
                .withHelp(Said.of("`licit export --recheck {}` holds it against today", file.getFileName()))
                .withSegment(segment);
    }

    Records records() {
        return records;
    }

    Publication publication() {
        return publication;
    }

    /** Whether somebody may give a segment's export a new lease. */
    boolean mayRenew(Segment segment, Subject subject, Actor by) {
        return subject.errors(segment.id()).isEmpty()
                && new Gatekeeper(programme).missing(by, segment, subject).isEmpty();
    }
}
