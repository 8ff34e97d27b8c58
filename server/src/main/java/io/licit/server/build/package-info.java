/**
 * The condition builder: a condition as rows of a form, and back. Rows stand in the order of reading, each with its
 * depth; whatever rows can't say is kept as text in a row of its own, so that the builder loses nothing.
 */
@NullMarked
package io.licit.server.build;

import org.jspecify.annotations.NullMarked;
