package io.licit.engine.spark;

import io.licit.core.diagnostic.Said;
import io.licit.engine.Engine;
import io.licit.engine.EngineFactory;
import io.licit.engine.Progress;
import io.licit.engine.Recorded;
import io.licit.engine.StateFolder;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/** Spark, as the command line finds it. */
public final class SparkFactory implements EngineFactory {
    /** Where states and memberships go, unless it is the workspace's own folder. */
    private static final String ROOT = "LICIT_SPARK_ROOT";

    @Override
    public String name() {
        return "spark";
    }

    @Override
    public Engine open(Workplace workplace, Progress progress, Recorded recorded) {
        progress.at(Said.of("starting Spark"), 0);
        SparkSession session = Failures.told(() -> Sessions.start(workplace.master()));
        String root = Optional.ofNullable(System.getenv(ROOT))
                .filter(set -> !set.isBlank())
                .orElseGet(() -> StateFolder.of(workplace.workspace())
                        .resolve(StateFolder.SPARK)
                        .toUri()
                        .toString());
        return SparkEngine.open(session, workplace, root, progress, recorded);
    }
}
