package io.licit.programme.export;

import io.licit.core.check.Segment;
import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Said;
import io.licit.core.json.Json;
import io.licit.core.plan.Plan;
import io.licit.core.plan.Planner;
import io.licit.core.source.Span;
import io.licit.engine.ExportFile;
import io.licit.engine.ExportRequest;
import io.licit.engine.ExportRequest.Form;
import io.licit.engine.Progress;
import io.licit.engine.Rechecked;
import io.licit.engine.Recorded;
import io.licit.engine.Warehouse;
import io.licit.programme.Programme;
import io.licit.programme.export.Publication.Publishing;
import io.licit.programme.export.Records.Kept;
import io.licit.programme.journal.Entries;
import io.licit.programme.journal.Entry;
import io.licit.programme.people.Actor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Takes out of a file who may not be in it any more. A recheck lets nobody in. */
public final class Rechecks {
    private final Programme programme;
    private final Exports exports;

    public Rechecks(Programme programme) {
        this(programme, new Exports(programme));
    }

    Rechecks(Programme programme, Exports exports) {
        this.programme = programme;
        this.exports = exports;
    }

    /**
     * An export that is to be held against today.
     *
     * @param file the export, not its manifest
     */
    public record Standing(Path file, Manifest manifest) {}

    /**
     * The export of a name.
     *
     * @param fileOrManifest either of the two
     * @throws ExportException where there is no manifest that can be read
     */
    public static Standing find(Path fileOrManifest) {
        String name = String.valueOf(fileOrManifest.toAbsolutePath().normalize().getFileName());
        String ending = Manifest.nameFor("");
        Path file = name.endsWith(ending)
                ? fileOrManifest.resolveSibling(name.substring(0, name.length() - ending.length()))
                : fileOrManifest;
        Path absolute = file.toAbsolutePath().normalize();
        return new Standing(
                absolute,
                Leftovers.read(Exports.manifestOf(absolute))
                        .orElseThrow(() -> ExportException.order(
                                "`" + file.getFileName() + "` has no manifest beside it that can be read",
                                "without one nobody knows what it is; delete it and export again")));
    }

    /** What is wrong with the file as such: it is not as it was exported, or this workspace's log knows nothing of it. */
    public List<Diagnostic> findings(Standing standing) {
        Optional<Kept> kept = exports.records().find(standing.manifest().id());
        if (kept.filter(one -> one.manifest().equals(standing.manifest().text()))
                .isEmpty()) {
            return List.of(altered(standing, Said.of("the log of this workspace knows no such export")));
        }
        try {
            if (!Files.exists(standing.file())) {
                return List.of(altered(standing, Said.of("the file is gone")));
            }
            return Sha256.of(standing.file()).equals(standing.manifest().sha256())
                    ? List.of()
                    : List.of(altered(standing, Said.of("the file is not the one that its manifest speaks of")));
        } catch (IOException unreadable) {
            return List.of(altered(standing, Said.of("the file can't be read")));
        }
    }

    private static Diagnostic altered(Standing standing, Said what) {
        return Diagnostic.of(Code.EXP8102, Said.of("`{}`: {}", standing.file().getFileName(), what), Span.none())
                .withHelp(Said.of("who is in it can't be told any more; delete it and export again"))
                .withSegment(standing.manifest().segment());
    }

    /**
     * Whether nobody may remain: the segment is gone or its definition is broken, or what told persons apart is gone.
     *
     * @param why in words
     */
    public record Ended(String why) {}

    /** Empty where the data is to be asked. */
    public Optional<Ended> hasEnded(Standing standing, Subject subject) {
        String segment = standing.manifest().segment();
        if (subject.segment(segment).isEmpty()) {
            return Optional.of(new Ended("segment `" + segment + "` is not there any more, or has mistakes"));
        }
        boolean isBalanced = subject.segment(segment)
                .filter(now -> standing.manifest()
                        .asking()
                        .filter(way -> !Asking.isBalanced(way, now, subject))
                        .isEmpty())
                .isPresent();
        if (!isBalanced) {
            return Optional.of(new Ended("there is not any more " + Asking.balancing(segment)));
        }
        try {
            List<String> now = Examination.columnsOf(standing.manifest(), subject).request().fields().stream()
                    .map(field -> field.name())
                    .toList();
            return now.equals(standing.manifest().columns())
                    ? Optional.empty()
                    : Optional.of(new Ended("the catalogue has other columns than the file"));
        } catch (ExportException gone) {
            return Optional.of(new Ended(String.valueOf(gone.getMessage())));
        }
    }

    /** Deletes the file and its manifest; the log keeps that they were there. */
    public Outcome revoke(Standing standing, Ended why, Actor by, Instant at) {
        return exports.publication().alone(() -> {
            Leftovers.delete(standing.file(), Exports.manifestOf(standing.file()));
            Json.Obj facts = Json.object()
                    .put("export", standing.manifest().id())
                    .put("segment", standing.manifest().segment())
                    .put("rows", standing.manifest().rows())
                    .build();
            programme.state().write(tx -> {
                exports.records().become(tx, standing.manifest().id(), Records.REVOKED);
                return programme.journal().append(tx, new Entry("export-revoked", at, by, facts));
            });
            return new Outcome.Revoked(why.why());
        });
    }

