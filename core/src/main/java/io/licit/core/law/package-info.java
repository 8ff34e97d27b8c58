/**
 * Packs of rules with citations and dates, the jurisdictions they reach, and the law in force on a date.
 *
 * <p>Deliberately not here: SQL, persons in bulk, and any judgement of a segment.
 */
@NullMarked
package io.licit.core.law;

import org.jspecify.annotations.NullMarked;
