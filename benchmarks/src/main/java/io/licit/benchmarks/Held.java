package io.licit.benchmarks;

import io.licit.core.check.Checker;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.law.LawBook;
import io.licit.core.law.LawReader;
import io.licit.core.plan.Plan;
import io.licit.core.plan.Planner;
import io.licit.core.segment.Expr;
import io.licit.core.workspace.Workspace;
import io.licit.core.workspace.WorkspaceReader;
import io.licit.engine.Ask;
import io.licit.engine.BadRows;
import io.licit.engine.Described;
import io.licit.engine.Population;
import io.licit.engine.Progress;
import io.licit.engine.Recorded;
import io.licit.engine.Warehouse;
import io.licit.engine.folder.ShippedLaw;
import io.licit.engine.folder.WithoutTests;
import io.licit.engine.folder.WorkspaceFolder;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.roaringbitmap.RoaringBitmap;

/** A workspace that was read, checked and planned, with its warehouse open. */
record Held(Workspace workspace, Checker.Checked checked, Plan plan, Warehouse warehouse) implements AutoCloseable {
    static final Instant AS_OF = RetailData.TODAY.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);

    static Held open(Path folder, Recorded recorded) {
        Diagnostics found = new Diagnostics();
        LawBook book = LawReader.read(WithoutTests.of(ShippedLaw.sources()), found)
                .orElseThrow(() -> new IllegalStateException("the shipped law can't be read"));
        Workspace read = WorkspaceReader.read(
                        WorkspaceFolder.read(folder).sources(), (file, out) -> Optional.empty(), found)
                .orElseThrow(() -> new IllegalStateException("the workspace can't be read: " + found.sorted()));
        Described described = Warehouse.describe(folder, read.catalogue());
        Workspace typed = read.withCatalogue(read.catalogue().withTypes(table -> described.of(table.name())));
        Set<String> all = typed.segments().keySet();
        Checker.Checked checked = Checker.check(typed, book, AS_OF, described.whereabouts(), all);
        Plan plan = Planner.plan(typed, checked, AS_OF, all);
        Warehouse warehouse = Warehouse.open(folder, typed.catalogue(), BadRows.STOP, Progress.none(), recorded);
        return new Held(typed, checked, plan, warehouse);
    }

    /** The plan of some of the segments alone. */
    Plan plan(Set<String> segments) {
        return plan(segments, AS_OF);
    }

    /** As of another instant, of the same day. */
    Plan plan(Set<String> segments, Instant asOf) {
        return Planner.plan(workspace, checked, asOf, segments);
    }

    /** Whom the condition of one segment is true of, with no law on it. */
    RoaringBitmap ungated(String segment) {
        Expr condition = Objects.requireNonNull(checked.segments().get(segment)).condition();
        Plan none = Planner.conditions(workspace.catalogue(), AS_OF, Map.of());
        Population.Request request = new Population.Request(Map.of(segment, new Ask.Holds(condition)));
        return warehouse.population(none, request, Progress.none()).truth(segment);
    }

    /** The eligible of a segment that a plan asks for. */
    RoaringBitmap gated(Plan plan, String segment) {
        return warehouse
                .population(plan, Population.Request.none(), Progress.none())
                .audience(segment);
    }

    @Override
    public void close() {
        warehouse.close();
    }
}
