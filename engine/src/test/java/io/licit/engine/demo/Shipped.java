package io.licit.engine.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.law.LawBook;
import io.licit.core.law.LawReader;
import io.licit.core.workspace.Workspace;
import io.licit.core.workspace.WorkspaceReader;
import io.licit.engine.folder.ShippedLaw;
import io.licit.engine.folder.WorkspaceFolder;
import java.nio.file.Path;
import java.time.Instant;

/** Reads a workspace that comes with the program. */
final class Shipped {
    /** The end of the day that the demo was drawn. */
    static final Instant AS_OF = Instant.parse("2026-11-24T23:59:59.999999Z");

    private Shipped() {}

    static LawBook law() {
        Diagnostics diagnostics = new Diagnostics();
        LawBook book = LawReader.read(ShippedLaw.sources(), diagnostics).orElseThrow();
        assertThat(diagnostics.sorted()).isEmpty();
        return book;
    }

    /** @param codes of all that may be said of it */
    static Workspace workspace(Path folder, LawBook law, String... codes) {
        WorkspaceFolder files = WorkspaceFolder.read(folder);
        assertThat(files.problems()).isEmpty();
        Diagnostics diagnostics = new Diagnostics();
        Workspace workspace = WorkspaceReader.read(
                        files.sources(), (file, out) -> LawReader.readOwn(file, law, out), diagnostics)
                .orElseThrow(() -> new AssertionError(diagnostics.sorted()));
        assertThat(diagnostics.sorted())
                .extracting(diagnostic -> diagnostic.code().id())
                .containsExactly(codes);
        return workspace;
    }
}
