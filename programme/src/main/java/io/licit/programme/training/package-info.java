/** Courses, results and certificates, and what may not be done without one. */
@NullMarked
package io.licit.programme.training;

import org.jspecify.annotations.NullMarked;
