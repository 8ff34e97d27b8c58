package io.licit.engine.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.check.Checker;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.law.LawBook;
import io.licit.core.law.LawReader;
import io.licit.core.plan.Plan;
import io.licit.core.plan.Planner;
import io.licit.core.workspace.Workspace;
import io.licit.core.workspace.WorkspaceReader;
import io.licit.engine.AudienceCounts;
import io.licit.engine.BadRows;
import io.licit.engine.Described;
import io.licit.engine.Progress;
import io.licit.engine.Recorded;
import io.licit.engine.Warehouse;
import io.licit.engine.folder.ShippedLaw;
import io.licit.engine.folder.WorkspaceFolder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads a workspace that comes with the program. */
final class Shipped {
    /** The end of the day that the demo was drawn. */
    static final Instant AS_OF = Instant.parse("2026-11-24T23:59:59.999999Z");

    private Shipped() {}

    /** The numbers of every audience, by segment, after a whole run over the workspace's data. */
    static Map<String, AudienceCounts> run(Path folder, String... codes) {
        LawBook law = law();
        Workspace read = workspace(folder, law, codes);
        Described described = Warehouse.describe(folder, read.catalogue());
        assertThat(described.problems()).isEmpty();
        Workspace workspace = read.withCatalogue(read.catalogue().withTypes(table -> described.of(table.name())));
        Set<String> all = workspace.segments().keySet();
        Checker.Checked checked = Checker.check(workspace, law, AS_OF, Optional.empty(), all);
        assertThat(checked.broken()).isEmpty();
        Plan plan = Planner.plan(workspace, checked, AS_OF, all);
        try (Warehouse warehouse =
                Warehouse.open(folder, workspace.catalogue(), BadRows.STOP, Progress.none(), Recorded.nothing())) {
            return warehouse.run(plan, Progress.none()).stream()
                    .collect(Collectors.toMap(AudienceCounts::segment, Function.identity()));
        }
    }

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
