package io.licit.benchmarks;

import io.licit.core.check.Checker;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.law.LawBook;
import io.licit.core.law.LawReader;
import io.licit.core.plan.Plan;
import io.licit.core.plan.Planner;
import io.licit.core.workspace.Workspace;
import io.licit.core.workspace.WorkspaceReader;
import io.licit.engine.Described;
import io.licit.engine.Warehouse;
import io.licit.engine.folder.ShippedLaw;
import io.licit.engine.folder.WithoutTests;
import io.licit.engine.folder.WorkspaceFolder;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;

/** A workspace that was read and checked. */
record Defined(Workspace workspace, Checker.Checked checked) {
    static final Instant AS_OF = RetailData.TODAY.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);

    static Defined in(Path folder) {
        Diagnostics found = new Diagnostics();
        LawBook book = LawReader.read(WithoutTests.of(ShippedLaw.sources()), found)
                .orElseThrow(() -> new IllegalStateException("the shipped law can't be read"));
        Workspace read = WorkspaceReader.read(
                        WorkspaceFolder.read(folder).sources(), (file, out) -> Optional.empty(), found)
                .orElseThrow(() -> new IllegalStateException("the workspace can't be read: " + found.sorted()));
        Described described = Warehouse.describe(folder, read.catalogue());
        Workspace typed = read.withCatalogue(read.catalogue().withTypes(table -> described.of(table.name())));
        Set<String> all = typed.segments().keySet();
        return new Defined(typed, Checker.check(typed, book, AS_OF, described.whereabouts(), all));
    }

    /** The plan of some of the segments. */
    Plan plan(Set<String> segments) {
        return Planner.plan(workspace, checked, AS_OF, segments);
    }
}
