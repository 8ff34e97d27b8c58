package io.licit.engine.spark;

import io.licit.core.catalogue.Catalogue;
import io.licit.engine.BadRows;
import io.licit.engine.EngineFactory.Workplace;
import io.licit.engine.Progress;
import io.licit.engine.Recorded;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/** Spark in this process, one for all tests. */
final class Here {
    private static final SparkSession SESSION = start();

    private Here() {}

    private static SparkSession start() {
        System.setProperty("spark.licit.shards", "3");
        System.setProperty("spark.sql.adaptive.enabled", "false");
        if (!Boolean.getBoolean("licit.codegen")) {
            // Of some hundred rows, most of the time would go into programs that are written for them. Those are held
            // by
            // the job's test and by the benchmarks'.
            System.setProperty("spark.sql.codegen.wholeStage", "false");
            System.setProperty("spark.sql.codegen.factoryMode", "NO_CODEGEN");
        }
        return Sessions.start(Optional.of("local[2]"));
    }

    static SparkSession session() {
        return SESSION;
    }

    static SparkEngine open(Path workspace, Catalogue catalogue, Recorded recorded) {
        return SparkEngine.open(
                SESSION,
                new Workplace(workspace, catalogue, BadRows.STOP, Optional.empty()),
                workspace.resolve(".licit/spark").toUri().toString(),
                Progress.none(),
                recorded);
    }
}
