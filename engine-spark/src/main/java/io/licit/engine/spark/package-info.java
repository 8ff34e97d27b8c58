/**
 * Plans on Apache Spark: sources as views, the person state as partitioned Parquet, shards that run the shared algebra.
 *
 * <p>Deliberately not here: what a condition or a test means, which is the engine's SQL and core's, and the algebra,
 * which is the engine's.
 */
@NullMarked
package io.licit.engine.spark;

import org.jspecify.annotations.NullMarked;