    /**
     * Keeps the rows that an export made now would have, too, and writes file and manifest anew. Where she who asks may
     * not export, the lease stays as it was.
     *
     * @param plan of the segment as it is defined now
     * @param removed where the rows go that are taken out, with the reasons; empty where nobody asks
     */
    public Outcome recheck(
            Standing standing,
            Subject subject,
            Plan plan,
            Warehouse warehouse,
            Optional<Path> removed,
            Actor by,
            Progress progress) {
        List<Diagnostic> found = findings(standing);
        if (!found.isEmpty()) {
            return new Outcome.Refused(found);
        }
        Segment segment = subject.segment(standing.manifest().segment())
                .orElseThrow(() -> new IllegalArgumentException(
                        "void: " + standing.manifest().segment()));
        return exports.publication().alone(() -> {
            Path folder = Warehouse.exportFolder(programme.workspace());
            String name = UUID.randomUUID().toString();
            Path before = folder.resolve(name + ".before");
            Path staged = folder.resolve(name + ".out");
            Path listed = folder.resolve(name + ".removed");
            try {
                // A copy, so that what was hashed is what is read.
                String sha256 = Carrying.carry(standing.file(), before, Form.PARQUET);
                if (!sha256.equals(standing.manifest().sha256())) {
                    return new Outcome.Refused(
                            List.of(altered(standing, Said.of("the file is not the one that its manifest speaks of"))));
                }
                Rechecked rechecked =
                        held(standing, subject, plan, warehouse, before, staged, removed.map(path -> listed), progress);
                if (rechecked.canaries() > 0) {
                    return new Outcome.Refused(List.of(Examination.canary(segment)));
                }
                Manifest written = exports.publication()
                        .publish(
                                new Publishing(
                                        staged,
                                        standing.file(),
                                        standing.manifest().kind().form(),
                                        draft(
                                                standing.manifest(),
                                                subject,
                                                segment,
                                                rechecked,
                                                by,
                                                warehouse.mark(subject.asOf())),
                                        Records.RECHECKED,
                                        "export-recheck",
                                        by),
                                subject.asOf());
                if (removed.isPresent()) {
                    Carrying.carry(listed, removed.get(), Form.CSV);
                }
                return new Outcome.Written(written, said(standing, segment, subject));
            } catch (IOException failure) {
                throw ExportException.world(
                        "cannot read or write `" + standing.file().getFileName() + "`: " + failure.getMessage(),
                        "",
                        failure);
            } finally {
                Leftovers.delete(before, staged, listed);
            }
        });
    }

    private static List<Diagnostic> said(Standing standing, Segment segment, Subject subject) {
        List<Diagnostic> said = new ArrayList<>();
        if (!subject.asOf().isBefore(standing.manifest().validUntil())) {
            said.add(Exports.expired(
                    segment.id(), standing.file(), standing.manifest().validUntil()));
        }
        return said;
    }

    /** The rows of a copy held against the audience as it is now. */
    private static Rechecked held(
            Standing standing,
            Subject subject,
            Plan plan,
            Warehouse warehouse,
            Path before,
            Path staged,
            Optional<Path> listed,
            Progress progress) {
        Manifest manifest = standing.manifest();
        ExportRequest request = Examination.columnsOf(manifest, subject).request();
        ExportFile file = new ExportFile(before, manifest.kind().form(), manifest.columns());
        String segment = manifest.segment();
        return manifest.asking()
                .map(way -> warehouse.recheckToAsk(
                        Asking.plan(segment, subject),
                        segment,
                        Planner.wayOf(segment, way),
                        request,
                        file,
                        staged,
                        listed,
                        progress))
                .orElseGet(() -> warehouse.recheck(plan, segment, request, file, staged, listed, progress));
    }

    private Manifest draft(
            Manifest before, Subject subject, Segment segment, Rechecked rechecked, Actor by, Recorded.Mark mark) {
        boolean renewed = exports.mayRenew(segment, subject, by);
        Json.Builder json = Manifest.begin()
                .put("replaces", before.id())
                .put("segment", segment.id())
                .put("digest", segment.digest())
                .put("redefined", !segment.digest().equals(before.digest()))
                .put("law", Entries.law(subject.checked()))
                .put("use", Asking.use(before.asking(), segment));
        before.content().get("asking").ifPresent(way -> json.put("asking", way));
        before.content().get("campaign").ifPresent(campaign -> json.put("campaign", campaign));
        for (String same : List.of("kind", "file", "columns", "named", "channels")) {
            json.put(same, before.content().get(same).orElse(Json.none()));
        }
        json.put("as_of", subject.asOf().toString())
                .put("made_at", subject.asOf().toString())
                .put("valid_until", (renewed ? exports.leaseFrom(subject.asOf()) : before.validUntil()).toString())
                .put(
                        "counts",
                        Manifest.counts(rechecked.counts(), rechecked.counts().reachable(), rechecked.rows()))
                .put("removed", Manifest.removed(rechecked.removed()))
                .put("rows", rechecked.rows());
        json.put("ledger", Manifest.ledger(mark));
        return new Manifest(json.build());
    }
}
