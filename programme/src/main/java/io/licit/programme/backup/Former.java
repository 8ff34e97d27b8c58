package io.licit.programme.backup;

import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.diagnostic.Severity;
import io.licit.core.workspace.ProgrammeSettings;
import io.licit.core.workspace.Settings;
import io.licit.core.workspace.WorkspaceReader;
import io.licit.engine.folder.WorkspaceFolder;
import io.licit.evidence.Checkpoint;
import io.licit.evidence.EvidenceException;
import io.licit.evidence.SignedNote;
import io.licit.evidence.VerifierKey;
import io.licit.programme.Programme;
import io.licit.programme.journal.Journal;
import io.licit.programme.journal.Logged;
import io.licit.programme.state.State;
import io.licit.programme.state.StateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What is known of the log beyond a back-up: by the workspace that a restore takes the place of, by the checkpoint that
 * this machine has seen, and by one that somebody kept.
 */
final class Former implements AutoCloseable {
    private final Checkpoint restored;
    private final VerifierKey key;
    private final List<Checkpoint> seen = new ArrayList<>();

    /** The programme that is there, where its state can be read; one or none. */
    private final List<Programme> programmes = new ArrayList<>(1);

    private Former(Checkpoint restored, VerifierKey key) {
        this.restored = restored;
        this.key = key;
    }

    /** @param restored the head of the log in the back-up */
    static Former of(Order order, Checkpoint restored, VerifierKey key, Map<String, String> environment, Clock clock) {
        Former former = new Former(restored, key);
        order.since().ifPresent(former::seen);
        Journal.lastSeen(order.folder()).ifPresent(former::seen);
        former.open(order.folder(), environment, clock);
        return former;
    }

    private void seen(Path file) {
        try {
            seen(Files.readString(file));
        } catch (IOException failure) {
            throw BackupRefused.mistake("`" + file + "` can't be read", "--since names a checkpoint of the log");
        }
    }

    private void seen(String note) {
        try {
            seen.add(Checkpoint.verified(SignedNote.parse(note), key));
        } catch (EvidenceException failure) {
            throw otherLog();
        }
    }

    private static BackupRefused otherLog() {
        return BackupRefused.mistake(
                "the back-up is of another log than the one that was here", "restore it to a folder of its own");
    }

    private void open(Path folder, Map<String, String> environment, Clock clock) {
        if (!Files.isRegularFile(folder.resolve("licit.yaml"))) {
            return;
        }
        Optional<ProgrammeSettings> settings = settings(folder);
        boolean there = settings.isPresent() && (settings.get().stateUrl().isPresent() || State.isEmbeddedIn(folder));
        if (!there) {
            return;
        }
        try {
            programmes.add(Programme.open(folder, settings.get(), environment, clock));
        } catch (StateException unreadable) {
            programmes.clear();
        }
    }

    /** Empty where they can't be read, or hold a mistake: it may be in where the state is. */
    static Optional<ProgrammeSettings> settings(Path folder) {
        Diagnostics mistakes = new Diagnostics();
        return WorkspaceReader.settings(WorkspaceFolder.read(folder).sources(), mistakes)
                .filter(settings -> mistakes.sorted().stream()
                        .noneMatch(one -> one.severity().atLeast(Severity.ERROR)))
                .map(Settings::programme);
    }

    /** The programme that is there, where it can be read. */
    Optional<Programme> programme() {
        return programmes.stream().findFirst();
    }

    /** The same, where it has more entries than came back. */
    Optional<Programme> newer() {
        return programme().filter(there -> entries(there) > restored.size());
    }

    /** How many entries lie in the state that is there; empty where it can't be read. */
    OptionalLong entries() {
        return programme().map(there -> OptionalLong.of(entries(there))).orElse(OptionalLong.empty());
    }

    private static long entries(Programme there) {
        return there.state().read(tx -> tx.number("SELECT COUNT(*) AS n FROM evidence_entry"));
    }

    /** Whether the log that is there holds, and is the one that was here. */
    boolean isIntact() {
        return programme()
                .filter(there -> there.journal().check(there.state()).intact())
                .isPresent();
    }

    /**
     * What is lost with all that was logged after the back-up.
     *
     * @param back holds the restored log
     * @throws BackupRefused where one log does not go on from the other
     */
    Lost lost(Programme back) {
        long most = restored.size();
        for (Checkpoint one : seen) {
            requireSame(one, back);
            most = Math.max(most, one.size());
        }
        Optional<Programme> there = programme();
        if (there.isEmpty()) {
            return most == restored.size() ? Lost.NOTHING : new Lost(most - restored.size(), Map.of(), "");
        }
        long written = written(there.get(), back);
        return counted(there.get(), Math.max(most, written));
    }

    private void requireSame(Checkpoint one, Programme back) {
        boolean behind = one.size() <= restored.size();
        if (behind && !back.journal().goesOnFrom(back.state(), one)) {
            throw otherLog();
        }
    }

    /** How many entries the log has that is there. */
    private long written(Programme there, Programme back) {
        if (!there.journal().key().verifier().equals(key)) {
            throw otherLog();
        }
        if (!isIntact()) {
            return entries(there);
        }
        Optional<Checkpoint> head = there.journal().head(there.state());
        if (head.isEmpty()) {
            return 0;
        }
        boolean same = head.get().size() >= restored.size()
                ? there.journal().goesOnFrom(there.state(), restored)
                : back.journal().goesOnFrom(back.state(), head.get());
        if (!same) {
            throw otherLog();
        }
        return head.get().size();
    }

    private Lost counted(Programme there, long most) {
        if (most <= restored.size()) {
            return Lost.NOTHING;
        }
        Map<String, Long> kinds = new TreeMap<>();
        List<Logged> later = there.journal()
                .newest(there.state(), "", Math.toIntExact(Math.min(most - restored.size(), Integer.MAX_VALUE)));
        String first = "";
        for (Logged one : later) {
            if (one.index() >= restored.size()) {
                kinds.merge(one.kind(), 1L, Long::sum);
                first = one.at();
            }
        }
        return new Lost(most - restored.size(), kinds, first);
    }

    @Override
    public void close() {
        programmes.forEach(Programme::close);
        programmes.clear();
    }
}
