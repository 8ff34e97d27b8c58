/**
 * Measurements, printed as tables: times, and ratios against a named baseline of the same run.
 *
 * <p>Deliberately not here: assertions; a machine under load is no failure.
 */
@NullMarked
package io.licit.benchmarks;

import org.jspecify.annotations.NullMarked;
