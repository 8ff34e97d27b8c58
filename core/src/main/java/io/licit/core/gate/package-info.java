/**
 * The decision on one person: allowed, or excluded by named rules. Plain Java, the specification that
 * every engine's compiled gate is tested against.
 *
 * <p>Deliberately not here: SQL and bulk data.
 */
@NullMarked
package io.licit.core.gate;

import org.jspecify.annotations.NullMarked;
