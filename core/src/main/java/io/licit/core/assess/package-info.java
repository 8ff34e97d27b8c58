/**
 * Assessments that are still to be made: the questions of each kind, answered as far as the workspace knows.
 *
 * <p>Deliberately not here: whether an assessment holds; that is the workspace's and the check's.
 */
@NullMarked
package io.licit.core.assess;

import org.jspecify.annotations.NullMarked;
