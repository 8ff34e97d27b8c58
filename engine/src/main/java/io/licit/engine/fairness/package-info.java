/**
 * Where segments, persons and the formulas on fairness come together: what is asked of the data, what is found, what is
 * kept of it, and what an author is told.
 *
 * <p>Deliberately not here: formulas, which are the fairness module's, and SQL.
 */
@NullMarked
package io.licit.engine.fairness;

import org.jspecify.annotations.NullMarked;
