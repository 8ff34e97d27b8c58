/**
 * Which counts may leave: none under the minimum size, and none from which such a one can be computed.
 *
 * <p>Deliberately not here: who may see what; that is the caller's. Nor what can be subtracted between reports on different
 * segments or days.
 */
@NullMarked
package io.licit.fairness.disclosure;

import org.jspecify.annotations.NullMarked;
