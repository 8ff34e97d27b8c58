/**
 * What the data is: tables, columns, their labels, and the closed vocabularies of a use.
 *
 * <p>Deliberately not here: the law on any label.
 */
@NullMarked
package io.licit.core.catalogue;

import org.jspecify.annotations.NullMarked;
