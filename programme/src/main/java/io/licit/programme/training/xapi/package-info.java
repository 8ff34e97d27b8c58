/**
 * Results as other systems speak of them: statements of the Experience API (xAPI 1.0.3), and tables.
 *
 * <p>Deliberately not here: what a result counts for.
 */
@NullMarked
package io.licit.programme.training.xapi;

import org.jspecify.annotations.NullMarked;
