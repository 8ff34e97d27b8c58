/**
 * Persons' ids by their number, in a file of a few bytes per id.
 *
 * <p>Deliberately not here: what the numbers are used for, and where the files lie.
 */
@NullMarked
package io.licit.engine.ids;

import org.jspecify.annotations.NullMarked;
