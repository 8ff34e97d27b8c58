package io.licit.cli;

import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.workspace.ProgrammeSettings;
import io.licit.core.workspace.Settings;
import io.licit.core.workspace.Workspace;
import io.licit.core.workspace.WorkspaceReader;
import io.licit.engine.Recorded;
import io.licit.engine.folder.Opened;
import io.licit.engine.folder.WorkspaceFolder;
import io.licit.programme.Programme;
import io.licit.programme.consent.Ledger;
import io.licit.programme.journal.Journal;
import io.licit.programme.state.State;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** The programme of a workspace, opened for a command. */
final class Desk {
    private Desk() {}

    /** Settings that can't be read leave the embedded state. */
    static Programme open(Opened opened, Shell shell) {
        return open(opened.folder(), settings(opened.workspace()), shell);
    }

    /** The programme of a folder of which nothing but the settings is looked at, which must be readable. */
    static Programme open(Path folder, Shell shell) {
        return open(folder, readable(folder), shell);
    }

    /** The programme of a folder whatever mistakes its definitions hold, as long as licit.yaml holds none. */
    static Programme openBySettings(Path folder, Shell shell) {
        Diagnostics mistakes = new Diagnostics();
        Optional<Settings> settings =
                WorkspaceReader.settings(WorkspaceFolder.read(folder).sources(), mistakes);
        if (settings.isEmpty() || Opened.anyError(mistakes.sorted())) {
            throw CliException.usage(
                    "licit.yaml can't be read, so nobody knows where the state is",
                    "`licit check` says what is wrong with it");
        }
        return open(folder, settings.get().programme(), shell);
    }

    private static Programme open(Path folder, ProgrammeSettings settings, Shell shell) {
        return Programme.open(folder, settings, shell.environment(), shell.clock());
    }

    private static ProgrammeSettings settings(Optional<Workspace> workspace) {
        return workspace.map(Workspace::settings).map(Settings::programme).orElse(ProgrammeSettings.USUAL);
    }

    /** Uses what is recorded of consents. A workspace without a state is not given one for that. */
    static <T> T withRecorded(Opened opened, Shell shell, Function<Recorded, T> use) {
        return withRecorded(opened.folder(), settings(opened.workspace()), shell, use);
    }

    /** Likewise, for a command that needs no more of the workspace. */
    static <T> T withRecorded(Path folder, Shell shell, Function<Recorded, T> use) {
        return withRecorded(folder, readable(folder), shell, use);
    }

    private static <T> T withRecorded(Path folder, ProgrammeSettings settings, Shell shell, Function<Recorded, T> use) {
        if (settings.stateUrl().isEmpty() && !State.isEmbeddedIn(folder) && !Journal.hasBegun(folder)) {
            return use.apply(Recorded.nothing());
        }
        try (Programme programme = open(folder, settings, shell)) {
            return use.apply(new Ledger(programme).recorded());
        }
    }

    /** INVARIANT: where the settings can't be read, nobody knows where consents are recorded, and nothing is read. */
    private static ProgrammeSettings readable(Path folder) {
        Diagnostics found = new Diagnostics();
        WorkspaceFolder texts = WorkspaceFolder.read(folder);
        return WorkspaceReader.read(texts.sources(), (file, out) -> Optional.empty(), found)
                .map(workspace -> workspace.settings().programme())
                .orElseThrow(() -> CliException.usage(
                        "the workspace can't be read, so nobody knows where its consents are recorded",
                        "`licit check` says what is wrong with it"));
    }
}
