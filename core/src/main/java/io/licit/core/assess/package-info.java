/**
 * Assessments: the questions of each kind, answered as far as the workspace knows; what stands in a file; which count, and
 * which are missing.
 *
 * <p>Deliberately not here: whether an assessment holds; that is the workspace's and the check's.
 */
@NullMarked
package io.licit.core.assess;

import org.jspecify.annotations.NullMarked;
