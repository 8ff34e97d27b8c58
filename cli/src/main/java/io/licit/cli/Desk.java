package io.licit.cli;

import io.licit.core.workspace.ProgrammeSettings;
import io.licit.core.workspace.Settings;
import io.licit.core.workspace.Workspace;
import io.licit.programme.Programme;

/** The programme of a workspace, opened for a command. */
final class Desk {
    private Desk() {}

    /** Settings that can't be read leave the embedded state. */
    static Programme open(Opened opened, Shell shell) {
        ProgrammeSettings settings = opened.workspace()
                .map(Workspace::settings)
                .map(Settings::programme)
                .orElse(ProgrammeSettings.USUAL);
        return Programme.open(opened.folder(), settings, shell.environment(), shell.clock());
    }
}
