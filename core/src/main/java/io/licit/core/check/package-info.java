/**
 * A segment held against the law: findings, each with a verdict, a citation and a place.
 *
 * <p>Deliberately not here: persons; that is the gate's.
 */
@NullMarked
package io.licit.core.check;

import org.jspecify.annotations.NullMarked;
