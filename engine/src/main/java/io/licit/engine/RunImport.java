package io.licit.engine;

import io.licit.core.plan.Plan;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

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
        AudienceFolder.adopt(StateFolder.of(workspace), this, proving, progress);
    }
}
