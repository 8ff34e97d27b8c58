/**
 * Sets of persons, by dense number, and three-valued truth over them.
 *
 * <p>Deliberately not here: how a set is found.
 */
@NullMarked
package io.licit.engine.bits;

import org.jspecify.annotations.NullMarked;
