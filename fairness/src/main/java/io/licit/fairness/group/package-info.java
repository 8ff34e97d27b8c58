/**
 * Whether a set of persons holds a group less often than another: counts of one characteristic in, verdicts out.
 *
 * <p>Deliberately not here: rows, columns, and why a group is held less often.
 */
@NullMarked
package io.licit.fairness.group;

import org.jspecify.annotations.NullMarked;
