/**
 * Which conditions of a segment make a gap between two groups, from the condition cube.
 *
 * <p>Deliberately not here: how a condition reads, but for its text.
 */
@NullMarked
package io.licit.fairness.cause;

import org.jspecify.annotations.NullMarked;
