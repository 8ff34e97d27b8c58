package io.licit.engine;

import io.licit.core.plan.Plan;
import io.licit.engine.sql.Layout;
import io.licit.engine.sql.Sql;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.roaringbitmap.RoaringBitmap;

/**
 * A run that was made elsewhere, brought into a workspace: what members, exports and proofs read afterwards is what a run
 * here would have left.
 *
 * @param members by segment, a glob of Parquet files of everybody who matches: id, eligible, reachable, excluded_by
 * @param heeded how far the ledger of what is recorded was heeded
 * @param stamp of erasures, as {@link #stamp} gave it before anything was read
 */
public record RunImport(
        Plan plan, List<AudienceCounts> counts, Map<String, String> members, Recorded.Mark heeded, String stamp) {
    /** To be asked before a run reads. */
    public static String stamp(Path workspace) {
        return ErasureStamp.read(StateFolder.at(workspace));
    }

    /** Proves the audiences and makes all of them current, or none. */
    public void into(Path workspace, Proving proving, Progress progress) {
        Path state = StateFolder.of(workspace);
        try (Database database = Database.inMemory()) {
            Tuning.reading(database);
            Tuning.spilling(database, StateFolder.spill(state));
            number(database);
            List<AudienceCounting.Counted> audiences = counts.stream()
                    .map(count -> new AudienceCounting.Counted(audience(database, count), count))
                    .toList();
            Numbering numbering = new Numbering(database, UUID.randomUUID().toString());
            AudienceFolder.store(state, numbering, plan, heeded, audiences, proving, stamp, progress);
        }
    }

    /** Those who are in any audience get numbers, in the order of their ids. */
    private void number(Database database) {
        String all = members.values().stream()
                .map(glob -> "SELECT id FROM " + parquet(glob))
                .collect(Collectors.joining(" UNION "));
        database.run("CREATE TABLE " + Layout.PERSONS
                + " AS SELECT CAST(row_number() OVER (ORDER BY id) - 1 AS INTEGER) AS n, id FROM ("
                + (all.isEmpty() ? "SELECT '' AS id WHERE false" : all) + ") ORDER BY n");
    }

    /** Its gate is told of those who match, since nothing else came back. */
    private Audience audience(Database database, AudienceCounts count) {
        Plan.SegmentPlan segment = plan.segments().stream()
                .filter(one -> one.id().equals(count.segment()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not in the plan: " + count.segment()));
        RoaringBitmap eligible = new RoaringBitmap();
        RoaringBitmap reachable = new RoaringBitmap();
        Map<String, RoaringBitmap> first = new LinkedHashMap<>();
        count.excluded().forEach(out -> first.put(out.rule(), new RoaringBitmap()));
        database.each(
                "SELECT p.n, m.eligible, m.reachable, COALESCE(m.excluded_by, '') FROM " + rows(count.segment())
                        + " m JOIN " + Layout.PERSONS + " p ON p.id = m.id",
                row -> {
                    int n = row.getInt(1);
                    if (row.getBoolean(2)) {
                        eligible.add(n);
                    } else {
                        first.computeIfAbsent(row.getString(4), rule -> new RoaringBitmap())
                                .add(n);
                    }
                    if (row.getBoolean(3)) {
                        reachable.add(n);
                    }
                });
        RoaringBitmap matching = eligible.clone();
        first.values().forEach(matching::or);
        if (matching.getLongCardinality() != count.matching()) {
            throw new IllegalStateException("the members of " + count.segment() + " are not as many as were counted");
        }
        return new Audience(segment, matching, eligible, reachable, new Admission(eligible, first));
    }

    /** Of an audience that nobody matches, nothing was written. */
    private String rows(String segment) {
        return Optional.ofNullable(members.get(segment))
                .map(RunImport::parquet)
                .orElse("(SELECT '' AS id, false AS eligible, false AS reachable, '' AS excluded_by WHERE false)");
    }

    private static String parquet(String glob) {
        return "read_parquet(" + Sql.text(glob) + ")";
    }
}
