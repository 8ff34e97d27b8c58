/** Courses, quizzes and certificates on pages. */
@NullMarked
package io.licit.server.training;

import org.jspecify.annotations.NullMarked;
