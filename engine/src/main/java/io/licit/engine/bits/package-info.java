/**
 * Sets of persons, by dense number, three-valued truth over them, and counts of persons by small codes.
 *
 * <p>Deliberately not here: how a set is found.
 */
@NullMarked
package io.licit.engine.bits;

import org.jspecify.annotations.NullMarked;
