/**
 * Formulas of statistics on counts, each with its source: tests, intervals, corrections, measures of association.
 *
 * <p>Deliberately not here: what is made of a number. Nothing here knows a threshold or a group by name.
 */
@NullMarked
package io.licit.fairness.statistics;

import org.jspecify.annotations.NullMarked;
