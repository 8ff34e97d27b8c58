/**
 * What is said to an author about a place in a text: codes, severities, messages, and their renderings.
 *
 * <p>Deliberately not here: deciding that something is wrong; each stage does that.
 */
@NullMarked
package io.licit.core.diagnostic;

import org.jspecify.annotations.NullMarked;
