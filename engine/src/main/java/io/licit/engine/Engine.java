package io.licit.engine;

import io.licit.core.plan.Plan;
import java.util.List;

/**
 * A workspace's customer data, to be asked plans: what lies between plan and data. Every engine gives the same answers;
 * a plan is verified again before anything of it runs.
 */
public interface Engine extends AutoCloseable {
    /** What was found in the data when it was read. */
    LoadReport report();

    /** Finds and stores the audiences of all wanted segments, which become current at one moment, proved before that. */
    List<AudienceCounts> run(Plan plan, Proving proving, Progress progress);

    /** The numbers of one segment's audience; nothing is stored. */
    AudienceCounts preview(Plan plan, String segment, Progress progress);

    @Override
    void close();
}
