package io.licit.benchmarks;

import io.licit.core.plan.Plan;
import io.licit.core.plan.Planner;
import io.licit.core.segment.Expr;
import io.licit.engine.Ask;
import io.licit.engine.BadRows;
import io.licit.engine.Population;
import io.licit.engine.Progress;
import io.licit.engine.Recorded;
import io.licit.engine.Warehouse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.roaringbitmap.RoaringBitmap;

/** A workspace that was read, checked and planned, with its warehouse open. */
record Held(Defined defined, Plan plan, Warehouse warehouse) implements AutoCloseable {
    static final Instant AS_OF = Defined.AS_OF;

    static Held open(Path folder, Recorded recorded) {
        Defined defined = Defined.in(folder);
        Plan plan = defined.plan(defined.workspace().segments().keySet());
        Warehouse warehouse =
                Warehouse.open(folder, defined.workspace().catalogue(), BadRows.STOP, Progress.none(), recorded);
        return new Held(defined, plan, warehouse);
    }

    /** The plan of some of the segments alone. */
    Plan plan(Set<String> segments) {
        return plan(segments, AS_OF);
    }

    /** As of another instant, of the same day. */
    Plan plan(Set<String> segments, Instant asOf) {
        return Planner.plan(defined.workspace(), defined.checked(), asOf, segments);
    }

    /** Whom the condition of one segment is true of, with no law on it. */
    RoaringBitmap ungated(String segment) {
        Expr condition = Objects.requireNonNull(defined.checked().segments().get(segment))
                .condition();
        Plan none = Planner.conditions(defined.workspace().catalogue(), AS_OF, Map.of());
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
