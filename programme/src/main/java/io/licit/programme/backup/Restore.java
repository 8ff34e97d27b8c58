package io.licit.programme.backup;

import io.licit.core.json.Json;
import io.licit.core.workspace.ProgrammeSettings;
import io.licit.evidence.Audit;
import io.licit.evidence.Checkpoint;
import io.licit.evidence.EvidenceException;
import io.licit.evidence.SignedNote;
import io.licit.programme.Programme;
import io.licit.programme.journal.Entry;
import io.licit.programme.journal.Journal;
import io.licit.programme.state.Alone;
import io.licit.programme.state.State;
import io.licit.programme.state.StateException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Restores a workspace from a back-up. Everything is put together and verified in a folder beside the place, which then
 * gets its name at once. It is an act of somebody, and an entry of the restored log; that entry is what this machine has
 * seen last from then on.
 */
public final class Restore {
    private static final DateTimeFormatter SUFFIX =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Map<String, String> environment;
    private final Clock clock;

    /** @param environment as {@link Programme#open} has it */
    public Restore(Map<String, String> environment, Clock clock) {
        this.environment = Map.copyOf(environment);
        this.clock = clock;
    }

    /**
     * Restores, or changes nothing.
     *
     * @throws BackupRefused where the back-up is not as it was written, the place is taken, or more would be lost than was
     *     said
     * @throws StateException where the state's database can't be used
     */
    public Restored run(Order order) {
        try (Archive archive = Archive.open(order.file())) {
            boolean taken = requirePlace(order);
            if (archive.manifest().form() > State.FORM) {
                throw BackupRefused.mistake(
                        "the back-up was made by a newer version of Licit", "restore it with that version");
            }
            try (Staging staging = Staging.beside(order.folder())) {
                requireRoom(staging.folder(), archive.bytes());
                return run(order, archive, staging, taken);
            }
        } catch (IOException | UncheckedIOException failure) {
            throw BackupRefused.world("the workspace can't be restored: " + failure.getMessage(), failure);
        }
    }

    /** Whether there is something in the place. */
    private static boolean requirePlace(Order order) throws IOException {
        Path folder = order.folder();
        if (!Files.exists(folder)) {
            return false;
        }
        if (!Files.isDirectory(folder)) {
            throw BackupRefused.mistake(folder + " is a file", "name a new or an empty folder");
        }
        if (order.file().toAbsolutePath().normalize().startsWith(folder)) {
            throw BackupRefused.mistake(
                    "the back-up lies in the folder that it is to be restored to",
                    "put it elsewhere, or name another folder");
        }
        try (Stream<Path> inside = Files.list(folder)) {
            boolean taken = inside.findAny().isPresent();
            if (taken && !order.over()) {
                throw BackupRefused.mistake(
                        folder + " is not empty",
                        "name a new or an empty folder; or --over, and what is there is moved beside");
            }
            return taken;
        }
    }

