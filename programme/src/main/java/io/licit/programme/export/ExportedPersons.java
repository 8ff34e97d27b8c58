package io.licit.programme.export;

import io.licit.core.json.Json;
import io.licit.engine.ExportFile;
import io.licit.engine.ExportRequest.Form;
import io.licit.engine.RowsOfPerson;
import io.licit.engine.Warehouse;
import io.licit.engine.erase.Identifiers;
import io.licit.programme.Programme;
import io.licit.programme.export.Publication.Publishing;
import io.licit.programme.export.Rechecks.Standing;
import io.licit.programme.export.Records.Kept;
import io.licit.programme.people.Actor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Persons in files that left, for requests. She is taken out of a file that is where it was written, as it was written; any
 * other may hold her, until its lease has ended, and whoever has it must recheck it.
 */
public final class ExportedPersons implements io.licit.programme.request.Exports {
    private static final String WHY = "erasure";
    private static final String[] MADE_ANEW = {
        "export", "sha256", "by", "evidence", "replaces", "redefined", "made_at", "removed", "rows"
    };

    private final Programme programme;
    private final Exports exports;
    private final Rechecks rechecks;

    public ExportedPersons(Programme programme) {
        this.programme = programme;
        this.exports = new Exports(programme);
        this.rechecks = new Rechecks(programme, exports);
    }

    @Override
    public List<Made> holding(String person, Identifiers identifiers) {
        Instant now = programme.clock().instant();
        List<Made> made = new ArrayList<>();
        for (Kept kept : exports.records().all()) {
            Optional<Manifest> manifest = Manifest.parse(kept.manifest());
            if (!kept.state().equals(Records.LIVE) || manifest.isEmpty()) {
                continue;
            }
            boolean whole = isWhole(kept);
            boolean mayHold = whole
                    ? rows(kept.file(), manifest.get(), person, identifiers).count() > 0
                    : Files.exists(kept.file()) || now.isBefore(kept.validUntil());
            if (mayHold) {
                made.add(new Made(
                        kept.id(), kept.segment(), recipient(manifest.get()), kept.file(), kept.madeAt(), whole));
            }
        }
        return made;
    }

    private boolean isWhole(Kept kept) {
        return Leftovers.read(kept.manifestFile())
                .filter(manifest ->
                        rechecks.findings(new Standing(kept.file(), manifest)).isEmpty())
                .filter(manifest -> manifest.id().equals(kept.id()))
                .isPresent();
    }

    private static RowsOfPerson rows(Path file, Manifest manifest, String person, Identifiers identifiers) {
        ExportFile rows = new ExportFile(file, manifest.kind().form(), manifest.columns());
        return manifest.kind().isForPlatform()
                ? RowsOfPerson.hashed(rows, identifiers.values())
                : RowsOfPerson.plain(rows, person, identifiers.values());
    }

    private static String recipient(Manifest manifest) {
        return manifest.content().get("use").orElse(Json.none()) instanceof Json.Obj use
                        && use.get("recipient").orElse(Json.none()) instanceof Json.Str word
                ? word.value()
                : "";
    }

    /** INVARIANT: a file that can't be written here is due for a recheck by what the ledger has recorded of her erasure. */
    @Override
    public void remove(Made export, String person, Identifiers identifiers) {
        exports.publication().alone(() -> {
            Optional<Kept> live = exports.records()
                    .find(export.id())
                    .filter(kept -> kept.state().equals(Records.LIVE))
                    .filter(this::isWhole);
            live.ifPresent(kept -> rewrite(kept, person, identifiers));
            return live.isPresent();
        });
    }

    private void rewrite(Kept kept, String person, Identifiers identifiers) {
        Manifest manifest =
                Manifest.parse(kept.manifest()).orElseThrow(() -> new IllegalStateException("no manifest was kept"));
        Path folder = Warehouse.exportFolder(programme.workspace());
        String name = UUID.randomUUID().toString();
        Path before = folder.resolve(name + ".before");
        Path staged = folder.resolve(name + ".out");
        try {
            // A copy, so that what was hashed is what is read.
            if (!Carrying.carry(kept.file(), before, Form.PARQUET).equals(manifest.sha256())) {
                return;
            }
            long left = rows(before, manifest, person, identifiers).copyOthers(staged);
            if (left == manifest.rows()) {
                return;
            }
            Instant now = programme.clock().instant();
            Manifest draft = manifest.without(MADE_ANEW)
                    .with("replaces", Json.of(kept.id()))
                    .with("redefined", Json.of(manifest.isRedefined()))
                    .with("made_at", Json.of(now.toString()))
                    .with("removed", Manifest.removed(Map.of(WHY, manifest.rows() - left)))
                    .with("rows", Json.of(left));
            exports.publication()
                    .publish(
                            new Publishing(
                                    staged,
                                    kept.file(),
                                    manifest.kind().form(),
                                    draft,
                                    Records.RECHECKED,
                                    "export-erasure",
                                    Actor.LICIT),
                            now);
        } catch (IOException failure) {
            throw ExportException.world(
                    "cannot read or write `" + kept.file().getFileName() + "`: " + failure.getMessage(), "", failure);
        } finally {
            Leftovers.delete(before, staged);
        }
    }
}
