package io.licit.programme.export;

import io.licit.core.json.Json;
import io.licit.engine.ExportRequest.Form;
import io.licit.engine.Warehouse;
import io.licit.evidence.Hash;
import io.licit.programme.Programme;
import io.licit.programme.export.Records.Kept;
import io.licit.programme.journal.Entry;
import io.licit.programme.people.Actor;
import io.licit.programme.people.Pseudonyms;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Brings a file and its manifest to their names, together and with the log: made under other names, flushed, recorded in
 * one transaction with the log's entry, and only then named, the manifest first. Whoever dies on the way leaves a row that
 * says what it left behind; the next export finishes or removes that.
 */
final class Publication {
    /** A file lock is the process's; this one is for its threads. */
    private static final ReentrantLock PUBLISHING = new ReentrantLock();

    private final Programme programme;
    private final Records records;
    private final Step.Watch watch;
    private final Pseudonyms pseudonyms = new Pseudonyms();

    Publication(Programme programme, Records records, Step.Watch watch) {
        this.programme = programme;
        this.records = records;
        this.watch = watch;
    }

    /** Does something to exports while no other process of the workspace does, after what others left is cleared away. */
    <T> T alone(Supplier<T> work) {
        Path lockFile = Warehouse.exportFolder(programme.workspace()).resolve("lock");
        PUBLISHING.lock();
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (!lock.isValid()) {
                throw new IOException("the lock is gone");
            }
            new Leftovers(programme, records).clear();
            return work.get();
        } catch (IOException failure) {
            throw ExportException.world(
                    "cannot write to the workspace's `.licit`: " + failure.getMessage(), "", failure);
        } finally {
            PUBLISHING.unlock();
        }
    }

    /**
     * @param staged the file as the warehouse made it
     * @param before what an export that had the name becomes
     * @param word of the log's entry
     */
    record Publishing(Path staged, Path to, Form form, Manifest draft, String before, String word, Actor by) {}

    Manifest publish(Publishing publishing, Instant at) {
        String temporary = ".licit-" + UUID.randomUUID() + ".tmp";
        Kept begun = new Kept(
                UUID.randomUUID().toString(),
                publishing.draft().segment(),
                publishing.to(),
                temporary,
                Records.BEGUN,
                at,
                publishing.draft().validUntil(),
                0,
                "");
        records.begin(begun);
        watch.after(Step.BEGUN);
        Kept pending;
        try {
            String sha256 = Carrying.carry(publishing.staged(), begun.temporaryFile(), publishing.form());
            watch.after(Step.FILE_MADE);
            pending = record(publishing, begun, publishing.draft().with("sha256", Json.of(sha256)), at);
        } catch (IOException | RuntimeException failure) {
            undo(begun);
            throw failure instanceof RuntimeException known ? known : unwritable(publishing.to(), failure);
        }
        watch.after(Step.RECORDED);
        try {
            name(pending.temporaryManifest(), pending.manifestFile());
            watch.after(Step.MANIFEST_NAMED);
            name(pending.temporaryFile(), pending.file());
            watch.after(Step.FILE_NAMED);
        } catch (IOException failure) {
            throw unwritable(publishing.to(), failure);
        }
        Kept named = pending;
        programme.state().write(tx -> {
            records.live(tx, named, publishing.before());
            return named;
        });
        watch.after(Step.DONE);
        return Manifest.parse(pending.manifest()).orElseThrow(() -> new IllegalStateException("no manifest was made"));
    }

    /** The row, the entry in the log and the manifest, which holds the receipt of that entry. */
    private Kept record(Publishing publishing, Kept begun, Manifest draft, Instant at) {
        return programme.state().write(tx -> {
            String by = pseudonyms.of(tx, publishing.by());
            String id =
                    "export-" + Sha256.of(draft.text() + by + records.count(tx)).substring(0, 24);
            Manifest named = draft.with("export", Json.of(id));
            Json.Obj facts = named.without("file", "named").content();
            Manifest whole = named.with("by", Json.of(by))
                    .with(
                            "evidence",
                            Manifest.evidence(programme
                                    .journal()
                                    .append(tx, new Entry(publishing.word(), at, publishing.by(), facts))));
            byte[] bytes = whole.text().getBytes(StandardCharsets.UTF_8);
            programme.journal().append(tx, of(whole, bytes, publishing.by(), at));
            try {
                Carrying.write(begun.temporaryManifest(), bytes);
            } catch (IOException failure) {
                throw unwritable(publishing.to(), failure);
            }
            watch.after(Step.MANIFEST_MADE);
            Kept pending = new Kept(
                    id,
                    begun.segment(),
                    begun.file(),
                    begun.temporary(),
                    Records.PENDING,
                    at,
                    draft.validUntil(),
                    draft.rows(),
                    whole.text());
            records.put(tx, begun, pending);
            return pending;
        });
    }

    /** The manifest holds the receipt of the first entry, so that its own digest can stand in a second one alone. */
    private static Entry of(Manifest manifest, byte[] bytes, Actor by, Instant at) {
        Json.Obj facts = Json.object()
                .put("export", manifest.id())
                .put("file", "sha256:" + manifest.sha256())
                .put("manifest", Hash.of(bytes).named())
                .build();
        return new Entry("export-manifest", at, by, facts);
    }

    private void undo(Kept begun) {
        Leftovers.delete(begun.temporaryFile(), begun.temporaryManifest());
        programme.state().write(tx -> {
            records.forget(tx, begun);
            return begun;
        });
    }

    static void name(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Carrying.flushFolder(to);
    }

    private static ExportException unwritable(Path to, Exception failure) {
        return ExportException.world(
                "cannot write `" + to + "`: " + failure.getMessage(),
                "name a folder that you may write to, with enough room",
                failure);
    }
}
