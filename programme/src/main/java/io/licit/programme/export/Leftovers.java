package io.licit.programme.export;

import io.licit.core.json.Json;
import io.licit.engine.Warehouse;
import io.licit.programme.Programme;
import io.licit.programme.export.Records.Kept;
import io.licit.programme.journal.Entry;
import io.licit.programme.people.Actor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What processes that died on their way left: finished where the manifest has its name already, removed where not. */
final class Leftovers {
    private static final String SENDING = ".sending";
    private static final List<String> STAGED = List.of(".out", ".before", ".removed");

    private final Programme programme;
    private final Records records;

    Leftovers(Programme programme, Records records) {
        this.programme = programme;
        this.records = records;
    }

    /** To be called while nobody else exports. */
    void clear() {
        clearStaged();
        for (Kept kept : records.unfinished()) {
            if (kept.state().equals(Records.BEGUN)) {
                delete(kept.temporaryFile(), kept.temporaryManifest());
                programme.state().write(tx -> {
                    records.forget(tx, kept);
                    return kept;
                });
            } else if (!finish(kept)) {
                delete(kept.temporaryFile(), kept.temporaryManifest());
                programme.state().write(tx -> {
                    records.become(tx, kept.id(), Records.ABANDONED);
                    return programme
                            .journal()
                            .append(
                                    tx,
                                    new Entry(
                                            "export-abandoned",
                                            programme.clock().instant(),
                                            Actor.LICIT,
                                            Json.object()
                                                    .put("export", kept.id())
                                                    .build()));
                });
            }
        }
    }

    /** Files that were made and never left; and the copies of deliveries whose process is gone. */
    private void clearStaged() {
        try (Stream<Path> files = Files.list(Warehouse.exportFolder(programme.workspace()))) {
            files.filter(Leftovers::isStale).forEach(Leftovers::delete);
        } catch (IOException unreadable) {
            return;
        }
    }

    private static boolean isStale(Path file) {
        String name = String.valueOf(file.getFileName());
        if (STAGED.stream().anyMatch(name::endsWith)) {
            return true;
        }
        return name.matches("[0-9]{1,18}-.*" + Pattern.quote(SENDING))
                && ProcessHandle.of(Long.parseLong(name.substring(0, name.indexOf('-'))))
                        .isEmpty();
    }

    /** The name of a delivery's own copy, which is its process's. */
    static String sending() {
        return ProcessHandle.current().pid() + "-" + UUID.randomUUID() + SENDING;
    }

    /** The manifest speaks of a file already, so that the file must be the one that it speaks of. */
    private boolean finish(Kept kept) {
        Optional<Manifest> named = read(kept.manifestFile());
        if (named.filter(manifest -> manifest.text().equals(kept.manifest())).isEmpty()) {
            return false;
        }
        if (finished(kept, named.get())) {
            return true;
        }
        delete(kept.manifestFile());
        return false;
    }

    private boolean finished(Kept kept, Manifest named) {
        String sha256 = named.sha256();
        try {
            if (Files.exists(kept.temporaryFile())
                    && Sha256.of(kept.temporaryFile()).equals(sha256)) {
                Publication.name(kept.temporaryFile(), kept.file());
            }
            if (!Files.exists(kept.file()) || !Sha256.of(kept.file()).equals(sha256)) {
                return false;
            }
        } catch (IOException unreadable) {
            return false;
        }
        programme.state().write(tx -> {
            records.live(tx, kept, named.isOfRecheck() ? Records.RECHECKED : Records.REPLACED);
            return kept;
        });
        return true;
    }

    static Optional<Manifest> read(Path file) {
        try {
            return Files.exists(file) ? Manifest.parse(Files.readString(file)) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    static void delete(Path... files) {
        for (Path file : files) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException stays) {
                // It stays where it is, under its own name, and the next export tries again.
                continue;
            }
        }
    }
}
