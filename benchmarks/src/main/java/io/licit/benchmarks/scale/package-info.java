/**
 * What a job takes past this machine: a line through measurements at several sizes, and a simulated cluster that runs as
 * many tasks of that cost as a larger population has.
 *
 * <p>Deliberately not here: a claim that a cluster was measured. What is simulated is said to be.
 */
@NullMarked
package io.licit.benchmarks.scale;

import org.jspecify.annotations.NullMarked;
