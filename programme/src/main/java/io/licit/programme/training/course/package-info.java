/**
 * Courses as texts: what they say, what they ask, and how they are shown.
 *
 * <p>Deliberately not here: who takes them, and the state.
 */
@NullMarked
package io.licit.programme.training.course;

import org.jspecify.annotations.NullMarked;
