/**
 * All results on segments together, and their page.
 *
 * <p>Deliberately not here: files and terminals.
 */
@NullMarked
package io.licit.fairness.report;

import org.jspecify.annotations.NullMarked;
