/**
 * What an engine is asked to do, as data: conditions, and the gate lowered to tests on a person's state.
 *
 * <p>Deliberately not here: any engine.
 */
@NullMarked
package io.licit.core.plan;

import org.jspecify.annotations.NullMarked;