    private static void requireRoom(Path folder, long bytes) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        if (bytes > free) {
            throw BackupRefused.mistake(
                    "the back-up unpacks to " + bytes + " bytes, and there are " + free + " free",
                    "restore it to a larger disk");
        }
    }

    private Restored run(Order order, Archive archive, Staging staging, boolean taken) throws IOException {
        staging.files(archive);
        if (order.settings().isPresent()) {
            staging.settings(order.settings().get());
        }
        ProgrammeSettings settings = Former.settings(staging.folder())
                .orElseThrow(() -> BackupRefused.mistake(
                        "licit.yaml in the back-up can't be read, so that nobody knows where its state belongs",
                        "--settings names another to take its place"));
        Checkpoint head = verified(archive, staging);
        Lost lost;
        try (Programme staged = open(staging.folder(), embedded(settings));
                Former former = Former.of(order, head, staged.journal().key().verifier(), environment, clock)) {
            lost = former.lost(staged);
            requireKnown(order, lost, head);
        }
        if (settings.stateUrl().isPresent()) {
            share(archive, staging, settings);
        }
        Outcome outcome = carried(order, archive, staging, settings, head, lost);
        Optional<Path> before = taken ? Optional.of(before(order.folder())) : Optional.empty();
        swap(order.folder(), staging.folder(), before, outcome.there());
        return new Restored(
                order.folder(),
                before,
                archive.manifest().madeAt(),
                head.size(),
                archive.manifest().withData(),
                lost,
                outcome.carried());
    }

    /** @param there how many entries the log has that lies in the place; empty where it can't be read */
    private record Outcome(Carried carried, OptionalLong there) {}

    /** Fills a state of its own, and holds the log in it against its key. */
    private Checkpoint verified(Archive archive, Staging staging) {
        try (State state = State.embedded(staging.folder(), archive.manifest().form())) {
            Staging.fill(archive, state);
            Journal journal = Journal.of(staging.folder(), Optional.empty(), environment, true);
            Audit audit = journal.check(state);
            if (!audit.intact()) {
                throw BackupRefused.mistake(
                        "the evidence log in the back-up does not hold: "
                                + audit.wrong().orElse(""),
                        Archive.NOT_WHOLE);
            }
            Checkpoint stated = Checkpoint.verified(
                    SignedNote.parse(archive.manifest().checkpoint()),
                    journal.key().verifier());
            Optional<Checkpoint> found = journal.head(state);
            if (found.filter(stated::equals).isEmpty()
                    || stated.size() != archive.manifest().entries()) {
                throw BackupRefused.mistake("the back-up has another log than it says", Archive.NOT_WHOLE);
            }
            return stated;
        } catch (EvidenceException failure) {
            throw BackupRefused.mistake(
                    "the evidence log in the back-up does not hold: " + failure.said(), Archive.NOT_WHOLE);
        }
    }

    private Programme open(Path folder, ProgrammeSettings settings) {
        return Programme.open(folder, settings, environment, clock);
    }

    private static ProgrammeSettings embedded(ProgrammeSettings settings) {
        return new ProgrammeSettings(
                Optional.empty(),
                settings.people(),
                settings.evidence(),
                settings.auditEvery(),
                settings.lease(),
                settings.canaries());
    }

    private static void requireKnown(Order order, Lost lost, Checkpoint head) {
        long known = order.loses().orElse(0);
        if (known == lost.entries()) {
            return;
        }
        if (lost.entries() == 0) {
            throw BackupRefused.blocked("nothing is known to be lost, and --loses says " + known, "leave --loses out");
        }
        String kinds = lost.told().isEmpty()
                ? "; the state that held them can't be read, so that nobody knows which"
                : ", since " + lost.first() + ": " + lost.told();
        String carries = !lost.kinds().isEmpty()
                ? "refusals, restrictions and erasures of these are carried over; all else is lost"
                : "a withdrawal or an erasure may be among them: bring back a newer copy where there is one";
        throw BackupRefused.blocked(
                "the back-up has " + head.size() + " entries of the log, and " + lost.entries() + " more were made here"
                        + kinds,
                carries + ". To go on: --loses " + lost.entries());
    }

    /** Puts the state into a team's database, which must hold nothing. */
    private void share(Archive archive, Staging staging, ProgrammeSettings settings) throws IOException {
        int form = archive.manifest().form();
        try (State shared = Programme.state(staging.folder(), settings, environment, form)) {
            if (!shared.<Boolean>read(tx -> tx.tables().areEmpty())) {
                throw BackupRefused.mistake(
                        "the database that licit.yaml names for the state is not empty",
                        "make an empty one, and name it in a licit.yaml that --settings takes; the old one stays as it is");
            }
            Staging.fill(archive, shared);
        }
        for (String file : new String[] {"state.db", "state.db-wal", "state.db-shm"}) {
            Files.deleteIfExists(staging.folder().resolve(".licit").resolve(file));
        }
    }

    /** Brings the tables up to date, carries over what takes somebody out, and writes the entry on all of it. */
    private Outcome carried(
            Order order, Archive archive, Staging staging, ProgrammeSettings settings, Checkpoint head, Lost lost) {
        try (Programme back = open(staging.folder(), settings);
                Former former = Former.of(order, head, back.journal().key().verifier(), environment, clock)) {
            Carried carried = Carried.NOTHING;
            if (lost.entries() > 0) {
                carried = former.newer()
                        .map(newer -> new CarryOver(newer, back, former.isIntact()).carry(order.by()))
                        .orElseGet(() -> new Carried(0, 0, 0, 0, CarryOver.revokeAll(back)));
            }
            Json.Obj facts = Json.object()
                    .put("backup", "sha256:" + archive.seal())
                    .put("backup_made_at", archive.manifest().madeAt().toString())
                    .put("carried", carried.json())
                    .put("entries", head.size())
                    .put("lost", lost.entries())
                    .put("lost_kinds", lost.json())
                    .put("reason", order.reason().name().toLowerCase(Locale.ROOT))
                    .build();
            Instant now = clock.instant();
            back.state().write(tx -> {
                // Whoever has kept something by where the ledger stood begins anew: it stands elsewhere now.
                tx.update("UPDATE consent_ledger SET id = ?", UUID.randomUUID().toString());
                return back.journal().append(tx, new Entry("state-restored", now, order.by(), facts));
            });
            return new Outcome(carried, embeddedEntries(order.folder(), former));
        }
    }

    private Path before(Path folder) {
        String name = folder.getFileName() + ".before-" + SUFFIX.format(clock.instant());
        Path beside = folder.resolveSibling(name);
        if (Files.exists(beside)) {
            throw BackupRefused.mistake("there is " + beside + " already", "try again in a moment");
        }
        return beside;
    }

    private static OptionalLong embeddedEntries(Path folder, Former former) {
        return State.isEmbeddedIn(folder) ? former.entries() : OptionalLong.empty();
    }

    /** @param there as {@link Outcome} has it; a state that was read is one that some program may have open */
    private void swap(Path folder, Path staged, Optional<Path> before, OptionalLong there) throws IOException {
        if (before.isEmpty()) {
            Files.move(staged, folder, StandardCopyOption.ATOMIC_MOVE);
        } else if (there.isPresent()) {
            try (Alone alone = Alone.with(folder).orElseThrow(Restore::inUse)) {
                if (alone.entries() != there.getAsLong()) {
                    throw inUse();
                }
                exchange(folder, staged, before.get());
            }
        } else {
            exchange(folder, staged, before.get());
        }
        ArchiveWriter.flushName(folder);
    }

    private static BackupRefused inUse() {
        return BackupRefused.mistake(
                "a program has the state open that is there now",
                "stop the web application and every command of this workspace, and restore again");
    }

    private static void exchange(Path folder, Path staged, Path before) throws IOException {
        Files.move(folder, before, StandardCopyOption.ATOMIC_MOVE);
        try {
            Files.move(staged, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            Files.move(before, folder, StandardCopyOption.ATOMIC_MOVE);
            throw failure;
        }
    }
}
