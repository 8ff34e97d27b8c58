package io.licit.engine.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import io.licit.engine.Engine;
import io.licit.engine.Members;
import io.licit.engine.Progress;
import io.licit.engine.Proving;
import io.licit.engine.Recorded;
import io.licit.engine.Warehouse;
import io.licit.engine.demo.Aurora;
import io.licit.engine.folder.ShippedLaw;
import io.licit.engine.folder.WorkspaceFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample retailer on Spark is the sample retailer in the warehouse, count by count and person by person. */
final class AuroraOnSparkTest {
    private static final Instant AS_OF = Instant.parse("2026-11-24T23:59:59.999999Z");
    private static final long PERSONS = Long.getLong("licit.aurora.persons", 2_000);

    @TempDir
    Path folder;

    @Test
    void a_whole_run_gives_the_same_counts_and_the_same_members() throws Exception {
        Aurora.write(folder, PERSONS, Progress.none());
        Plan plan = plan(folder);
        List<AudienceCounts> embedded;
        try (Warehouse warehouse =
                Warehouse.open(folder, plan.catalogue(), BadRows.STOP, Progress.none(), Recorded.nothing())) {
            embedded = warehouse.run(plan, Proving.NOTHING, Progress.none());
        }
        Map<String, List<String>> members = members(plan);
        try (Engine spark = Here.open(folder, plan.catalogue(), Recorded.nothing())) {
            assertThat(spark.run(plan, Proving.NOTHING, Progress.none())).isEqualTo(embedded);
            assertThat(members(plan)).isEqualTo(members);
            assertThat(spark.preview(plan, "staff", Progress.none()))
                    .isEqualTo(embedded.stream()
                            .filter(counts -> counts.segment().equals("staff"))
                            .findFirst()
                            .orElseThrow());
        }
        String current = Files.readString(folder.resolve(".licit/spark/runs/current.json"));
        assertThatThrownBy(() -> {
                    try (Engine spark = Here.open(folder, plan.catalogue(), Recorded.nothing())) {
                        spark.run(plan, AuroraOnSparkTest::die, Progress.none());
                    }
                })
                .isInstanceOf(IllegalStateException.class);
        assertThat(members(plan)).isEqualTo(members);
        assertThat(folder.resolve(".licit/spark/runs/current.json")).hasContent(current);
        assertThat(members.values()).anySatisfy(ids -> assertThat(ids).isNotEmpty());
    }

    private static void die(List<Proving.Written> written) {
        throw new IllegalStateException("died when " + written.size() + " audiences were written");
    }

    private Map<String, List<String>> members(Plan plan) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (Plan.SegmentPlan segment : plan.segments()) {
            try (Members members =
                    Warehouse.members(folder, segment.id(), Recorded.nothing()).orElseThrow()) {
                all.put(segment.id(), members.ids().toList());
            }
        }
        return all;
    }

    static Plan plan(Path folder) {
        Diagnostics found = new Diagnostics();
        LawBook law = LawReader.read(ShippedLaw.sources(), found).orElseThrow();
        Workspace read = WorkspaceReader.read(
                        WorkspaceFolder.read(folder).sources(), (file, out) -> LawReader.readOwn(file, law, out), found)
                .orElseThrow();
        Described described = Warehouse.describe(folder, read.catalogue());
        Workspace workspace = read.withCatalogue(read.catalogue().withTypes(table -> described.of(table.name())));
        Set<String> all = workspace.segments().keySet();
        Checker.Checked checked = Checker.check(workspace, law, AS_OF, Optional.empty(), all);
        return Planner.plan(workspace, checked, AS_OF, all);
    }
}
