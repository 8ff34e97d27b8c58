/**
 * The search for a segment that serves as well with a smaller gap.
 *
 * <p>Deliberately not here: columns and thresholds; a change is known by its text and its number.
 */
@NullMarked
package io.licit.fairness.alternative;

import org.jspecify.annotations.NullMarked;
