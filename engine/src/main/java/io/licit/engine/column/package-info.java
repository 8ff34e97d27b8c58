/**
 * Values of all persons as columns of bit slices in files, and the kernel that finds whom conditions on them hold of.
 *
 * <p>A person is a dense number. A value is a whole number that stands for it and keeps its order, its code; block by
 * block of 65,536 persons the codes are kept as one set of persons per bit (bit-sliced index: O'Neil and Quass, SIGMOD
 * 1997; BitWeaving/V: Li and Patel, SIGMOD 2013).
 *
 * <p>Deliberately not here: where values come from, and the language of conditions.
 */
@NullMarked
package io.licit.engine.column;

import org.jspecify.annotations.NullMarked;
