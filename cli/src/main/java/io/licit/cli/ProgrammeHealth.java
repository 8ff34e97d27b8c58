package io.licit.cli;

import io.licit.cli.text.Numbers;
import io.licit.core.workspace.ProgrammeSettings;
import io.licit.core.workspace.Settings;
import io.licit.core.workspace.Workspace;
import io.licit.engine.folder.Opened;
import io.licit.evidence.Checkpoint;
import io.licit.evidence.EvidenceException;
import io.licit.evidence.Published;
import io.licit.programme.Programme;
import io.licit.programme.journal.Logged;
import io.licit.programme.journal.Publishing;
import io.licit.programme.state.State;
import io.licit.programme.state.StateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How the programme of a workspace is: its state, its log with the key, and where the log is published. */
final class ProgrammeHealth {
    private final Opened opened;
    private final Shell shell;
    private final List<Doctor.Look> looks = new ArrayList<>();

    private ProgrammeHealth(Opened opened, Shell shell) {
        this.opened = opened;
        this.shell = shell;
    }

    /** Makes no state where there is none. */
    static List<Doctor.Look> of(Opened opened, Shell shell) {
        ProgrammeHealth health = new ProgrammeHealth(opened, shell);
        health.look();
        return health.looks;
    }

    private void look() {
        boolean shared = opened.workspace()
                .map(Workspace::settings)
                .map(Settings::programme)
                .flatMap(ProgrammeSettings::stateUrl)
                .isPresent();
        if (!shared && !State.isEmbeddedIn(opened.folder())) {
            looks.add(new Doctor.Look("state", true, "none yet; the first command that is logged makes it"));
            return;
        }
        try (Programme programme = Desk.open(opened, shell)) {
            looks.add(new Doctor.Look("state", true, shared ? "PostgreSQL, reached" : ".licit/state.db, opened"));
            log(programme);
            for (String target : programme.settings().evidence().publish()) {
                published(programme, target);
            }
        } catch (StateException failure) {
            looks.add(new Doctor.Look("state", false, failure.getMessage() + "; " + failure.help()));
        }
    }

    private void log(Programme programme) {
        List<Logged> newest = programme.journal().newest(programme.state(), "", 1);
        String name = programme.journal().key().name();
        if (newest.isEmpty()) {
            looks.add(new Doctor.Look("log", true, name + ": no entry yet"));
            return;
        }
        Logged last = newest.get(0);
        looks.add(new Doctor.Look(
                "log",
                true,
                name + ": " + Numbers.of(last.index() + 1, "entry", "entries")
                        + (last.at().isEmpty() ? "" : ", the last of " + Audiences.minute(last.at()))
                        + "; `licit evidence verify` reads all of it"));
    }

    private void published(Programme programme, String target) {
        if (Publishing.isAddress(target)) {
            looks.add(new Doctor.Look("published", true, target + ": not looked at"));
            return;
        }
        Path folder = opened.folder().resolve(target);
        try {
            Checkpoint head = Checkpoint.parse(
                    new Published(folder, programme.journal().key().verifier())
                            .checkpoint()
                            .text());
            String when = Files.getLastModifiedTime(folder.resolve("checkpoint"))
                    .toInstant()
                    .toString();
            looks.add(new Doctor.Look(
                    "published",
                    true,
                    target + ": " + Numbers.of(head.size(), "entry", "entries") + ", on " + Audiences.minute(when)));
        } catch (EvidenceException failure) {
            looks.add(
                    new Doctor.Look("published", false, target + ": " + failure.said() + "; `licit evidence publish`"));
        } catch (IOException failure) {
            looks.add(new Doctor.Look("published", false, target + ": can't be read: " + failure.getMessage()));
        }
    }
}
